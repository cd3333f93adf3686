"""Mail that did not go: sent again or handed over, by one of two who press the button, and written down."""

import pytest

from tests.office.made import organisation, user
from thidua.office import clock
from thidua.office.journal.models import Entry
from thidua.office.mail.errors import MailError
from thidua.office.mail.models import Message
from thidua.office.mail.services.sending import LEASE
from thidua.office.mail.services.settling import hand_over, send_again
from thidua.office.mail.services.writing import write

State = Message.State


def failed(**values) -> Message:
    message = write(key="thu:1", to="a@mau.example", subject="Nhắc", body="…", owner=organisation())
    Message.objects.filter(pk=message.pk).update(**({"state": State.FAILED, "attempts": 8} | values))
    message.refresh_from_db()
    return message


def test_what_failed_is_sent_again_once_and_it_is_written_down():
    message, somebody = failed(), user()
    send_again(message=message, by=somebody)
    now = Message.objects.get()
    assert (now.state, now.attempts) == (State.WAITING, 0)
    with pytest.raises(MailError) as refused:
        send_again(message=message, by=user())
    assert str(refused.value) == "Thư này chờ gửi."
    [entry] = Entry.objects.filter(act="mail.send_again")
    assert (entry.actor, entry.owner, entry.target) == (somebody, message.owner, f"mail.message:{message.pk}")


def test_a_link_that_was_forgotten_cannot_be_sent_again():
    message = failed(private=True, body="")
    with pytest.raises(MailError):
        send_again(message=message, by=user())
    assert Message.objects.get().state == State.FAILED


def test_a_text_is_handed_over_unless_a_worker_has_it():
    message = failed(state=State.WAITING, lease="here", lease_until=clock.now() + LEASE)
    with pytest.raises(MailError):
        hand_over(message=message, by=user())
    Message.objects.update(lease_until=None)
    hand_over(message=message, by=user())
    assert Message.objects.get().state == State.HANDED_OVER
