"""Plans from texts that lie in the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from thidua.plan.consolidating import consolidated
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan

Files: TypeAlias = tuple[tuple[str, str], ...]
"""Texts by name: the plan first, then what amends it and the plans above it."""


@lru_cache(maxsize=64)
def read_texts(files: Files) -> Plan:
    """A plan from the texts of its files by name: the plan first, its amendments and the plans above it beside.

    Raises PlanError with every problem, each at its file, line and column.
    """
    with _in_a_folder(files) as file:
        return read_plan(file, date.max if len(files) > 1 else None)


def text_with_amendments(files: Files) -> str:
    """The text of the plan with what its amendments among the files change written into it.

    Raises PlanError where they cannot be read together, ValueError with the reason where they cannot be made one text.
    """
    with _in_a_folder(files) as file:
        return consolidated(file)


@contextmanager
def _in_a_folder(files: Files) -> Iterator[Path]:
    """The plan's file, while all of them lie together."""
    with TemporaryDirectory(prefix="thidua-plan-") as folder:
        for name, text in files:
            (Path(folder) / Path(name).name).write_text(text, encoding="utf-8", newline="")
        yield Path(folder) / Path(files[0][0]).name
