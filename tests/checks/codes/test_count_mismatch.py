"""Announced and listed numbers of things."""

import pytest

from thidua.checks import Finding


def test_announced_objectives_that_are_not_all_listed(changed):
    plan = changed(("of: objectives, number: 2", "of: objectives, number: 5"))
    line = plan.line_of("of: objectives")
    message = "Văn bản nêu 5 mục tiêu nhưng liệt kê 2"
    assert plan.findings() == [Finding("count-mismatch", "error", "I.1", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed(("of: objectives, number: 2", "of: objectives, number: 5"))
    assert [(found.reading, found.readings) for found in plan.with_reading("count-mismatch", "I.1")] == [(True, ("z",))]


@pytest.mark.parametrize(
    ("of", "noun", "listed"),
    [
        ("contents", "nội dung", 0),
        ("fields", "lĩnh vực", 0),
        ("phases", "giai đoạn", 1),
        ("groups", "nhóm đối tượng", 2),
        ("criteria", "chỉ tiêu", 3),
    ],
)
def test_everything_that_can_be_counted(changed, of, noun, listed):
    plan = changed(("of: objectives, number: 2", f"of: {of}, number: 9"))
    assert [found.message for found in plan.findings()] == [f"Văn bản nêu 9 {noun} nhưng liệt kê {listed}"]


def test_a_number_that_is_right_is_no_finding(changed):
    assert changed(("of: objectives, number: 2", "of: criteria, number: 3")).findings() == []
