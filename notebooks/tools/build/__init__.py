"""Makes notebooks from sources: executes them, compares them with what was built, and writes them."""
