"""What is written into a form beforehand: values by line and column, as ``FormCell`` has them when read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

EntryValue: TypeAlias = str | int | float | date | Fraction


@dataclass(frozen=True, slots=True)
class Entry:
    """One value; ``row`` and ``column`` as in ``FormCell``."""

    row: str
    column: str
    value: EntryValue


class Entries:
    """The values of one form."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.values = {(one.row, one.column): one.value for one in entries}
        self.columns = {column for _, column in self.values}

    def get(self, row: str, column: str) -> EntryValue | None:
        """The value of a cell; None where it stays blank."""
        return self.values.get((row, column))

    def lines(self, row: str) -> int:
        """How many lines a row of the plan has: ``field``, ``field:2`` …"""
        numbers = [1 if name == row else _ordinal(name, row) for name, _ in self.values]
        return max(numbers, default=0)

    def free_lines(self) -> int:
        """The highest ordinal among lines without a name of their own."""
        return max((int(name) for name, _ in self.values if name.isdigit()), default=0)


def line_id(row: str, line: int) -> str:
    """The id of line number ``line`` (from 1) of a row."""
    return row if line == 1 else f"{row}:{line}"


def _ordinal(name: str, row: str) -> int:
    start, _, number = name.rpartition(":")
    return int(number) if start == row and number.isdigit() else 0
