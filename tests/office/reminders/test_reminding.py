"""Reminding by hand: the text, by mail or to paste, once a day, also when two do it at once."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connections

from tests.office.made import user
from tests.office.reminders.conftest import registration
from thidua.office import clock
from thidua.office.campaigns.models import Campaign
from thidua.office.journal.models import Entry
from thidua.office.mail.models import Message
from thidua.office.reminders.errors import ReminderError
from thidua.office.reminders.models import Reminder, ShortLink
from thidua.office.reminders.queries.texts import code_of, prepare
from thidua.office.reminders.services.reminding import remind
from thidua.office.reminders.wording import summary_text
from thidua.office.submissions.models import Review, Sending, Sheet


def test_the_text_says_who_what_until_when_and_where(started, units):
    first = prepare(registration(started), [units[0].pk])[0]
    code = code_of(units[0].pk, "registration", "")
    assert first.text.splitlines() == [
        "Kính gửi Xã 1,",
        "",
        "UBND huyện Mẫu nhắc về «Thi đua 2020»: chưa nhận được của đơn vị:",
        "- Đăng ký thi đua (Biểu 1. Số lượng đăng ký theo lĩnh vực;"
        " Biểu 2. Tên mô hình, giải pháp, sáng kiến theo lĩnh vực)",
        "Hạn gửi: 11/05/2020 (còn 3 ngày).",
        "",
        f"Mở để điền và gửi: http://127.0.0.1:8000/n/{code}",
        "Nếu đơn vị vừa gửi, xin bỏ qua lời nhắc này.",
    ]
    assert first.subject == "Nhắc gửi Đăng ký thi đua (hạn 11/05/2020): Thi đua 2020"


@pytest.mark.parametrize(("day", "words"), [(11, "hôm nay là ngày cuối"), (13, "đã quá hạn 2 ngày")])
def test_the_days_are_counted(started, day, words):
    with clock.at(date(2020, 5, day)):
        assert f"({words})" in prepare(registration(started))[0].text


def test_one_that_was_returned_is_told_why(started, units):
    sheet = Sheet.objects.get(participant=units[0], key="registration")
    sending = Sending.objects.create(sheet=sheet, way="head", happened_on=date(2020, 5, 7), sent_by=user(), content=[])
    Review.objects.create(sending=sending, answer="returned", reason="Thiếu Biểu 2", made_by=user(),
                          happened_on=date(2020, 5, 8))  # fmt: skip
    Sheet.objects.filter(pk=sheet.pk).update(state="returned")
    assert "  Bản đã gửi được trả lại vì: Thiếu Biểu 2" in prepare(registration(started), [units[0].pk])[0].text


def test_by_mail_each_address_gets_one_and_who_has_none_is_named(started, units, heads, officer):
    done = remind(board=registration(started), participants=None, channel="mail", by=officer)
    assert [one.participant.name for one in done.made] == ["Xã 1", "Xã 2"]
    assert [one.participant.name for one in done.without_address] == ["Xã 3"]
    mails = Message.objects.order_by("to")
    assert [(one.to, one.owner, one.body) for one in mails] == [
        (f"xa{at + 1}@mau.example", started.owner, done.made[at].text) for at in range(2)
    ]
    assert [*done.made[0].messages.all()] == [mails[0]]
    entry = Entry.objects.get(act="reminders.remind")
    assert (entry.actor, entry.chain.name) == (officer, f"campaign:{started.pk}")


def test_as_text_there_is_a_link_and_no_mail(started, units, officer):
    done = remind(board=registration(started), participants=[units[2].pk], channel="text", by=officer)
    [made] = done.made
    link = ShortLink.objects.get()
    assert (made.participant, link.participant, Message.objects.count()) == (units[2], units[2], 0)
    assert link.code in made.text


def test_again_on_the_same_day_nobody_is_reminded_twice_and_the_next_day_they_are(started, units, officer):
    given = {"participants": [units[0].pk], "channel": "text", "by": officer}
    remind(board=registration(started), **given)
    again = remind(board=registration(started), **given)
    assert (again.made, [one.participant for one in again.already]) == ((), [units[0]])
    with clock.at(date(2020, 5, 9)):
        assert len(remind(board=registration(started), **given).made) == 1
    assert (Reminder.objects.count(), ShortLink.objects.count()) == (2, 1)


def test_who_has_sent_meanwhile_is_left_alone(started, units, officer):
    Sheet.objects.filter(participant__in=units[:2], key="registration").update(state="sent")
    board = registration(started)
    done = remind(board=board, participants=[one.pk for one in units], channel="text", by=officer)
    assert [one.participant for one in done.made] == [units[2]]
    Sheet.objects.update(state="sent")
    with pytest.raises(ReminderError) as refused:
        remind(board=board, participants=None, channel="text", by=officer)
    assert str(refused.value) == "Các đơn vị được chọn đều đã gửi."


def test_a_campaign_that_is_over_reminds_nobody(started, officer):
    board = registration(started)
    Campaign.objects.update(state="closed")
    with pytest.raises(ReminderError):
        remind(board=board, participants=None, channel="text", by=officer)
    assert Reminder.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_a_preview_and_the_reminding_cost_the_same_however_many_they_are(
    started, units, heads, officer, number, django_assert_num_queries
):
    chosen = [one.pk for one in units[:number]]
    board = registration(started)
    with django_assert_num_queries(6):
        prepare(board, chosen)


@pytest.mark.django_db(transaction=True)
def test_two_who_remind_at_once_remind_each_unit_once(started, units, heads, officer):
    found, failures = [], []

    def press():
        try:
            found.append(remind(board=registration(started), participants=None, channel="mail", by=officer))
        except Exception as wrong:
            failures.append(wrong)
        finally:
            connections.close_all()

    people = [threading.Thread(target=press) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert failures == []
    assert sorted(len(one.made) for one in found) == [0, 2]
    assert sorted(len(one.already) for one in found) == [0, 2]
    assert (Reminder.objects.count(), Message.objects.count()) == (2, 2)


def test_the_summary_names_those_who_have_not_sent():
    given: dict[str, Any] = {
        "campaign": "Thi đua 2020",
        "label": "Đăng ký",
        "last_day": date(2020, 5, 11),
        "now": clock.now(),
    }
    assert summary_text(**given, sent=1, total=3, missing=["Xã 2", "Xã 3"]).splitlines() == [
        "Thi đua 2020", "Đăng ký, hạn 11/05/2020", "Đến 12:00 ngày 08/05/2020: đã gửi 1/3.", "Chưa gửi (2):",
        "1. Xã 2", "2. Xã 3",
    ]  # fmt: skip
    assert summary_text(**given, sent=3, total=3, missing=[]).splitlines()[-1] == "Tất cả đã gửi."
