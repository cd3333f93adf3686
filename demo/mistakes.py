"""What clerks type instead, and what must come of it: the repertoire of the demo and of the test corpus.

``reads`` is what a value counts as, written as tables of facts write it; where it is None the cell must be asked
about, under ``code``.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from demo.paper import FACTS, Paper, Planted, Slot
from thidua.plan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Typed:
    """One way of typing a value of a type of fact; ``{unit}`` stands for the fact's unit."""

    type: str
    value: Any
    code: str = ""
    reads: str | None = None


def _sure(type_: str, reads: str, *values: Any) -> list[Typed]:
    return [Typed(type_, value, reads=reads) for value in values]


def _asked(type_: str, code: str, *values: Any) -> list[Typed]:
    return [Typed(type_, value, code) for value in values]


COUNTS = (
    *_sure("count", "12", "12 {unit}", " 12 ", "12 (mười hai)", "１２"),
    *_sure("count", "1200", "1.200", "1.200 {unit}"),
    *_sure("count", "0", "0 (không phát sinh)"),
    *_asked("count", "confirm", "mười hai", "1O", "không phát sinh"),
    *_asked("count", "unclear", "khoảng 20", "10-12", "3/5", "95%", "12 con gà và 5 con vịt", date(2020, 5, 3), "-"),
    *_asked("count", "out-of-limits", -1, 2.5, "2,5"),
    *_asked("count", "no-result", "=4+5"),
    *_asked("count", "error-value", "#DIV/0!", "#REF!"),
)
NUMBERS = (
    *_sure("number", "92.5", "92,5", "92,5 {unit}", "92.5"),
    *_asked("number", "confirm", "chín mươi", "9O"),
    *_asked("number", "unclear", "khoảng 90", "90/100", "95%"),
    *_asked("number", "error-value", "#N/A"),
)
YES_NO = (
    *_sure("yes_no", "yes", "x", "X", "có", "CÓ", "Có rồi", "☑", "✓", "Đạt", True),
    *_sure("yes_no", "no", "không có", "Chưa", "K", "ko", "không đạt", False),
    *_asked("yes_no", "confirm", "v", "ok", 1, 0, "☐", "Có (đã gửi tháng 5)"),
    *_asked("yes_no", "unclear", "Có, nhưng chưa đầy đủ", "đang làm", 5),
    *_asked("yes_no", "error-value", "#N/A"),
    *_asked("yes_no", "no-result", '=IF(1=1,"Có","Không")'),
)
DATES = (
    *_sure("date", "2020-07-15", "15/07/2020", "15/7/2020", "15-7-2020", "15 tháng 7 năm 2020", "ngày 15/07/2020"),
    *_asked("date", "confirm", "15/7/20", 44027, "07/15/2020"),
    *_asked("date", "unclear", "tháng 7/2020", "15/7", "trước 15/7/2020"),
    *_asked("date", "out-of-limits", "31/06/2020"),
)
LEVELS = (*_asked("level", "unclear", "Rất hay"),)

VALUES = (*COUNTS, *NUMBERS, *YES_NO, *DATES, *LEVELS)

LEGACY = (
    ("B¸o c¸o sè 12 cña phßng", "Báo cáo số 12 của phòng"),
    ("Baùo caùo soá 12 cuûa phoøng", "Báo cáo số 12 của phòng"),
)
"""Texts in TCVN3 and in VNI, as they look where the font is missing, and what they mean."""


def type_value(paper: Paper, plan: Plan, fact: str, one: Typed) -> None:
    """Type a value for a fact."""
    slot = (FACTS, fact, "value")
    value = one.value.format(unit=plan.facts[fact].unit) if isinstance(one.value, str) else one.value
    if one.type == "date" and isinstance(value, int):
        paper.plain(slot)
    if one.reads is None:
        paper.ask(one.code, slot, value)
    else:
        paper.put(slot, value, one.reads)


def loosely(paper: Paper, plan: Plan, fact: str, level: str, *, marks: bool = True) -> None:
    """A level in capitals and decomposed letters, which is sure; without its marks it must be confirmed."""
    scale = plan.facts[fact].scale or ""
    label = plan.scales[scale].levels[level].label
    slot = (FACTS, fact, "value")
    if marks:
        paper.put(slot, decomposed(label.upper()), level)
    else:
        paper.ask("confirm", slot, without_marks(label))


