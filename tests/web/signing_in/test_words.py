"""Everything that signing in says is Vietnamese: allauth brings none, so each text must be in our catalogue."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as gettext_now
from django.utils.translation import trans_real

from tests.office.made import PASSWORD, organisation, user, user_with
from tests.web.signing_in.test_signing_in import _code, _sign_in
from thidua.office.accounts.services import deactivate
from thidua.office.organisations.models import Role
from thidua.web import settings as real

CATALOGUE = Path(real.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"
UNTRANSLATED = frozenset({"", "ltr", "rtl"})


class _Missing(gettext.NullTranslations):
    """Notes what was asked for and not found."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def gettext(self, message: str) -> str:
        self.texts.add(message)
        return message

    def ngettext(self, one: str, several: str, number: int) -> str:
        self.texts.add(one)
        return several


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Missing]:
    noted = _Missing()
    monkeypatch.setattr(trans_real.translation("vi"), "_fallback", noted)
    yield noted


def _pages(client: Client, *names: str) -> None:
    for name in names:
        client.get(reverse(name))
        client.post(reverse(name), {})


def test_every_page_and_every_error_of_signing_in_is_in_the_catalogue(missing: _Missing):
    place = organisation()
    client, account = Client(), user_with(Role.ADMINISTRATOR, at=place, enrolled=False)
    _pages(client, "account_login", "account_inactive")
    for password in ("khong-dung", "", *["sai"] * 5, PASSWORD):
        _sign_in(client, user(username="x") if password == "" else account, password)
    client, account = Client(), user_with(Role.ADMINISTRATOR, at=place, enrolled=False)
    _sign_in(client, account)
    _pages(client, "mfa_activate_totp", "account_reauthenticate")
    client.post(reverse("account_reauthenticate"), {"password": "khong-dung"})
    client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    client.post(reverse("mfa_activate_totp"), {"code": _code(client.session["mfa.totp.secret"])})
    _pages(client, "home", "mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate")
    _pages(client, "mfa_deactivate_totp", "mfa_download_recovery_codes", "usersessions_list")
    wrong: list[dict[str, Any]] = [
        {"oldpassword": PASSWORD, "password1": "1", "password2": "2"},
        {"oldpassword": PASSWORD, "password1": account.username, "password2": account.username},
        {"oldpassword": PASSWORD, "password1": "12345678901", "password2": "12345678901"},
        {"oldpassword": PASSWORD, "password1": "password123", "password2": "password123"},
        {"oldpassword": "khong-dung", "password1": "hoa-sen-no-som", "password2": "hoa-sen-no-som"},
        {"oldpassword": PASSWORD, "password1": "hoa-sen-no-som", "password2": "hoa-sen-no-som"},
    ]
    for typed in wrong:
        client.post(reverse("account_change_password"), typed)
    _pages(client, "account_change_password", "account_logout")
    _pages(Client(), "account_login")
    _sign_in(again := Client(), account, "hoa-sen-no-som")
    _pages(again, "mfa_authenticate")
    for _ in range(7):
        again.post(reverse("mfa_authenticate"), {"code": "000000"})
    deactivate(account=(closed := user()), by=None, reason="")
    _sign_in(Client(), closed)
    assert sorted(missing.texts - UNTRANSLATED) == []
    assert (gettext_now("Nobody says this."), missing.texts & {"Nobody says this."}) == (
        "Nobody says this.",
        {"Nobody says this."},
    )


def test_too_many_requests_are_answered_in_vietnamese():
    client, account = Client(), user()
    _sign_in(client, account)
    for _ in range(61):
        answer = client.post(reverse("account_change_password"), {})
        if answer.status_code == 429:
            break
    assert (answer.status_code, "Gửi quá nhiều lần" in answer.content.decode()) == (429, True)


def test_the_compiled_catalogue_is_that_of_the_texts():
    text = (CATALOGUE / "django.po").read_text(encoding="utf-8")
    quoted = r'"((?:[^"\\]|\\.)*)"'
    single = re.findall(rf"^msgid {quoted}\nmsgstr {quoted}", text, re.M)
    plural = re.findall(rf"^msgid {quoted}\nmsgid_plural {quoted}\nmsgstr\[0\] {quoted}", text, re.M)
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled: dict[Any, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    told = {_plain(key): _plain(value) for key, value in single if key}
    told |= {(_plain(key), 0): _plain(value) for key, _, value in plural}  # type: ignore[misc]
    assert {key: value for key, value in compiled.items() if key} == told
    assert len(told) > 100


def _plain(text: str) -> str:
    return text.replace('\\"', '"').replace("\\n", "\n")
