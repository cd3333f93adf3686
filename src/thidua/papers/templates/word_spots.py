"""The paragraphs of a Word template with their places, as a clerk finds them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

# How docxtpl is told that the paragraph, row, cell or run around the mark goes along with it.
_AROUND = re.compile(r"\{([%#])-?(?:tr|tc|p|r) ")
_RAW = re.compile(r"\{\{-?\s*(?:tr|tc|p|r) ")
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph: its element, its text on one line, and the row of a table that it stands in."""

    element: Any
    place: str
    text: str
    row: Any = None

    @property
    def marked(self) -> bool:
        """Whether there is anything between braces."""
        return "{{" in self.text or "{%" in self.text or "{#" in self.text

    @property
    def as_source(self) -> str:
        """The text as the template language reads it, what is peculiar to docxtpl taken out."""
        return _AROUND.sub(r"{\1 ", self.text.translate(_QUOTES))

    @property
    def raw(self) -> bool:
        """Whether a value is asked for as markup."""
        return _RAW.search(self.text) is not None


def spots_in(root: Any, where: str = "") -> Iterator[Spot]:
    """Every paragraph below ``root``, in reading order, those in tables and text boxes too."""
    numbers = _Numbers(where)
    for element in root.iter(f"{W}p"):
        if any(above.tag == _FALLBACK for above in element.iterancestors()):
            continue
        row = next(element.iterancestors(f"{W}tr"), None)
        yield Spot(element, numbers.place(element), _text(element), row)


def _text(paragraph: Any) -> str:
    own = (
        " " if node.tag in (f"{W}br", f"{W}tab") else node.text or ""
        for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        if next(node.iterancestors(f"{W}p")) is paragraph
    )
    return " ".join("".join(own).split("\n"))


class _Numbers:
    """Counts what has no number of its own in Word."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._paragraphs = 0
        self._tables: dict[Any, int] = {}

    def place(self, paragraph: Any) -> str:
        cells = list(paragraph.iterancestors(f"{W}tc"))
        parts = [self._cell(cell) for cell in reversed(cells)]
        if not parts:
            self._paragraphs += 1
            parts = [f"đoạn {self._paragraphs}"]
        return ", ".join([self._where, *parts] if self._where else parts)

    def _cell(self, cell: Any) -> str:
        row = cell.getparent()
        table = next(row.iterancestors(f"{W}tbl"))
        number = self._tables.setdefault(table, len(self._tables) + 1)
        return f"bảng {number}, dòng {_number(row)}, ô {_number(cell)}"


def _number(element: Any) -> int:
    return 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
