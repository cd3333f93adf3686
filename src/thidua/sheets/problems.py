"""What is wrong with a cell or a file, said so that a clerk finds the place and can mend it."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]

LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One thing to mend. ``message`` says what is wanted.

    ``stood`` is what stood there, None where the message says it all.
    ``cell`` is an address such as ``D7``, or empty where the problem is of the whole file or sheet.
    """

    file: str
    sheet: str | None
    cell: str
    stood: str | None
    message: str
    severity: Severity = "error"
    participant: str | None = None

    @property
    def place(self) -> str:
        """File, sheet and cell as one phrase."""
        parts = [self.file]
        if self.sheet:
            parts.append(f"trang «{self.sheet}»")
        if self.cell:
            parts.append(f"ô {self.cell}")
        return ", ".join(parts)

    def __str__(self) -> str:
        if self.stood is None:
            return f"{self.place}: {self.message}"
        if not self.stood:
            return f"{self.place}: {self.message}, ở đây để trống"
        return f"{self.place}: {self.message}, ở đây là «{shorten(self.stood)}»"


class SheetError(ValueError):
    """A whole file cannot be used. The message is Vietnamese."""

    def __init__(self, file: str, message: str) -> None:
        self.file = file
        self.message = message
        super().__init__(f"{file}: {message}")

    def as_problem(self) -> CellProblem:
        """The same as one problem among others, where the other files go on."""
        return CellProblem(self.file, None, "", None, self.message)


def shorten(text: str) -> str:
    """Text on one line, without characters that would spoil a terminal, no longer than a message bears."""
    line = " ".join(text.split())
    shown = "".join(char if char.isprintable() else "�" for char in line)
    return shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"


def position(problem: CellProblem) -> tuple[str, int, int, str]:
    """Problems are read beside the file: in its order, row by row."""
    place = re.fullmatch(r"([A-Z]+)([0-9]+)", problem.cell)
    if place is None:
        return problem.file, 0, 0, ""
    return problem.file, int(place[2]), len(place[1]), place[1]
