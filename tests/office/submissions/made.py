"""Sheets for tests: a campaign with its sheets open, and forms filled as a unit would fill them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.office.made import campaign, organisation, participant, user_with
from thidua.office.access.standing import Standing, standing_of
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant, Way
from thidua.office.organisations.models import Organisation, Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.facts_table import evidence_at, value_at
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.queries.attached import proven_in
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.sending import Sealed, send
from thidua.office.submissions.services.writing import Saved, Typed, save_cells
from thidua.sheets.layout import NAMES, Layout, LayoutColumn
from thidua.sheets.values import labels_of

IN_TIME = date(2020, 5, 8)
"""A day before the registration of Củ Chi is due."""


class Room:
    """A running campaign of one owner with some units, each with an officer and a head; all sheets open."""

    def __init__(self, plan_id: str = "cu-chi-2020", units: int = 1, **values: Any) -> None:
        """``values`` are those of the participants, or ``ways`` of the campaign."""
        self.owner = organisation()
        ways = {"ways": values.pop("ways")} if "ways" in values else {}
        self.campaign: Campaign = campaign(self.owner, plan_id, **ways)
        values = {"group": next(iter(plan_of(self.campaign.plan).groups))} | values
        self.units: list[Participant] = [participant(self.campaign, **values) for _ in range(units)]
        self.officer = user_with(Role.OFFICER, at=self.owner)
        open_sheets(campaign=self.campaign, by=self.officer)

    @property
    def unit(self) -> Participant:
        """The first unit."""
        return self.units[0]

    def at(self, role: Role, unit: Participant | None = None) -> Standing:
        """What somebody new with a role at a unit holds."""
        return standing_of(user_with(role, at=place(unit or self.unit)))

    @property
    def body(self) -> Standing:
        """The standing body's officer."""
        return standing_of(self.officer)

    def sheet(self, key: str = "registration", unit: Participant | None = None, part: str = "") -> Sheet:
        """A sheet of a unit as it is now."""
        return Sheet.objects.get(participant=unit or self.unit, key=key, part=part)


def place(unit: Participant) -> Organisation:
    """The organisation of a participant."""
    assert unit.organisation is not None
    return unit.organisation


def user_of(standing: Standing) -> User:
    """The account."""
    assert standing.user is not None
    return standing.user


def write(sheet: Sheet, standing: Standing, values: dict[Slot, str], versions: dict[Slot, int] | None = None) -> Saved:
    """Write cells, by default as somebody who sees the newest versions."""
    now = {slot: cell.version for slot, cell in cells_of(sheet).items()}
    seen = now | (versions or {})
    return save_cells(
        sheet=sheet,
        cells=[Typed(slot, value, seen.get(slot, 0)) for slot, value in values.items()],
        standing=standing,
    )


def filled(asked: Asked, there: Iterable[Slot] = ()) -> dict[Slot, str]:
    """All cells of a sheet as a careful unit would fill them in, for any plan; ``there``: places with something in."""
    named = {slot[1] for slot in there if slot[2] == NAMES and slot[1].isdigit()}
    return {
        slot: text
        for form, tables in asked.tables.items()
        for table in tables
        for slot, text in (
            facts_typed(asked)
            if table.lines == "facts"
            else _of(form, table, sorted(named) if table.lines == "initiatives" else [])
        )
    }


def facts_typed(asked: Asked) -> Iterable[tuple[Slot, str]]:
    """Each fact with a value of its type and its evidence."""
    assert asked.facts is not None
    for fact in asked.facts.own.values():
        levels = list(labels_of(asked.plan, fact).values())
        people = list(asked.facts.people(fact)) if fact.type == "participant" else []
        typed = {"yes_no": "Có", "date": "01/03/2018"}
        yield value_at(fact.id), (levels or people or [typed.get(str(fact.type), "1")])[0]
        if fact.evidence != "none":
            yield evidence_at(fact.id), f"Báo cáo về {fact.id}"


def fill(sheet: Sheet, standing: Standing) -> Sheet:
    """Fill in what is not filled in yet; the sheet as it is then."""
    there = {slot for slot, cell in cells_of(sheet).items() if cell.value}
    wanted = {slot: text for slot, text in filled(asked_by(sheet), there).items() if slot not in there}
    write(sheet, standing, wanted)
    sheet.refresh_from_db()
    return sheet


def sent(sheet: Sheet, standing: Standing, way: str = Way.HEAD, **more: Any) -> Sending:
    """Send a sheet as it stands, after adding the evidence without which nobody may."""
    asked = asked_by(sheet)
    stops = check(asked, texts_of(cells_of(sheet).values()), proven_in(sheet, asked)).stops
    if stops:
        write(sheet, standing, {evidence_at(one.fact): f"Báo cáo về {one.fact}" for one in stops})
    sheet.refresh_from_db()
    return send(sheet=sheet, way=way, revision=sheet.revision, standing=standing, **more)


def by_paper(day: date) -> Sealed:
    """A signed paper that arrived on a day."""
    return Sealed(signed_by="Trần Mẫu", number="12/BC", dated=day, arrived_on=day)


def _of(form: str, table: Layout, named: list[str]) -> Iterable[tuple[Slot, str]]:
    rows = [one.id for one in table.rows] or named or ["1"]
    if table.lines == "participant":
        rows = ["1"]
    for row in rows:
        for column in table.columns:
            if column.id != "unit":
                yield (form, row, column.id), _text(column, table, row)


def _text(column: LayoutColumn, table: Layout, row: str) -> str:
    if column.type == "names":
        return f"Mô hình mẫu {row}"
    if column.type == "field":
        return ""
    if column.type == "points":
        top = next((one.top for one in table.rows if one.id == row), None)
        return str(int(top or 1))
    return {"count": "1", "date": "01/03/2018", "yes_no": "Có"}.get(column.type, f"Nội dung {row}")
