"""A job over many files that may be hostile: each is read in a worker process, and costs at most itself.

A file that hangs its worker, eats its memory or kills it is answered with the reason, the worker replaced, and the
rest goes on. The results come in the order of the files, however many these are, in a bounded amount of memory.

The pools at hand do not do: the standard library's breaks as a whole when one worker dies, and so does pebble's when
the parent is busy while that happens (its message that a task has begun comes too late). Here each worker has a pipe
of its own and no lock, thread or queue is shared, so the death of one concerns nobody else.
"""

import contextlib
import functools
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from thidua.sheets.isolated_start import preload, start_early, started
from thidua.sheets.isolated_worker import DONE, OUT_OF_MEMORY, READY, REFUSED, Limits, work
from thidua.sheets.problems import SheetError

__all__ = ["Isolation", "Limits", "start_early"]

Result = TypeVar("Result")
File = tuple[Path, str]

TOO_SLOW = "tệp này đọc lâu bất thường (quá {seconds:g} giây) nên bị bỏ qua; hãy chép bảng cần gửi sang tệp mới"
TOO_LARGE = "tệp này cần quá nhiều bộ nhớ để đọc nên bị bỏ qua; hãy chép bảng cần gửi sang tệp mới"
CRASHED = "tệp này làm chương trình đọc bị lỗi nên bị bỏ qua ({why}); hãy mở bằng Excel hay LibreOffice rồi lưu lại"

# Each worker has a second file waiting, so that it never waits for the parent.
_AT_ONCE = 2
# How far the work may run ahead of the first file that is not done: what is kept in memory.
_AHEAD = 64
# A worker is replaced after so many files, whatever they have left in its memory.
_FILES_PER_WORKER = 500


