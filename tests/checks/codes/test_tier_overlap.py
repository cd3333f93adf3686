"""Values that two steps take."""

from thidua.checks import Finding


def test_a_share_that_two_steps_take(changed):
    plan = changed(("{at_least: 80%, less_than: 95%, points: 6}", "{at_least: 80%, at_most: 95%, points: 6}"))
    one, other = plan.line_of("{at_least: 95%"), plan.line_of("{at_least: 80%")
    message = (
        "Chỉ tiêu 1: tỷ lệ «Số hồ sơ đúng hạn» trên «Số hồ sơ đã giải quyết» bằng 95% thuộc hai bậc cùng lúc"
        f" (dòng {one} và dòng {other})"
    )
    line = plan.line_of("of: {share")
    assert plan.findings() == [Finding("tier-overlap", "error", "III.1", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed(("{at_least: 80%, less_than: 95%, points: 6}", "{at_least: 80%, at_most: 95%, points: 6}"))
    assert [found.reading for found in plan.with_reading("tier-overlap", "III.1")] == [True]


def test_a_yes_taken_twice(changed):
    plan = changed(("{is: no, points: 0}", "{is: [yes, no], points: 0}"))
    line = plan.line_of("of: has_rules")
    message = f"Chỉ tiêu 2: «Có quy chế» là có thuộc hai bậc cùng lúc (dòng {line})"
    assert plan.findings() == [Finding("tier-overlap", "error", "III.2", line, message, False)]


def test_steps_that_meet_without_overlapping_are_no_finding(changed):
    assert changed(("less_than: 95%, points: 6", "less_than: 95%, points: 7")).findings() == []
