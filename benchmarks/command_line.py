"""How soon the command line answers: a process of its own, as a clerk starts it."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 9


def seconds_to_help() -> float:
    """Seconds that ``thidua --help`` takes, the median of some."""
    program = Path(sys.executable).with_name("thidua")
    taken = []
    for _ in range(ROUNDS):
        began = perf_counter()
        subprocess.run([program, "--help"], check=True, stdout=subprocess.DEVNULL)
        taken.append(perf_counter() - began)
    return median(taken)
