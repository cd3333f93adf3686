"""Reading stored plans."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from thidua.office.plans.models import PlanVersion
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan


def plan_of(version: PlanVersion) -> Plan:
    """The plan of a version, read once a process: versions never change."""
    return read_texts(tuple((one["name"], one["text"]) for one in version.files))


@lru_cache(maxsize=64)
def read_texts(files: tuple[tuple[str, str], ...]) -> Plan:
    """A plan from the texts of its files by name: the plan first, its amendments and the plans above it beside.

    Raises PlanError with every problem, each at its file, line and column.
    """
    with TemporaryDirectory(prefix="thidua-plan-") as folder:
        for name, text in files:
            (Path(folder) / Path(name).name).write_text(text, encoding="utf-8")
        return read_plan(Path(folder) / Path(files[0][0]).name, date.max if len(files) > 1 else None)
