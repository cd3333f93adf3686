"""Results that are due before their time is over."""

from thidua.checks import Finding

EARLY = ("date: 2024-11-15", "date: 2024-10-31, strict: yes")


def test_dossiers_due_before_the_round_is_over(changed):
    plan = changed(EARLY)
    message = "«Gửi hồ sơ» hết hạn trước khi đợt thi đua kết thúc: 30/10/2024 (kết thúc 31/10/2024)"
    line = plan.line_of("  dossiers: {label: Gửi hồ sơ")
    assert plan.findings() == [Finding("deadline-before-period-end", "error", "II.3", line, message, False)]


def test_a_report_due_before_its_phase_is_over(changed):
    plan = changed(("date: 2024-07-10", "date: 2024-06-26"))
    messages = [found.message for found in plan.findings()]
    assert messages == ["«Báo cáo sơ kết» hết hạn trước khi «Giai đoạn 1» kết thúc: 26/6/2024 (kết thúc 30/6/2024)"]


def test_a_reading_covers_it(changed):
    assert [found.reading for found in changed(EARLY).with_reading("deadline-before-period-end", "II.3")] == [True]


def test_the_last_day_of_the_round_is_no_finding(changed):
    assert changed(("date: 2024-11-15", "date: 2024-10-31")).findings() == []
