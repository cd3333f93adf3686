"""Reminders by rules: on their day, once, by any number of workers, and after a day on which none ran."""

import threading
from datetime import date

import pytest
from django.db import connections

from tests.office.reminders.test_board import extended
from thidua.office import clock
from thidua.office.campaigns.models import Campaign
from thidua.office.journal.models import Entry
from thidua.office.mail.models import Message
from thidua.office.reminders.errors import ReminderError
from thidua.office.reminders.models import Reminder, Schedule
from thidua.office.reminders.services.scheduled import add_schedule, remind_on_schedule, stop_schedule
from thidua.office.submissions.models import Sheet


def on(day: int, month: int = 5) -> int:
    with clock.at(date(2020, month, day)):
        return remind_on_schedule()


@pytest.fixture
def rule(started, officer) -> Schedule:
    """One day before the last day, which is the 11th."""
    return add_schedule(campaign=started, deadline="registration", days=-1, by=officer)


def test_on_its_day_each_who_has_not_sent_is_reminded_once(rule, units):
    Sheet.objects.filter(participant=units[0], key="registration").update(state="sent")
    assert [on(day) for day in (9, 10, 10, 11)] == [0, 2, 0, 0]
    assert {one.participant_id for one in Reminder.objects.all()} == {units[1].pk, units[2].pk}
    assert {(one.made_by, one.schedule) for one in Reminder.objects.all()} == {(None, rule)}


def test_a_worker_that_was_off_for_a_day_makes_up_for_it_and_after_many_days_does_not(rule):
    assert on(12) == 3
    Reminder.objects.all().delete()
    assert on(14) == 0


def test_of_several_rules_missed_the_last_one_counts(rule, started, officer):
    add_schedule(campaign=started, deadline="registration", days=1, by=officer)
    assert [on(day) for day in (12, 12, 13)] == [3, 0, 0]
    assert {one.schedule.days for one in Reminder.objects.all() if one.schedule} == {1}


def test_each_is_reminded_by_its_own_last_day(rule, units):
    extended(units[0], date(2020, 5, 20))
    assert [on(day) for day in (10, 19, 19)] == [2, 1, 0]


def test_nobody_is_reminded_for_days_over_before_the_rule_was_made(started, officer):
    with clock.at(date(2020, 5, 12)):
        add_schedule(campaign=started, deadline="registration", days=-1, by=officer)
        assert remind_on_schedule() == 0


def test_by_mail_where_there_is_a_server_and_an_address_else_as_text(rule, heads, settings):
    settings.MAIL_IS_SET_UP = True
    on(10)
    assert sorted(Reminder.objects.values_list("channel", flat=True)) == ["mail", "mail", "text"]
    assert Message.objects.count() == 2


def test_a_rule_that_was_stopped_and_a_campaign_that_is_over_remind_nobody(rule, officer):
    Campaign.objects.update(state="closed")
    assert on(10) == 0
    Campaign.objects.update(state="running")
    stop_schedule(schedule=rule, by=officer)
    stop_schedule(schedule=rule, by=officer)
    assert on(10) == 0
    assert Entry.objects.filter(act="reminders.stop_schedule").count() == 1


def test_what_is_no_rule_is_refused(started, officer):
    for deadline, days in (("la", 1), ("registration", 61)):
        with pytest.raises(ReminderError) as refused:
            add_schedule(campaign=started, by=officer, deadline=deadline, days=days)
        assert refused.value.field
    assert Schedule.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_each_once(rule):
    made: list[int] = []

    def work():
        try:
            made.append(remind_on_schedule())
        finally:
            connections.close_all()

    with clock.at(date(2020, 5, 10)):
        workers = [threading.Thread(target=work) for _ in range(2)]
        for one in workers:
            one.start()
        for one in workers:
            one.join()
    assert (sorted(made), Reminder.objects.count()) == ([0, 3], 3)
