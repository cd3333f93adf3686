"""Looking at processes below a test's own, through /proc."""

import contextlib
import time
from pathlib import Path


def children(process: int) -> set[int]:
    """Every process below this one."""
    found: set[int] = set()
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, task.read_text().split()):
                found |= {child} | children(child)
    return found


def is_there(process: int) -> bool:
    """Whether a process still runs."""
    with contextlib.suppress(OSError, IndexError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def wait_for_children(process: int, number: int, seconds: float = 30) -> set[int]:
    """The processes below this one, as soon as there are so many; AssertionError where there never are."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if len(found := children(process)) >= number:
            return found
        time.sleep(0.01)
    raise AssertionError(f"fewer than {number} processes below {process}")
