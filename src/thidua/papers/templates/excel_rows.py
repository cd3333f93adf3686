"""Where the rows of a sheet go when some of them repeat, and references with them."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.formula.tokenizer import Token, Tokenizer

LAST_ROW = 1_048_576

_RANGE = re.compile(r"(\$?[A-Za-z]{1,3})?(\$?)([0-9]{1,7})(?::(\$?[A-Za-z]{1,3})?(\$?)([0-9]{1,7}))?")


@dataclass(frozen=True)
class Moves:
    """``times``: how often each row that repeats is there in the end, by its number in the template (at least 1)."""

    times: Mapping[int, int] = field(default_factory=dict)
    _rows: list[int] = field(init=False)
    _more: list[int] = field(init=False)

    def __post_init__(self) -> None:
        rows = sorted(self.times)
        more, total = [0], 0
        for row in rows:
            total += self.times[row] - 1
            more.append(total)
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_more", more)

    @property
    def added(self) -> int:
        """How many rows longer the sheet becomes."""
        return self._more[-1]

    def first(self, row: int) -> int:
        """Where the row is, or where the first of its copies is."""
        return row + self._more[bisect_left(self._rows, row)] if row < LAST_ROW else row

    def last(self, row: int) -> int:
        """Where the last of its copies is."""
        return self.first(row) + self.times.get(row, 1) - 1

    def reference(self, written: str, own: tuple[int, int] | None = None) -> str:
        """``D5``, ``$A$5:C9`` or ``5:6`` after the move: a range takes in all copies of its rows.

        ``own``: a row of the template and where this copy of it is. What speaks of that row alone means the copy, but
        what is held fast by "$" stays: from the first copy on, or all of them.
        """
        found = _RANGE.fullmatch(written)
        if found is None:
            return written
        row, to = int(found[3]), int(found[6] or found[3])
        first, last = self.first(row), self.last(to)
        if own is not None and row == to == own[0] and not (found[2] and found[5]):
            first, last = first if found[2] else own[1], own[1]
        begin = f"{found[1] or ''}{found[2]}{first}"
        return begin if found[6] is None else f"{begin}:{found[4] or ''}{found[5]}{last}"

    def references(self, written: str) -> str:
        """Several references with blanks between, as rules about areas have them: a row that repeats is all copies."""
        return " ".join(self.reference(_as_range(one, self.times)) for one in written.split())


def _as_range(written: str, times: Mapping[int, int]) -> str:
    found = _RANGE.fullmatch(written)
    if found is None or found[6] is not None or times.get(int(found[3]), 1) == 1:
        return written
    return f"{written}:{written}"


def moved_formula(formula: str, sheet: str, moves: Mapping[str, Moves], own: tuple[int, int] | None = None) -> str:
    """A formula (without "=") of ``sheet`` once the rows of each sheet have moved."""
    if not any(one.added for one in moves.values()) and own is None:
        return formula
    tokens = Tokenizer(f"={formula}").items
    return "".join(_moved(token, sheet, moves, own) for token in tokens)


def _moved(token: Token, sheet: str, moves: Mapping[str, Moves], own: tuple[int, int] | None) -> str:
    written = str(token.value)
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return written
    before, mark, reference = written.rpartition("!")
    named = before.strip("'").replace("''", "'") if mark else sheet
    if named not in moves:
        return written
    return f"{before}{mark}{moves[named].reference(reference, own if named == sheet else None)}"
