"""The three answers that reading a cell can have: sure, a proposal that somebody must confirm, or a question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

T = TypeVar("T")
U = TypeVar("U")

Code: TypeAlias = Literal[
    "ambiguous",  # several meanings, none of them likelier
    "approximate",  # "khoảng 20"
    "blank",  # nothing stands there
    "broken",  # an error value, or a formula without a result
    "contradiction",  # two things in the cell do not go together
    "date",  # a date where a number is wanted
    "fraction",  # "10/12"
    "impossible",  # a day that is in no calendar
    "incomplete",  # a day without a year, a month without a day
    "negative",  # below zero where things are counted
    "not_whole",  # 2,5 of what is counted in whole numbers
    "range",  # "10-12"
    "several",  # more than one value in the cell
    "unit",  # the unit is not the one that is asked for
    "unknown",  # none of the above: not understood
]


@dataclass(frozen=True, slots=True)
class Sure(Generic[T]):
    """The cell has exactly one meaning."""

    value: T


@dataclass(frozen=True, slots=True)
class Proposal(Generic[T]):
    """Most likely this value. Somebody must confirm it; ``why`` tells them in Vietnamese what made it doubtful."""

    value: T
    why: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """It cannot be known. ``wanted`` says in Vietnamese what to write; ``near`` holds what may have been meant."""

    code: Code
    wanted: str
    near: tuple[str, ...] = ()


Answer: TypeAlias = Sure[T] | Proposal[T] | Unclear


def mapped(answer: Answer[T], change: Callable[[T], U]) -> Answer[U]:
    """The same answer with another form of its value."""
    if isinstance(answer, Unclear):
        return answer
    if isinstance(answer, Proposal):
        return Proposal(change(answer.value), answer.why)
    return Sure(change(answer.value))


def doubted(answer: Answer[T], why: str) -> Answer[T]:
    """The same answer with one more reason to have it confirmed."""
    if isinstance(answer, Sure):
        return Proposal(answer.value, why)
    if isinstance(answer, Proposal):
        return Proposal(answer.value, f"{why}; {answer.why}")
    return answer


def then(first: Answer[T], read: Callable[[T], Answer[U]]) -> Answer[U]:
    """Read on from a first answer; what was only proposed there is at most a proposal here."""
    if isinstance(first, Unclear):
        return first
    answer = read(first.value)
    return doubted(answer, first.why) if isinstance(first, Proposal) else answer
