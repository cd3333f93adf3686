"""Every clause of a text is in its plan: the outline of the text, written apart from the plan, is the measure."""

from pathlib import Path

import pytest

from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan

OUTLINES = Path(__file__).parent / "outlines"


@pytest.mark.parametrize("plan_id", plan_files())
def test_every_clause_of_the_text_is_listed_and_none_is_made_up(plan_id):
    outline = (OUTLINES / f"{plan_id}.txt").read_text(encoding="utf-8").splitlines()
    assert list(read_plan(plan_files()[plan_id]).clauses) == [line for line in outline if line.strip()]


def test_no_outline_is_without_its_plan():
    assert {file.stem for file in OUTLINES.glob("*.txt")} == set(plan_files())
