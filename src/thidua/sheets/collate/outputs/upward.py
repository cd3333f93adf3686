"""``gui-len/``: what a body collected from the units below it, as its own forms for the level above."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from thidua.plan.model.papers import CascadeLevel
from thidua.rules.facts import Participant
from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.gathered import Sent
from thidua.sheets.collate.outputs.filled_books import write_upward_book
from thidua.sheets.collate.rollup import FieldSum, Initiative, field_sums, initiatives_of
from thidua.sheets.printing.entries import Entry, line_id


def write_upward(folder: Path, collation: Collation) -> list[str]:
    """Write one workbook for each body that collects; the bodies in order. None where nobody below it has sent."""
    plan = collation.setting.plan
    written = []
    for level in plan.cascade.levels.values() if plan.cascade else ():
        sent = [one for one in collation.sent if one.participant.group == level.collects_from]
        if not sent:
            continue
        pages = {form: list(_entries(collation, level, form, sent)) for form in level.forms}
        sender = body_of(collation, level)
        (folder / "gui-len").mkdir(exist_ok=True)
        write_upward_book(folder / "gui-len" / f"{level.body}.xlsx", collation.setting, sender, pages)
        written.append(level.body)
    return written


def body_of(collation: Collation, level: CascadeLevel) -> Participant:
    """The body as a participant of the level above: as the list has it, else by its id and the plan's name for it."""
    label = collation.setting.plan.bodies[level.body].label
    found = collation.setting.register.find(level.body).sure or collation.setting.register.find(label).sure
    return found or Participant(level.body, "collective", level.reports_as, name=label)


def _entries(collation: Collation, level: CascadeLevel, form: str, sent: Sequence[Sent]) -> Iterator[Entry]:
    plan = collation.setting.plan
    columns = plan.forms[form].columns.values()
    names = next((column.id for column in columns if column.type == "names"), None)
    if names is not None:
        yield from _names(names, [one for one in initiatives_of(plan, sent) if one.line.form == form])
        return
    count = next((column.id for column in columns if column.type == "count"), None)
    note = next((column.id for column in columns if column.type == "text"), None)
    for field_id, one in field_sums(plan, sent).items():
        if count is not None:
            # As many as names: what goes upward must agree with itself.
            yield Entry(field_id, count, one.named)
        if note is not None and one.named:
            yield Entry(field_id, note, _note(one))


def _note(one: FieldSum) -> str:
    return f"{one.units} đơn vị"


def _names(column: str, found: Sequence[Initiative]) -> Iterator[Entry]:
    """A line for each name, with the school's name and what stood beside it."""
    lines: dict[str, int] = {}
    for one in found:
        lines[one.field] = lines.get(one.field, 0) + 1
        row = line_id(one.field, lines[one.field])
        yield Entry(row, column, one.name)
        yield Entry(row, "unit", one.unit or one.participant.shown)
        for name, entry in one.line.cells.items():
            if name not in (column, "unit"):
                yield Entry(row, name, entry.stood)
