"""A round that is divided: each part has a sheet of its own, and what it says is known of that part alone."""

import pytest

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.records.test_plan_changes import QUARTERS, ROUND, TEXT
from tests.office.submissions.made import sent, write
from thidua.office.access.standing import standing_of
from thidua.office.assessments.queries import assessment_of
from thidua.office.campaigns.models import Participant
from thidua.office.facts.queries import known
from thidua.office.organisations.models import Role
from thidua.office.plans.services import adopt
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.facts_table import value_at
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import send_back

FACT = "simplifications_proposed"


@pytest.fixture
def unit() -> Participant:
    """Of Hòa Thành's plan as if its year were the sum of its quarters."""
    owner = organisation()
    running = campaign(owner, "hoa-thanh-2018")
    files = [("hoa-thanh-2018.yaml", TEXT.replace(ROUND, QUARTERS))]
    running.plan = adopt(owner=owner, files=files, by=None)
    running.save()
    made = participant(running, group="commune")
    open_sheets(campaign=running, by=None)
    return made


def of(unit: Participant, part: str) -> Sheet:
    return Sheet.objects.get(participant=unit, key="self_assessment", part=part)


def say(unit: Participant, part: str, text: str) -> None:
    """Sent; what was sent before comes back first."""
    assert unit.organisation is not None
    head = standing_of(user_with(Role.HEAD, at=unit.organisation))
    if (before := Sending.objects.filter(sheet=of(unit, part)).last()) is not None:
        officer = standing_of(user_with(Role.OFFICER, at=unit.campaign.owner))
        send_back(sending=before, reason="Xem lại", standing=officer)
    write(of(unit, part), head, {value_at(FACT): text})
    sent(of(unit, part), head, incomplete=True)


def test_each_part_of_the_round_has_a_sheet_and_what_one_says_is_no_word_on_another(unit):
    parts = set(Sheet.objects.filter(participant=unit, key="self_assessment").values_list("part", flat=True))
    assert parts >= {"2018-q1", "2018-q2", "2018-q3", "2018-q4"}
    assert asked_by(of(unit, "2018-q2")).label == "Tự chấm điểm, quý 2/2018"
    say(unit, "2018-q1", "3")
    say(unit, "2018-q2", "5")
    say(unit, "2018-q1", "4")
    found = known(unit.campaign)
    assert {part: rows[0].facts[FACT].value for part, rows in found.parts.items()} == {"2018-q1": 4, "2018-q2": 5}
    assert FACT not in found.participants[0].facts
    say(unit, "2018-q2", "")
    assert {part: rows[0].facts.get(FACT) is None for part, rows in known(unit.campaign).parts.items()} == {
        "2018-q1": False
    }


def test_the_points_beside_a_sheet_are_those_of_its_part(unit):
    say(unit, "2018-q1", "10")
    for part, given in (("2018-q1", True), ("2018-q2", False)):
        sheet = of(unit, part)
        asked = asked_by(sheet)
        found = assessment_of(sheet, asked, check(asked, texts_of(cells_of(sheet).values())))
        assert found is not None
        assert (part, asked.plan.facts[FACT].label in found.missing) == (part, not given)
