"""Accounts are opened by others; a one-time link sets the password once, within its time."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from tests.office.made import person, user
from thidua.office import clock
from thidua.office.accounts import services
from thidua.office.accounts.errors import AccountError
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.queries import open_link
from thidua.office.journal.models import Entry
from thidua.office.mail.models import Message

INVITATION, RESET = AccessLink.Purpose
WORTHLESS = "Liên kết này đã dùng rồi, đã hết hạn hoặc đã được thay bằng liên kết mới."


def _refused(message: str, verb: Any, **values: Any) -> None:
    with pytest.raises(AccountError) as error:
        verb(**values)
    assert str(error.value) == message


def test_an_account_waits_for_its_link_before_anybody_signs_in():
    account = services.open_account(person=person(), username=" Tran.Binh ", by=None)
    assert (account.username, account.has_usable_password()) == ("tran.binh", False)
    _, key = services.issue_link(account=account, purpose=INVITATION, by=None)
    services.use_link(key=key, password="hoa-sen-no-som")
    account.refresh_from_db()
    assert account.check_password("hoa-sen-no-som")
    acts = ["accounts.open", "accounts.issue_link", "accounts.use_link"]
    assert [entry.act for entry in Entry.objects.all()] == acts


@pytest.mark.parametrize("name", ["", "trần.bình", "a b", "a@b"])
def test_a_sign_in_name_is_plain(name: str):
    message = "Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới."
    _refused(message, services.open_account, person=person(), username=name, by=None)


def test_a_person_a_name_and_an_address_belong_to_one_account():
    account = user(username="binh", email="binh@mau.example")
    opened = {"username": "cuc", "person": person(), "email": "", "by": None}
    message = f"{account.person} đã có tài khoản."
    _refused(message, services.open_account, **(opened | {"person": account.person}))
    _refused("Tên đăng nhập «binh» đã có người dùng.", services.open_account, **(opened | {"username": "BINH"}))
    message = "Địa chỉ thư «Binh@mau.example» đã thuộc một tài khoản khác."
    _refused(message, services.open_account, **(opened | {"email": "Binh@mau.example"}))


def test_only_the_hash_of_a_key_is_kept_anywhere():
    link, key = services.issue_link(account=user(), purpose=RESET, by=None)
    values = [str(value) for row in AccessLink.objects.values() for value in row.values()]
    assert [value for value in (*values, Entry.objects.get().content) if key in value] == []
    assert open_link(key) == link


@pytest.mark.parametrize(("purpose", "life"), [(INVITATION, timedelta(days=7)), (RESET, timedelta(days=1))])
def test_a_link_lives_a_while(purpose: AccessLink.Purpose, life: timedelta):
    _, key = services.issue_link(account=user(), purpose=purpose, by=None)
    with clock.at(clock.now() + life - timedelta(minutes=1)):
        assert open_link(key) is not None
    with clock.at(clock.now() + life + timedelta(minutes=1)):
        assert open_link(key) is None
        _refused(WORTHLESS, services.use_link, key=key, password="hoa-sen-no-som")


def test_a_newer_link_makes_the_earlier_one_worthless():
    account = user()
    (_, first), (_, second) = (services.issue_link(account=account, purpose=INVITATION, by=None) for _ in range(2))
    _refused(WORTHLESS, services.use_link, key=first, password="hoa-sen-no-som")
    assert services.use_link(key=second, password="hoa-sen-no-som") == account
    _refused(WORTHLESS, services.use_link, key=second, password="hoa-dao-no-som")


def test_a_closed_account_has_no_links_and_gets_none():
    account = user()
    _, key = services.issue_link(account=account, purpose=RESET, by=None)
    services.deactivate(account=account, by=None, reason="nghỉ việc")
    _refused(WORTHLESS, services.use_link, key=key, password="hoa-sen-no-som")
    account.refresh_from_db()
    message = "Tài khoản đang bị khóa; hãy mở lại trước khi cấp liên kết."
    _refused(message, services.issue_link, account=account, purpose=RESET, by=None)
    services.reactivate(account=account, by=None, reason="")
    assert User.objects.get().is_active


def test_a_link_by_mail_waits_in_the_outbox_once():
    link, key = services.issue_link(account=user(email="binh@mau.example"), purpose=INVITATION, by=None)
    address = f"https://thidua.mau.example/lien-ket/{key}/"
    for _ in range(2):
        services.mail_link(link=link, address=address)
    message = Message.objects.get()
    assert (message.to, message.subject) == ("binh@mau.example", "Mở tài khoản trên phần mềm thi đua")
    assert address in message.body


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_a_link_at_the_same_moment_one_does():
    _, key = services.issue_link(account=user(), purpose=INVITATION, by=None)
    start, answers = Barrier(4), list[str]()

    def use(number: int) -> None:
        start.wait()
        try:
            services.use_link(key=key, password=f"hoa-sen-no-{number}")
            answers.append("used")
        except AccountError as error:
            answers.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=use, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == sorted(["used", *[WORTHLESS] * 3])
