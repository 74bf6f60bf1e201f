"""Reads the sources of the lectures: cells, their two languages, the map of who needs whom."""
