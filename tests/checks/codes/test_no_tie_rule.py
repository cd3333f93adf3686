"""Places by score without a rule for equal scores."""

import pytest

from thidua.checks import Finding


def test_a_ranking_without_a_rule_for_equal_points(changed):
    plan = changed((", ties: Đơn vị có nhiều sáng kiến hơn xếp trên", ""))
    message = "Xếp hạng theo điểm nhưng không có quy tắc khi bằng điểm"
    line = plan.line_of("  ranking:")
    assert plan.findings() == [Finding("no-tie-rule", "error", "IV.2", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed((", ties: Đơn vị có nhiều sáng kiến hơn xếp trên", ""))
    assert [found.reading for found in plan.with_reading("no-tie-rule", "IV.2")] == [True]


def test_an_award_that_goes_by_a_figure_of_its_own(changed):
    plan = changed(("    by: final\n", "    by: settled\n"))
    message = "Giấy khen: chọn theo điểm từ cao xuống nhưng không có quy tắc khi bằng điểm"
    line = plan.line_of("  giay_khen:\n    label: Giấy khen")
    assert plan.findings() == [Finding("no-tie-rule", "error", "IV.1", line, message, False)]


def test_a_quota_of_its_own_that_goes_by_score(changed):
    plan = changed(
        ("    select: by_score\n    by: final\n", "    select: by_council\n    by: settled\n"),
        ("{group: department, places: 2,", "{group: department, places: 2, select: by_score,"),
    )
    assert [found.code for found in plan.findings()] == ["no-tie-rule"]


def test_a_council_breaks_its_ties_itself(changed):
    plan = changed(("    select: by_score\n    by: final\n", "    select: by_council\n    by: settled\n"))
    assert plan.findings() == []


@pytest.mark.parametrize("rule", ["then: {by: settled}", "vote: home_affairs"])
def test_a_chain_or_a_vote_is_a_rule(changed, rule):
    plan = changed(("ties: Đơn vị có nhiều sáng kiến hơn xếp trên", rule))
    assert [found for found in plan.findings() if found.code == "no-tie-rule"] == []


def test_an_award_with_a_chain_of_its_own(changed):
    plan = changed(("    by: final\n", "    by: settled\n    then: {by: final}\n"))
    assert [found for found in plan.findings() if found.code == "no-tie-rule"] == []


def test_an_award_by_rank_follows_the_ranking(changed):
    plan = changed(("    by: final\n", "    by: rank\n    better: lower\n"))
    assert [found for found in plan.findings() if found.code == "no-tie-rule"] == []
