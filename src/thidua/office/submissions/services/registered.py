"""What was registered becomes lines of the reports that are still to be written."""

from thidua.office.campaigns.models import Participant
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import Asked, asked_in
from thidua.office.submissions.checking import Texts, names_in
from thidua.office.submissions.models import Cell, Origin, Sheet
from thidua.office.submissions.queries.content import cells_of
from thidua.office.submissions.queries.sheets import EDITABLE
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.writing import Typed, Writing
from thidua.rules.owed import REPORT
from thidua.sheets.layout import FIELD, NAMES, Layout
from thidua.sheets.texts import folded


def bring_registered(*, registration: Sheet, texts: Texts, asked: Asked) -> None:
    """Put each name of a registration that was just sent into the reports on it that are still open.

    A name that is there stays where it is, with what was said of it; one that is registered no more goes, unless
    something was said of it already.
    """
    names = names_in(asked, texts)
    reports = _open_reports(registration.participant)
    if not reports:
        return
    every = asked_in(registration.participant.campaign, [registration.participant])[registration.participant_id]
    for sheet in reports:
        found = every.get((sheet.key, sheet.part))
        table = _table(found) if found is not None else None
        if table is not None:
            _bring(sheet, table, names, registration)


def _open_reports(participant: Participant) -> list[Sheet]:
    found = Sheet.objects.select_for_update().filter(
        participant=participant, key__startswith=REPORT, state__in=EDITABLE
    )
    return list(found.order_by("pk"))


def _table(asked: Asked) -> Layout | None:
    """The table of a report in which registered things are reported on, where it is about one's own."""
    own = asked.reports is not None and not asked.plan.reports[asked.reports].by
    return next((one for one in asked.tables.get(asked.key, ()) if own and one.lines == "initiatives"), None)


def _bring(sheet: Sheet, table: Layout, names: list[tuple[str, str]], registration: Sheet) -> None:
    cells = {slot: one for slot, one in cells_of(sheet).items() if slot[0] == table.form and slot[1].isdigit()}
    there = {folded(one.value): slot[1] for slot, one in cells.items() if slot[2] == NAMES and one.value}
    wanted = {folded(name) for _, name in names}
    typed = [one for name, row in there.items() if name not in wanted for one in _gone(row, cells)]
    last = max((int(slot[1]) for slot in cells), default=0)
    fields = plan_of(registration.participant.campaign.plan).fields
    whence = f"bản gửi ngày {registration.sent_on:%d/%m/%Y}" if registration.sent_on is not None else ""
    for field, name in names:
        if folded(name) not in there:
            last += 1
            there[folded(name)] = str(last)
            for column, value in ((FIELD, fields[field].label), (NAMES, name)):
                typed.append(Typed((table.form, str(last), column), value, 0, whence))
    Writing(sheet, None, Origin.REGISTERED).save(typed)


def _gone(row: str, cells: dict[Slot, Cell]) -> list[Typed]:
    """A line that came from the registration, emptied where nobody has added anything to it."""
    own = {slot: one for slot, one in cells.items() if slot[1] == row and one.value}
    if any(one.origin != Origin.REGISTERED for one in own.values()):
        return []
    return [Typed(slot, "", one.version) for slot, one in own.items()]
