"""How fast and how lean Ascolto reads, beside its peers in the same run: `python -m benchmarks`."""
