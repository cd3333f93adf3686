"""The golden tables give their expected content, through the reader and through the command line.

A golden case is data: a table of facts beside the content that must come out, for the plan that it names.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from thidua.catalogue import plan_files
from thidua.cli import main
from thidua.plan.reader import read_plan
from thidua.rules.as_data import as_data
from thidua.rules.evaluation import evaluate, first_round
from thidua.sheets.facts import read_facts

GOLDEN = Path(__file__).parent.parent / "golden"
TABLES = sorted(GOLDEN.glob("*.csv"))


def unequal(expected: Any, found: Any, path: str = "") -> list[str]:
    """Where ``found`` lacks or contradicts something expected; more keys may stand beside."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            line
            for key, value in expected.items()
            for line in (unequal(value, found[key], f"{path}.{key}") if key in found else [f"{path}.{key} is missing"])
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return [line for place, (one, other) in pairs for line in unequal(one, other, f"{path}[{place}]")]
    return [] if expected == found else [f"{path}: {found!r}, not {expected!r}"]


def expected_of(table: Path) -> dict[str, Any]:
    """The content that must come out of a table."""
    content: dict[str, Any] = json.loads(table.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return content


def test_every_plan_has_a_table() -> None:
    assert {expected_of(table)["plan"] for table in TABLES} == set(plan_files())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.stem))
def test_evaluation(table: Path) -> None:
    expected = expected_of(table)
    plan = read_plan(plan_files()[expected["plan"]])
    facts = read_facts(table, plan, first_round(plan))
    assert facts.problems == []
    assert unequal(expected, as_data(evaluate(plan, facts.participants))) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.stem))
def test_command_line(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = expected_of(table)
    assert main(["evaluate", expected["plan"], str(table), "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert unequal(expected, json.loads(printed.out)) == []


def test_the_comparison_bites() -> None:
    expected = expected_of(TABLES[0])
    assert unequal({"a": [1]}, {"a": [2], "b": 0}) == [".a[0]: 2, not 1"]
    assert unequal(expected, expected | {"results": expected["results"][1:]}) != []
    assert unequal({"a": 1}, {}) == [".a is missing"]
