"""One's deadlines as a calendar, and the secret address at which it lies."""

from datetime import date

from icalendar import Calendar

from tests.office.made import organisation, user, user_with
from tests.office.reminders.test_board import extended
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.organisations.models import Role
from thidua.office.reminders.models import CalendarFeed
from thidua.office.reminders.queries.calendar import account_of_feed, calendar_for
from thidua.office.reminders.services.feeds import make_feed, revoke_feed
from thidua.office.submissions.models import Sheet


def events(account: User) -> dict[str, date]:
    read = Calendar.from_ical(calendar_for(standing_of(account)))
    return {str(one["summary"]): one.decoded("dtstart") for one in read.walk("VEVENT")}


def test_a_unit_has_its_own_days_and_those_who_run_it_all_days(started, units, heads, officer):
    extended(units[0], date(2020, 5, 20))
    own = events(heads[0])
    assert own["Hạn cuối: Đăng ký thi đua (Xã 1)"] == date(2020, 5, 20)
    assert [name for name in own if "Xã 2" in name] == []
    assert events(officer)["Mốc phong trào: Đăng ký thi đua"] == date(2020, 5, 11)
    assert events(user_with(Role.OFFICER, at=organisation())) == {}


def test_what_was_sent_says_so_and_keeps_its_name(started, units, heads):
    sheet = Sheet.objects.get(participant=units[0], key="registration")
    before = calendar_for(standing_of(heads[0]))
    Sheet.objects.filter(pk=sheet.pk).update(state="accepted")
    assert "Đã nhận: Đăng ký thi đua (Xã 1)" in events(heads[0])
    uid = f"UID:sheet.{sheet.pk}@".encode()
    assert before.count(uid) == calendar_for(standing_of(heads[0])).count(uid) == 1


def test_a_feed_is_found_by_its_key_alone_until_it_is_made_anew_or_taken_back():
    account = user()
    first = make_feed(account=account)
    assert account_of_feed(first) == account
    assert first not in str(CalendarFeed.objects.values())
    second = make_feed(account=account)
    assert (account_of_feed(first), account_of_feed(second)) == (None, account)
    revoke_feed(account=account)
    assert account_of_feed(second) is None


def test_the_feed_of_an_account_that_was_closed_is_not_there():
    account = user()
    key = make_feed(account=account)
    User.objects.update(is_active=False)
    assert account_of_feed(key) is None


def test_a_calendar_costs_the_same_however_many_deadlines_there_are(started, heads, officer, django_assert_num_queries):
    for account, number in ((heads[0], 6), (officer, 3)):
        standing = standing_of(account)
        with django_assert_num_queries(number):
            calendar_for(standing)
