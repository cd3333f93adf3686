"""Reminding on the page: chosen, previewed with each text, done once; texts to paste, short links, letters, rules."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.office.made import organisation, user_with
from tests.office.reminders.test_board import put
from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser
from thidua.office import clock
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Role
from thidua.office.reminders.models import Reminder, Schedule, ShortLink
from thidua.office.reminders.queries.texts import code_of


def remind_url(started) -> str:
    return f"/phong-trao/{started.pk}/theo-doi/registration/nhac/"


def confirmed(client, url: str, **posted):
    page = client.post(url, posted)
    mark = re.search(r'name="xac-nhan" value="([^"]+)"', page.content.decode())
    assert mark is not None
    return client.post(url, posted | {"xac-nhan": mark[1]})


def test_the_preview_shows_each_text_and_nothing_is_done_before_the_yes(started, units, heads, officer):
    page = words(browser(officer).post(remind_url(started), {"cach": "mail", "tat-ca": "1"}).content.decode())
    assert "3 đơn vị 1 đơn vị chưa có địa chỉ thư" in page
    assert "Gửi thư nhắc 2 đơn vị" in page
    assert [page.count(f"Kính gửi Xã {at}") for at in (1, 2, 3)] == [1, 1, 1]
    assert (Reminder.objects.count(), Message.objects.count()) == (0, 0)


def test_on_a_yes_those_chosen_are_reminded_and_the_answer_says_whom_not(started, units, heads, officer):
    client = browser(officer)
    answer = confirmed(client, remind_url(started), cach="mail", chon=[str(units[0].pk), str(units[2].pk)])
    assert answer["Location"] == f"/phong-trao/{started.pk}/da-nhac/?cach=mail"
    assert [one.participant for one in Reminder.objects.all()] == [units[0]]
    page = words(client.get(answer["Location"]).content.decode())
    assert "1 đơn vị chưa có địa chỉ thư: Xã 3" in page
    assert "xa1@mau.example Chờ gửi" in page


def test_a_text_is_shown_to_be_copied(started, units, officer):
    client = browser(officer)
    answer = confirmed(client, remind_url(started), cach="text", chon=str(units[2].pk))
    page = client.get(answer["Location"]).content.decode()
    made = Reminder.objects.get()
    assert f'data-copy="loi-{made.pk}"' in page
    assert code_of(units[2].pk, "registration", "") in page


def test_who_has_sent_since_the_preview_makes_it_shown_again(started, units, officer):
    client, posted = browser(officer), {"cach": "text", "tat-ca": "1"}
    page = client.post(remind_url(started), posted).content.decode()
    mark = re.search(r'name="xac-nhan" value="([^"]+)"', page)[1]  # type: ignore[index]
    put(units[0], "sent")
    again = words(client.post(remind_url(started), posted | {"xac-nhan": mark}).content.decode())
    assert "Danh sách đã thay đổi" in again
    assert Reminder.objects.count() == 0


def test_where_nobody_has_an_address_mail_is_not_offered_but_the_text_is_named(started, units, officer):
    answer = browser(officer).post(remind_url(started), {"cach": "mail", "chon": str(units[2].pk)}, follow=True)
    assert "1 đơn vị cần nhắc đều chưa có địa chỉ thư. Hãy dùng «Lấy lời nhắn»." in words(answer.content.decode())
    assert (Reminder.objects.count(), Message.objects.count()) == (0, 0)


@pytest.mark.parametrize("posted", [{"cach": "mail"}, {"tat-ca": "1"}, {"cach": "chim", "tat-ca": "1"}])
def test_nobody_or_nothing_chosen_is_said(started, officer, posted):
    client = browser(officer)
    answer = client.post(remind_url(started), posted, follow=True)
    assert "Hãy chọn" in words(answer.content.decode())
    assert Reminder.objects.count() == 0


def test_a_short_link_opens_the_sheet_for_its_unit_and_for_nobody_else(started, units, officer):
    confirmed(browser(officer), remind_url(started), cach="text", chon=str(units[0].pk))
    link = f"/n/{ShortLink.objects.get().code}/"
    unit = browser(user_with(Role.OFFICER, at=units[0].organisation))
    answer = unit.get(link)
    assert answer["Location"] == f"/bieu/{units[0].sheets.get(key='registration').pk}/"
    assert browser(user_with(Role.OFFICER, at=units[1].organisation)).get(link).status_code == 404
    assert browser(user_with(Role.OFFICER, at=organisation())).get(link).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_reminders_costs_the_same(started, units, officer, number, django_assert_num_queries):
    for one in units[:number]:
        Reminder.objects.create(participant=one, deadline="registration", key=f"k{one.pk}", channel="text", text="…")
    client, url = browser(officer), f"/phong-trao/{started.pk}/da-nhac/"
    client.get(url)
    with django_assert_num_queries(11):
        assert words(client.get(url).content.decode()).count("Đăng ký thi đua") >= number


@pytest.mark.parametrize("number", [1, 3])
def test_the_preview_costs_the_same(started, units, officer, number, django_assert_num_queries):
    client = browser(officer)
    posted = {"cach": "text", "chon": [str(one.pk) for one in units[:number]]}
    client.post(remind_url(started), posted)
    with django_assert_num_queries(16):
        assert client.post(remind_url(started), posted).status_code == 200


def test_letters_are_one_file_for_one_unit_and_an_archive_for_several(started, units, officer):
    client, url = browser(officer), f"/phong-trao/{started.pk}/theo-doi/registration/cong-van/"
    assert client.get(url, {"chon": units[0].pk, "dang": "pdf"}).content[:5] == b"%PDF-"
    archive = ZipFile(BytesIO(client.get(url).content))
    assert sorted(archive.namelist()) == sorted(f"{one.code}.docx" for one in units)
    for one in units:
        put(one, "sent")
    assert client.get(url).status_code == 302


def test_rules_are_added_listed_and_stopped(started, officer):
    client, url = browser(officer), f"/phong-trao/{started.pk}/lich-nhac/"
    client.post(url, {"deadline": "registration", "number": "3", "side": "before"})
    rule = Schedule.objects.get()
    assert (rule.deadline, rule.days, rule.active) == ("registration", -3, True)
    assert "3 ngày trước ngày cuối" in words(client.get(url).content.decode())
    client.post(url, {"dung": str(rule.pk)})
    rule.refresh_from_db()
    assert rule.active is False
    wrong = client.post(url, {"deadline": "la", "number": "99", "side": "before"})
    assert (wrong.status_code, Schedule.objects.count()) == (422, 1)


def test_who_watches_may_not_remind(started):
    client = browser(user_with(Role.OBSERVER, at=started.owner))
    assert client.post(remind_url(started), {"cach": "text", "tat-ca": "1"}).status_code in (403, 404)


def test_after_the_last_day_the_text_says_so(started, officer):
    with clock.at(date(2020, 5, 14)):
        page = words(browser(officer).post(remind_url(started), {"cach": "text", "tat-ca": "1"}).content.decode())
    assert "đã quá hạn 3 ngày" in page
