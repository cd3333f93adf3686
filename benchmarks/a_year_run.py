"""The year in a process of its own: ``python -m benchmarks.a_year_run [UNITS]`` prints its figures as JSON.

The clock of the bulk path runs from columns of all months to yearly points, classes, ranks and places.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.a_year import MONTHS, month_of, plan_text, units
from benchmarks.memory import peak_megabytes
from thidua.checks import lint
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.bulk import evaluate_columns

UNITS, ROUNDS = 10_000, 5


def year_plan() -> Plan:
    """The plan of the year, read from its file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a-year.yaml"
        file.write_text(plan_text(), encoding="utf-8")
        return read_plan(file)


def main(count: int) -> None:
    """Measure; the rounds after the first are on a warm processor."""
    plan, year = year_plan(), units(count)
    months = {name: month_of(year, number) for number, name in enumerate(MONTHS, start=1)}
    taken, linted = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        result = evaluate_columns(plan, year, "2026", months)
        taken.append(perf_counter() - began)
    peak = peak_megabytes()
    for _ in range(ROUNDS):
        began = perf_counter()
        findings = lint(plan)
        linted.append(perf_counter() - began)
    assert result.scored is not None
    figures: dict[str, Any] = {"first": taken[0], "best": min(taken), "lint": min(linted), "findings": len(findings)}
    figures |= {"megabytes": peak, "fallbacks": result.fallbacks, "complete": int(result.complete.sum())}
    print(json.dumps(figures))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else UNITS)
