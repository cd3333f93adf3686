"""Sending, against a real server that takes, refuses, hangs and dies; and workers that are killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from itertools import count

import pytest
from django.db import connection, connections

from tests.office.made import organisation
from tests.office.mail.post_office import PostOffice
from thidua.office import clock
from thidua.office.mail.models import Message
from thidua.office.mail.services.sending import LEASE, WAITS, Delivered, deliver
from thidua.office.mail.services.writing import write

_numbers = count(1)
State = Message.State
TEXT = ".Dòng một\n..\nÔng Đỗ Ữ\n"


def waiting(**values) -> Message:
    made = {
        "to": "can-bo@xa.example",
        "subject": "Nhắc gửi đăng ký",
        "body": ".Dòng một\n..\nÔng Đỗ Ữ\n",
        "owner": None,
    }
    return write(**({"key": f"thu:{next(_numbers)}"} | made | values))


def state_of(message: Message) -> str:
    message.refresh_from_db()
    return message.state


def test_what_waits_is_sent_whole_with_its_vietnamese_letters(office: PostOffice):
    message = waiting()
    assert deliver() == Delivered(sent=1)
    [mail] = office.taken
    assert (mail["Subject"], mail["To"], mail["From"]) == (
        "Nhắc gửi đăng ký", "can-bo@xa.example", "Thi đua <thidua@mau.example>")  # fmt: skip
    assert mail.get_content().replace("\r\n", "\n") == TEXT
    assert (state_of(message), message.sent_at is None) == (State.SENT, False)
    assert deliver() == Delivered()
    assert len(office.taken) == 1


def test_many_go_over_one_connection(office: PostOffice):
    for _ in range(5):
        waiting()
    assert deliver() == Delivered(sent=5)
    assert (len(office.taken), office.visits) == (5, 1)


def test_without_a_mail_server_it_waits_to_be_handed_over(office: PostOffice, settings):
    settings.MAIL_IS_SET_UP = False
    message = waiting()
    assert deliver() == Delivered()
    assert (state_of(message), office.visits) == (State.WAITING, 0)


def test_an_address_that_the_server_refuses_for_good_has_failed_and_the_next_mail_goes(office: PostOffice):
    office.behaves["RCPT"] = "550 no such user"
    first = waiting()
    assert deliver() == Delivered(failed=1)
    assert (state_of(first), first.last_error) == (State.FAILED, "Máy chủ thư không nhận: 550 no such user")
    office.behaves.clear()
    second = waiting()
    assert deliver() == Delivered(sent=1)
    assert state_of(second) == State.SENT


def test_a_text_that_the_server_refuses_for_good_has_failed(office: PostOffice):
    office.behaves["."] = "refuse"
    message = waiting()
    assert deliver() == Delivered(failed=1)
    assert (state_of(message), message.last_error) == (State.FAILED, "Máy chủ thư không nhận: 550 no")


@pytest.mark.parametrize(
    ("verb", "does", "said"),
    [
        ("RCPT", "450 later", "Máy chủ thư không nhận: 450 later"),
        ("MAIL", "die", "Máy chủ thư ngừng trả lời: Connection unexpectedly closed"),
        ("MAIL", "hang", "Máy chủ thư ngừng trả lời: Connection unexpectedly closed: timed out"),
        ("DATA", "die", "Máy chủ thư ngừng trả lời: Connection unexpectedly closed"),
    ],
)
def test_what_may_pass_is_tried_again_later(office: PostOffice, verb: str, does: str, said: str):
    message = waiting()
    office.behaves[verb] = does
    moment = clock.now()
    with clock.at(moment):
        assert deliver() == Delivered(put_off=1)
        assert (state_of(message), message.attempts, message.last_error) == (State.WAITING, 1, said)
        assert message.next_try_at == moment + WAITS[0]
        office.behaves.clear()
        assert deliver() == Delivered()
    with clock.at(moment + WAITS[0]):
        assert deliver() == Delivered(sent=1)
    assert len(office.taken) == 1


def test_waits_grow_and_then_it_has_failed(office: PostOffice):
    message = waiting()
    office.behaves["RCPT"] = "451 later"
    moment, steps = clock.now(), []
    for _ in range(len(WAITS)):
        with clock.at(moment):
            deliver()
        message.refresh_from_db()
        steps.append(message.next_try_at - moment)
        moment = message.next_try_at
    assert (steps, message.state) == ([*WAITS], State.WAITING)
    with clock.at(moment):
        assert deliver() == Delivered(failed=1)
    assert (state_of(message), message.attempts) == (State.FAILED, len(WAITS) + 1)


def test_a_server_that_is_not_there_puts_off_one_mail_and_leaves_the_others(office: PostOffice, settings):
    messages = [waiting(), waiting()]
    settings.EMAIL_PORT = 1
    assert deliver() == Delivered(put_off=1)
    assert [(state_of(one), one.attempts) for one in messages] == [(State.WAITING, 1), (State.WAITING, 0)]
    assert messages[0].last_error.startswith("Không vào được máy chủ thư: ")


@pytest.mark.parametrize("does", ["die", "hang"])
def test_a_server_that_took_the_text_and_says_nothing_is_not_given_it_again(office: PostOffice, does: str):
    office.behaves["."] = does
    message = waiting()
    assert deliver() == Delivered(failed=1)
    assert state_of(message) == State.UNSURE
    assert message.last_error.startswith("Đã chuyển hết thư nhưng máy chủ thư không trả lời: ")
    office.behaves.clear()
    with clock.at(clock.now() + timedelta(days=2)):
        assert deliver() == Delivered()
    assert len(office.taken) == 1


def test_an_address_that_is_none_has_failed_and_the_others_go(office: PostOffice):
    wrong, right = waiting(to="không phải địa chỉ"), waiting()
    assert deliver() == Delivered(sent=1, failed=1)
    assert (state_of(wrong), state_of(right)) == (State.FAILED, State.SENT)
    assert wrong.last_error.startswith("Địa chỉ hoặc tiêu đề thư không dùng được: ")


def test_a_link_that_sets_a_password_is_forgotten_once_it_is_sent(office: PostOffice):
    message = waiting(body="https://…/khoa", private=True)
    deliver()
    assert (state_of(message), message.body) == (State.SENT, "")
    assert office.taken[0].get_content().strip() == "https://…/khoa"


def test_a_worker_killed_before_the_text_went_is_followed_by_another(office: PostOffice):
    message, moment = waiting(), clock.now()
    Message.objects.filter(pk=message.pk).update(lease="gone", lease_until=moment + LEASE)
    with clock.at(moment + LEASE - timedelta(seconds=1)):
        assert deliver() == Delivered()
    with clock.at(moment + LEASE):
        assert deliver() == Delivered(sent=1)
    assert state_of(message) == State.SENT


def test_a_worker_killed_while_the_text_went_leaves_a_question_and_no_second_mail(office: PostOffice):
    message, moment = waiting(), clock.now()
    Message.objects.filter(pk=message.pk).update(lease="gone", lease_until=moment, state=State.HANDING)
    with clock.at(moment + LEASE):
        assert deliver() == Delivered()
    assert (state_of(message), office.taken) == (State.UNSURE, [])


def test_sent_again_it_bears_the_name_that_it_had(office: PostOffice):
    message = waiting(owner=organisation())
    deliver()
    Message.objects.filter(pk=message.pk).update(state=State.WAITING, lease_until=None)
    deliver()
    assert len({mail["Message-ID"] for mail in office.taken}) == 1
    assert len(office.taken) == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once(office: PostOffice):
    messages = [waiting() for _ in range(20)]

    def work():
        try:
            deliver()
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert [state_of(one) for one in messages] == [State.SENT] * 20
    assert len({mail["Message-ID"] for mail in office.taken}) == len(office.taken) == 20


WORKER = """
import sys, django
from django.conf import settings
settings.configure(
    DATABASES={"default": %r}, USE_TZ=True, EMAIL_HOST="127.0.0.1", EMAIL_PORT=%d, EMAIL_TIMEOUT=20,
    MAIL_IS_SET_UP=True, DEFAULT_FROM_EMAIL="a@mau.example", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    AUTH_USER_MODEL="accounts.User",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "thidua.office.organisations",
                    "thidua.office.accounts", "thidua.office.journal", "thidua.office.mail"])
django.setup()
from thidua.office.mail.services.sending import deliver
deliver()
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("at", "left", "taken"), [("MAIL", State.SENT, 1), (".", State.UNSURE, 1)])
def test_a_worker_that_is_really_killed_sends_nothing_twice(office: PostOffice, at: str, left: str, taken: int):
    message = waiting()
    office.behaves[at] = "hang"
    database = {name: connection.settings_dict[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")}
    database["OPTIONS"] = {"timeout": 20} if "sqlite" in database["ENGINE"] else connection.settings_dict["OPTIONS"]
    worker = subprocess.Popen([sys.executable, "-c", WORKER % (database, office.port)])
    until = time.monotonic() + 20
    while time.monotonic() < until and not (office.taken if at == "." else message.lease):
        message.refresh_from_db()
        time.sleep(0.02)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    office.behaves.clear()
    with clock.at(clock.now() + LEASE):
        deliver()
    assert (state_of(message), len(office.taken)) == (left, taken)
