"""Working days of Vietnamese offices: no Saturday, Sunday or public holiday, but the Saturdays worked in exchange.

Holidays with the days given for those on a weekend, and the swaps that the government decides year by year, are those
of the ``holidays`` package and of ``catalogue/working_days.yaml``. Limits: the package knows the lunar calendar from
1901 to 2100, days given instead from 1995 on, swaps from 2010 on. Of a year beyond ``last_decided()`` the government's
decision is not in the table: its days are worked out from the law alone and are estimates.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from typing import Any

from thidua.plan.swapped_days import swaps

WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}

_DAY = timedelta(days=1)
# The package calls so the last working day before New Year's Eve, in whichever year; it is not always the 29th.
_NAMES = {"29 Tết": "Nghỉ Tết Nguyên Đán"}


@dataclass(frozen=True, slots=True)
class _Year:
    holidays: Mapping[date, str]
    worked: frozenset[date]


def is_working_day(day: date) -> bool:
    """Whether offices work on ``day``."""
    return why_off(day) is None


def why_off(day: date) -> str | None:
    """The holiday, or the day of the weekend; None on a working day, also one made up for another."""
    year = _year(day.year)
    if day in year.holidays:
        return year.holidays[day]
    return None if day in year.worked else WEEKEND.get(day.weekday())


def add_working_days(day: date, n: int) -> date:
    """The ``n``-th working day after ``day``, or before it where ``n`` is negative; ``day`` itself where it is 0.

    ``day`` is not counted, as in the Civil Code: one working day after a Friday is the Monday.
    """
    step = _DAY if n > 0 else -_DAY
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(a: date, b: date) -> int:
    """Working days after ``a`` up to ``b``, itself counted; where ``b`` is earlier, those from it to before ``a``, as a
    negative number. So ``working_days_between(day, add_working_days(day, n)) == n``.
    """
    if b < a:
        return -sum(is_working_day(b + _DAY * number) for number in range((a - b).days))
    return sum(is_working_day(a + _DAY * number) for number in range(1, (b - a).days + 1))


def days_off_between(a: date, b: date) -> list[tuple[date, str]]:
    """The days off from ``a`` to ``b``, both counted, that are no weekend, with their names, in order."""
    days = (a + _DAY * number for number in range((b - a).days + 1))
    return [(day, name) for day in days if day.weekday() not in WEEKEND and (name := why_off(day))]


def days_made_up_between(a: date, b: date) -> list[date]:
    """The days of a weekend from ``a`` to ``b``, both counted, on which offices work."""
    days = (a + _DAY * number for number in range((b - a).days + 1))
    return [day for day in days if day.weekday() in WEEKEND and is_working_day(day)]


def working_day_from(day: date, step: int) -> date:
    """``day``, or the nearest working day after it (``step`` 1) or before it (-1)."""
    return next(found for number in count() if is_working_day(found := day + _DAY * step * number))


def is_estimated(day: date) -> bool:
    """Whether the government's decision on the days off of that year is not in the table yet."""
    return day.year > last_decided()


@cache
def last_decided() -> int:
    """The last year of which the table holds a decision on swaps."""
    from holidays.countries.vietnam import VietnamStaticHolidays

    return max(*VietnamStaticHolidays.special_public_holidays, *(swap.worked.year for swap in swaps()))


@cache
def _year(year: int) -> _Year:
    """One year; with the year before, since a day of December may be made up in January."""
    # Imported only where a day is to be looked up: it takes longer than reading a plan.
    from holidays.countries.vietnam import Vietnam

    found: Any = Vietnam(language="vi", years=(year - 1, year, year + 1))  # type: ignore[no-untyped-call]
    named = {day: _NAMES.get(name, name) for day, name in found.items()}
    worked = set(found.weekend_workdays)
    for swap in swaps():
        named[swap.off] = f"Ngày nghỉ (thay cho ngày {swap.worked:%d/%m/%Y})"
        worked.add(swap.worked)
    return _Year({day: name for day, name in named.items() if day.year == year}, frozenset(worked))
