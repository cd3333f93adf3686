"""An Excel template of an office: fields in cells, and rows that repeat for each item of a list; the look is kept.

The sheets are changed where they have fields and nowhere else, so pictures, widths, print settings and rules stay.
A row that names the fields of a list is there once for each item, and formulas, merged cells and areas follow.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from re import Match
from typing import Any

from lxml import etree

from thidua.papers.templates import told
from thidua.papers.templates.excel_asides import ExcelAsides
from thidua.papers.templates.excel_book import SPOILT, Book, Sheet
from thidua.papers.templates.excel_cells import S, in_pieces, put_text, put_value, text_of
from thidua.papers.templates.excel_moving import move_names, move_parts, move_sheet, repeat_row
from thidua.papers.templates.excel_rows import LAST_ROW, Moves
from thidua.papers.templates.fields import Offer, Value, Values
from thidua.papers.templates.printed import Printed, rows_of, scalar_of, words_for
from thidua.papers.templates.problems import TemplateProblem, Told
from thidua.papers.templates.tags import TAG, names_in
from thidua.sheets.problems import SheetError

_TOO_LONG = "danh sách quá dài cho trang «{sheet}» của khuôn; hãy dùng danh sách ngắn hơn"
_MOST_CELLS = 2_000_000


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell with fields: the names in it, and the list whose items its row repeats for."""

    sheet: Sheet
    cell: Any
    text: str
    held: Any
    names: tuple[str, ...]
    said: str

    @property
    def row(self) -> int:
        return int(self.cell.getparent().get("r"))

    def __str__(self) -> str:
        return self.said


@dataclass
class ExcelTemplate:
    """A template that has passed the door. Raises SheetError where a mark says what a template may not."""

    parts: Mapping[str, bytes]
    name: str
    offer: Offer
    _book: Book = field(init=False)
    _asides: ExcelAsides = field(init=False)
    _places: list[_Place] = field(init=False)
    _lists: dict[tuple[str, int], list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._book = Book(self.parts, self.name)
        try:
            self._asides = ExcelAsides(self._book, self.name)
        except etree.XMLSyntaxError:
            raise SheetError(self.name, SPOILT) from None
        self._places = list(self._find())
        self._lists = {}
        for place in self._places:
            for listing in (
                name.partition(".")[0] for name in place.names if name in self.offer.labels and "." in name
            ):
                lists = self._lists.setdefault((place.sheet.name, place.row), [])
                if listing not in lists:
                    lists.append(listing)

    def problems(self, values: Values | None) -> Iterator[TemplateProblem]:
        """What is unknown and misused, and with values what is missing, sheet by sheet."""
        told_of: set[str] = set()
        for place in self._places:
            for name in place.names:
                yield from self._of(name, place)
                if name not in told_of:
                    told_of.add(name)
                    yield from told.missing(self.offer, values, name, str(place))
        yield from self._asides.problems(self.offer, values)

    def fill(self, values: Values) -> bytes:
        """The workbook. Raises SheetError where it would become too long."""
        self._asides.fill(self.offer, values)
        moves = {sheet.name: self._moves(sheet, values) for sheet in self._book.sheets}
        by_row: dict[tuple[str, int], list[_Place]] = {}
        for place in self._places:
            by_row.setdefault((place.sheet.name, place.row), []).append(place)
        for sheet in self._book.sheets:
            sheet.changed = True
            own = moves[sheet.name]
            rows = {int(row.get("r")): row for row in sheet.rows}
            copies = {row: repeat_row(rows[row], times) for row, times in own.times.items()}
            for (name, row), places in by_row.items():
                if name == sheet.name:
                    self._fill_row(rows[row], copies.get(row, [rows[row]]), places, values)
            move_sheet(sheet, moves)
            move_parts(self._book, sheet, own)
        move_names(self._book, moves)
        return self._book.packed()

    def _find(self) -> Iterator[_Place]:
        for sheet in self._book.sheets:
            for cell in sheet.root.iter(f"{S}c"):
                text, held = text_of(cell, self._book.strings)
                if "{{" not in text and "{%" not in text:
                    continue
                place = f"trang «{sheet.name}», ô {cell.get('r')}"
                yield _Place(sheet, cell, text, held, names_in(text, place, self.name), place)

    def _of(self, name: str, place: _Place) -> Iterator[TemplateProblem]:
        unknown = told.unknown(self.offer, name, str(place))
        if unknown is not None:
            yield unknown
        elif name in self.offer.list_ids:
            yield TemplateProblem(Told.MISUSED, str(place), told.A_LIST.format(name=name))
        elif "." in name and len(self._lists[place.sheet.name, place.row]) > 1:
            yield TemplateProblem(Told.MISUSED, str(place), told.ONE_LIST)

    def _moves(self, sheet: Sheet, values: Values) -> Moves:
        times = {
            row: max(1, len(rows_of(values, lists[0])))
            for (name, row), lists in self._lists.items()
            if name == sheet.name and len(lists) == 1
        }
        moves = Moves(times)
        cells = sum(len(row) * (times.get(int(row.get("r")), 1)) for row in sheet.rows)
        if sheet.last_row + moves.added > LAST_ROW or cells > _MOST_CELLS:
            raise SheetError(self.name, _TOO_LONG.format(sheet=sheet.name))
        return moves

    def _fill_row(self, row: Any, copies: list[Any], places: list[_Place], values: Values) -> None:
        lists = self._lists.get((places[0].sheet.name, places[0].row), [])
        items = rows_of(values, lists[0]) if len(lists) == 1 else ()
        columns = [(row.index(place.cell), place) for place in places]
        for number, copy in enumerate(copies):
            item = items[number] if number < len(items) else None
            for column, place in columns:
                self._fill_cell(copy[column], place, values, item, empty=len(lists) == 1 and item is None)

    def _fill_cell(
        self, cell: Any, place: _Place, values: Values, item: Mapping[str, Value] | None, *, empty: bool
    ) -> None:
        def words(name: str) -> str:
            if empty and "." in name:
                return ""
            if item is None or name not in self.offer.labels:
                return words_for(self.offer, values, name)
            return Printed.of(_value(values, item, name), self.offer.labels[name])

        def replace(found: Match[str]) -> str:
            return words(found[1])

        styles = self._book.styles
        if len(place.names) == 1 and TAG.fullmatch(place.text.strip()):
            put_value(cell, _value(values, item, place.names[0]), words(place.names[0]), styles)
            return
        held = in_pieces(place.held, replace) if place.held is not None else None
        put_text(cell, TAG.sub(replace, place.text), styles, held)


def _value(values: Values, item: Mapping[str, Value] | None, name: str) -> Value:
    listing, _, own = name.rpartition(".")
    if not listing:
        return scalar_of(values, name)
    return item.get(own) if item is not None else None
