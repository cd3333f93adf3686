"""Who has sent by a deadline: states, days of one's own, groups, filters."""

from datetime import date

import pytest

from tests.office.made import campaign, organisation, participant
from tests.office.reminders.conftest import registration
from thidua.office import clock
from thidua.office.campaigns.models import Change
from thidua.office.reminders.models import Reminder
from thidua.office.reminders.queries.board import Tally, board_of, boards_of, with_reminders
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.services.opening import open_sheets


def put(one, state, late=False):
    Sheet.objects.filter(participant=one, key="registration").update(state=state, late=late)


def extended(one, day):
    Change.objects.create(campaign=one.campaign, participant=one, kind=Change.Kind.EXTENSION, deadline="registration",
                          day=day, number="1/TB", reason="Lũ", happened_on=date(2020, 5, 8))  # fmt: skip


def names(found) -> list[str]:
    return sorted(one.participant.name for one in found)


def test_deadlines_come_in_the_order_of_their_days_and_the_next_is_shown_first(started):
    boards = boards_of(started)
    days = [board.last_day for board, _ in boards]
    assert [board.deadline for board, _ in boards][:1] == ["registration"]
    assert days == sorted(days, key=lambda day: (day is None, day or date.max))
    shown = board_of(boards)
    assert shown is not None
    assert (shown.deadline, shown.last_day) == ("registration", date(2020, 5, 11))
    with clock.at(date(2020, 5, 12)):
        after = board_of(boards)
    assert after is not None
    assert after.deadline != "registration"


def test_each_is_counted_as_what_it_is(started, units):
    put(units[0], "sent")
    put(units[1], "accepted", late=True)
    put(units[2], "returned", late=True)
    board = registration(started)
    with clock.at(date(2020, 5, 12)):
        [tally] = board.tallies()
        assert tally == Tally(tally.label, total=3,
                              in_time=1, late=1, missing=1, returned=1, accepted=1, overdue=1)  # fmt: skip
        assert tally.sent == 2
        found = {status: names(board.filtered(status=status).select_related("participant")) for status in (
            "missing", "overdue", "in_time", "late", "sent", "returned", "accepted", "closed", "")}  # fmt: skip
    assert found == {
        "missing": ["Xã 3"], "overdue": ["Xã 3"], "in_time": ["Xã 1"], "late": ["Xã 2"], "sent": ["Xã 1"],
        "returned": ["Xã 3"], "accepted": ["Xã 2"], "closed": [], "": ["Xã 1", "Xã 2", "Xã 3"],
    }  # fmt: skip


def test_an_extension_of_ones_own_keeps_one_from_being_overdue_and_only_that_one(started, units):
    extended(units[0], date(2020, 5, 20))
    board = registration(started)
    assert board.last_day_of(units[0].pk) == date(2020, 5, 20)
    for day, overdue in ((11, []), (12, ["Xã 2", "Xã 3"]), (20, ["Xã 2", "Xã 3"]), (21, ["Xã 1", "Xã 2", "Xã 3"])):
        with clock.at(date(2020, 5, day)):
            assert (day, names(board.filtered(status="overdue"))) == (day, overdue)


def test_who_left_is_not_waited_for(started, units):
    units[0].left_on = date(2020, 5, 8)
    units[0].save()
    assert names(registration(started).missing()) == ["Xã 2", "Xã 3"]


def test_groups_are_counted_each_and_together(started):
    participant(started, organisation(name="Trường 1"), group="school")
    open_sheets(campaign=started, by=None)
    interim = board_of(boards_of(started), "interim_report")
    assert interim is not None
    assert [tally.total for tally in interim.tallies()] == [3, 1, 4]
    assert names(interim.filtered(group="school")) == ["Trường 1"]
    assert names(interim.filtered(search="truong 1")) == ["Trường 1"]


def test_months_are_boards_of_their_own():
    made = campaign(organisation(), "xa-huong-lua-2026")
    participant(made, group="offices")
    open_sheets(campaign=made, by=None)
    boards = boards_of(made)
    march = board_of(boards, "monthly_report", "2026-03")
    assert march is not None
    assert (march.label, march.missing().count()) == ("Báo cáo tháng, tháng 3/2026", 1)


def test_the_last_reminder_stands_beside(started, units):
    for number in range(2):
        Reminder.objects.create(participant=units[0], deadline="registration", key=f"k{number}", channel="text",
                                text="…", made_at=clock.now())  # fmt: skip
    rows = with_reminders(registration(started).sheets()).values_list("participant", "reminded", "reminded_at")
    found = {pk: (number, at) for pk, number, at in rows}
    assert found == {units[0].pk: (2, clock.now()), units[1].pk: (None, None), units[2].pk: (None, None)}


@pytest.mark.parametrize("number", [1, 3])
def test_boards_cost_the_same_however_many_there_are(started, units, number, django_assert_num_queries):
    for one in units[number:]:
        one.left_on = date(2020, 5, 1)
        one.save()
    with django_assert_num_queries(3):
        boards = boards_of(started)
        board_of(boards, "registration").tallies()  # type: ignore[union-attr]
