"""Facts that cannot be true, and facts that nobody asked for, on the plan of Hòa Thành."""

from fractions import Fraction
from pathlib import Path

import pytest

import thidua.catalogue
from thidua.plan.reader import read_plan
from thidua.rules.facts import Given, Participant
from thidua.rules.limits import highest, impossible, unasked


@pytest.fixture(scope="module")
def plan():
    return read_plan(Path(thidua.catalogue.__file__).parent / "plans" / "hoa-thanh-2018.yaml")


def of(group, **facts):
    given = {name.replace("__", "."): Given(value) for name, value in facts.items()}
    return Participant("A", "collective", group, given)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"procedures_transacted": 40, "procedures_via_e_one_stop": 40},
        {"procedures_via_e_one_stop": 41},
        {"judged_1__1": Fraction(10)},
        {"conduct_violations": 0},
    ],
)
def test_possible_facts(plan, facts):
    assert impossible(plan, of("commune", **facts)) == []


def test_a_part_larger_than_its_whole_names_both_figures_and_both_facts(plan):
    whole, part = plan.facts["procedures_transacted"].label, plan.facts["procedures_via_e_one_stop"].label
    assert impossible(plan, of("commune", procedures_transacted=40, procedures_via_e_one_stop=41)) == [
        ("procedures_transacted", f"«{whole}» (40) không được nhỏ hơn «{part}» (41)"),
        ("procedures_via_e_one_stop", f"«{part}» (41) không được lớn hơn «{whole}» (40)"),
    ]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("judged_1__1", Fraction(21, 2), "cần một số không lớn hơn 10"),
        ("judged_1__1", Fraction(-1, 2), "cần một số từ 0 trở lên"),
        ("radio_items", -1, "cần một số từ 0 trở lên"),
        ("radio_items", Fraction(3, 2), "cần một số nguyên"),
    ],
)
def test_a_figure_out_of_bounds(plan, name, value, message):
    assert impossible(plan, of("commune", **{name: value})) == [(name.replace("__", "."), message)]


def test_judged_points_without_a_limit_of_their_own_have_that_of_their_criterion(plan):
    fact = plan.facts["judged_1.1"].model_copy(update={"max": None})
    assert highest(plan, fact) == 10


def test_a_fact_that_the_group_is_not_asked(plan):
    label = plan.groups["department"].label
    facts = {"has_free_wifi": True, "radio_items": 2}
    assert unasked(plan, of("department", **facts)) == [
        ("has_free_wifi", f"số liệu này không hỏi nhóm «{label}» nên không được dùng")
    ]
    assert unasked(plan, of("commune", **facts)) == []
