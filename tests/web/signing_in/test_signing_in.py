"""Signing in as people do: with a form, a second factor, a one-time link."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.conf import settings as configured
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.office.made import PASSWORD, TOTP_SECRET, organisation, user, user_with
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.services import deactivate, issue_link
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Role
from thidua.web import settings as real

NEW = "hoa-sen-no-som-2026"


def _sign_in(client: Client, account: User, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(reverse("account_login"), {"login": account.username, "password": password, **more})


def _code(secret: str = TOTP_SECRET) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _text(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_name_and_a_password_sign_in_whatever_the_case_of_the_name_and_the_session_is_a_new_one():
    client, account = Client(), user(username="tran.binh")
    client.get(reverse("account_login"))
    session = client.session
    session["vết"] = 1
    session.save()
    before = session.session_key
    answer = client.post(reverse("account_login"), {"login": "Tran.Binh", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, reverse("home"))
    assert client.session["_auth_user_id"] == str(account.pk)
    assert client.session.session_key != before


@pytest.mark.parametrize("password", ["khong-dung", ""])
def test_a_wrong_password_says_nothing_of_which_was_wrong(password: str):
    answer = _sign_in(Client(), user(), password)
    assert "_auth_user_id" not in answer.client.session
    if password:
        assert "Tên đăng nhập hoặc mật khẩu không đúng." in _text(answer)
        nobody = Client().post(reverse("account_login"), {"login": "khong-co", "password": password})
        assert "Tên đăng nhập hoặc mật khẩu không đúng." in _text(nobody)


def test_a_closed_account_does_not_sign_in():
    account = user()
    deactivate(account=account, by=None, reason="nghỉ việc")
    assert "_auth_user_id" not in _sign_in(Client(), account).client.session


@pytest.mark.parametrize(
    ("asked", "sent"),
    [("/phong-trao/", "/phong-trao/"), ("https://xau.example/", "/"), ("//xau.example/", "/"), ("javascript:1", "/")],
)
def test_after_signing_in_nobody_is_sent_elsewhere(asked: str, sent: str):
    assert _sign_in(Client(), user(), next=asked)["Location"] == sent


def test_failed_sign_ins_are_counted_where_all_processes_see_them():
    account = user()
    for _ in range(5):
        _sign_in(Client(), account, "khong-dung")
    answer = _sign_in(Client(), account)
    assert "Đăng nhập sai quá nhiều lần. Hãy thử lại sau ít phút." in _text(answer)
    assert "_auth_user_id" not in answer.client.session
    assert real.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


def test_one_machine_does_not_try_many_names():
    client, accounts = Client(), [user() for _ in range(11)]
    for one in accounts[:10]:
        _sign_in(client, one, "khong-dung")
    assert "Đăng nhập sai quá nhiều lần. Hãy thử lại sau ít phút." in _text(_sign_in(client, accounts[10]))
    other = Client(REMOTE_ADDR="10.0.0.2")
    assert _sign_in(other, accounts[10]).status_code == 302


def test_behind_a_proxy_of_ours_each_machine_has_its_own_limit(settings: Any):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def client(address: str) -> Client:
        return Client(headers={"X-Forwarded-For": address})

    for _ in range(10):
        _sign_in(client("10.0.0.1"), user(), "khong-dung")
    assert "Đăng nhập sai quá nhiều lần." in _text(_sign_in(client("10.0.0.1"), user()))
    assert _sign_in(client("10.0.0.2"), user()).status_code == 302


def test_codes_are_not_guessed_either():
    account = user_with(Role.ADMINISTRATOR, at=organisation())
    client = Client()
    _sign_in(client, account)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = client.post(reverse("mfa_authenticate"), {"code": _code()})
    assert "Đăng nhập sai quá nhiều lần. Hãy thử lại sau ít phút." in _text(answer)
    assert "_auth_user_id" not in client.session


def test_passwords_are_kept_by_argon2(settings: Any):
    settings.PASSWORD_HASHERS = real.PASSWORD_HASHERS
    account = user()
    account.set_password(NEW)
    assert identify_hasher(account.password).algorithm == "argon2"
    assert account.check_password(NEW)


def test_who_has_a_second_factor_is_asked_for_it():
    account = user_with(Role.ADMINISTRATOR, at=organisation())
    client = Client()
    assert _sign_in(client, account)["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("home")).status_code == 302
    answer = client.post(reverse("mfa_authenticate"), {"code": _code()})
    assert answer["Location"] == reverse("home")
    assert client.get(reverse("home")).status_code == 200


@pytest.mark.parametrize("role", Role)
def test_whose_role_asks_for_a_second_factor_gets_nowhere_before_enrolling(role: Role):
    client, account = Client(), user_with(role, at=organisation(), enrolled=False)
    _sign_in(client, account)
    must = role in (Role.APPRAISER, Role.DECISION_MAKER, Role.ADMINISTRATOR)
    enrolment = reverse("mfa_activate_totp")
    for name in ("home", "account_change_password", "usersessions_list"):
        answer = client.get(reverse(name))
        assert (answer.status_code, answer.get("Location")) == ((302, enrolment) if must else (200, None))
        if must:
            assert client.get(reverse(name), headers={"HX-Request": "true"})["HX-Redirect"] == enrolment
    assert client.get(enrolment).status_code == 200


def test_enrolling_gives_recovery_codes_ends_other_sessions_and_cannot_be_undone():
    account = user_with(Role.ADMINISTRATOR, at=organisation(), enrolled=False)
    client, elsewhere = Client(), Client()
    for one in (elsewhere, client):
        _sign_in(one, account)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "Mã không đúng." in _text(wrong)
    secret = client.session["mfa.totp.secret"]
    answer = client.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    kinds = Authenticator.objects.filter(user=account).order_by("type").values_list("type", flat=True)
    assert list(kinds) == ["recovery_codes", "totp"]
    assert client.get(reverse("home")).status_code == 200
    index = client.get(reverse("mfa_index"))
    assert reverse("mfa_deactivate_totp") not in index.content.decode()
    assert "Vai trò của bạn buộc phải giữ lớp này nên không tắt được." in _text(index)
    client.post(reverse("mfa_deactivate_totp"))
    refused = client.get(reverse("mfa_deactivate_totp"))
    assert "Vai trò của bạn buộc phải xác thực hai lớp nên không tắt được." in _text(refused)
    assert Authenticator.objects.filter(user=account, type="totp").exists()


def test_a_recovery_code_opens_once():
    account = user_with(Role.ADMINISTRATOR, at=organisation(), enrolled=False)
    client = Client()
    _sign_in(client, account)
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": _code(client.session["mfa.totp.secret"])})
    codes = Authenticator.objects.get(user=account, type="recovery_codes").wrap().get_unused_codes()
    assert codes[0] in _text(client.get(reverse("mfa_view_recovery_codes")))
    for opened in (True, False):
        again = Client()
        _sign_in(again, account)
        again.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert ("_auth_user_id" in again.session) is opened


def test_one_sees_and_ends_ones_own_sessions_only():
    account, other = user(), user()
    here, there, foreign = Client(), Client(HTTP_USER_AGENT="Điện thoại cũ"), Client()
    _sign_in(here, account), _sign_in(there, account), _sign_in(foreign, other)
    page = _text(here.get(reverse("usersessions_list")))
    assert page.count("Kết thúc<span") == 1
    strange = UserSession.objects.get(user=other)
    assert here.post(reverse("end_session", args=[strange.pk])).status_code == 404
    lost = UserSession.objects.get(session_key=there.session.session_key)
    here.post(reverse("end_session", args=[lost.pk]))
    assert [one.get(reverse("home")).status_code for one in (here, there, foreign)] == [200, 302, 200]


def test_a_changed_password_ends_every_other_session():
    account = user()
    here, there = Client(), Client()
    _sign_in(here, account), _sign_in(there, account)
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post(reverse("account_change_password"), typed).status_code == 302
    assert [one.get(reverse("home")).status_code for one in (here, there)] == [200, 302]
    assert Entry.objects.filter(act="accounts.change_own").count() == 1


def test_signing_out_takes_a_press_of_the_button():
    client, account = Client(), user()
    _sign_in(client, account)
    client.get(reverse("account_logout"))
    assert client.get(reverse("home")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("home")).status_code == 302


def test_a_link_shows_the_page_as_often_as_one_likes_and_sets_a_password_once():
    account = user()
    _, key = issue_link(account=account, purpose=AccessLink.Purpose.INVITATION, by=None)
    url, client = reverse("one_time_link", args=[key]), Client()
    for _ in range(2):
        page = client.get(url)
        assert (page.status_code, page["Referrer-Policy"], page["Cache-Control"]) == (200, "same-origin", "no-store")
    short = client.post(url, {"password1": "ngan", "password2": "ngan"})
    assert (short.status_code, "Mật khẩu quá ngắn, phải có ít nhất 10 ký tự." in _text(short)) == (422, True)
    unlike = client.post(url, {"password1": NEW, "password2": "khac"})
    assert (unlike.status_code, "Hai lần nhập mật khẩu phải giống nhau." in _text(unlike)) == (422, True)
    assert client.post(url, {"password1": NEW, "password2": NEW})["Location"] == reverse("account_login")
    assert client.get(url).status_code == 410
    assert client.post(url, {"password1": "khac-han-2026", "password2": "khac-han-2026"}).status_code == 410
    assert _sign_in(Client(), account, NEW).status_code == 302


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "account_set_password", "account_confirm_login_code"],
)
def test_nobody_opens_an_account_or_resets_a_password_by_himself(name: str):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("name", ["account_login", "home"])
def test_browsers_are_told_what_to_refuse(name: str):
    client = Client()
    client.force_login(user())
    answer = client.get(reverse(name), follow=True)
    policy = answer["Content-Security-Policy"]
    assert [word for word in ("unsafe", "http:", "https:", "*") if word in policy] == []
    assert {part.split()[0]: part.split()[1:] for part in policy.split("; ")}["script-src"] == ["'self'"]
    told = {"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
    assert {header: answer[header] for header in told} == told
    assert "<script>" not in _text(answer)
    assert configured.SESSION_COOKIE_HTTPONLY
