"""Somebody at a browser without scripts: signs in by name and password, sends forms, confirms previews."""

import re
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve, reverse

from tests.office.made import PASSWORD, TOTP_SECRET, user_with
from tests.papers.dossier.pdfs import pdf
from thidua.office import clock
from thidua.office.access.standing import SECOND_FACTOR_ROLES
from thidua.office.campaigns.models import Way
from thidua.office.organisations.models import Organisation, Role

_MARK = re.compile(r'name="xac-nhan" value="(\w+)"')


class Somebody:
    """A person with a role, signed in through the page, with the second factor where the role asks for it."""

    def __init__(self, role: Role, at: Organisation) -> None:
        self.user = user_with(role, at=at)
        self.client = Client()
        self.send("account_login", login=self.user.username, password=PASSWORD)
        if role in SECOND_FACTOR_ROLES:
            code = format_hotp_value(hotp_value(TOTP_SECRET, next(yield_hotp_counters_from_time())))
            self.send("mfa_authenticate", code=code)

    def read(self, name: str, /, *keys: object, **asked: Any) -> str:
        """The text of a page that answers."""
        answer = self.client.get(reverse(name, args=keys), asked)
        assert answer.status_code == 200, (name, keys, answer.status_code, answer.headers.get("Location", ""))
        return answer.content.decode()

    def send(self, name: str, /, *keys: object, **fields: Any) -> dict[str, Any]:
        """A form sent to a page, as by ``send_to``."""
        return self.send_to(reverse(name, args=keys), **fields)

    def send_to(self, address: str, /, **fields: Any) -> dict[str, Any]:
        """A form sent, and confirmed where a preview comes first; what the address that it leads to names."""
        answer = self.client.post(address, fields)
        if answer.status_code == 200 and (mark := _MARK.search(answer.content.decode())):
            answer = self.client.post(address, fields | {"xac-nhan": mark[1]})
        assert answer.status_code == 302, (address, answer.status_code, _said(answer.content.decode()))
        return resolve(answer.headers["Location"].partition("?")[0]).kwargs


def paper_of(way: str) -> dict[str, object]:
    """What goes with a sheet that was signed on paper."""
    day = f"{clock.today():%d/%m/%Y}"
    if way == Way.SCAN:
        return {"scan": scanned("Biểu đã ký"), "number": "12/BC", "dated": day}
    return {"arrived_on": day, "number": "12/BC", "dated": day} if way == Way.ENTERED else {}


def scanned(name: str) -> SimpleUploadedFile:
    """A signed paper as a file to send."""
    return SimpleUploadedFile(f"{name}.pdf", pdf(name), content_type="application/pdf")


def _said(page: str) -> str:
    """What a page says of errors, for whoever reads that a test failed."""
    found = re.search(r'class="error-summary.*?</div>', page, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0] if found else page[-1500:]).split())
