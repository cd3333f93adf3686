"""How a process beside this one begins: as a copy of it where that is safe, else from a clean server.

A copy has everything that this process has imported and read, at no cost. It is safe where nothing else runs in this
process that could hold a lock at that moment; on macOS the system's own libraries may. The server has to import
everything anew.
"""

import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar
from weakref import WeakSet

Value = TypeVar("Value")

_OURS: "WeakSet[Connection]" = WeakSet()
"""This process's ends of the pipes to others. A copy lets go of them, or nobody would see this process end."""


class Handed(Generic[Value]):
    """A value that other processes need: a copy of this process has it, the others find it in a file."""

    def __init__(self, value: Value, file: Path) -> None:
        """``file``: where it is put when it is needed, at most once; it goes when its folder does."""
        self.value = value
        self._file = file

    def __getstate__(self) -> Path:
        if not self._file.exists():
            self._file.write_bytes(pickle.dumps(self.value))
        return self._file

    def __setstate__(self, file: Path) -> None:
        self._file = file
        self.value = pickle.loads(file.read_bytes())


def start_early(*modules: str) -> None:
    """Where processes come from a server, start it with these modules: it imports while the caller does."""
    if not _is_alone():
        preload(*modules)
        forkserver.ensure_running()


def preload(*modules: str) -> None:
    """What the server imports, where it does not run yet; each process imports for itself what the server lacks."""
    get_context("forkserver").set_forkserver_preload(["__main__", *modules])


def started(work: Callable[..., None], *arguments: Any, answers_only: bool = False) -> tuple[BaseProcess, Connection]:
    """A process that does ``work(pipe, *arguments)``, and our end of its pipe; ``answers_only``: it is sent nothing.

    It goes with this one. Ctrl-C does not reach it. ``work`` and ``arguments`` must be picklable, and small; what is
    large is ``Handed``.
    """
    context: ForkContext | ForkServerContext = get_context("fork") if _is_alone() else get_context("forkserver")
    ours, theirs = context.Pipe(duplex=not answers_only)
    _OURS.add(ours)
    process = context.Process(target=_begin, args=(theirs, work, arguments), daemon=True)
    with _no_interrupts():
        process.start()
    theirs.close()
    return process, ours


def _begin(pipe: Connection, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    for other in list(_OURS):
        other.close()
    # Ctrl-C in a terminal reaches every process; the one that started this ends it itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    work(pipe, *arguments)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Ctrl-C waits until the block ends: a copy that has not yet been told to ignore it would show a traceback."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_alone() -> bool:
    """Whether this process may be copied: on Linux, with a single thread, libraries' own counted."""
    return sys.platform == "linux" and sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
