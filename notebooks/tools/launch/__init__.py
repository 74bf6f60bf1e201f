"""Sets everything up and opens the lectures. The standard library only: it runs before anything is installed."""
