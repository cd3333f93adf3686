"""A lower level that may send later than the one above."""

import pytest

from thidua.checks import Finding

LATER = ("date: 2024-03-21", "date: 2024-04-03")


def test_a_lower_level_whose_day_is_after_the_one_that_it_serves(changed):
    plan = changed(LATER)
    message = (
        "«Trường đăng ký» đến hết 03/4/2024 mới hết hạn, sau hạn cuối 29/3/2024 của «Đăng ký» mà nó phải kịp phục vụ"
    )
    line = plan.line_of("schools: {")
    assert plan.findings() == [Finding("deadline-after-parent", "error", "Công văn", line, message, False)]


@pytest.mark.parametrize("clause", ["Công văn", "II.1"])
def test_a_reading_at_either_deadline_covers_it(changed, clause):
    assert [found.reading for found in changed(LATER).with_reading("deadline-after-parent", clause)] == [True]


def test_the_day_before_is_in_time(changed):
    assert changed(("date: 2024-03-21", "date: 2024-03-30, strict: yes")).findings() == []
