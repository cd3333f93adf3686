"""The outbox: what went, what did not and why, texts to hand over; nothing that is for its recipient alone."""

import pytest

from tests.office.made import organisation, user_with
from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser
from thidua.office.mail.models import Message
from thidua.office.mail.services.writing import write
from thidua.office.organisations.models import Role


def mail(owner, number: int = 1, **values) -> Message:
    given = {"to": f"a{number}@mau.example", "subject": f"Nhắc {number}", "private": values.pop("private", False)}
    made = write(key=f"thu:{owner.pk}:{number}", body="Kính gửi…", owner=owner, **given)
    Message.objects.filter(pk=made.pk).update(**{"attempts": 0} | values)
    made.refresh_from_db()
    return made


def test_what_failed_is_seen_with_its_reason_and_sent_again(settings):
    settings.MAIL_IS_SET_UP = True
    owner = organisation()
    failed = mail(owner, state="failed", last_error="550 không có hộp thư")
    client = browser(user_with(Role.OFFICER, at=owner))
    page = words(client.get("/thu-di/").content.decode())
    assert "1 thư chưa đến nơi" in page
    assert "550 không có hộp thư" in page
    client.post(f"/thu-di/{failed.pk}/", {"viec": "gui-lai"})
    failed.refresh_from_db()
    assert failed.state == "waiting"


def test_without_a_mail_server_the_text_is_handed_over():
    owner = organisation()
    waiting = mail(owner)
    client = browser(user_with(Role.OFFICER, at=owner))
    assert "Chưa cài máy chủ thư" in words(client.get("/thu-di/").content.decode())
    assert "Kính gửi…" in words(client.get(f"/thu-di/{waiting.pk}/").content.decode())
    client.post(f"/thu-di/{waiting.pk}/", {"viec": "chuyen-tay"})
    waiting.refresh_from_db()
    assert waiting.state == "handed_over"


def test_mails_of_others_and_links_that_set_passwords_are_not_there():
    owner = organisation()
    client = browser(user_with(Role.OFFICER, at=owner))
    for hidden in (mail(organisation()), mail(owner, 2, private=True)):
        assert client.get(f"/thu-di/{hidden.pk}/").status_code == 404
        assert hidden.to not in client.get("/thu-di/").content.decode()


def test_an_empty_outbox_says_what_will_stand_there():
    assert "Chưa có thư nào" in words(
        browser(user_with(Role.OFFICER, at=organisation())).get("/thu-di/").content.decode()
    )


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same(number, django_assert_num_queries):
    owner = organisation()
    for at in range(number):
        mail(owner, at)
    client = browser(user_with(Role.OFFICER, at=owner))
    client.get("/thu-di/")
    with django_assert_num_queries(8):
        client.get("/thu-di/")
