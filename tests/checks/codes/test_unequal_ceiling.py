"""Groups in one ranking that cannot reach the same total."""

import pytest

from thidua.checks import Finding

ONLY_COMMUNES = ("clause: III.4, points: {each", "clause: III.4, asked: {group: commune}, points: {each")


def test_a_bonus_for_some_in_a_ranking_of_all(changed):
    plan = changed(ONLY_COMMUNES)
    message = (
        "Các nhóm xếp chung một bảng nhưng tổng điểm cao nhất khác nhau — 22 điểm: UBND xã; 20 điểm: Phòng chuyên môn"
    )
    line = plan.line_of("ideas: {label: Sáng kiến,")
    assert plan.findings() == [Finding("unequal-ceiling", "error", "III.4", line, message, False)]


def test_a_reading_covers_it(changed):
    assert [found.reading for found in changed(ONLY_COMMUNES).with_reading("unequal-ceiling", "III.4")] == [True]


def test_a_bonus_without_end_for_some(changed):
    plan = changed(ONLY_COMMUNES, ("better: higher, max: 2,", "better: higher,"))
    assert [found.message.split(" — ")[1] for found in plan.findings()] == [
        "không giới hạn: UBND xã; 20 điểm: Phòng chuyên môn"
    ]


def test_a_bonus_for_all_is_no_finding(changed):
    assert changed().findings() == []


@pytest.mark.parametrize("bound", ["bonus_max: 0", "total_max: 20"])
def test_a_bound_that_takes_the_advantage_away_is_no_finding(changed, bound):
    assert changed(ONLY_COMMUNES, ("rubric:\n", f"rubric:\n  {bound}\n")).findings() == []


def test_a_bonus_of_which_only_the_highest_counts(changed):
    more = "  bonus:\n    more: {label: Khác, clause: III.4, best_of: one, points: {each: ideas, add: 1}}\n"
    plan = changed(
        ("clause: III.4, points: {each", "clause: III.4, best_of: one, asked: {group: commune}, points: {each"),
        ("  bonus:\n", more),
    )
    assert plan.findings() == []


def test_those_who_are_ranked_apart_need_not_reach_the_same(changed):
    assert changed(ONLY_COMMUNES, ("ranking: {clause", "ranking: {within: group, clause")).findings() == []
