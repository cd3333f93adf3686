"""Single values: what is written is what is read, exactly; what cannot be read is answered in Vietnamese."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from thidua.plan.scalars import (
    parse_day,
    parse_exact,
    parse_flag,
    parse_id,
    parse_month,
    parse_month_day,
    parse_slug,
    parse_text,
    parse_whole,
    stood_here,
)

PARSERS = [
    parse_exact,
    parse_whole,
    parse_day,
    parse_month,
    parse_month_day,
    parse_flag,
    parse_text,
    parse_id,
    parse_slug,
]
values = st.one_of(
    st.text(), st.from_regex(r"[0-9+%.,-]*", fullmatch=True), st.none(), st.lists(st.text()), st.just({"a": "b"})
)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_decimal_is_read_exactly(digits, places):
    text = f"{'-' if digits < 0 else ''}{abs(digits) // 10**places}"
    if places:
        text += f".{abs(digits) % 10**places:0{places}d}"
    assert parse_exact(text) == Fraction(digits, 10**places)
    assert parse_exact(text + "%") == parse_exact(text + " %") == Fraction(digits, 100 * 10**places)


@given(st.integers(0, 10**15 - 1))
def test_a_whole_number_is_read(number):
    assert parse_whole(str(number)) == number


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_is_read(day):
    assert parse_day(day.isoformat()) == day
    assert parse_month(day.isoformat()[:7]) == day.isoformat()[:7]


@given(st.dates(date(2001, 1, 1), date(2001, 12, 31)))
def test_a_day_of_every_year_is_read(day):
    assert parse_month_day(day.isoformat()[5:]) == day.isoformat()[5:]


@pytest.mark.parametrize("parser", PARSERS)
@given(stood=values)
@example(stood="9" * 5000)
@example(stood="٣")
@example(stood="²")
@example(stood="0000-00-00")
def test_whatever_stands_there_is_read_or_answered_in_vietnamese(parser, stood):
    try:
        parser(stood)
    except PydanticCustomError as error:
        assert error.message().startswith("cần ")
        assert error.message().endswith(stood_here(stood))


@pytest.mark.parametrize(
    ("parser", "stood", "message"),
    [
        (parse_exact, "2,5", "cần một số viết dấu chấm thập phân như 2.5, ở đây là «2,5»"),
        (parse_exact, "10 000", "cần một số như 10, 2.5 hoặc 95%, ở đây là «10 000»"),
        (parse_exact, None, "cần một số như 10, 2.5 hoặc 95%, ở đây để trống"),
        (parse_whole, "-1", "cần một số nguyên không âm, ở đây là «-1»"),
        (parse_whole, -1, "cần một số nguyên không âm, ở đây là nhóm mục trống"),
        (parse_day, "2020-02-30", "cần một ngày có thật, viết năm-tháng-ngày như 2020-05-31, ở đây là «2020-02-30»"),
        (parse_month_day, "02-29", "cần một ngày năm nào cũng có, viết tháng-ngày như 03-10, ở đây là «02-29»"),
        (parse_month, "2020-13", "cần một tháng viết năm-tháng như 2020-12, ở đây là «2020-13»"),
        (parse_flag, "true", "cần yes hoặc no, ở đây là «true»"),
        (parse_text, "  ", "cần một đoạn chữ, ở đây là «»"),
        (parse_id, ["a"], "cần một mã (tên ngắn), ở đây là danh sách 1 mục"),
        (parse_slug, "Hòa", "cần chữ thường không dấu, chữ số và gạch nối như hoa-thanh-2018, ở đây là «Hòa»"),
    ],
)
def test_the_answer_says_what_was_wanted_and_what_stood_there(parser, stood, message):
    with pytest.raises(PydanticCustomError) as raised:
        parser(stood)
    assert raised.value.message() == message
