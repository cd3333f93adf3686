"""One cell read as what its place is meant to hold: sure, proposed, or unclear."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Any

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.sheets.cells import Broken, Cell
from thidua.sheets.collate.entry import Slot, Value
from thidua.sheets.collate.kinds import Kind, kind_of
from thidua.sheets.layout import Layout, form_layout
from thidua.sheets.lenient.answers import Answer, Sure, Unclear, mapped
from thidua.sheets.lenient.dates import read_date
from thidua.sheets.lenient.legacy import cleaned, readable
from thidua.sheets.lenient.levels import read_choice
from thidua.sheets.lenient.names import read_names
from thidua.sheets.lenient.numbers import read_count, read_number
from thidua.sheets.lenient.syllables import is_syllable
from thidua.sheets.lenient.wanted import Wanted, wanted_of
from thidua.sheets.lenient.yes_no import read_yes_no
from thidua.sheets.values import WrongValueError, labels_of, read_value

_KEPT, _SHORT = 4096, 100
"""Answers that a judge keeps, of texts no longer than this."""

_LETTERS = re.compile(
    r"[\n -~–—…“”‘’«»°àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ\u1ea0-\u1ef9]*",
)
_WORD = re.compile(r"[A-Za-z]*[à-ýÀ-Ýăđĩũơư\u0102\u0110\u0128\u0168\u01a0\u01af\u1ea0-\u1ef9][^\W\d_]*")
_COUNT, _POINTS = Wanted("count"), Wanted("points")


class Judge:
    """Reads the cells of one plan's forms. The same text for the same fact means the same: it is judged once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._kinds: dict[Slot, Kind] = {}
        self._known: dict[tuple[object, ...], Answer[Value]] = {}
        self._layouts: dict[str, Layout] = {}

    def kind(self, slot: Slot) -> Kind:
        """What a place of a form is meant to hold."""
        kind = self._kinds.get(slot)
        if kind is None:
            _make_room(self._kinds)
            kind = self._kinds[slot] = kind_of(self.plan, *slot)
        return kind

    def layout(self, form: str) -> Layout:
        """The table of a form of the plan."""
        if form not in self._layouts:
            self._layouts[form] = form_layout(self.plan, form)
        return self._layouts[form]

    def read(self, kind: Kind, cell: Cell) -> Answer[Value]:
        """See ``read_cell``."""
        value = cell.value
        if isinstance(value, str) and len(value) > _SHORT:
            return read_cell(self.plan, kind, cell)
        # With its type, since 1, 1.0 and True are equal to Python.
        key = (kind.id, True) if isinstance(kind, Fact) else (kind, False)
        place = (*key, type(value), value, cell.comma)
        found = self._known.get(place)
        if found is None:
            _make_room(self._known)
            found = self._known[place] = read_cell(self.plan, kind, cell)
        return found


def _make_room(known: dict[Any, Any]) -> None:
    if len(known) >= _KEPT:
        known.clear()


def read_cell(plan: Plan, kind: Kind, cell: Cell) -> Answer[Value]:
    """The value of a cell that is not blank."""
    if isinstance(kind, Fact):
        return _fact(plan, kind, cell)
    if isinstance(cell.value, Broken):
        return Unclear("broken", f"cần nhập thẳng nội dung ({cell.value.why})")
    if kind == "count":
        return mapped(read_count(cell.value, _COUNT), _same)
    if kind == "points":
        return mapped(read_number(cell.value, _POINTS), _same)
    if kind == "yes_no":
        return mapped(read_yes_no(cell.value), _same)
    if kind == "date":
        return mapped(read_date(cell.value), _same)
    if kind == "names":
        return mapped(read_names([cell.text]), lambda names: tuple(name.text for name in names))
    return mapped(_text(cell), _same)


def number_in(value: Cell | str) -> Fraction | None:
    """A number, where it is certain."""
    found = read_number(value.value if isinstance(value, Cell) else value, Wanted("number"))
    return found.value if isinstance(found, Sure) else None


def _fact(plan: Plan, fact: Fact, cell: Cell) -> Answer[Value]:
    try:
        return Sure(read_value(plan, fact, cell))
    except WrongValueError as error:
        strict = str(error)
    if fact.type == "yes_no":
        return mapped(read_yes_no(cell.value), _same)
    wanted = wanted_of(fact)
    if wanted is not None and fact.type == "count":
        return mapped(read_count(cell.value, wanted), _same)
    if wanted is not None:
        return mapped(read_number(cell.value, wanted), _same)
    if fact.type == "date":
        return mapped(read_date(cell.value), _same)
    if fact.type == "level":
        return mapped(read_choice(cell.value, labels_of(plan, fact)), _same)
    return Unclear("broken" if isinstance(cell.value, Broken) else "unknown", strict)


def _text(cell: Cell) -> Answer[str]:
    text = cell.text
    # Vietnamese letters in Vietnamese syllables: no other encoding could make it better spelt than it is.
    if not isinstance(cell.value, str) or (_LETTERS.fullmatch(text) and all(map(_is_sound, _WORD.findall(text)))):
        return Sure(cleaned(text))
    return readable(text)


@lru_cache(4096)
def _is_sound(word: str) -> bool:
    return is_syllable(word.casefold())


def _same(value: Value) -> Value:
    return value
