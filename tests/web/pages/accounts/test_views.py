"""Accounts as administrators open, invite and close them."""

from typing import Any

import pytest
import segno
from django.test import Client
from django.urls import reverse

from tests.office.made import PASSWORD, organisation, person, user, user_with
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.queries import open_link
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Organisation, Person, Role


@pytest.fixture
def place() -> Organisation:
    return organisation()


@pytest.fixture
def client(place: Organisation) -> Client:
    signed_in = Client()
    signed_in.force_login(user_with(Role.ADMINISTRATOR, at=place))
    return signed_in


def _account(place: Organisation, **values: Any) -> User:
    return user(person=person(organisation=place), **values)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client: Client, place: Organisation, count: int, django_assert_num_queries: Any
):
    for _ in range(count):
        _account(place)
    with django_assert_num_queries(8):
        assert len(client.get(reverse("accounts")).context["shown"]) == count


def test_an_account_is_opened_with_a_link_that_is_shown_this_once(client: Client, place: Organisation):
    somebody = person(full_name="Trần Mẫu Bình", organisation=place)
    answer = client.post(reverse("account_open", args=[somebody.pk]), {"username": "binh"})
    address = answer.context["address"]
    key = address.rstrip("/").rpartition("/")[2]
    link = open_link(key)
    assert link is not None
    assert (link.user.username, link.purpose, answer["Cache-Control"]) == ("binh", "invitation", "no-store")
    assert answer.context["qr"] == segno.make(address, error="m").svg_data_uri(scale=5, border=4)
    page = client.get(reverse("account", args=[link.user_id])).content.decode()
    assert key not in page
    assert Message.objects.count() == 0


def test_a_name_to_sign_in_with_is_proposed_that_nobody_has(client: Client, place: Organisation):
    _account(place, username="binh.tran")
    somebody = person(full_name="Trần Mẫu Bình", organisation=place)
    page = client.get(reverse("account_open", args=[somebody.pk]))
    assert page.context["form"]["username"].value() == "binh.tran2"


def test_with_a_mail_server_and_an_address_the_link_goes_by_mail_too(
    client: Client, place: Organisation, settings: Any
):
    settings.MAIL_IS_SET_UP = True
    bare, addressed = _account(place), _account(place, email="binh@mau.example")
    for one in (bare, addressed):
        client.post(reverse("account_link", args=[one.pk]))
    assert [message.to for message in Message.objects.all()] == ["binh@mau.example"]


def test_a_taken_name_is_said_beside_what_was_typed(client: Client, place: Organisation):
    _account(place, username="binh")
    somebody = person(organisation=place)
    answer = client.post(reverse("account_open", args=[somebody.pk]), {"username": "binh"})
    assert (answer.status_code, "Tên đăng nhập «binh» đã có người dùng." in answer.content.decode()) == (422, True)


def test_a_link_for_who_has_a_password_resets_it_and_replaces_the_earlier_one(client: Client, place: Organisation):
    account = _account(place)
    for _ in range(2):
        client.post(reverse("account_link", args=[account.pk]))
    links = AccessLink.objects.order_by("pk").values_list("purpose", "revoked_at")
    assert [(purpose, revoked is None) for purpose, revoked in links] == [("reset", False), ("reset", True)]


def test_an_account_is_closed_and_opened_again_with_a_reason(client: Client, place: Organisation):
    account, theirs = _account(place), Client()
    theirs.post(reverse("account_login"), {"login": account.username, "password": PASSWORD})
    client.post(reverse("account_close", args=[account.pk]))
    assert User.objects.get(pk=account.pk).is_active
    client.post(reverse("account_close", args=[account.pk]), {"reason": "nghỉ việc"})
    assert not User.objects.get(pk=account.pk).is_active
    assert theirs.get(reverse("home")).status_code == 302
    client.post(reverse("account_reopen", args=[account.pk]), {"reason": "đi làm lại"})
    assert User.objects.get(pk=account.pk).is_active


def test_who_lost_the_telephone_enrols_anew(client: Client, place: Organisation):
    account = user_with(Role.DECISION_MAKER, at=place)
    Person.objects.filter(pk=account.person_id).update(organisation=place)
    theirs = Client()
    theirs.force_login(account)
    assert theirs.get(reverse("home")).status_code == 200
    client.post(reverse("account_forget", args=[account.pk]), {"reason": "mất điện thoại"})
    again = Client()
    answer = again.post(reverse("account_login"), {"login": account.username, "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("mfa_activate_totp")
