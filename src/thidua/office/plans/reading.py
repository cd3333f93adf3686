"""Plans from texts that lie in the database."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan

Files: TypeAlias = tuple[tuple[str, str], ...]
"""Texts by name: the plan first, then what amends it and the plans above it."""


@lru_cache(maxsize=64)
def read_texts(files: Files) -> Plan:
    """A plan from the texts of its files by name: the plan first, its amendments and the plans above it beside.

    Raises PlanError with every problem, each at its file, line and column.
    """
    with TemporaryDirectory(prefix="thidua-plan-") as folder:
        for name, text in files:
            (Path(folder) / Path(name).name).write_text(text, encoding="utf-8", newline="")
        return read_plan(Path(folder) / Path(files[0][0]).name, date.max if len(files) > 1 else None)
