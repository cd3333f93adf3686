"""Working days against the days off that offices really had."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.plan.swapped_days import swaps
from thidua.rules.working_days import (
    add_working_days,
    days_made_up_between,
    days_off_between,
    is_estimated,
    is_working_day,
    last_decided,
    why_off,
    working_day_from,
    working_days_between,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


# First and last day of a stretch without work, as announced to public servants.
STRETCHES = [
    ("2018-12-29", "2019-01-01"),
    ("2019-02-02", "2019-02-10"),
    ("2019-04-27", "2019-05-01"),
    ("2020-01-23", "2020-01-29"),
    ("2021-02-10", "2021-02-16"),
    ("2022-01-29", "2022-02-06"),
    ("2022-04-30", "2022-05-03"),
    ("2023-01-20", "2023-01-26"),
    ("2023-04-29", "2023-05-03"),
    ("2023-09-01", "2023-09-04"),
    ("2024-02-08", "2024-02-14"),
    ("2024-04-27", "2024-05-01"),
    ("2024-08-31", "2024-09-03"),
    ("2025-01-25", "2025-02-02"),
    ("2025-04-30", "2025-05-04"),
    ("2025-08-30", "2025-09-02"),
    ("2026-01-01", "2026-01-04"),
    ("2026-02-14", "2026-02-22"),
    ("2026-04-25", "2026-04-27"),
    ("2026-08-29", "2026-09-02"),
]


@pytest.mark.parametrize(("first", "last"), STRETCHES)
def test_a_holiday_is_as_long_as_it_was(first: str, last: str) -> None:
    days = [day(first) + timedelta(number) for number in range((day(last) - day(first)).days + 1)]
    assert [found for found in days if is_working_day(found)] == []
    assert is_working_day(days[0] - timedelta(1))
    assert is_working_day(days[-1] + timedelta(1))


@pytest.mark.parametrize(
    "made_up", ["2019-01-05", "2019-05-04", "2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]
)
def test_a_saturday_is_worked_for_the_day_it_was_swapped_with(made_up: str) -> None:
    assert day(made_up).weekday() == 5
    assert is_working_day(day(made_up))
    assert days_made_up_between(day(made_up), day(made_up) + timedelta(1)) == [day(made_up)]


def test_a_day_off_is_named() -> None:
    assert why_off(day("2026-04-30")) == "Ngày Chiến thắng"
    assert why_off(day("2026-01-02")) == "Ngày nghỉ (thay cho ngày 10/01/2026)"
    assert why_off(day("2025-01-27")) == "Nghỉ Tết Nguyên Đán"
    assert why_off(day("2026-03-07")) == "thứ Bảy"
    assert why_off(day("2026-03-08")) == "Chủ nhật"
    assert why_off(day("2026-03-09")) is None


def test_shipped_swaps_are_of_a_working_day_and_a_saturday_or_sunday() -> None:
    for swap in swaps():
        assert swap.off.weekday() < 5 <= swap.worked.weekday()


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-06", 0, "2026-03-06"),
        ("2026-03-07", 0, "2026-03-07"),
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-03-09", -1, "2026-03-06"),
        ("2026-04-24", 1, "2026-04-28"),
        ("2026-04-29", 1, "2026-05-04"),
        ("2026-05-11", -10, "2026-04-22"),
        ("2026-02-13", 1, "2026-02-23"),
        ("2026-08-21", 1, "2026-08-22"),
        ("2026-08-28", 1, "2026-09-03"),
        ("2025-04-25", 4, "2025-05-05"),
        ("2018-12-28", 2, "2019-01-03"),
        ("2019-01-04", 1, "2019-01-05"),
    ],
)
def test_working_days_are_counted_after_the_first(start: str, n: int, end: str) -> None:
    assert add_working_days(day(start), n) == day(end)


@given(st.dates(date(2010, 1, 1), date(2035, 12, 31)), st.integers(-60, 60))
def test_counting_takes_back_what_adding_did(start: date, n: int) -> None:
    end = add_working_days(start, n)
    assert working_days_between(start, end) == n
    assert n == 0 or is_working_day(end)


def test_days_off_on_the_way_are_listed() -> None:
    off = days_off_between(day("2026-04-23"), day("2026-05-11"))
    assert [found for found, _ in off] == [day(text) for text in ("2026-04-27", "2026-04-30", "2026-05-01")]


def test_the_nearest_working_day() -> None:
    assert working_day_from(day("2026-02-18"), 1) == day("2026-02-23")
    assert working_day_from(day("2026-02-18"), -1) == day("2026-02-13")
    assert working_day_from(day("2026-02-23"), 1) == day("2026-02-23")


def test_a_year_that_is_not_decided_yet_is_an_estimate() -> None:
    assert not is_estimated(date(last_decided(), 12, 31))
    assert is_estimated(date(last_decided() + 1, 1, 1))
    assert last_decided() >= 2026
