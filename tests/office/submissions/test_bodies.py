"""A body of the plan that takes no part sends the report that the plan wants of it."""

from datetime import date

import pytest

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.submissions.made import fill, sent
from thidua.office import clock
from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import fills, reads_participant, reviews, sees
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.campaigns.queries.taking_part import by_group, taking_part
from thidua.office.campaigns.services.preparing import map_body
from thidua.office.organisations.models import Organisation, Role
from thidua.office.reminders.letters import reminder_letters
from thidua.office.reminders.queries.board import boards_of
from thidua.office.reminders.queries.texts import prepare
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.errors import SubmissionError
from thidua.office.submissions.exporting import papers_of, pdf_of, workbook_of
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import accept, accept_many, send_back

REPORTS = [
    ("long-thanh-2024", "steering_committee", "report:final"),
    ("xa-huong-lua-2026", "office", "report:final"),
    ("cu-chi-2020", "home_affairs", "report:conference"),
]


def _with_body(plan_id: str, body: str, **values: object) -> tuple[Campaign, Organisation]:
    started, place = campaign(organisation(), plan_id), organisation()
    BodyRole.objects.create(campaign=started, body=body, organisation=place, **values)
    open_sheets(campaign=started, by=None)
    return started, place


def _head(place: Organisation):
    return standing_of(user_with(Role.HEAD, at=place))


@pytest.mark.parametrize(("plan_id", "body", "key"), REPORTS)
def test_its_people_fill_its_head_sends_the_standing_body_accepts(plan_id, body, key):
    started, place = _with_body(plan_id, body)
    sheet = Sheet.objects.get(participant__campaign=started)
    assert (sheet.key, sheet.participant.organisation, sheet.participant.name) == (key, place, place.name)
    head, owner, stranger = _head(place), _head(started.owner), _head(organisation())
    about = sheet.participant
    assert [fills.test(one, about) for one in (head, owner, stranger)] == [True, False, False]
    assert [reads_participant.test(one, about) for one in (head, owner, stranger)] == [True, True, False]
    assert [reviews.test(one, about) for one in (head, owner, stranger)] == [False, True, False]
    assert [sees.test(one, started) for one in (head, owner, stranger)] == [True, True, False]
    assert [list(participants_read(one)) for one in (head, stranger)] == [[about], []]
    sending = sent(fill(sheet, head), head)
    accept(sending=sending, standing=owner)
    assert Sheet.objects.get(pk=sheet.pk).state == Sheet.State.ACCEPTED


@pytest.mark.parametrize(("plan_id", "body", "key"), REPORTS)
def test_it_takes_no_part(plan_id, body, key):
    started, _ = _with_body(plan_id, body)
    assert (list(taking_part(started)), by_group(started)) == ([], [])
    assert Participant.everybody.filter(campaign=started).count() == 1


@pytest.mark.parametrize(("plan_id", "body", "key"), REPORTS)
def test_its_report_can_be_printed_and_taken_as_a_workbook(plan_id, body, key):
    started, place = _with_body(plan_id, body)
    sheet = fill(Sheet.objects.get(participant__campaign=started), _head(place))
    asked, texts = asked_by(sheet), texts_of(cells_of(sheet).values())
    papers = papers_of(sheet.participant, asked, texts)
    assert key in papers
    assert pdf_of(papers).startswith(b"%PDF")
    assert workbook_of(sheet.participant, asked, texts).startswith(b"PK")


def test_its_sheet_stands_on_the_board_of_its_deadline():
    started, _ = _with_body("xa-huong-lua-2026", "office")
    ((board, tally),) = boards_of(started)
    assert (board.deadline, tally.missing) == ("conference", 1)
    prepared = prepare(board)
    assert [one.participant.kind for one in prepared] == ["body"]
    assert [code for code, _ in reminder_letters(board, prepared)] == [prepared[0].participant.code]


def test_who_takes_part_reports_as_a_participant_and_not_once_more():
    started, place = _with_body("cu-chi-2020", "home_affairs")
    joined = participant(started, place)
    open_sheets(campaign=started, by=None)
    as_body = Participant.everybody.get(campaign=started, kind="body")
    assert as_body.left_on == clock.today()
    assert joined.sheets.filter(key="report:conference").exists()
    joined.sheets.all().delete()
    joined.delete()
    open_sheets(campaign=started, by=None)
    as_body.refresh_from_db()
    assert as_body.left_on is None


def test_another_organisation_that_acts_as_the_body_gets_a_sheet_of_its_own():
    started, first = _with_body("cu-chi-2020", "home_affairs")
    second = organisation()
    map_body(campaign=started, body="home_affairs", organisation=second, by=None)
    rows = Participant.everybody.filter(campaign=started).order_by("pk").values_list("organisation", "left_on")
    assert list(rows) == [(first.pk, clock.today()), (second.pk, None)]
    assert Sheet.objects.filter(participant__organisation=second).count() == 1


def test_a_lower_level_has_no_reports_of_bodies():
    started, place = _with_body("cu-chi-2020", "education_office")
    above = Participant.everybody.get(campaign=started)
    lower = campaign(place, level="education", reports_as=above)
    BodyRole.objects.create(campaign=lower, body="education_office", organisation=place, runs=True)
    open_sheets(campaign=lower, by=None)
    assert not Participant.everybody.filter(campaign=lower).exists()
    assert set(above.sheets.values_list("key", flat=True)) == {
        "report:education_roll_up", "report:education_interim", "report:education_final",
    }  # fmt: skip


def test_the_report_of_the_standing_body_itself_is_recorded_as_received():
    started, place = _with_body("long-thanh-2024", "steering_committee", runs=True)
    head = _head(place)
    sending = sent(fill(Sheet.objects.get(participant__campaign=started), head), head)
    with pytest.raises(SubmissionError) as refused:
        accept_many(sendings=[sending], standing=head)
    assert refused.value.field == "received_on"
    for day, note, field in ((date(2020, 5, 7), "Số 3", "received_on"), (date(2020, 5, 8), " ", "note")):
        with pytest.raises(SubmissionError) as refused:
            accept(sending=sending, standing=head, note=note, received_on=day)
        assert refused.value.field == field
    with clock.at(date(2020, 5, 12)):
        made = accept(sending=sending, standing=head, note="UBND huyện, số đến 3", received_on=date(2020, 5, 10))
    assert (made.happened_on, made.reason) == (date(2020, 5, 10), "UBND huyện, số đến 3")
    assert Sheet.objects.get(pk=sending.sheet_id).state == Sheet.State.ACCEPTED


def test_the_report_of_the_standing_body_may_come_back_with_a_reason():
    started, place = _with_body("long-thanh-2024", "steering_committee", runs=True)
    head = _head(place)
    sending = sent(fill(Sheet.objects.get(participant__campaign=started), head), head)
    send_back(sending=sending, reason="UBND huyện yêu cầu bổ sung", standing=head)
    assert Sheet.objects.get(pk=sending.sheet_id).state == Sheet.State.RETURNED
