"""Forms written anew: filled in with what was read, and the cells to mend marked with what is wanted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from thidua.rules.facts import Participant
from thidua.sheets import form
from thidua.sheets.blank import write_lists
from thidua.sheets.blank_page import evidence_look, value_look, write_page
from thidua.sheets.collate.entry import Slot
from thidua.sheets.collate.facts import EVIDENCE_COLUMN
from thidua.sheets.collate.outputs.books import stamp
from thidua.sheets.collate.outputs.places import Place, places_in
from thidua.sheets.collate.returned import write_replaced
from thidua.sheets.collate.setting import Setting
from thidua.sheets.content import FACTS
from thidua.sheets.form_rows import form_rows
from thidua.sheets.printing.books import OPTIONS, write_about
from thidua.sheets.printing.cells import write_value
from thidua.sheets.printing.entries import Entry, EntryValue
from thidua.sheets.printing.frame import Sender
from thidua.sheets.printing.pages import write_field_list, write_form_page

MARKED = "#F4A6A6"
NOTES = "Cần sửa"
_HELD = "?"


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form is filled in with, and what is to be mended, by form, row and column."""

    forms: Sequence[str]
    values: Mapping[Slot, EntryValue]
    wanted: Mapping[Slot, str] = field(default_factory=dict)
    replaces: str = ""
    notes: Sequence[tuple[Slot | None, str, str]] = ()
    """Lines of the page of what to mend: the place if it has one, what stood there, what is wanted."""

    def entries(self, name: str) -> list[Entry]:
        """The values of one form."""
        return [Entry(row, column, value) for (of, row, column), value in self.values.items() if of == name]


def write_upward_book(path: Path, setting: Setting, sender: Participant, pages: Mapping[str, Iterable[Entry]]) -> None:
    """A filled workbook that goes upward."""
    values: dict[Slot, EntryValue] = {
        (name, one.row, one.column): one.value for name, entries in pages.items() for one in entries
    }
    _Book(path, setting, sender, Filled(list(pages), values), "roll_up").write({})


def write_filled_book(path: Path, setting: Setting, sender: Participant, filled: Filled) -> None:
    """The forms of one participant, filled in."""
    with TemporaryDirectory() as folder:
        trial = Path(folder) / "trial.xlsx"
        _Book(trial, setting, sender, filled, form.KIND).write({})
        places = places_in(trial, setting.plan)
    _Book(path, setting, sender, filled, form.KIND).write(places)


def write_marked_book(path: Path, setting: Setting, sender: Participant, filled: Filled) -> None:
    """A form to be sent back: written once to learn where each cell comes to stand, then again with its marks."""
    with TemporaryDirectory() as folder:
        trial = Path(folder) / "trial.xlsx"
        held: dict[Slot, EntryValue] = dict.fromkeys(filled.wanted, _HELD)
        _Book(trial, setting, sender, replace(filled, values={**filled.values, **held}, notes=()), form.KIND).write({})
        places = places_in(trial, setting.plan)
    _Book(path, setting, sender, filled, form.KIND).write(places)


class _Book:
    def __init__(self, path: Path, setting: Setting, sender: Participant, filled: Filled, made: str) -> None:
        self.path, self.setting, self.sender, self.filled, self.made = path, setting, sender, filled, made
        self.plan = setting.plan
        self.pages: dict[str, Any] = {}

    def write(self, places: Mapping[Slot, Place]) -> None:
        from xlsxwriter import Workbook

        with Workbook(str(self.path), OPTIONS) as book:
            stamp(book, self.plan.title, self.sender.shown)
            if self.filled.notes:
                self._write_notes(book, places)
            if FACTS in self.filled.forms:
                self._write_facts(book, places)
            self._write_forms(book)
            self._mark(book, places)
            self._write_about(book)
            next(iter(self.pages.values())).activate()

    def _write_forms(self, book: Any) -> None:
        one = self.sender
        who = Sender(one.shown, one.id, one.group, self.setting.round_id, upward=self.made == "roll_up")
        lists: Mapping[str, str] = {}
        if FACTS not in self.filled.forms:
            hidden = book.add_worksheet(form.LISTS)
            lists = write_field_list(book, hidden, self.plan)
            hidden.hide()
        for name in self.filled.forms:
            if name != FACTS:
                page = write_form_page(
                    book, self.plan, name, who, entries=self.filled.entries(name), roll_up=who.upward, lists=lists
                )
                self.pages[page.get_name()] = page

    def _write_facts(self, book: Any, places: Mapping[Slot, Place]) -> None:
        everyone = list(self.setting.register.participants.values())
        rows = form_rows(self.plan, self.setting.round_id, self.sender)
        page = book.add_worksheet(form.SHEET)
        self.pages[form.SHEET] = page
        lists = write_lists(book, self.plan, rows, everyone)
        write_page(book, page, self.plan, self.sender, self.setting.round_id, rows, lists, everyone)
        for slot in {**self.filled.values, **self.filled.wanted}:
            if slot[0] == FACTS and slot in places:
                fact, mended = self.plan.facts[slot[1]], slot in self.filled.wanted
                look = evidence_look if slot[2] == EVIDENCE_COLUMN else value_look
                row, column = _row_and_column(places[slot][1])
                write_value(page, row, column, self.filled.values.get(slot), book.add_format(look(fact, mended=mended)))

    def _mark(self, book: Any, places: Mapping[Slot, Place]) -> None:
        colour = book.add_format({"bg_color": MARKED})
        for slot, wanted in self.filled.wanted.items():
            if slot not in places:
                continue
            sheet, cell = places[slot]
            page = self.pages[sheet]
            page.write_comment(cell, wanted, {"x_scale": 2.5, "y_scale": 1.6, "author": "thidua"})
            page.conditional_format(cell, {"type": "formula", "criteria": "=TRUE", "format": colour})

    def _write_notes(self, book: Any, places: Mapping[Slot, Place]) -> None:
        page = book.add_worksheet(NOTES)
        self.pages[NOTES] = page
        base = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
        text, bold = book.add_format(base | {"border": 1}), book.add_format(base | {"bold": True, "border": 1})
        title = book.add_format({"font_name": "Times New Roman", "font_size": 14, "bold": True})
        page.write_string(0, 0, f"CẦN SỬA: {self.sender.shown}", title)
        page.write_string(1, 0, "Sửa các ô nền đỏ trong các trang sau rồi gửi lại tệp này.")
        for column, (heading, width) in enumerate((("Trang", 20), ("Ô", 8), ("Đã ghi", 40), ("Yêu cầu", 80))):
            page.set_column(column, column, width)
            page.write_string(3, column, heading, bold)
        for row, (slot, stood, wanted) in enumerate(self.filled.notes, 4):
            sheet, cell = places.get(slot, ("", "")) if slot is not None else ("", "")
            for column, shown in enumerate((sheet, cell, stood, wanted)):
                page.write_string(row, column, shown, text)

    def _write_about(self, book: Any) -> None:
        write_about(
            book, self.plan, self.sender, self.setting.round_id, self.setting.version, made=self.made,
            forms=self.filled.forms,
        )  # fmt: skip
        if self.filled.replaces:
            write_replaced(book, self.filled.replaces)


def _row_and_column(cell: str) -> tuple[int, int]:
    from xlsxwriter.utility import xl_cell_to_rowcol

    row, column = xl_cell_to_rowcol(cell)
    return int(row), int(column)
