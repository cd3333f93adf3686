"""Handing one text to the mail server, step by step, so that it is known when the server may have taken it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from email.utils import format_datetime
from hashlib import sha256
from smtplib import SMTP, SMTPException, SMTPResponseException

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

_STARTS_WITH_A_DOT = re.compile(rb"(?m)^\.")
FOR_GOOD = 500
"""Answers from here on are final: trying again would be answered alike."""


class NotSentError(Exception):
    """The server does not have it. ``final``: trying again is of no use; ``at_all``: it is not there for anything."""

    def __init__(self, why: str, *, final: bool = False, at_all: bool = False) -> None:
        super().__init__(why)
        self.final, self.at_all = final, at_all


class UnsureError(Exception):
    """The server was given everything and did not answer: it may have it."""


def as_mail(*, key: str, to: str, subject: str, body: str, written_at: datetime) -> bytes:
    """The mail. Sent again it bears the same ``Message-ID``, by which mail programs know it for the same one."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = settings.DEFAULT_FROM_EMAIL
    mail["To"] = Address(addr_spec=to)
    mail["Subject"] = subject
    mail["Date"] = format_datetime(written_at)
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    mail["Message-ID"] = f"<{sha256(key.encode()).hexdigest()[:40]}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(body, cte="base64")
    return mail.as_bytes()


@contextmanager
def post_office() -> Iterator[SMTP]:
    """The mail server of the settings. Raises NotSentError where it is not there or does not let us in."""
    backend = EmailBackend(fail_silently=False)
    try:
        backend.open()
    except (OSError, SMTPException) as wrong:
        with suppress(OSError, SMTPException):
            backend.close()
        raise NotSentError(f"Không vào được máy chủ thư: {said(wrong)}", at_all=True) from wrong
    server = backend.connection
    assert isinstance(server, SMTP), "an opened backend has its connection"
    try:
        yield server
    finally:
        with suppress(OSError, SMTPException):
            backend.close()


def hand(server: SMTP, *, to: str, mail: bytes, handing: Callable[[], None]) -> None:
    """Give a mail to the server. ``handing`` is called right before the text goes: from then on it may be there.

    Raises NotSentError, UnsureError.
    """
    try:
        _wanted(server.mail(_sender()), 250)
        _wanted(server.rcpt(to), 250, 251)
        _wanted(server.docmd("DATA"), 354)
    except SMTPResponseException as wrong:
        with suppress(OSError, SMTPException):
            server.rset()
        raise NotSentError(f"Máy chủ thư không nhận: {said(wrong)}", final=wrong.smtp_code >= FOR_GOOD) from wrong
    except (OSError, SMTPException) as wrong:
        raise NotSentError(f"Máy chủ thư ngừng trả lời: {said(wrong)}", at_all=True) from wrong
    handing()
    text = _STARTS_WITH_A_DOT.sub(b"..", mail)
    try:
        server.send(text if text.endswith(b"\r\n") else text + b"\r\n")
    except (OSError, SMTPException) as wrong:
        # The line that ends the mail was not sent, so the server has no whole mail.
        raise NotSentError(f"Máy chủ thư ngắt giữa chừng: {said(wrong)}", at_all=True) from wrong
    try:
        server.send(b".\r\n")
        _wanted(server.getreply(), 250)
    except SMTPResponseException as wrong:
        raise NotSentError(f"Máy chủ thư không nhận: {said(wrong)}", final=wrong.smtp_code >= FOR_GOOD) from wrong
    except (OSError, SMTPException) as wrong:
        raise UnsureError(f"Đã chuyển hết thư nhưng máy chủ thư không trả lời: {said(wrong)}") from wrong


def said(wrong: Exception) -> str:
    """What the server, or the machine, said."""
    if isinstance(wrong, SMTPResponseException):
        text = wrong.smtp_error
        return f"{wrong.smtp_code} {text.decode('utf-8', 'replace') if isinstance(text, bytes) else text}"
    if isinstance(wrong, TimeoutError):
        return "quá thời gian chờ"
    return str(wrong) or type(wrong).__name__


def _sender() -> str:
    return str(settings.DEFAULT_FROM_EMAIL).rpartition("<")[2].rstrip("> ")


def _wanted(answer: tuple[int, bytes], *codes: int) -> None:
    if answer[0] not in codes:
        raise SMTPResponseException(*answer)