@dataclass(eq=False, slots=True)
class _Worker:
    """A process, the parent's end of its pipe, and the numbers of the files it has been sent and not answered."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    taken: int = 0
    waiting: deque[int] = field(default_factory=deque)


class _Files:
    """The files by number: those not yet given out, those taken back from a dead worker, those in hand."""

    def __init__(self, files: Iterable[File]) -> None:
        self._new = enumerate(files)
        self._back: deque[int] = deque()
        self._peeked: tuple[int, File] | None = next(self._new, None)
        self.in_hand: dict[int, File] = {}

    def next(self, before: int) -> int | None:
        """The number of a file to work on now, below ``before``; None where there is none."""
        if self._back:
            return self._back.popleft()
        if self._peeked is None or self._peeked[0] >= before:
            return None
        number, self.in_hand[number] = self._peeked
        self._peeked = next(self._new, None)
        return number

    def take_back(self, numbers: Iterable[int]) -> None:
        """Files that a worker was sent and did not begin."""
        self._back.extend(numbers)

    @property
    def left(self) -> bool:
        """Whether a file is still to be given out."""
        return bool(self._back) or self._peeked is not None


class Isolation(Generic[Result]):
    """Workers that do ``job(path, name)`` within limits; leaving the ``with`` block, however, ends them at once.

    ``job`` and its results must be picklable (a function of a module, or a ``functools.partial`` of one, with what is
    large as ``isolated_start.Handed``). Workers are copies of this process, or come from a server that has imported
    the job's module; either takes some milliseconds. Works where processes can be forked: Linux and macOS.
    """

    def __init__(
        self, job: Callable[[Path, str], Result], *, limits: Limits | None = None, workers: int | None = None
    ) -> None:
        self._job = job
        self._limits = limits or Limits()
        self._size = workers or _processors()
        self._workers: list[_Worker] = []
        function = job.func if isinstance(job, functools.partial) else job
        preload(function.__module__, work.__module__)

    def __enter__(self) -> "Isolation[Result]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def over(
        self, files: Iterable[File], progress: Callable[[int], None] | None = None
    ) -> Iterator[Result | SheetError]:
        """What the job gives for each (path, name), in their order, or why it gave nothing.

        The workers begin at once, also before the first result is asked for. ``progress`` is called with how many
        files are done, each time one is. Raises RuntimeError where workers cannot even start.
        """
        todo = _Files(files)
        self._give_out(todo, _AHEAD)
        return self._results(todo, progress)

    def _results(self, todo: _Files, progress: Callable[[int], None] | None) -> Iterator[Result | SheetError]:
        done: dict[int, Result | SheetError] = {}
        shown = 0
        try:
            while todo.left or todo.in_hand:
                self._give_out(todo, shown + _AHEAD)
                for number, answer in self._answers(todo):
                    del todo.in_hand[number]
                    done[number] = answer
                    if progress is not None:
                        progress(shown + len(done))
                while shown in done:
                    answer = done.pop(shown)
                    shown += 1
                    yield answer
        finally:
            self.stop()

    def stop(self) -> None:
        """End all workers now, whatever they are doing."""
        ending, self._workers = self._workers, []
        for worker in ending:
            worker.process.kill()
            worker.pipe.close()
        for worker in ending:
            worker.process.join()
            worker.process.close()

    def _give_out(self, todo: _Files, before: int) -> None:
        """Keep as many workers as there is work for, each with a file to go on with."""
        for room in range(_AT_ONCE):
            for worker in self._workers:
                if len(worker.waiting) <= room and worker.taken < _FILES_PER_WORKER:
                    self._send(worker, todo, before)
            while len(self._workers) < self._size and todo.left:
                worker = self._start()
                self._send(worker, todo, before)
                if not worker.waiting:
                    return

    def _send(self, worker: _Worker, todo: _Files, before: int) -> None:
        number = todo.next(before)
        if number is None:
            return
        worker.waiting.append(number)
        worker.taken += 1
        # A worker that has just died is found out when its answers are read.
        with contextlib.suppress(OSError):
            worker.pipe.send(todo.in_hand[number])

    def _start(self) -> _Worker:
        worker = _Worker(*started(work, self._job, self._limits))
        self._workers.append(worker)
        return worker

    def _answers(self, todo: _Files) -> Iterator[tuple[int, Result | SheetError]]:
        """Wait until something is answered, by a worker or by its death."""
        by_pipe = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                happened, value = pickle.loads(worker.pipe.recv_bytes())
            except (EOFError, OSError):
                yield from self._bury(worker, todo)
                continue
            if happened == READY:
                worker.ready = True
                continue
            number = worker.waiting.popleft()
            yield number, self._told(happened, value, todo.in_hand[number][1])
            if worker.taken >= _FILES_PER_WORKER and not worker.waiting:
                self._let_go(worker)

    def _told(self, happened: str, value: Any, name: str) -> Result | SheetError:
        if happened == DONE:
            return value
        if happened == REFUSED:
            return SheetError(*value)
        return SheetError(name, TOO_LARGE if happened == OUT_OF_MEMORY else CRASHED.format(why=value))

    def _bury(self, worker: _Worker, todo: _Files) -> Iterator[tuple[int, SheetError]]:
        """A worker is gone: the file it was at is answered, what waited behind it goes to another."""
        worker.process.join()
        code = worker.process.exitcode or 0
        self._let_go(worker)
        if not worker.ready:
            raise RuntimeError(f"a worker process could not start (exit code {code})")
        if code and worker.waiting:
            number = worker.waiting.popleft()
            yield number, SheetError(todo.in_hand[number][1], self._cause(code))
        todo.take_back(worker.waiting)

    def _let_go(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        worker.process.close()

    def _cause(self, code: int) -> str:
        if -code in (signal.SIGPROF, signal.SIGALRM):
            return TOO_SLOW.format(seconds=self._limits.seconds)
        if -code == signal.SIGKILL:
            return TOO_LARGE
        return CRASHED.format(why=signal.Signals(-code).name if code < 0 else f"mã {code}")


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
