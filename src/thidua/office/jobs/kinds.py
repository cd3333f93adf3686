"""What kinds of jobs there are: a function of each, its Vietnamese title, and when it comes round by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from thidua.office.clock import VIETNAM

Run = Callable[..., Mapping[str, Any] | None]
"""``run(work, **arguments)``: does it, and says what came out, as JSON. ``message`` in it is what the user reads."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. ``whole``: all that it writes is committed together with its end, so it takes effect exactly once."""

    name: str
    title: str
    run: Run
    whole: bool = False
    refusals: tuple[type[Exception], ...] = ()
    """Errors of services whose message is Vietnamese and says why it cannot be done."""
    every: timedelta | None = None
    at: time | None = None
    """Each day at that time in Vietnam."""
    due: Callable[[], bool] = lambda: True
    """Whether a round is worth beginning; asked when one comes round."""

    def round_at(self, moment: datetime) -> datetime | None:
        """The beginning of the round that a moment lies in; None for what never comes round by itself."""
        if self.every is not None:
            return _EPOCH + (moment - _EPOCH) // self.every * self.every
        if self.at is None:
            return None
        local = moment.astimezone(VIETNAM)
        begins = datetime.combine(local.date(), self.at, VIETNAM)
        return (begins if begins <= local else begins - timedelta(days=1)).astimezone(UTC)


KINDS: dict[str, Kind] = {}
"""By name, ``app.verb``."""


def kind(
    name: str,
    title: str,
    *,
    whole: bool = False,
    refusals: tuple[type[Exception], ...] = (),
    every: timedelta | None = None,
    at: time | None = None,
    due: Callable[[], bool] = lambda: True,
) -> Callable[[Run], Run]:
    """Register a function as a kind of job. It may be run again after half of it was done: that must do no harm."""

    def register(run: Run) -> Run:
        if name in KINDS:
            raise ValueError(f"two kinds of jobs are called {name}")
        KINDS[name] = Kind(name, title, run, whole, refusals, every, at, due)
        return run

    return register


def title_of(name: str) -> str:
    """What a kind is called in Vietnamese; one that this version has no more keeps its name."""
    return KINDS[name].title if name in KINDS else name
