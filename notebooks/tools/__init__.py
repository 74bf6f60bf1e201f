"""The tools behind ./course: set-up (standard library only), then building and testing the notebooks."""
