"""A stretch of time divided into months or quarters, with the code and the name of each."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, TypeAlias

Every: TypeAlias = Literal["month", "quarter"]
Span: TypeAlias = tuple[str, str, date, date]
"""Code, name, first and last day."""

MOST = 120
"""A round of more parts is a slip of the pen."""


def first_of(year: int, month: int) -> date:
    """The first day of a month, which may be counted beyond the twelfth."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def last_of(year: int, month: int) -> date:
    """The last day of a month, which may be counted beyond the twelfth."""
    return first_of(year, month + 1) - timedelta(days=1)


def months_between(first: date, last: date) -> int:
    """How many calendar months a stretch touches."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def spans(every: Every, first: date, last: date) -> Iterator[Span]:
    """The parts from ``first`` to ``last``; none where the stretch runs backwards or has more than ``MOST`` parts.

    Quarters are those of the calendar where the stretch begins with one, else each three months from its beginning;
    they are numbered from its beginning then, in the year in which most of them lie.
    """
    size = 1 if every == "month" else 3
    if not 0 < months_between(first, last) <= MOST * size:
        return
    aligned = (first.month - 1) % 3 == 0
    for number in range(-(-months_between(first, last) // size)):
        start = first_of(first.year, first.month + number * size)
        end = last_of(start.year, start.month + size - 1)
        code, label = _month(start) if every == "month" else _quarter(first, start, end, number, aligned)
        yield code, label, max(first, start), min(last, end)


def _month(start: date) -> tuple[str, str]:
    return f"{start:%Y-%m}", f"Tháng {start.month}/{start.year}"


def _quarter(first: date, start: date, end: date, number: int, aligned: bool) -> tuple[str, str]:
    if aligned:
        quarter = (start.month - 1) // 3 + 1
        return f"{start.year}-q{quarter}", f"Quý {quarter}/{start.year}"
    year = first.year + number // 4 + (first.month > 6)
    months = f"tháng {start.month}/{start.year} đến tháng {end.month}/{end.year}"
    return f"{year}-q{number % 4 + 1}", f"Quý {number % 4 + 1} năm {year} ({months})"
