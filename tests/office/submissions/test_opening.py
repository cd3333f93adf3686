"""Each participant gets a sheet for each thing that it owes; who joins later gets theirs."""

import pytest

from tests.office.made import campaign, organisation, participant
from tests.office.submissions.made import Room
from thidua.office.campaigns.models import Campaign
from thidua.office.journal.models import Entry
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.services.opening import open_sheets


def keys(room: Room) -> list[tuple[str, str]]:
    return list(Sheet.objects.filter(participant=room.unit).values_list("key", "deadline"))


def test_a_unit_gets_a_sheet_for_its_registration_its_assessment_and_each_report():
    assert keys(Room()) == [
        ("registration", "registration"),
        ("self_assessment", ""),
        ("report:unit_interim", "interim_report"),
        ("report:unit_final", "final_report"),
    ]


@pytest.mark.parametrize(
    ("plan_id", "group", "wanted"),
    [
        ("an-bien-2020", "one_stop", [("registration", "registration")]),
        (
            "thai-nguyen-2018-2020",
            "commune",
            [("registration", "registration"), ("self_assessment", ""), ("targets", "")],
        ),
        ("long-thanh-2024", "district", [("self_assessment", ""), ("targets", "")]),
        ("hoa-thanh-2018", "commune", [("self_assessment", "self_assessment")]),
    ],
)
def test_targets_have_a_sheet_of_their_own_where_no_report_holds_them(plan_id, group, wanted):
    assert keys(Room(plan_id, group=group)) == wanted


def test_a_report_of_each_month_has_a_sheet_for_each():
    room = Room("xa-huong-lua-2026", group="schools")
    parts = Sheet.objects.filter(participant=room.unit, key="report:monthly").values_list("part", flat=True)
    assert list(parts) == [f"2026-{month:02}" for month in range(2, 12)]


def test_opening_again_opens_only_for_those_who_joined_since():
    room = Room(units=2)
    assert open_sheets(campaign=room.campaign, by=room.officer) == 0
    late = participant(room.campaign)
    assert open_sheets(campaign=room.campaign, by=room.officer) == 4
    assert Sheet.objects.filter(participant=late).count() == 4
    assert Entry.objects.filter(act="submissions.open").count() == 2


@pytest.mark.parametrize("units", [1, 3])
def test_opening_costs_the_same_queries_however_many_take_part(units, django_assert_num_queries):
    owner = organisation()
    started = campaign(owner)
    unit = organisation()
    for number in range(units):
        started.participants.create(
            code=f"u{number}", name=f"Xã {number}", kind="collective", group="unit", organisation=unit
        )
    fresh = Campaign.objects.select_related("plan", "owner", "reports_as").get(pk=started.pk)
    with django_assert_num_queries(27):
        assert open_sheets(campaign=fresh, by=None) == 4 * units
