"""Sheets sent, for tests of what follows from them."""

from datetime import date

from tests.office.made import campaign, organisation, participant, user
from thidua.office.campaigns.models import Participant, Way
from thidua.office.initiatives.models import Initiative, Pair
from thidua.office.initiatives.services.doubles import compare_new
from thidua.office.organisations.models import Organisation
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.services.opening import open_sheets

REGISTRATION = "registration"


def joined(owner: Organisation | None = None, **values) -> Participant:
    """A unit in a running campaign of Củ Chi's plan, with its sheets."""
    one = participant(campaign(owner or organisation(), **values))
    open_sheets(campaign=one.campaign, by=None, participants=[one])
    return one


def sheet_of(one: Participant, key: str = REGISTRATION) -> Sheet:
    return Sheet.objects.get(participant=one, key=key)


def sent(one: Participant, *cells: tuple[str, str, str, str], key: str = REGISTRATION) -> Sending:
    """What was sent: (form, row, column, value)."""
    return Sending.objects.create(
        sheet=sheet_of(one, key),
        way=Way.HEAD,
        happened_on=date(2020, 5, 8),
        sent_by=user(),
        content=[[*cell, 1] for cell in cells],
    )


def registers(one: Participant, *names: str, field: str = "procedures", expected: str = "") -> Sending:
    """A registration with a line for each name, all of one field; an empty name leaves its line out."""
    cells = []
    for at, name in enumerate(names, 1):
        row = field if at == 1 else f"{field}:{at}"
        if name:
            cells.append(("bieu_2", row, "names", name))
            cells += [("bieu_2", row, "expected_completion", expected)] if expected else []
    return sent(one, *cells)


def alike() -> Pair:
    """A pair of one owner's units that registered the same name."""
    owner = organisation()
    for _ in range(2):
        registers(joined(owner), "Khoán chi hành chính")
    compare_new()
    return Pair.objects.get()


def standing_names(one: Participant) -> list[str]:
    """The names of its initiatives that are not withdrawn."""
    found = Initiative.objects.filter(participant=one, withdrawn_at=None).order_by("pk")
    return list(found.values_list("name", flat=True))
