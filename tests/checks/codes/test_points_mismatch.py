"""The announced sum of points."""

from thidua.checks import Finding


def test_an_announced_sum_that_the_criteria_do_not_make(changed):
    plan = changed(("of: points, number: 20", "of: points, number: 22.5"))
    message = "Văn bản nêu tổng 22,5 điểm nhưng điểm tối đa các chỉ tiêu cộng lại là 20"
    line = plan.line_of("of: points")
    assert plan.findings() == [Finding("points-mismatch", "error", "III", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed(("of: points, number: 20", "of: points, number: 22.5"))
    assert [found.reading for found in plan.with_reading("points-mismatch", "III")] == [True]


def test_the_right_sum_is_no_finding(changed):
    assert changed().findings() == []
