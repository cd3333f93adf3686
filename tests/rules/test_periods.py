"""Which facts a divided round asks for its parts, and which for the whole."""

from typing import Any

from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan
from thidua.rules.periods import leaves, periods_of

FACTS: dict[str, Any] = {
    "took": {"type": "count"},
    "late": {"type": "count", "part_of": "took"},
    "has": {"type": "yes_no", "selector": "yes"},
    "more": {"type": "count", "asked": {"when": {"of": "has", "is": "yes"}}},
    "clean": {"type": "yes_no"},
    "both": {"type": "count"},
    "through": {"type": "count"},
}
PARTS = ["2026-q1", "2026-q2"]


def plan(**round_: Any) -> Plan:
    lines: dict[str, Any] = {
        name: {"label": name, "max": "10", "points": {"each": name, "add": "1", "max": "10"}}
        for name in ("late", "more", "both")
    }
    lines["more"]["asked"] = FACTS["more"]["asked"]
    gates = [
        {"label": "Sạch", "clause": "I", "require": {"of": "clean", "is": "yes"}},
        {"label": "Cả hai", "clause": "I", "require": {"of": "both", "at_least": "1"}},
        {"label": "Qua các kỳ", "clause": "I", "require": {"of": "all_through", "at_least": "1"}},
    ]
    return read_data(
        plan_data(
            rounds={"nam": {"label": "Năm 2026", "from": "2026-01-01", "to": "2026-06-30"} | round_},
            deadlines={},
            facts=FACTS,
            figures={"all_through": {"label": "Qua các kỳ", "clause": "I", "rounds": "sum", "of": "through"}},
            rubric={"criteria": lines},
            gates=gates,
        )
    )


def test_points_put_together_from_parts_are_asked_of_parts_and_conditions_of_the_whole():
    divided = plan(every="quarter", combine="mean")
    assert leaves(divided, "nam") == PARTS
    assert periods_of(divided, "nam") == {
        "took": PARTS,
        "late": PARTS,
        "has": PARTS,
        "more": PARTS,
        "clean": [""],
        "both": ["", *PARTS],
        "through": PARTS,
    }


def test_a_round_whose_points_are_its_own_asks_its_parts_for_what_is_read_through_them():
    asked = periods_of(plan(every="quarter"), "nam")
    assert {name: periods for name, periods in asked.items() if periods != [""]} == {"through": PARTS}


def test_a_round_without_parts_is_asked_itself():
    whole = plan()
    assert (leaves(whole, "nam"), set(map(tuple, periods_of(whole, "nam").values()))) == ([], {("",)})
