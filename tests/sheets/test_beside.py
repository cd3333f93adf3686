"""Work in a process of its own beside what this one does."""

import os
import signal
from pathlib import Path

import pytest

from tests.processes import children, is_there
from thidua.sheets.beside import beside


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def wait_for_a_signal(started: Path) -> None:
    started.write_text(str(os.getpid()), encoding="ascii")
    signal.pause()


def end_at_once() -> None:
    os._exit(3)


def test_it_is_done_at_the_end_of_the_block(tmp_path: Path) -> None:
    with beside(write, tmp_path / "a", "đây"):
        pass
    assert (tmp_path / "a").read_text(encoding="utf-8") == "đây"


def test_what_it_raises_is_raised_here(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised, beside(write, tmp_path / "none" / "a", ""):
        pass
    assert raised.value.filename == str(tmp_path / "none" / "a")


def test_its_death_is_told() -> None:
    with pytest.raises(RuntimeError, match="end_at_once"), beside(end_at_once):
        pass


def test_it_ends_with_the_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "started")
    with pytest.raises(KeyboardInterrupt), beside(wait_for_a_signal, tmp_path / "started"):
        process = int((tmp_path / "started").read_text(encoding="ascii"))
        assert process in children(os.getpid())
        raise KeyboardInterrupt
    assert not is_there(process)
