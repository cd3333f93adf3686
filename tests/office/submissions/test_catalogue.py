"""Every plan of the catalogue, from its opened sheets to what was accepted, for each of its groups."""

from datetime import date

import pytest

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.submissions.made import fill, sent
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.exporting import papers_of, workbook_of
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import accept

SENT = {
    "an-bien-2020": {"registration", "self_assessment"},
    "cu-chi-2020": {
        "registration", "report:unit_interim", "report:unit_final", "report:school_registration",
        "report:school_interim", "report:school_final", "self_assessment",
    },
    "hoa-thanh-2018": {"self_assessment"},
    "long-thanh-2024": {"targets", "self_assessment"},
    "thai-nguyen-2018-2020": {"registration", "targets", "self_assessment"},
    "xa-huong-lua-2026": {"registration", "report:monthly", "self_assessment"},
}  # fmt: skip


@pytest.mark.parametrize("plan_id", sorted(plan_files()))
def test_everybody_registers_and_reports_and_it_is_accepted(plan_id):
    owner = organisation()
    running = campaign(owner, plan_id)
    plan = plan_of(running.plan)
    for name, group in plan.groups.items():
        for kind in group.kinds:
            participant(running, group=name, kind=kind)
    open_sheets(campaign=running, by=None)
    body = standing_of(user_with(Role.OFFICER, at=owner))
    sheets = Sheet.objects.filter(participant__campaign=running).order_by("participant", "pk")
    assert set(sheets.values_list("key", flat=True)) == SENT[plan_id]
    with clock.at(date(2027, 1, 1)):
        for sheet in sheets:
            unit = sheet.participant.organisation
            assert unit is not None
            head = standing_of(user_with(Role.HEAD, at=unit))
            fill(sheet, head)
            made = sent(sheet, head)
            due = asked_by(sheet).last_day
            assert (sheet.key, made.late, made.last_day) == (sheet.key, due is not None, due)
            accept(sending=made, standing=body)
    assert set(sheets.values_list("state", flat=True)) <= {"accepted"}
    for sheet in sheets.filter(part="")[:6]:
        asked, texts = asked_by(sheet), texts_of(cells_of(sheet).values())
        assert check(asked, texts).complete
        assert workbook_of(sheet.participant, asked, texts)[:2] == b"PK"
        assert papers_of(sheet.participant, asked, texts)
