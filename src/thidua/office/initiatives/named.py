"""The names that a sending holds: lines of the forms that register, and what a report says of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.office.initiatives.matching import Line
from thidua.office.spelling import clean
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.reading import Slot, read
from thidua.sheets.layout import FIELD, NAMES, PROGRESS, RESULT, UNIT, Layout

EXPECTED = "expected_completion"
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Named:
    """One name as sent. ``field``: of the plan, empty where the line names none."""

    line: Line
    field: str
    field_label: str
    expected: str = ""
    progress: str = ""
    result: str = ""


def registered_in(asked: Asked, texts: Mapping[Slot, str]) -> list[Named]:
    """What the forms by field register, in the order in which it stands."""
    return [
        one
        for form in asked.forms
        for table in asked.tables[form]
        if table.lines == "fields" and table.several
        for one in _named(asked, table, texts, table.naming)
    ]


def reported_in(asked: Asked, texts: Mapping[Slot, str]) -> list[Named]:
    """What the report says of each thing registered."""
    return [
        one
        for form in asked.forms
        for table in asked.tables[form]
        if table.lines == "initiatives"
        for one in _named(asked, table, texts, NAMES)
    ]


def _named(asked: Asked, table: Layout, texts: Mapping[Slot, str], column: str) -> Iterator[Named]:
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for (form, row, name), text in texts.items():
        if form == table.form and text.strip() and asked.column(form, row, name) in table.columns:
            rows[row][name] = text
    order = {row.id: at for at, row in enumerate(table.rows)}
    for row in sorted(rows, key=lambda one: (order.get(one.partition(":")[0], 0), _number(one))):
        cells = rows[row]
        if column not in cells:
            continue
        field, label = _field(asked, table, row, cells)
        for number, name in enumerate(_names(asked, (table.form, row, column), cells[column]), 1):
            place = f"{table.form}/{row}" + (f"#{number}" if number > 1 else "")
            unit = clean(cells.get(UNIT, ""))[:255]
            rest = (clean(cells.get(EXPECTED, ""))[:160], cells.get(PROGRESS, ""), cells.get(RESULT, ""))
            yield Named(Line(place[:96], name, unit), field, label, *rest)


def _names(asked: Asked, slot: Slot, text: str) -> list[str]:
    """The names in a cell; what cannot be read as names is one name, so that nothing is lost."""
    value = read(asked, slot, text).value
    found = value if isinstance(value, tuple) else (text,)
    return [name for one in found if (name := clean(one)[:LONGEST])]


def _field(asked: Asked, table: Layout, row: str, cells: Mapping[str, str]) -> tuple[str, str]:
    """The field of a line: the one under which it stands, or the one that is written on it."""
    fields = asked.plan.fields
    if table.rows:
        key = row.partition(":")[0]
        return (key, fields[key].label) if key in fields else ("", "")
    written = cells.get(FIELD, "")
    value = read(asked, (table.form, row, FIELD), written).value if written else None
    if isinstance(value, str) and value in fields:
        return value, fields[value].label
    return "", clean(written)[:255]


def _number(row: str) -> int:
    last = row.rpartition(":")[2]
    return int(last) if last.isdigit() else 1
