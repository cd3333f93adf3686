"""What the tests in the browser find in the installation, made by the functions that all tests use."""

from datetime import timedelta
from pathlib import Path

from django import forms
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.browser.assessed import self_assessments as self_assessments
from tests.browser.district import made_district as made_district
from tests.browser.further import further_pages
from tests.browser.hoa_thanh.offices import made_hoa_thanh as made_hoa_thanh
from tests.browser.hoa_thanh.prepared import rest_accepted as rest_accepted
from tests.browser.hoa_thanh.prepared import rest_sent as rest_sent
from tests.browser.judging import judging as judging
from tests.browser.office import in_the_middle
from tests.browser.ranked import ranked as ranked
from tests.browser.recorded import recorded as recorded
from tests.office.made import campaign, organisation, participant, person, user, user_with
from tests.web.test_access import VIEWS
from tests.web.things import things_of
from thidua.office import clock
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.services import issue_link
from thidua.office.campaigns.models import Campaign, Way
from thidua.office.jobs.models import Job
from thidua.office.organisations.models import Level, Organisation, Role
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.services.opening import open_sheets
from thidua.web.components.listing import Column, Listing


def session_of(username: str) -> str:
    """The key of a new session of somebody."""
    client = Client()
    client.force_login(User.objects.get_by_natural_key(username))
    return client.cookies["sessionid"].value


def sessions_of(usernames: list[str]) -> dict[str, str]:
    """The same of many, by sign-in name."""
    return {one: session_of(one) for one in usernames}


def an_invitation() -> dict[str, str]:
    """The address of a one-time link, and whose it is."""
    account = user_with(Role.OFFICER, at=organisation())
    _, key = issue_link(account=account, purpose=AccessLink.Purpose.INVITATION, by=None)
    return {"username": account.username, "address": reverse("one_time_link", args=[key])}


def head_and_officer() -> dict[str, str]:
    """A campaign with three participants: who runs it, and who writes for the first."""
    owner = organisation(name="Phòng Nội vụ huyện Mẫu")
    started = campaign(owner)
    unit = organisation(name="Ủy ban nhân dân xã Mẫu Một")
    participant(started, unit)
    for number in (2, 3):
        participant(started, organisation(name=f"Ủy ban nhân dân xã Mẫu {number}"))
    return {
        "runs": user_with(Role.HEAD, at=owner).username,
        "writes": user_with(Role.OFFICER, at=unit).username,
        "stranger": user_with(Role.OFFICER, at=organisation(name="Trường Tiểu học Mẫu")).username,
    }


def a_registration() -> dict[str, str]:
    """The registration sheet of a unit, and who writes in it."""
    unit = organisation(name="Ủy ban nhân dân xã Mẫu Một")
    one = participant(campaign(organisation()), unit)
    open_sheets(campaign=one.campaign, by=None)
    address = reverse("sheet", args=[one.sheets.get(key="registration").pk])
    return {"username": user_with(Role.OFFICER, at=unit).username, "address": address}


def style_page() -> str:
    """A page with every part that pages are made of, in all its forms."""
    for number in range(60):
        organisation(name=f"Ủy ban nhân dân xã Mẫu {number}")
    request = RequestFactory().get("/mau/?sap=-ten&trang=2")
    request.user = user_with(Role.OFFICER, at=organisation())
    columns = (
        Column("ten", "Tên", by="sort_key", value=str),
        Column("ma", "Mã", by="code", value=str),
        Column("so", "Số đã gửi", number=True),
    )
    values = {
        "rows": Listing(request, Organisation.objects.all(), columns, first="ten", size=20),
        "states": [*Campaign.State.choices, *Sheet.State.choices, *Job.State.choices, ("late", "Gửi muộn")],
        "days": [clock.today() + timedelta(days=days) for days in (-2, 0, 3, 30)],
        "levels": Level.choices,
        "job": Job(pk=1, state=Job.State.RUNNING, done=3, total=12, message="Đang thu bản đăng ký"),
        "form": StyleForm({"day": "31/02/2026"}),
        "files": FilesForm(),
    }
    text = Path(__file__).with_name("style.html").read_text(encoding="utf-8")
    return engines["django"].from_string(text).render(values, request)


class StyleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Tên", help_text="Như trong con dấu")
    day = forms.DateField(label="Ngày bắt đầu")
    level = forms.ChoiceField(label="Cấp", choices=Level.choices)
    way = forms.ChoiceField(label="Cách gửi", choices=Way.choices, widget=forms.RadioSelect)
    ways = forms.MultipleChoiceField(
        label="Các cách", choices=Way.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = forms.CharField(label="Lý do", widget=forms.Textarea, required=False)
    sure = forms.BooleanField(label="Tôi đã kiểm tra", required=False)


class FilesForm(forms.Form):
    """A field for a file."""

    file = forms.FileField(label="Tệp Excel", help_text="Tối đa 20 MB")


def pages() -> dict[str, list[tuple[str, str, str]]]:
    """Pages of an office at work: (name of the picture, sign-in name, address).

    By the view those that its people get, or at which something fails; by the area what goes beyond one for each view.
    """
    world, people = in_the_middle()
    clients = {}
    for part, one in people.items():
        clients[part] = Client(raise_request_exception=False)
        clients[part].force_login(one)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, (_, parameters) in VIEWS.items():
        keys = {one: thing.key for one, thing in things_of(world, dict.fromkeys(sorted(parameters))).items()}
        url = reverse(name, kwargs=keys)
        for part, client in clients.items():
            answer = client.get(url, headers={"Host": "127.0.0.1"})
            shown = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
            if shown or answer.status_code >= 500:
                found.setdefault(name, []).append((f"{name}-{part}", people[part].username, url))
    for area, those in further_pages(world, people).items():
        found[f"further {area}"] = [
            (f"{shown}-{part}", people[part].username, reverse(view, args=args)) for part, shown, view, args in those
        ]
    return found


def many_units() -> dict[str, str]:
    """Somebody who administers more units than a list can show, two of one name in different districts."""
    top = organisation(name="Tỉnh Mẫu", code=f"tinh-mau-{Organisation.objects.count()}")
    for district in ("Huyện Bắc", "Huyện Nam"):
        above = organisation(top, name=district)
        for name in ("Phòng Nội vụ", *(f"Xã {chr(65 + number) * 2}" for number in range(12))):
            organisation(above, name=name)
    account = user_with(Role.ADMINISTRATOR, at=top, subtree=True)
    return {
        "username": account.username,
        "add": reverse("person_add"),
        "merge": reverse("organisation_merge", args=[top.pk]),
    }


def people_without_accounts() -> dict[str, str]:
    """Somebody who keeps four people, one of whom has an account."""
    place = organisation(name="Phòng Nội vụ mẫu")
    for name in ("Trần Mẫu Bình", "Lê Mẫu An", "Phạm Mẫu Cúc"):
        person(full_name=name, organisation=place)
    user(person=person(full_name="Hồ Mẫu Dũng", organisation=place))
    return {"username": user_with(Role.ADMINISTRATOR, at=place).username}
