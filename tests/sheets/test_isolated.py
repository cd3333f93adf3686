"""Jobs over many files: one that crashes, hangs or eats memory costs only its file; nothing is left running."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.processes import is_there, wait_for_children
from thidua.sheets.isolated import CRASHED, TOO_LARGE, TOO_SLOW, Isolation, Limits
from thidua.sheets.isolated_start import Handed
from thidua.sheets.problems import SheetError

TESTS = Path(__file__).parents[2]
SHORT = Limits(seconds=0.3)


def job(path: Path, name: str) -> str:
    """What the name asks for: go wrong in one of the ways in which a library can, or answer the name."""
    if name == "refused":
        raise SheetError(name, "vì thế")
    if name == "bug":
        raise KeyError(name)
    if name == "abort":
        os.abort()
    if name == "segfault":
        ctypes.string_at(0)
    if name == "exit":
        os._exit(3)
    if name == "busy":
        while True:
            pass
    if name == "asleep":
        # As a read from a dead disk would be: no processor time, and no signal handler of Python's runs.
        ctypes.CDLL(None).sleep(60)
    if name == "memory":
        bytearray(1 << 30)
    if name == "memory beyond Python":
        library = ctypes.CDLL(None)
        library.calloc.restype = ctypes.c_void_p
        held = [library.calloc(1, 1 << 20) for _ in range(1000)]
        # An answer needs a little memory of its own.
        for block in held[:10]:
            library.free(ctypes.c_void_p(block))
        return "refused by the kernel" if None in held else "unlimited"
    return name


def answers(*names: str, limits: Limits = SHORT, workers: int = 2) -> list[str]:
    with Isolation(job, limits=limits, workers=workers) as isolation:
        return [str(answer) for answer in isolation.over((Path(name), name) for name in names)]


def test_results_come_in_the_order_of_the_files():
    names = [str(number) for number in range(300)]
    assert answers(*names) == names


def test_no_files_at_all():
    assert answers() == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("refused", "vì thế"),
        ("bug", CRASHED.format(why="KeyError")),
        ("abort", CRASHED.format(why="SIGABRT")),
        ("segfault", CRASHED.format(why="SIGSEGV")),
        ("exit", CRASHED.format(why="mã 3")),
        ("busy", TOO_SLOW.format(seconds=0.3)),
        ("asleep", TOO_SLOW.format(seconds=0.3)),
        ("memory", TOO_LARGE),
    ],
)
def test_a_file_costs_only_itself(name, message):
    others = [str(number) for number in range(20)]
    assert answers(*others, name, *others, name) == [*others, f"{name}: {message}", *others, f"{name}: {message}"]


def test_memory_that_python_does_not_see_is_bounded_too():
    assert answers("memory beyond Python") == ["refused by the kernel"]


def test_twenty_crashes_in_a_row():
    assert answers(*["abort"] * 20) == [f"abort: {CRASHED.format(why='SIGABRT')}"] * 20


def test_workers_are_replaced_after_many_files_and_lose_none():
    names = [str(number) for number in range(1200)]
    assert answers(*names, workers=1) == names


def test_files_are_taken_as_they_are_needed():
    """However many there are, few are held."""
    taken = []

    def many():
        for number in range(1000):
            taken.append(number)
            yield Path("a"), str(number)

    with Isolation(job, workers=1) as isolation:
        first = next(iter(isolation.over(many())))
    assert (first, len(taken) < 100) == ("0", True)


@pytest.fixture
def another_thread() -> Iterator[None]:
    """Something else runs in this process, which is therefore not copied."""
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    yield
    ended.set()
    thread.join()


@pytest.mark.usefixtures("another_thread")
def test_workers_come_from_a_server_where_this_process_cannot_be_copied():
    others = [str(number) for number in range(20)]
    gone = f"abort: {CRASHED.format(why='SIGABRT')}"
    assert answers(*others, "abort", *others, "memory") == [*others, gone, *others, f"memory: {TOO_LARGE}"]


def read(path: Path, name: str, words: Handed[dict[str, str]]) -> str:
    return words.value[name]


@pytest.mark.parametrize("how", ["copied", "from a server"])
def test_what_is_large_is_handed_to_every_worker(how, tmp_path, request):
    if how == "from a server":
        request.getfixturevalue("another_thread")
    handed = Handed({"a": "một", "b": "hai"}, tmp_path / "words")
    with Isolation(partial(read, words=handed), workers=2) as isolation:
        assert list(isolation.over([(Path("x"), name) for name in ("a", "b", "a")])) == ["một", "hai", "một"]
    assert how == "copied" or (tmp_path / "words").exists()


def test_progress_counts_every_file():
    told: list[int] = []
    with Isolation(job, limits=SHORT, workers=2) as isolation:
        for _ in isolation.over([(Path(name), name) for name in ("a", "abort", "b", "refused")], told.append):
            pass
    assert told == [1, 2, 3, 4]


def add(path: Path, name: str, *, more: str) -> str:
    return name + more


def test_a_job_may_carry_what_it_needs():
    with Isolation(partial(add, more="!"), workers=1) as isolation:
        assert list(isolation.over([(Path("a"), "a")])) == ["a!"]


SCRIPT = """
    import threading
    from pathlib import Path
    from tests.sheets.test_isolated import job
    from thidua.sheets.isolated import Isolation, Limits

    if __name__ == "__main__":
        if threaded:
            threading.Thread(target=threading.Event().wait, daemon=True).start()
        with Isolation(job, limits=Limits(seconds=20), workers=2) as isolation:
            for answer in isolation.over([(Path("a"), name) for name in ("ready", "asleep", "busy")]):
                print(answer, flush=True)
"""


def _press_until_it_ends(running):
    """Ctrl-C as a person does it: Python loses one that comes just while it finalises an object."""
    until = time.monotonic() + 10
    while running.poll() is None and time.monotonic() < until:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGINT)
        time.sleep(0.5)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("threaded", [False, True])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_whatever_ends_the_parent_ends_the_workers(tmp_path, how, threaded):
    """Ctrl-C at once; where the parent was killed, the kernel's timer ends those that are still busy."""
    script = tmp_path / "chay.py"
    seconds = "20" if how == signal.SIGINT else "1"
    text = textwrap.dedent(SCRIPT).replace("seconds=20", f"seconds={seconds}").replace("if threaded", f"if {threaded}")
    script.write_text(text, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"ready\n"
        below = wait_for_children(running.pid, 3 if threaded else 2)
        if how == signal.SIGINT:
            _press_until_it_ends(running)
        else:
            running.send_signal(how)
        running.wait(timeout=15)
        gone_by = time.monotonic() + 15
        while any(map(is_there, below)) and time.monotonic() < gone_by:
            time.sleep(0.02)
    assert [process for process in below if is_there(process)] == []
