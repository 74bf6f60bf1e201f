"""./course test: all checks in stages."""
