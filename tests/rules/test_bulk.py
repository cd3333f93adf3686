"""The bulk path says what the plain path says, of every plan and every table."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making_figures import plans_with_figures
from tests.rules.plans import participants, plan_data, plans, read_data, wider_plans
from tests.rules.same import bulk_story, plain_story
from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.as_data import number
from thidua.rules.bulk import BulkResult, Columns, columns_of, days, evaluate_columns, numbers, words
from thidua.rules.evaluation import evaluate, first_round
from thidua.rules.facts import FactValue, Given, Participant
from thidua.sheets.facts import read_facts

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted(file.name.removesuffix(".expected.json") for file in GOLDEN.glob("*.expected.json"))


@settings(max_examples=settings().max_examples * 3)
@given(plans(), participants(), st.sampled_from(["nam", "khac"]))
def test_bulk_and_plain_agree_on_random_plans(plan: Plan, everyone: list[Participant], round_id: str) -> None:
    result = evaluate_columns(plan, columns_of(plan, everyone), round_id)
    assert bulk_story(result) == plain_story(evaluate(plan, everyone, round_id))


@settings(max_examples=settings().max_examples * 3)
@given(wider_plans(), participants())
def test_bulk_and_plain_agree_on_rubrics_in_parts_and_classes(plan: Plan, everyone: list[Participant]) -> None:
    result = evaluate_columns(plan, columns_of(plan, everyone))
    assert bulk_story(result) == plain_story(evaluate(plan, everyone))


@settings(max_examples=settings().max_examples * 3)
@given(plans_with_figures(), participants())
def test_bulk_and_plain_agree_on_figures_and_every_form_of_points(plan: Plan, everyone: list[Participant]) -> None:
    result = evaluate_columns(plan, columns_of(plan, everyone))
    assert bulk_story(result) == plain_story(evaluate(plan, everyone))


@given(plans(), participants(), st.randoms())
def test_the_order_of_the_table_changes_nothing_but_the_order(
    plan: Plan, everyone: list[Participant], luck: Any
) -> None:
    shuffled = luck.sample(everyone, len(everyone))
    first, second = (bulk_story(evaluate_columns(plan, columns_of(plan, table))) for table in (everyone, shuffled))
    for story in (first, second):
        story["participants"].sort(key=lambda told: told["id"])
        story["quotas"] = [(*quota[:-1], sorted(quota[-1])) for quota in story["quotas"]]
    assert first == second


@pytest.mark.parametrize("case", CASES)
def test_golden_tables_give_their_expected_content(case: str) -> None:
    expected = json.loads((GOLDEN / f"{case}.expected.json").read_text(encoding="utf-8"))
    plan = read_plan(plan_files()[expected["plan"]])
    table = read_facts(GOLDEN / f"{case}.csv", plan, first_round(plan))

    result = evaluate_columns(plan, columns_of(plan, table.participants))

    assert [_told(result, row, wanted) for row, wanted in enumerate(expected["results"])] == expected["results"]
    contests = [{"participants": list(c.participants), "places": list(c.places)} for c in result.contests]
    assert contests == expected.get("contests", [])
    assert [_quota(result, row) for row in range(len(result.quotas))] == expected.get("quotas", [])
    assert result.fallbacks == ()


def _told(result: BulkResult, row: int, wanted: dict[str, Any]) -> dict[str, Any]:
    """What the bulk path says under each key of a golden result; extra keys there would show as a KeyError."""
    awards = [award for award in result.awards_of(row) if not result.plan.awards[award].with_prize]
    standings = result.standings_of(row)
    said: dict[str, Any] = {
        "participant": result.columns.ids[row],
        "kind": result.columns.kinds.words[result.columns.kinds.values[row]],
        "group": result.columns.groups.words[result.columns.groups.values[row]],
        "status": result.status(row),
        "award": awards[0] if awards else None,
        "missing": list(result.missing_of(row)),
        "failing": [gate for gate, rows in standings[0].failing if rows[row]] if standings else [],
        "suspended": bool(standings and standings[0].suspended[row]),
        "rank": int(result.ranks[row]),
        "criteria": {name: _number(points) for name, points in result.points_of(row).items()},
    }
    said |= {name: _number(result.total_of(row, name)) for name in ("criteria_total", "bonus", "penalty", "final")}
    return {key: said[key] for key in wanted}


def _number(figure: Fraction | None) -> int | float | str | None:
    return None if figure is None else number(figure)


def _quota(result: BulkResult, place: int) -> dict[str, Any]:
    found = result.quotas[place]
    return {
        "award": found.award,
        "kind": "+".join(found.quota.kind),
        "group": "+".join(found.quota.group),
        "places": found.places,
        "eligible": found.eligible,
        "selection": found.selection,
    }


def _rubric(points: Any, **more: Any) -> Plan:
    criteria = {"1": {"label": "Chỉ tiêu", "max": 10, "points": points}}
    prize = {"label": "Giải", "form": "prize", "places": 1, "select": "by_score", "by": "final"}
    return read_data(plan_data(rubric={"criteria": criteria} | more, awards={"giai": prize}))


def _unit(name: str, **facts: FactValue) -> Participant:
    return Participant(name, "collective", "xa", {fact: Given(value) for fact, value in facts.items()})


def _bulk(plan: Plan, *units: Participant) -> BulkResult:
    return evaluate_columns(plan, columns_of(plan, units))


STEPS = [{"at_least": "33.3%", "points": 7}, {"less_than": "33.3%", "points": 3}]
BY_SHARE = {"of": {"share": ["phan", "tong"]}, "steps": STEPS}


def test_shares_are_compared_whole_and_exactly() -> None:
    result = _bulk(_rubric(BY_SHARE), _unit("a", phan=333, tong=1000), _unit("b", phan=332, tong=1000))

    assert [result.points_of(row)["1"] for row in range(2)] == [7, 3]
    assert result.fallbacks == ()


@pytest.mark.parametrize("large", [2**61, 2**63 - 1, 10**30])
def test_products_beyond_64_bits_take_python_numbers_for_that_criterion(large: int) -> None:
    plan = _rubric(BY_SHARE)
    result = _bulk(plan, _unit("a", phan=large, tong=3 * large), _unit("b", phan=large // 4, tong=large))

    assert [result.points_of(row)["1"] for row in range(2)] == [7, 3]
    assert result.fallbacks == ("1",)


def test_endless_decimals_stay_exact_and_are_told() -> None:
    result = _bulk(_rubric({"each": {"share": ["phan", "tong"]}, "add": 10}), _unit("a", phan=1, tong=3))

    assert (result.total_of(0, "final"), result.fallbacks) == (Fraction(10, 3), ("1",))


def test_a_total_beyond_64_bits_is_still_exact() -> None:
    plan = _rubric({"each": "dem", "add": 1}, bonus={"b": {"label": "Thưởng", "points": {"each": "dem", "add": 1}}})
    result = _bulk(plan, _unit("a", dem=2**63 - 1), _unit("b", dem=2**63 - 2))

    assert [result.total_of(row, "final") for row in range(2)] == [2**64 - 2, 2**64 - 4]
    assert (list(result.ranks), result.awards_of(0), result.fallbacks) == ([1, 2], ("giai",), ())


@pytest.mark.parametrize(("bound", "final"), [("99999999999", 7), ("6.5", Fraction(13, 2)), ("0.0000000000001", 0)])
def test_a_bound_of_any_size_holds(bound: str, final: Fraction) -> None:
    result = _bulk(_rubric(BY_SHARE, total_max=bound), _unit("a", phan=1, tong=1))

    assert result.total_of(0, "final") == (Fraction(bound) if final == 0 else final)


def test_a_share_of_a_figure_across_everybody_is_compared_whole() -> None:
    mean = {"label": "Trung bình", "over": "mean", "of": "dem"}
    points = {"if": {"of": {"share": ["dem", "tb"]}, "at_least": "1"}, "then": "5", "else": "0"}
    criteria = {"1": {"label": "Chỉ tiêu", "max": 10, "points": points}}
    plan = read_data(plan_data(rubric={"criteria": criteria}, figures={"tb": mean}))
    result = _bulk(plan, _unit("a", dem=1), _unit("b", dem=2))

    assert [result.points_of(row)["1"] for row in range(2)] == [0, 5]
    assert result.fallbacks == ()


def test_columns_built_directly_are_read_like_those_of_participants() -> None:
    plan = read_data(plan_data(gates=[{"label": "Hạn", "clause": "I", "require": {"of": "ngay", "by": "han"}}]))
    one = words([0, 0, 0], ["collective"])
    when = days(["2020-03-05", "2020-03-06", "NaT"])

    result = evaluate_columns(plan, Columns(["a", "b", "c"], one, words([0, 0, 0], ["xa"]), {"ngay": when}))

    assert [result.status(row) for row in range(3)] == ["eligible", "ineligible", "incomplete"]
    assert result.missing_of(2) == ("ngay",)


def test_what_is_not_given_does_not_widen_a_column() -> None:
    assert numbers([2**62, 5], [False, True]).bound == 5


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError, match="exact whole numbers are wanted, not float64"):
        numbers(np.array([0.5]))


def test_impossible_tables_are_refused() -> None:
    plan = read_data(plan_data())
    with pytest.raises(ValueError, match="a participant is listed twice"):
        columns_of(plan, [_unit("a"), _unit("a")])
    with pytest.raises(ValueError, match="«lạ» is not on the scale: thap, vua, cao"):
        columns_of(plan, [_unit("a", muc="lạ")])


def test_an_empty_table_has_no_results() -> None:
    result = _bulk(_rubric(BY_SHARE))
    assert (list(result.ranks), result.contests, dict(result.held)) == ([], (), {})


def test_a_day_that_does_not_apply_is_given_and_not_in_time() -> None:
    plan = read_data(plan_data(gates=[{"label": "Hạn", "clause": "I", "require": {"of": "ngay", "by": "han"}}]))
    from_plain = columns_of(plan, [_unit("a", ngay=date(2020, 3, 5))])
    assert evaluate_columns(plan, from_plain).status(0) == "eligible"
