"""The questions as a workbook and as CSV, with a column in which the clerk answers."""

import csv
from collections.abc import Sequence
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.answers import ANSWER, CELL, FILE, KEY, SHEET, STOOD, WANTED
from thidua.sheets.collate.outputs.books import stamp
from thidua.sheets.collate.question import LABELS, Question
from thidua.sheets.pages import FONT
from thidua.sheets.texts import disarmed
from thidua.sheets.wrapping import height_of, lines_in

COLUMNS = (
    ("STT", 5), ("Đơn vị", 22), ("Loại", 18), (FILE, 24), (SHEET, 14), (CELL, 7), (STOOD, 24), (WANTED, 52),
    ("Đề xuất", 20), (ANSWER, 26), (KEY, 18),
)  # fmt: skip
GUIDANCE = (
    "Ghi câu trả lời vào cột vàng: giá trị đúng, hoặc «đồng ý» để lấy đề xuất, hoặc «bỏ» để không dùng ô đó; sau đó"
    " chạy lại với --answers. Tệp không dùng được thì gửi lại tệp đúng."
)
_ANSWER_AT = [heading for heading, _ in COLUMNS].index(ANSWER)
_TALLEST = 409.0

Row = list[str | int]


def write_questions(folder: Path, plan: Plan, questions: Sequence[Question], people: dict[str, Participant]) -> None:
    """Write ``cau-hoi.xlsx`` and ``cau-hoi.csv``."""
    rows = [_row(number, question, people) for number, question in enumerate(questions, 1)]
    with (folder / "cau-hoi.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([heading for heading, _ in COLUMNS])
        writer.writerows([disarmed(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    _write_book(folder / "cau-hoi.xlsx", plan, rows)


def _row(number: int, question: Question, people: dict[str, Participant]) -> Row:
    who = question.participant or ""
    return [
        number, people[who].shown if who in people else who, LABELS[question.code], question.file, question.sheet or "",
        question.cell, question.stood, question.wanted, question.proposal or "", "", question.key,
    ]  # fmt: skip


def _write_book(file: Path, plan: Plan, rows: list[Row]) -> None:
    from xlsxwriter import Workbook

    with Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        stamp(book, plan.title)
        page = book.add_worksheet("Câu hỏi")
        base = FONT | {"valign": "top", "text_wrap": True, "border": 1}
        text = book.add_format(base)
        answer = book.add_format(base | {"bg_color": "#FFF9DB", "locked": False, "num_format": "@"})
        head = book.add_format(base | {"bold": True, "bg_color": "#E7EDF5", "align": "center"})
        page.write_string(0, 0, f"CÂU HỎI: {plan.title}", book.add_format(FONT | {"bold": True, "font_size": 14}))
        page.write_string(1, 0, GUIDANCE, book.add_format(FONT | {"italic": True}))
        for column, (heading, width) in enumerate(COLUMNS):
            page.set_column(column, column, width)
            page.write_string(3, column, heading, head)
        for number, row in enumerate(rows, 4):
            for column, value in enumerate(row):
                look = answer if column == _ANSWER_AT else text
                if isinstance(value, int):
                    page.write_number(number, column, value, look)
                elif value:
                    page.write_string(number, column, value[:32_767], look)
                else:
                    page.write_blank(number, column, None, look)
            page.set_row(number, _height(row))
        page.freeze_panes(4, 0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(3)


def _height(row: Row) -> float:
    lines = [
        sum(lines_in(line, width) for line in value.split("\n"))
        for value, (_, width) in zip(row, COLUMNS, strict=True)
        if isinstance(value, str)
    ]
    return min(height_of(max(lines, default=1)), _TALLEST)
