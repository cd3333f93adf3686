"""Papers that came after the days that they concern."""

from thidua.checks import Finding

LATE_DISPATCH = ("number: 30/GDĐT, issued: 2024-03-05", "number: 30/GDĐT, issued: 2024-04-01")


def test_a_dispatch_issued_after_its_own_day_and_the_one_that_it_serves(changed):
    plan = changed(LATE_DISPATCH)
    message = (
        "Công văn gửi các trường (số 30/GDĐT) ban hành ngày 01/4/2024,"
        " sau hạn cuối của «Trường đăng ký» (21/3/2024), «Đăng ký» (29/3/2024)"
    )
    line = plan.line_of("schools: {")
    assert plan.findings() == [Finding("issued-after-deadline", "error", "Công văn", line, message, False)]


def test_a_reading_covers_it(changed):
    assert [found.reading for found in changed(LATE_DISPATCH).with_reading("issued-after-deadline", "II.1")] == [True]


def test_a_plan_issued_after_a_day_that_it_sets(changed):
    plan = changed(("issued: 2024-03-01\nclause", "issued: 2024-04-01\nclause"))
    message = "Kế hoạch ban hành ngày 01/4/2024, sau hạn cuối của «Đăng ký» (29/3/2024)"
    line = plan.line_of("  registration: {label: Đăng ký,")
    assert plan.findings() == [Finding("issued-after-deadline", "error", "II.1", line, message, False)]


def test_a_paper_issued_on_the_last_day_is_in_time(changed):
    assert changed(("number: 30/GDĐT, issued: 2024-03-05", "number: 30/GDĐT, issued: 2024-03-21")).findings() == []
