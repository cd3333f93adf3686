"""The one clock: days are those of Vietnam, moments are in UTC; demo and tests set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_set: list[datetime] = []
"""Moments set, the innermost last; of the whole process, since a test's server answers in threads of its own."""


def now() -> datetime:
    """This moment, in UTC: what ``recorded_at`` holds."""
    return _set[-1] if _set else datetime.now(UTC)


def today() -> date:
    """Today's day in Vietnam: what ``happened_on`` holds unless another day is proven."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in Vietnam on which a moment lies."""
    return moment.astimezone(VIETNAM).date()


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Let it be another moment for a while; a bare day means its noon in Vietnam."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 12, tzinfo=VIETNAM)
    _set.append(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set.pop()
