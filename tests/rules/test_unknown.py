"""What cannot be known is never counted as 0, passed or held: the sheet says so instead."""

from typing import Any

import pytest

from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import FactValue, Given, Participant
from thidua.rules.results import Result


def rubric_plan(**rubric: Any) -> Plan:
    criteria = {"1": {"label": "Đếm", "max": 10, "points": {"each": "dem", "add": 1}}}
    prize = {"label": "Giải", "form": "prize", "places": 1, "select": "by_score", "by": "final"}
    return read_data(plan_data(rubric={"criteria": criteria} | rubric, awards={"giai": prize}))


def only_result(plan: Plan, **facts: FactValue) -> Result:
    everyone = [Participant("a", "collective", "xa", {name: Given(value) for name, value in facts.items()})]
    return evaluate(plan, everyone).results[0]


def test_a_bonus_on_which_the_plan_is_silent_leaves_the_sheet_unscored() -> None:
    steps = [{"at_least": 5, "points": 2}]
    plan = rubric_plan(bonus={"thuong": {"label": "Thưởng", "points": {"of": "tong", "steps": steps}}})

    result = only_result(plan, dem=7, tong=3)

    assert (result.status, result.undefined, result.rank, result.awards) == ("incomplete", ("thuong",), None, ())


@pytest.mark.parametrize("section", ["bonus", "penalty"])
def test_a_bonus_or_penalty_waits_for_the_selector_that_says_whom_it_concerns(section: str) -> None:
    scope = {"when": {"of": "chon", "is": "yes"}}
    plan = rubric_plan(**{section: {"x": {"label": "Thêm", "asked": scope, "points": {"each": "khi_chon", "add": 1}}}})

    waiting = only_result(plan, dem=7)

    assert (waiting.status, waiting.missing) == ("incomplete", ("chon",))
    assert only_result(plan, dem=7, chon=False).status == "scored"


def test_points_by_kind_ask_each_kind_for_its_own_facts() -> None:
    steps = [{"is": "collective", "points": {"each": "dem", "add": 1}}, {"is": "individual", "points": 3}]
    criteria = {"1": {"label": "Theo loại", "max": 10, "points": {"of": "kind", "steps": steps}}}
    plan = rubric_plan(criteria=criteria)

    assert only_result(plan).missing == ("dem",)
    person = evaluate(plan, [Participant("b", "individual", "nhom")]).results[0]
    assert (person.status, person.score and person.score.final) == ("scored", 3)


def test_a_gate_on_a_share_of_nothing_is_not_passed() -> None:
    gate = {"label": "Tỷ lệ", "clause": "I", "require": {"of": {"share": ["phan", "tong"]}, "at_least": "50%"}}
    plan = read_data(plan_data(gates=[gate]))

    assert only_result(plan, phan=0, tong=0).status == "incomplete"
    assert only_result(plan, phan=1, tong=2).status == "eligible"
