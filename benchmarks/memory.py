"""How much memory this process has needed at most."""

import resource
import sys


def peak_megabytes() -> float:
    """The peak of the resident set, in MB (10^6 bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
