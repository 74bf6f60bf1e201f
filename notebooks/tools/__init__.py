"""The steps behind ./course: set-up, build, tests."""
