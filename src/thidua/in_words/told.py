"""What a plan says, as data: items that stand on clauses, each with sayings that a reader can compare one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from thidua.plan.model.base import Part


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a saying, ``text: gives``, and what lies below it: a tier, a place of a quota, a column of a form.

    ``clauses`` are those on which this line alone stands, ``readings`` what it rests on.
    """

    text: str
    gives: str = ""
    rows: tuple["Row", ...] = ()
    clauses: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()

    def walk(self) -> Iterator["Row"]:
        """This line and all below it."""
        yield self
        for row in self.rows:
            yield from row.walk()

    @property
    def line(self) -> str:
        """The line by itself."""
        return f"{self.text}: {self.gives}" if self.gives else self.text


@dataclass(frozen=True, slots=True)
class Say:
    """One thing said of an item: ``about: text`` and lines below.

    ``follows`` is true of what other parts decide (the days on which a deadline falls): it may change of itself.
    ``repeats`` is true where the lines only repeat what other items say in full.
    """

    about: str
    text: str = ""
    rows: tuple[Row, ...] = ()
    follows: bool = False
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a plan in words. ``key`` is its place in the plan; ``part`` what it was made from.

    ``number`` tells parts of one key apart, which have no id of their own, from 1 in the order of the file.
    """

    key: tuple[str, ...]
    kind: str
    title: str
    says: tuple[Say, ...] = ()
    clauses: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    part: Part | None = field(default=None, compare=False)
    number: int = 1

    @property
    def place(self) -> tuple[object, ...]:
        """What no other part of the plan shares."""
        return self.key, self.number

    @property
    def name(self) -> str:
        """``Thời hạn «Đăng ký thi đua»``."""
        return f"{self.kind} «{self.title}»" if self.title else self.kind


class NoWordingError(TypeError):
    """A construct of the plan language that nobody has taught this room to say."""

    def __init__(self, construct: Any) -> None:
        super().__init__(f"no wording for {type(construct).__name__}")


def some(*says: Say | None) -> tuple[Say, ...]:
    """Those sayings that say something."""
    return tuple(say for say in says if say is not None and (say.text or say.rows))
