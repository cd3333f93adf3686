"""Work that goes on in a process of its own while this one does something else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

from thidua.sheets.isolated_start import started


@contextmanager
def beside(work: Callable[..., None], *arguments: Any) -> Iterator[None]:
    """Do ``work(*arguments)`` beside the block and wait for it at its end; what it raises is raised here.

    Both must be picklable, and small; what is large is ``isolated_start.Handed``. When the block ends early, so does
    the work.
    """
    process, ours = started(_do, work, arguments, answers_only=True)
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
    try:
        work(*arguments)
    except Exception as error:
        connection.send(error)
    else:
        connection.send(None)
