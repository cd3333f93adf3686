"""Accounts for many people at once: shown first, links handed over on a page, as Excel and by mail."""

import html
import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.office.made import organisation, person, user, user_with
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.queries import open_link
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.running import run
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Organisation, Person, Role
from thidua.web.pages.accounts import many


@pytest.fixture
def place() -> Organisation:
    return organisation(name="Phòng Mẫu")


@pytest.fixture
def client(place: Organisation) -> Client:
    signed_in = Client()
    signed_in.force_login(user_with(Role.ADMINISTRATOR, at=place))
    return signed_in


@pytest.fixture
def people(place: Organisation) -> list[Person]:
    addressed = person(full_name="Lê Mẫu An", organisation=place, email="an@mau.example")
    return [addressed, person(full_name="Trần Mẫu Bình", organisation=place)]


def _confirmed(client: Client, url: str, typed: dict[str, Any]) -> Any:
    return client.post(url, typed | {"xac-nhan": client.post(url, typed).context["preview"].mark})


def _keys(page: Any) -> list[str]:
    return re.findall(r'handed-address">\S+/([\w-]+)/<', page.content.decode())


def test_nothing_is_opened_before_it_was_seen_and_each_row_says_what_becomes_of_it(
    client: Client, place: Organisation, people: list[Person]
):
    user(username="cuc", person=person(full_name="Phạm Mẫu Cúc", organisation=place))
    before = User.objects.count()
    shown = client.post(reverse("accounts_open"), {"tat-ca": "1"})
    told = [(row.person.full_name, row.username, row.refusal) for row in shown.context["rows"]]
    assert told == [
        ("Lê Mẫu An", "an.le", ""),
        ("Trần Mẫu Bình", "binh.tran", ""),
        ("Phạm Mẫu Cúc", "", "Đã có tài khoản «cuc»."),
    ]
    assert (shown.context["count"], User.objects.count()) == (2, before)


def test_accounts_are_opened_with_a_link_each_that_works(client: Client, people: list[Person]):
    page = _confirmed(client, reverse("accounts_open"), {"chon": [one.pk for one in people]})
    links = [open_link(key) for key in _keys(page)]
    assert [link.user.username for link in links if link] == ["an.le", "binh.tran"]
    assert [page["Cache-Control"], page.content.decode().count("data:image/svg")] == ["no-store", 2]
    assert Message.objects.count() == 0


def test_all_of_a_filter_are_those_it_finds(client: Client, people: list[Person]):
    _confirmed(client, reverse("accounts_open") + "?tim=binh", {"tat-ca": "1"})
    assert set(User.objects.filter(person__in=people).values_list("username", flat=True)) == {"binh.tran"}


def test_with_a_mail_server_who_has_an_address_gets_a_mail(client: Client, people: list[Person], settings: Any):
    settings.MAIL_IS_SET_UP = True
    _confirmed(client, reverse("accounts_open"), {"tat-ca": "1"})
    assert [one.to for one in Message.objects.all()] == ["an@mau.example"]


def test_the_links_are_given_as_excel_to_whom_they_were_shown_and_to_nobody_else(
    client: Client, place: Organisation, people: list[Person]
):
    page = _confirmed(client, reverse("accounts_open"), {"tat-ca": "1"})
    held = html.unescape(page.context["held"])
    answer = client.post(reverse("accounts_links_workbook"), {"links": held})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[:3] for row in rows[1:]] == [
        ["Lê Mẫu An", "Phòng Mẫu", "an.le"],
        ["Trần Mẫu Bình", "Phòng Mẫu", "binh.tran"],
    ]
    assert [str(row[3]).rstrip("/").rpartition("/")[2] for row in rows[1:]] == _keys(page)
    other = Client()
    other.force_login(user_with(Role.ADMINISTRATOR, at=place))
    for stranger, links in ((other, held), (client, held + "x")):
        refused = stranger.post(reverse("accounts_links_workbook"), {"links": links})
        assert refused["Location"] == reverse("accounts")


def test_people_of_somebody_else_are_not_touched(client: Client, people: list[Person]):
    foreign = person(organisation=organisation())
    assert client.post(reverse("accounts_open"), {"chon": [foreign.pk]})["Location"] == reverse("people")
    assert not User.objects.filter(person=foreign).exists()


@pytest.mark.django_db(transaction=True)
def test_many_are_a_job_and_then_get_their_links(client: Client, people: list[Person], monkeypatch: Any):
    monkeypatch.setattr(many, "AT_ONCE", 1)
    answer = _confirmed(client, reverse("accounts_open"), {"tat-ca": "1"})
    job = Job.objects.get(kind="accounts.open")
    assert answer["Location"] == reverse("job", args=[job.pk])
    run(key=job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == ("done", "Đã mở 2 tài khoản. Hãy cấp liên kết ở trang Tài khoản.")
    page = _confirmed(client, reverse("accounts_links") + "?tinh-trang=cho", {"tat-ca": "1"})
    names = [link.user.username for link in map(open_link, _keys(page)) if link]
    assert names == ["an.le", "binh.tran"]


def test_a_new_link_makes_the_earlier_one_worthless_and_closed_accounts_get_none(client: Client, place: Organisation):
    one = user(username="an", person=person(organisation=place))
    closed = user(username="binh", person=person(organisation=place))
    User.objects.filter(pk=closed.pk).update(is_active=False)
    typed = {"chon": list(User.objects.filter(person__organisation=place).values_list("pk", flat=True))}
    (first,) = _keys(_confirmed(client, reverse("accounts_links"), typed))
    (second,) = _keys(_confirmed(client, reverse("accounts_links"), typed))
    assert [open_link(first), AccessLink.objects.filter(user=one).count()] == [None, 2]
    assert open_link(second) is not None
