"""How fast the program is, beside its floors and its peers: `python -m benchmarks`."""
