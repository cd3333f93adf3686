"""Work that goes on in a process of its own while this one does something else."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

from thidua.sheets.isolated_worker import ignore_interrupts


@contextmanager
def beside(work: Callable[..., None], *arguments: Any) -> Iterator[None]:
    """Do ``work(*arguments)`` beside the block and wait for it at its end; what it raises is raised here.

    Both must be picklable, and small: what is large goes by a file. When the block ends early, so does the work.
    """
    context = multiprocessing.get_context("forkserver")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, work, arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        yield
        error: BaseException | None = RuntimeError(f"{work.__name__} ended early")
        with suppress(EOFError):
            error = ours.recv()
        if error is not None:
            raise error
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _do(connection: Connection, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    ignore_interrupts()
    try:
        work(*arguments)
    except Exception as error:
        connection.send(error)
    else:
        connection.send(None)
