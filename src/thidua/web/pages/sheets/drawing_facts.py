"""The table of facts as a page draws it: what is wanted of each, its evidence, and what others supply."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from thidua.office.assessments.queries import Assessment
from thidua.office.facts.earlier import Earlier
from thidua.office.submissions.checking import Checked
from thidua.office.submissions.facts_table import EVIDENCE, VALUE, FactsTable, value_at
from thidua.office.submissions.models import SheetFile
from thidua.office.submissions.reading import Slot
from thidua.sheets.content import FACTS
from thidua.sheets.form_rows import FormRow, is_left_to_others
from thidua.sheets.inputs import choices
from thidua.sheets.layout import REASON, LayoutColumn
from thidua.sheets.values import NOT_APPLICABLE_LABEL
from thidua.web.pages.sheets.parts import AboutFact, Field, Line


class Canvas(Protocol):
    """The sheet being drawn, as far as the table of facts needs it."""

    @property
    def points(self) -> Assessment | None: ...
    @property
    def checked(self) -> Checked: ...
    @property
    def files(self) -> Sequence[SheetFile]: ...
    @property
    def others(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def earlier(self) -> Mapping[str, Earlier] | None: ...

    def drawn(self, slot: Slot, column: LayoutColumn, label: str, line: str) -> Field:
        """One field."""
        ...


def fact_lines(canvas: Canvas, table: FactsTable) -> Iterator[Line]:
    """A line for each fact; those that others supply have no fields."""
    columns = {one.id: one for one in table.layout.columns}
    told = canvas.points.beside([row.fact.id for row in table.rows]) if canvas.points is not None else {}
    for row in table.rows:
        about = _about(canvas, table, row)
        fields = [] if about.supplier else list(_fields(canvas, row, columns))
        yield Line(row.fact.label, str(row.number), "", fields, fact=about, marks=told.get(row.fact.id, ()))


def fact_choices(table: FactsTable, slot: Slot, value: str) -> list[tuple[str, str]]:
    """What the field of a fact offers: value and label."""
    fact = table.own.get(slot[1])
    if fact is None or slot[2] != VALUE:
        return []
    if fact.type == "participant":
        offered = [(code, f"{name} ({code})") for code, name in table.people(fact).items()]
        if fact.admits_not_applicable:
            offered.append((NOT_APPLICABLE_LABEL, NOT_APPLICABLE_LABEL))
    else:
        offered = [(one, one) for one in choices(table.plan, fact, ())]
    known = {one for one, _ in offered}
    return [*offered, (value, value)] if offered and value and value not in known else offered


def _fields(canvas: Canvas, row: FormRow, columns: Mapping[str, LayoutColumn]) -> Iterator[Field]:
    fact = row.fact
    yield canvas.drawn(value_at(fact.id), columns[VALUE], "Giá trị", fact.label)
    if fact.admits_not_applicable:
        yield canvas.drawn((FACTS, fact.id, REASON), columns[REASON], columns[REASON].label, fact.label)
    if fact.evidence != "none":
        yield canvas.drawn((FACTS, fact.id, EVIDENCE), columns[EVIDENCE], columns[EVIDENCE].label, fact.label)


def _about(canvas: Canvas, table: FactsTable, row: FormRow) -> AboutFact:
    fact, plan = row.fact, table.plan
    bodies = [plan.bodies[name].label for name in fact.supplied_by if name in plan.bodies]
    return AboutFact(
        id=fact.id,
        unit=fact.unit or "",
        wanted=row.note,
        clause=row.clause,
        asked=fact.id in canvas.checked.facts_asked,
        files=[one for one in canvas.files if (one.form, one.row) == (FACTS, fact.id)],
        supplier=" hoặc ".join(bodies) if is_left_to_others(fact) else "",
        others=canvas.others.get(fact.id, ()),
        proves=fact.evidence != "none",
        cites=canvas.earlier is not None and not is_left_to_others(fact),
        earlier=(canvas.earlier or {}).get(fact.id),
        lack=next((one.what for one in canvas.checked.facts_lacking if one.fact == fact.id), ""),
    )
