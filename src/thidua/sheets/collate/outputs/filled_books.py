"""Forms written anew: filled in with what was read, and the cells to mend marked with what is wanted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from thidua.rules.facts import Participant
from thidua.sheets import form
from thidua.sheets.blank_page import evidence_look, value_look, write_page
from thidua.sheets.collate.entry import Slot
from thidua.sheets.collate.facts import EVIDENCE_COLUMN
from thidua.sheets.collate.outputs.books import stamp
from thidua.sheets.collate.outputs.marking import Notes, mark, write_notes
from thidua.sheets.collate.outputs.places import Place, places_in
from thidua.sheets.collate.returned import NOTES, write_replaced
from thidua.sheets.collate.setting import Setting
from thidua.sheets.content import FACTS
from thidua.sheets.form_rows import form_rows, is_left_to_others
from thidua.sheets.lists import write_lists
from thidua.sheets.printing.books import OPTIONS, write_about
from thidua.sheets.printing.cells import write_value
from thidua.sheets.printing.entries import Entry, EntryValue
from thidua.sheets.printing.frame import Sender
from thidua.sheets.printing.pages import write_field_list, write_form_page

_HELD = "?"


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form is filled in with, and what is to be mended, by form, row and column."""

    forms: Sequence[str]
    values: Mapping[Slot, EntryValue]
    wanted: Mapping[Slot, str] = field(default_factory=dict)
    replaces: str = ""
    notes: Notes = ()
    """Lines of the page of what to mend."""

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
                self.pages[NOTES] = book.add_worksheet(NOTES)
                write_notes(
                    book, self.pages[NOTES], self.sender.shown, self.filled.notes, places, asks_who=not self.sender.id
                )
            if FACTS in self.filled.forms:
                self._write_facts(book, places)
            self._write_forms(book)
            mark(book, self.pages, self.filled.wanted, places)
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
        lists = write_lists(book, self.plan, [row.fact for row in rows], everyone)
        write_page(book, page, self.plan, self.sender, self.setting.round_id, rows, lists, everyone)
        formats: dict[frozenset[tuple[str, Any]], Any] = {}
        for slot in {**self.filled.values, **self.filled.wanted}:
            if slot[0] == FACTS and slot in places:
                look = self._look(slot, mended=slot in self.filled.wanted)
                same = frozenset(look.items())
                if same not in formats:
                    formats[same] = book.add_format(look)
                row, column = _row_and_column(places[slot][1])
                write_value(page, row, column, self.filled.values.get(slot), formats[same])

    def _look(self, slot: Slot, *, mended: bool) -> dict[str, Any]:
        fact = self.plan.facts[slot[1]]
        others = is_left_to_others(fact)
        if slot[2] == EVIDENCE_COLUMN:
            return evidence_look(others=others, locked=others and not mended)
        return value_look(fact, others=others, locked=others and not mended)

    def _write_about(self, book: Any) -> None:
        one = self.sender if self.sender.id else replace(self.sender, name=None)
        write_about(
            book, self.plan, one, self.setting.round_id, self.setting.version, made=self.made, forms=self.filled.forms
        )
        if self.filled.replaces:
            write_replaced(book, self.filled.replaces)


def _row_and_column(cell: str) -> tuple[int, int]:
    from xlsxwriter.utility import xl_cell_to_rowcol

    row, column = xl_cell_to_rowcol(cell)
    return int(row), int(column)
