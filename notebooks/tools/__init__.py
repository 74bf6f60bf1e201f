"""The tools that build, check and open the course."""
