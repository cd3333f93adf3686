"""How fast the house is: ``python -m benchmarks`` (``make bench``), beside others with ``make bench-peers``."""
