"""./course bench: measures the course beside its peers, and reports."""
