"""A plan without a number."""

from thidua.checks import Finding


def test_a_plan_without_a_number(changed):
    plan = changed(("number: 12/KH-UBND\n", ""))
    line = plan.line_of("thidua: 1")
    assert plan.findings() == [
        Finding("missing-number", "error", "Phần mở đầu", line, "Văn bản không có số, ký hiệu", False)
    ]


def test_a_reading_covers_it(changed):
    plan = changed(("number: 12/KH-UBND\n", ""))
    assert [found.reading for found in plan.with_reading("missing-number", "Phần mở đầu")] == [True]


def test_a_plan_with_one_is_no_finding(changed):
    assert changed().findings() == []
