"""One worker process: does a job on file after file, and is killed by the kernel where a file takes too much.

The limits are the kernel's own (a timer, and a bound on memory), so they hold inside libraries that never return to
Python, and whether or not the parent is still there.
"""

import contextlib
import faulthandler
import gc
import os
import pickle
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from thidua.sheets.problems import SheetError

READY, DONE, REFUSED, OUT_OF_MEMORY, FAULT = "ready", "done", "refused", "memory", "fault"
_MEMORY_ENDED = pickle.dumps((OUT_OF_MEMORY, None))
_SELDOM = 50_000
"""New objects after which a worker looks for garbage."""
WALL_TO_PROCESSOR = 4
"""How much longer than its processor time a file may take by the clock: other programs may need the processors."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of processor time, and bytes of memory above what an idle worker has."""

    seconds: float = 2.0
    memory: int = 300_000_000


def work(connection: Connection, job: Callable[[Path, str], Any], limits: Limits) -> None:
    """Answer each (path, name) that comes with (what happened, the result or the reason), until told to stop."""
    for alarm in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(alarm, signal.SIG_DFL)
    _silence()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _bound_memory(limits.memory)
    # What lives as long as the worker need not be looked through again after every few cells.
    gc.freeze()
    gc.set_threshold(_SELDOM)
    # The parent has gone, or wants no more: either ends the worker.
    with contextlib.suppress(EOFError, OSError):
        connection.send((READY, None))
        while True:
            path, name = connection.recv()
            # Off again before the answer goes out: a timer never ends a worker between two files.
            _set_timers(limits.seconds)
            answer = _answer(job, path, name)
            _set_timers(0)
            connection.send_bytes(answer)
            if answer == _MEMORY_ENDED:
                return


def _answer(job: Callable[[Path, str], Any], path: Path, name: str) -> bytes:
    try:
        return pickle.dumps((DONE, job(path, name)))
    except SheetError as error:
        return pickle.dumps((REFUSED, (error.file, error.message)))
    except MemoryError:
        return _MEMORY_ENDED
    except BaseException as error:
        # A panic in a library written in Rust derives from BaseException.
        return pickle.dumps((FAULT, type(error).__name__))


def _set_timers(seconds: float) -> None:
    """Have the kernel kill this process after so much processor time, or by the clock; 0 takes it back."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * WALL_TO_PROCESSOR)


def _silence() -> None:
    """What a dying library prints says nothing to a clerk, and would break the progress bar."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _bound_memory(allowance: int) -> None:
    """Let this process have so many bytes more than now. Where the kernel cannot say how many, so many in all."""
    held = 0
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        held = pages * resource.getpagesize()
    most = held + allowance
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
