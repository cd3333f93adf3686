"""Answers of the clerk: read from the list of questions, kept beside the results, bound to what they answer."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from thidua.sheets.cells import Grid, RawValue
from thidua.sheets.collate.question import AGREED, LEFT_OUT
from thidua.sheets.facts import read_grid
from thidua.sheets.headings import read_headings
from thidua.sheets.texts import bare, disarmed

KEY, FILE, SHEET, CELL, STOOD, WANTED, ANSWER = "Mã câu hỏi", "Tệp", "Trang", "Ô", "Đang ghi", "Cần", "Trả lời"
KEPT = (KEY, FILE, SHEET, CELL, STOOD, WANTED, ANSWER)
_KNOWN: Mapping[str, tuple[str, ...]] = dict.fromkeys(KEPT, ())


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote beside a question; ``key`` binds it to the content that was asked about."""

    key: str
    text: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    stood: str = ""
    wanted: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the proposal is taken."""
        return bare(self.text) == bare(AGREED)

    @property
    def leaves_out(self) -> bool:
        """Whether what was asked about is not to be used at all."""
        return bare(self.text) == bare(LEFT_OUT)


Answers = Mapping[str, Answer]
"""By the key of the question."""


def read_answers(path: Path) -> dict[str, Answer]:
    """The answers in a list of questions (workbook or CSV), those of unanswered questions left out.

    Raises SheetError where the file has no column of keys or of answers.
    """
    found = read_headings(_from_headings(read_grid(path)), _KNOWN, required=(KEY, ANSWER), unknown="warning")
    answers = {}
    for row in found.rows():
        texts = [cell.text if cell is not None else "" for cell in (found.cell(row, name) for name in KEPT)]
        key, *place, text = texts
        if key and text:
            answers[key] = Answer(key, text, *place)
    return answers


def write_answers(path: Path, answers: Iterable[Answer]) -> None:
    """Keep answers for later runs, in an order that does not hang on when they were given."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(KEPT)
        for one in sorted(answers, key=lambda one: (one.file, one.sheet, one.cell, one.key)):
            row = (one.key, one.file, one.sheet, one.cell, one.stood, one.wanted, one.text)
            writer.writerow([disarmed(" ".join(text.split())) for text in row])


def _from_headings(grid: Grid) -> Grid:
    """The grid from its row of headings on: a title may stand above."""
    keys = bare(KEY)
    start = next((row for row in range(len(grid.rows)) if any(bare(c.text) == keys for _, c in grid.filled(row))), 0)
    above: list[list[RawValue]] = [[] for _ in range(start)]
    return Grid(grid.file, grid.sheet, above + grid.rows[start:], grid.comma)
