"""A plan without a day of issue."""

from thidua.checks import Finding


def test_a_plan_without_a_day(changed):
    plan = changed(("issued: 2024-03-01\nclause", "clause"))
    line = plan.line_of("thidua: 1")
    assert plan.findings() == [
        Finding("missing-date", "error", "Phần mở đầu", line, "Văn bản không có ngày ban hành", False)
    ]


def test_a_reading_covers_it(changed):
    plan = changed(("issued: 2024-03-01\nclause", "clause"))
    assert [found.reading for found in plan.with_reading("missing-date", "Phần mở đầu")] == [True]


def test_a_plan_with_one_is_no_finding(changed):
    assert changed().findings() == []
