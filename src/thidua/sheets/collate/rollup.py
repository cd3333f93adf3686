"""The roll-up of the plan's forms: numbers by field, names by field and unit, for each level of the cascade."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.entry import Entry
from thidua.sheets.collate.gathered import Sent


@dataclass(frozen=True, slots=True)
class Line:
    """One line of somebody's form: its cells by column, and where the line began."""

    sent: Sent
    file: str
    form: str
    row: str
    cells: dict[str, Entry]

    @property
    def key(self) -> str:
        """The row of the plan that the line belongs to, without the number of the line."""
        return self.row.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Initiative:
    """One name that somebody registered, with what stands beside it."""

    participant: Participant
    unit: str | None
    """Whose it is, where a roll-up says so."""
    field: str
    name: str
    line: Line
    place: Entry


@dataclass(slots=True)
class FieldSum:
    """The numbers of one field: stated in the form of numbers, and names counted in the form of names."""

    stated: int = 0
    units: int = 0
    named: int = 0
    notes: list[str] = field(default_factory=list)


def lines_of(sent: Iterable[Sent], form: str) -> Iterator[Line]:
    """The lines of one form, participant by participant, in the order of the sheets."""
    for one in sent:
        found: dict[tuple[str, str], Line] = {}
        for file, entry in one.of(form):
            key = file, entry.row
            if key not in found:
                found[key] = Line(one, file, form, entry.row, {})
            found[key].cells[entry.column] = entry
        yield from found.values()


def initiatives_of(plan: Plan, sent: Sequence[Sent]) -> list[Initiative]:
    """Every name in the plan's forms by field, field by field, then in the order of the participants."""
    found = []
    for form in plan.forms.values():
        names = [column.id for column in form.columns.values() if column.type == "names"]
        if form.rows != "fields" or not names:
            continue
        lines = list(lines_of(sent, form.id))
        for field_id in plan.fields:
            for line in (line for line in lines if line.key == field_id):
                found += [one for column in names for one in _named(line, column, field_id)]
    return found


def _named(line: Line, column: str, field_id: str) -> list[Initiative]:
    entry = line.cells.get(column)
    names = entry.value if entry is not None and isinstance(entry.value, tuple) else ()
    unit = line.cells["unit"].stood if "unit" in line.cells else None
    who = line.sent.participant
    return [Initiative(who, unit, field_id, name, line, entry) for name in names if entry is not None]


def field_sums(plan: Plan, sent: Sequence[Sent]) -> dict[str, FieldSum]:
    """Numbers of each field, over these participants."""
    sums = {name: FieldSum() for name in plan.fields}
    for one in initiatives_of(plan, sent):
        sums[one.field].named += 1
    for form in plan.forms.values():
        counts = [column.id for column in form.columns.values() if column.type == "count"]
        if form.rows != "fields":
            continue
        for line in lines_of(sent, form.id):
            for entry in (line.cells[column] for column in counts if column in line.cells):
                if isinstance(entry.value, int) and line.key in sums:
                    sums[line.key].stated += entry.value
                    sums[line.key].units += entry.value > 0
    return sums


def levels(collation: Collation) -> list[tuple[str, list[Sent]]]:
    """The participants by level of the cascade: those of the plan's own level first, then those below each body."""
    plan = collation.setting.plan
    below = plan.cascade.levels.values() if plan.cascade else ()
    collected = {level.collects_from for level in below}
    own = [sent for sent in collation.sent if sent.participant.group not in collected]
    found = [("Đơn vị trực tiếp", own)]
    for level in below:
        found.append((level.label, [sent for sent in collation.sent if sent.participant.group == level.collects_from]))
    return [(label, sent) for label, sent in found if sent] or found[:1]
