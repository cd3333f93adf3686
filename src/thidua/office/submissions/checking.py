"""What a sheet still lacks, what in it cannot be read, and where two of its forms do not agree."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from thidua.office.submissions import facts_checking
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.facts_table import value_at
from thidua.office.submissions.reading import EMPTY, Read, Slot, read
from thidua.plan.model.papers import Match
from thidua.sheets.layout import REASON, UNIT, Layout, LayoutColumn
from thidua.sheets.texts import bare

Texts = Mapping[Slot, str]
"""What stands in the cells of a sheet."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A number in one form, and a count of names in another that should be it; both with their cells."""

    stated: int | None
    named: int
    number_at: Slot
    names_at: tuple[Slot, ...]
    message: str


@dataclass(frozen=True)
class Checked:
    """What was found in a sheet. ``reads``: each filled cell as it is understood."""

    reads: dict[Slot, Read]
    missing: tuple[str, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    unreadable: tuple[str, ...] = ()
    facts_asked: frozenset[str] = frozenset()
    """The facts that are asked by what was declared so far."""
    facts_lacking: tuple[facts_checking.Lack, ...] = ()

    @property
    def stops(self) -> tuple[facts_checking.Lack, ...]:
        """What a participant has to add before it sends, however much it confirms: evidence and reasons as ruled."""
        return tuple(one for one in self.facts_lacking if one.stops)

    @property
    def lacks(self) -> tuple[str, ...]:
        """All that whoever sends it nevertheless has to confirm."""
        return (*self.unreadable, *(one.message for one in self.mismatches), *self.missing)

    @property
    def complete(self) -> bool:
        """Whether nothing is to be confirmed."""
        return not self.lacks

    @cached_property
    def messages(self) -> dict[Slot, str]:
        """What stands at each field."""
        found = {slot: one.message for slot, one in self.reads.items() if one.message}
        for one in self.mismatches:
            found.setdefault(one.number_at, one.message)
        return found


def check(asked: Asked, texts: Texts, proven: Collection[tuple[str, str]] = ()) -> Checked:
    """Read and hold against each other all cells of a sheet. ``proven``: form and row of each file beside a line."""
    filled = {slot: text for slot, text in texts.items() if text.strip()}
    reads = {slot: read(asked, slot, text) for slot, text in filled.items()}
    names, facts_asked, lacks = _Names(asked), frozenset[str](), tuple[facts_checking.Lack, ...]()
    if asked.facts is not None:
        reads = facts_checking.held_together(asked.facts, reads)
        facts_asked = facts_checking.asked_in(asked.facts, reads)
        lacks = tuple(facts_checking.lacking(asked.facts, reads, proven))
    unreadable = tuple(f"{names.of(slot)}: {one.problem}" for slot, one in reads.items() if one.problem)
    mismatches = tuple(_mismatches(asked, reads, names))
    # What does not apply for no reason is among what cannot be read.
    told = (one.line for one in lacks if not reads.get(value_at(one.fact), EMPTY).problem)
    missing = (*told, *_missing(asked, reads, names))
    return Checked(reads, missing, mismatches, unreadable, facts_asked, lacks)


def is_asked(column: LayoutColumn) -> bool:
    """Whether a line without this column lacks something."""
    return (
        column.id not in (UNIT, "baseline", "target", REASON)
        and column.type not in ("evidence", "field")
        and _NOTE not in bare(column.label)
    )


_NOTE = "ghi chu"


class _Names:
    """Places of a sheet in words: «Biểu 1, Thể chế: Số lượng»."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def of(self, slot: Slot) -> str:
        """One place."""
        form, row, column = slot
        for table in self.asked.tables.get(form, ()):
            found = self.asked.column(form, row, column)
            if found is not None and found in table.columns:
                return f"{self.line(table, row)}: {found.label}" if table.lines != "participant" else found.label
        return f"{form} {row} {column}"

    def line(self, table: Layout, row: str) -> str:
        """One line of a table."""
        key, _, number = row.rpartition(":")
        labels = {one.id: one.label for one in table.rows}
        title = short(table)
        if row in labels:
            return f"{title}, {labels[row]}"
        if key in labels:
            return f"{title}, {labels[key]} ({number})"
        return f"{title}, dòng {row}"


def place_name(asked: Asked, slot: Slot) -> str:
    """A place of a sheet in words."""
    return _Names(asked).of(slot)


def short(table: Layout) -> str:
    """What a table is called among those of its sheet: «Biểu 1»."""
    return table.title.partition(". ")[0]


def title_of(asked: Asked, table: Layout) -> str:
    """The title of a table; where another table of the sheet bears the same, with what it is about."""
    same = [one for tables in asked.tables.values() for one in tables if one.title == table.title]
    return f"{table.title}: {_ABOUT[table.lines]}" if len(same) > 1 and table.lines in _ABOUT else table.title


_ABOUT = {"initiatives": "mô hình, giải pháp, sáng kiến đã đăng ký", "contents": "thuyết minh"}


def _missing(asked: Asked, reads: dict[Slot, Read], names: _Names) -> Iterator[str]:
    for form, tables in asked.tables.items():
        for table in tables:
            rows = _rows_of(form, table, reads)
            if table.lines == "facts":
                continue
            if not table.rows or table.several:
                yield from _free(form, table, rows, reads, names)
            elif table.lines == "participant":
                yield from (f"{short(table)}: chưa có {one.label}" for one in table.columns
                            if is_asked(one) and (form, "1", one.id) not in reads)  # fmt: skip
            else:
                yield from _fixed(form, table, reads, names)


def _fixed(form: str, table: Layout, reads: dict[Slot, Read], names: _Names) -> Iterator[str]:
    """Lines that the form names: each with all its columns."""
    for row in table.rows:
        lacking = [one.label for one in table.columns if is_asked(one) and (form, row.id, one.id) not in reads]
        if lacking:
            yield f"{names.line(table, row.id)}: chưa có {', '.join(lacking)}"


def _free(form: str, table: Layout, rows: list[str], reads: dict[Slot, Read], names: _Names) -> Iterator[str]:
    """Lines as many as one likes: each that was begun with all its columns."""
    if not rows and table.lines != "initiatives" and form in asked_for_lines(table):
        yield f"{short(table)}: chưa có dòng nào"
    for row in rows:
        lacking = [one.label for one in table.columns if is_asked(one) and (form, row, one.id) not in reads]
        if lacking:
            yield f"{names.line(table, row)}: chưa có {', '.join(lacking)}"


def asked_for_lines(table: Layout) -> tuple[str, ...]:
    """A list of a form of the plan has at least one line; targets of one's own may be none."""
    return () if table.form.startswith("thidua:") else (table.form,)


def _rows_of(form: str, table: Layout, reads: dict[Slot, Read]) -> list[str]:
    columns = {one.id for one in table.columns if one.id != UNIT}
    keys = {row.id for row in table.rows}
    found = {row: None for of, row, column in reads if of == form and column in columns}
    fitting = [row for row in found if (row.partition(":")[0] in keys if keys else row.isdigit())]
    return sorted(fitting, key=lambda row: (row.partition(":")[0], int(row) if row.isdigit() else _ordinal(row)))


def _ordinal(row: str) -> int:
    number = row.rpartition(":")[2]
    return int(number) if number.isdigit() else 1


def _mismatches(asked: Asked, reads: dict[Slot, Read], names: _Names) -> Iterator[Mismatch]:
    for form in asked.forms:
        found = asked.plan.forms.get(form)
        if found is not None and found.match is not None and found.match.form in asked.forms:
            yield from _held(asked, form, found.match, reads)


def told_at(asked: Asked, slot: Slot) -> tuple[Slot, ...]:
    """The places at which something may be said because of what stands in another: where two forms must agree."""
    field = slot[1].partition(":")[0]
    beside = facts_checking.told_with(asked.plan, slot) if asked.facts is not None else ()
    return beside + tuple(
        (form, field, match.column)
        for form in asked.forms
        if form in asked.plan.forms and (match := asked.plan.forms[form].match) is not None
        if match.form in asked.forms and (slot[0], slot[2]) == (match.form, match.names)
    )


def _held(asked: Asked, form: str, match: Match, reads: dict[Slot, Read]) -> Iterator[Mismatch]:
    """Numbers of one form against the names of another, field by field; what is unclear is told already."""
    here, there = (short(asked.tables[one][0]) for one in (form, match.form))
    columns = [
        asked.plan.forms[form].columns[match.column].label,
        asked.plan.forms[match.form].columns[match.names].label,
    ]
    by_field: dict[str, list[Slot]] = defaultdict(list)
    for slot in reads:
        if (slot[0], slot[2]) == (match.form, match.names):
            by_field[slot[1].partition(":")[0]].append(slot)
    for one in asked.plan.fields.values():
        at = (form, one.id, match.column)
        number, cells = reads.get(at), by_field.get(one.id, [])
        values = [reads[cell].value for cell in cells]
        if (number is not None and number.problem) or any(value is None for value in values):
            continue
        named = sum(len(value) for value in values if isinstance(value, tuple))
        stated = number.value if number is not None and isinstance(number.value, int) else None
        if (stated or 0) == named:
            continue
        said = "để trống" if stated is None else f"ghi {stated}"
        message = (
            f"«{one.label}»: {here}, cột «{columns[0]}» {said} nhưng {there}, cột «{columns[1]}» có {named} tên;"
            " hai biểu phải bằng nhau"
        )
        yield Mismatch(stated, named, at, tuple(cells), message)


def names_in(asked: Asked, texts: Texts) -> list[tuple[str, str]]:
    """(field, name) of everything that the forms by field register as the unit's own, in their order.

    What was taken over from a unit below bears its name and is left out: that unit reports on it.
    """
    found = []
    for form in asked.forms:
        for table in asked.tables[form]:
            for column in table.columns:
                if table.lines == "fields" and column.type == "names":
                    slots = [
                        slot
                        for slot in texts
                        if (slot[0], slot[2]) == (form, column.id) and not texts.get((form, slot[1], UNIT))
                    ]
                    for slot in sorted(slots, key=lambda one: (_at(table, one[1]), _ordinal(one[1]))):
                        value = read(asked, slot, texts[slot]).value
                        names = value if isinstance(value, tuple) else ()
                        found += [(slot[1].partition(":")[0], name) for name in names]
    return found


def _at(table: Layout, row: str) -> int:
    return next((at for at, one in enumerate(table.rows) if one.id == row.partition(":")[0]), len(table.rows))
