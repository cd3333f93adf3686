"""The worker sends what waits. Any number of workers may do so at once; one killed in between does no harm."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTP

from django.conf import settings
from django.db.models import Q, QuerySet

from thidua.office import clock
from thidua.office.mail.models import Message
from thidua.office.mail.post import NotSentError, UnsureError, as_mail, hand, post_office

State = Message.State
LEASE = timedelta(minutes=5)
"""Longer than one mail takes with all waits for the server (``EMAIL_TIMEOUT`` each)."""

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""Before each further attempt; after the last one it has failed, about a day after it was written."""

_STOPPED = "Phần mềm dừng đúng lúc chuyển thư, chưa rõ máy chủ thư đã nhận chưa; hãy hỏi người nhận trước khi gửi lại."


@dataclass(slots=True)
class Delivered:
    """What became of the mails of one round; ``failed`` holds those of which nobody knows as well."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0


class _LostError(Exception):
    """Our lease ran out, and another worker has the message now."""


def deliver(*, most: int = 200) -> Delivered:
    """Send what is due, at most so many; nothing where there is no mail server. Not inside a transaction.

    A server that is not there for one mail is left alone until the next round.
    """
    done = Delivered()
    if not settings.MAIL_IS_SET_UP:
        return done
    _tell_of_the_stopped()
    if not _due(clock.now()).exists():
        return done
    try:
        with post_office() as server:
            _send_all(server, most, done)
    except NotSentError as wrong:
        if (message := _claim()) is not None:
            _put_off(message, str(wrong), done)
    return done


def _send_all(server: SMTP, most: int, done: Delivered) -> None:
    for _ in range(most):
        message = _claim()
        try:
            if message is None or not _send(server, message, done):
                return
        except _LostError:
            # The server waits for a text that is not ours to send any more: the connection goes.
            return


def _send(server: SMTP, message: Message, done: Delivered) -> bool:
    """One message; whether the server is there for the next."""
    try:
        mail = as_mail(
            key=message.key, to=message.to, subject=message.subject, body=message.body, written_at=message.written_at
        )
        hand(server, to=message.to, mail=mail, handing=lambda: _settle(message, state=State.HANDING))
    except (ValueError, IndexError) as wrong:
        _failed(message, f"Địa chỉ hoặc tiêu đề thư không dùng được: {wrong}", done)
        return True
    except NotSentError as wrong:
        (_failed if wrong.final else _put_off)(message, str(wrong), done)
        return not wrong.at_all
    except UnsureError as wrong:
        _settle(message, state=State.UNSURE, last_error=str(wrong), lease_until=None)
        done.failed += 1
        return False
    forgotten = {"body": ""} if message.private else {}
    _settle(message, state=State.SENT, sent_at=clock.now(), last_error="", lease_until=None, **forgotten)
    done.sent += 1
    return True


def _due(moment: datetime) -> QuerySet[Message]:
    free = Q(lease_until=None) | Q(lease_until__lte=moment)
    return Message.objects.filter(free, state=State.WAITING, next_try_at__lte=moment)


def _claim() -> Message | None:
    """The message due first, in our hands alone: of two workers one changes the row."""
    while True:
        moment, lease = clock.now(), secrets.token_hex(16)
        found = _due(moment).order_by("next_try_at", "pk").values_list("pk", flat=True).first()
        if found is None:
            return None
        if _due(moment).filter(pk=found).update(lease=lease, lease_until=moment + LEASE):
            return Message.objects.get(pk=found)


def _put_off(message: Message, why: str, done: Delivered) -> None:
    if message.attempts >= len(WAITS):
        _failed(message, why, done)
        return
    wait = WAITS[message.attempts]
    values = {"attempts": message.attempts + 1, "next_try_at": clock.now() + wait, "last_error": why}
    _settle(message, state=State.WAITING, lease_until=None, **values)
    done.put_off += 1


def _failed(message: Message, why: str, done: Delivered) -> None:
    _settle(message, state=State.FAILED, attempts=message.attempts + 1, last_error=why, lease_until=None)
    done.failed += 1


def _settle(message: Message, **values: object) -> None:
    """Write down what happened. Raises _LostError where another worker has taken the message meanwhile."""
    if not Message.objects.filter(pk=message.pk, lease=message.lease).update(**values):
        raise _LostError


def _tell_of_the_stopped() -> None:
    """Those whose worker was killed while it handed them over: nobody knows, so somebody is asked."""
    stopped = Message.objects.filter(state=State.HANDING, lease_until__lte=clock.now())
    stopped.update(state=State.UNSURE, last_error=_STOPPED, lease_until=None)
