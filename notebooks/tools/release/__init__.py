"""./course release: the package that students get."""
