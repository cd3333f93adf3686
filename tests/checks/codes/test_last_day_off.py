"""Last days on which offices are closed."""

import pytest

from thidua.checks import Finding


@pytest.mark.parametrize(
    ("day", "shown", "why"),
    [
        ("2024-11-16", "16/11/2024", "thứ Bảy"),
        ("2024-11-17", "17/11/2024", "Chủ nhật"),
        ("2025-01-01", "01/01/2025", "Tết Dương lịch"),
    ],
)
def test_a_last_day_on_which_offices_are_closed(changed, day, shown, why):
    plan = changed(("date: 2024-11-15", f"date: {day}"))
    message = f"Hạn cuối của «Gửi hồ sơ» là {shown}, ngày nghỉ: {why}"
    line = plan.line_of("  dossiers: {label: Gửi hồ sơ")
    assert plan.findings() == [Finding("last-day-off", "note", "II.3", line, message, False)]


def test_before_a_monday_the_last_day_is_a_sunday(changed):
    plan = changed(("date: 2024-11-15", "date: 2024-11-18, strict: yes"))
    assert [found.message for found in plan.findings()] == [
        "Hạn cuối của «Gửi hồ sơ» là 17/11/2024, ngày nghỉ: Chủ nhật"
    ]


def test_a_bridging_day_is_off_and_the_saturday_worked_for_it_is_not(changed):
    assert [found.code for found in changed(("date: 2024-03-29", "date: 2024-04-29")).findings()] == ["last-day-off"]
    assert changed(("date: 2024-03-29", "date: 2024-05-04")).findings() == []


def test_a_working_day_is_no_finding(changed):
    assert changed().findings() == []
