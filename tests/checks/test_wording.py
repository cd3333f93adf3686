"""Values, situations and participants in words."""

from datetime import date
from fractions import Fraction

import pytest

from tests.checks.rubrics import plan_with
from thidua.checks.spans import ALL, NONE, at_least, at_most, less_than, more_than, only
from thidua.checks.values import DAYS, Values
from thidua.checks.whom import Whom, named
from thidua.checks.wording import lies, measured, stands
from thidua.plan.model.conditions import Share
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.wording.words import Words

WORDS = Words(plan_with(["full"]), "2024")
SHARE = Share(share=("of_some", "some"))
MAY = date(2024, 5, 1).toordinal()


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        (only(3), "bằng 3"),
        (at_least(Fraction(5, 2)), "từ 2,5 trở lên"),
        (more_than(5), "trên 5"),
        (less_than(1200), "dưới 1.200"),
        (at_most(5), "đến 5"),
        (at_least(0) & less_than(5), "từ 0 đến dưới 5"),
        (more_than(0) & at_most(5), "trên 0 đến 5"),
        (only(1) | more_than(5), "bằng 1 hoặc trên 5"),
    ],
)
def test_where_numbers_lie(spans, said):
    assert lies(WORDS, "figure", Values(spans)) == said


def test_shares_are_percentages():
    assert lies(WORDS, SHARE, Values(at_least(0) & less_than(Fraction(1, 100)))) == "từ 0% đến dưới 1%"
    assert measured(WORDS, SHARE) == "tỷ lệ «Phần» trên «Số đếm»"


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        (only(MAY), "bằng 01/5/2024"),
        (DAYS & less_than(MAY).wholes(), "đến 30/4/2024"),
        (DAYS & at_least(MAY), "từ 01/5/2024 trở lên"),
    ],
)
def test_days_without_the_first_and_the_last_there_are(spans, said):
    assert lies(WORDS, "day", Values(spans, whole=True)) == said


def test_levels_come_from_the_lowest_up_and_not_applicable_last():
    values = Values(NONE, frozenset({NOT_APPLICABLE, "high", "low"}))
    assert lies(WORDS, "level", values) == "là Thấp hoặc là Cao hoặc là không áp dụng"


def test_how_one_fact_stands():
    assert [stands(WORDS, "has", False), stands(WORDS, "some", 12), stands(WORDS, "level", "high")] == [
        "là không",
        "bằng 12",
        "là Cao",
    ]


def test_a_group_is_named_with_its_kind_only_where_it_has_others(changed):
    plan = changed(
        ("UBND xã, kinds: collective", "UBND xã, kinds: [collective, individual]"),
        ("of: places, award: giay_khen, kind: collective, number: 5", "of: places, award: giay_khen, number: 5"),
    ).plan
    assert named(plan, [Whom("individual", "commune"), Whom("collective", "department")]) == (
        "UBND xã (cá nhân), Phòng chuyên môn"
    )
    assert named(plan, [Whom("individual", "commune"), Whom("collective", "commune")]) == "UBND xã"


def test_every_number_or_day():
    assert lies(WORDS, "figure", Values(ALL)) == "là giá trị bất kỳ"
    assert lies(WORDS, "day", Values(DAYS, whole=True)) == "là giá trị bất kỳ"