def legacy_evidence(paper: Paper, fact: str, text: str) -> None:
    """Evidence written in a font of before Unicode."""
    paper.ask("confirm", (FACTS, fact, "evidence"), text)


def part_larger_than_whole(paper: Paper, part: str, whole: str) -> None:
    """Either of the two may be wrong, so both are asked about."""
    paper.ask("out-of-limits", (FACTS, whole, "value"), 40)
    paper.ask("out-of-limits", (FACTS, part, "value"), 41)


def forms_that_disagree(paper: Paper, field: str, label: str, stated: int, named: int) -> None:
    """Biểu 1 says another number than Biểu 2 has names."""
    slot = ("bieu_1", field, "registered")
    paper.ask("mismatch", slot, stated, f"{stated} ≠ {named} ({label})")


def hide_row(paper: Paper, slot: Slot) -> None:
    """Hide the row in which something was typed."""
    sheet, row, _ = paper.places[slot]
    paper.book[sheet].row_dimensions[row].hidden = True
    _hide(paper, [other for other, place in paper.places.items() if place[:2] == (sheet, row)])


def hide_column(paper: Paper, slot: Slot) -> None:
    """Hide the column in which something was typed."""
    sheet, _, column = paper.places[slot]
    letter = paper.address(slot).rstrip("0123456789")
    paper.book[sheet].column_dimensions[letter].hidden = True
    _hide(paper, [other for other, place in paper.places.items() if (place[0], place[2]) == (sheet, column)])


def hide_sheet(paper: Paper, slot: Slot) -> None:
    """Hide the sheet in which something was typed."""
    sheet = paper.places[slot][0]
    paper.book[sheet].sheet_state = "hidden"
    slots = [other for other, place in paper.places.items() if place[0] == sheet and other in paper.typed]
    _hide(paper, slots, f"{len(slots)} ô có nội dung")


def stated_twice(paper: Paper, slot: Slot, other: Slot) -> None:
    """Two forms ask for one fact, and got different answers."""
    paper.facts.pop(slot[1], None)
    paper.lines.pop(other, None)
    paper.planted.append(Planted("differing", f"{paper.typed[slot]} ≠ {paper.typed[other]}", other, also=(slot,)))


def _hide(paper: Paper, slots: list[Slot], said: str = "") -> None:
    typed = sorted((slot for slot in slots if slot in paper.typed), key=lambda slot: paper.places[slot])
    stood = said or "; ".join(paper.typed[slot] for slot in typed)
    for slot in typed:
        paper.facts.pop(slot[1], None) if slot[0] == FACTS and slot[2] == "value" else paper.lines.pop(slot, None)
    paper.planted.append(Planted("hidden", stood, typed[0], also=tuple(typed[1:])))


def copy_that_differs(paper: Paper, slot: Slot, value: Any) -> None:
    """The sheet stands in the workbook twice, and one cell of the copy says something else."""
    sheet, row, column = paper.places[slot]
    copy = paper.book.copy_worksheet(paper.book[sheet])
    copy.title = f"{sheet} (2)"
    copy.cell(row, column).value = value
    paper.again = len({found[:2] for found in paper.typed if paper.places[found][0] == sheet})
    kept: dict[Any, str] = paper.facts if slot[0] == FACTS and slot[2] == "value" else paper.lines
    kept.pop(slot[1] if kept is paper.facts else slot, None)
    place = copy.title, paper.address(slot)
    paper.planted.append(Planted("differing", f"{paper.typed[slot]} ≠ {value}", place=place, also=(slot,)))


def other_version(paper: Paper) -> None:
    """A form made from the plan before it was amended."""
    paper.book["thidua"]["B3"].value = "0123456789abcdef"
    paper.planted.append(Planted("other-version", "0123456789abcdef", place=("thidua", "B3")))
    paper.waits = True


def decomposed(text: str) -> str:
    """Letters and their marks as characters of their own, as some keyboards write."""
    return unicodedata.normalize("NFD", text)


def without_marks(text: str) -> str:
    """As in a message typed on an old telephone."""
    bare = "".join(char for char in decomposed(text) if not unicodedata.combining(char))
    return bare.replace("đ", "d").replace("Đ", "D")
