"""People and their roles as administrators see and change them."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.office.made import campaign, organisation, participant, person, user, user_with
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.organisations.models import Membership, Organisation, Person, Role
from thidua.office.plans.services import start_from_shipped
from thidua.office.submissions.services.opening import open_sheets

TODAY = clock.today()


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


@pytest.fixture
def place() -> Organisation:
    return organisation(name="Phòng Mẫu")


@pytest.fixture
def client(place: Organisation) -> Client:
    signed_in = Client()
    signed_in.force_login(user_with(Role.ADMINISTRATOR, at=place, subtree=True))
    return signed_in


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client: Client, place: Organisation, count: int, django_assert_num_queries: Any
):
    for _ in range(count):
        user(person=person(organisation=place))
    with django_assert_num_queries(9):
        assert client.get(reverse("people")).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_costs_the_same_however_many_roles_there_are(
    client: Client, place: Organisation, count: int, django_assert_num_queries: Any
):
    one = person(organisation=place)
    for _ in range(count):
        Membership.objects.create(person=one, organisation=organisation(place), role=Role.OFFICER)
    with django_assert_num_queries(10):
        assert client.get(reverse("person", args=[one.pk])).status_code == 200


def test_people_stand_in_the_order_of_their_given_names_and_are_found_without_tones(
    client: Client, place: Organisation
):
    names = ["Trần Mẫu Ánh", "Nguyễn Mẫu Bình", "Lê Mẫu An", "Phạm Mẫu Đức", "Hồ Mẫu Dũng"]
    for name in names:
        person(full_name=name, organisation=place)
    shown = [one.full_name for one in client.get(reverse("people")).context["rows"]]
    assert shown == ["Lê Mẫu An", "Trần Mẫu Ánh", "Nguyễn Mẫu Bình", "Hồ Mẫu Dũng", "Phạm Mẫu Đức"]
    found = client.get(reverse("people"), {"tim": "mau duc"}).context["rows"]
    assert [one.full_name for one in found] == ["Phạm Mẫu Đức"]


def test_a_confirmed_spelling_leads_to_the_person(client: Client, place: Organisation):
    one = person(full_name="Trần Mẫu Bình", organisation=place)
    person(full_name="T. M. Bình", organisation=place, same_as=one)
    rows = client.get(reverse("people"), {"tim": "T. M."}).context["rows"]
    assert [row.pk for row in rows] == [one.pk]


def test_what_is_filtered_is_given_out_as_excel(client: Client, place: Organisation):
    other = organisation(place, name="Tổ Mẫu")
    person(full_name="Trần Mẫu Bình", organisation=place)
    person(full_name="Lê Mẫu An", organisation=other)
    answer = client.get(reverse("people"), {"don-vi": str(other.pk), "xuat": "excel"})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[:2] for row in rows[1:]] == [["Lê Mẫu An", "Tổ Mẫu"]]


def test_somebody_is_added_and_changed(client: Client, place: Organisation):
    typed = {"full_name": "Trần  Mẫu Bình", "organisation": place.pk, "email": "sai"}
    wrong = client.post(reverse("person_add"), typed)
    assert (wrong.status_code, 'value="Trần  Mẫu Bình"' in wrong.content.decode()) == (422, True)
    client.post(reverse("person_add"), typed | {"email": "binh@mau.example"})
    made = Person.objects.get(email="binh@mau.example")
    client.post(reverse("person_change", args=[made.pk]), typed | {"email": "", "position": "Trưởng phòng"})
    made.refresh_from_db()
    assert (made.full_name, made.position, made.email) == ("Trần Mẫu Bình", "Trưởng phòng", "")


def test_a_role_is_given_at_what_one_administers_and_nowhere_else(client: Client, place: Organisation):
    account, foreign = user(person=person(organisation=place)), organisation()
    url = reverse("role_give", args=[account.person_id])
    typed = {"organisation": foreign.pk, "role": "head", "valid_from": "01/06/2026", "subtree": "on"}
    assert client.post(url, typed).status_code == 422
    client.post(url, typed | {"organisation": place.pk})
    held = Membership.objects.get(person=account.person)
    assert (held.organisation, held.role, held.subtree, held.valid_from) == (place, "head", True, date(2026, 6, 1))


def test_a_role_ends_and_a_deputy_stands_in(client: Client, place: Organisation):
    head, deputy = user_with(Role.HEAD, at=place), user(person=person(organisation=place))
    Person.objects.filter(pk=head.person_id).update(organisation=place)
    held = Membership.objects.get(person=head.person)
    until = _day(TODAY + timedelta(days=30))
    typed = {"person": deputy.person_id, "valid_from": _day(TODAY), "valid_to": until, "mandate": ""}
    url = reverse("role_deputise", args=[held.pk])
    assert client.post(url, typed).status_code == 422
    client.post(url, typed | {"mandate": "12/GUQ"})
    assert standing_of(deputy).holds(Role.HEAD, place.pk)
    yesterday = _day(TODAY - timedelta(days=1))
    client.post(reverse("role_end", args=[held.pk]), {"last_day": yesterday, "reason": "chuyển công tác"})
    assert not standing_of(head).holds(Role.HEAD, place.pk)


def test_a_role_at_somebody_elses_organisation_is_not_ended(client: Client, place: Organisation):
    somebody = person(organisation=place)
    held = Membership.objects.create(person=somebody, organisation=organisation(), role=Role.OFFICER)
    url = reverse("role_end", args=[held.pk])
    assert client.post(url, {"last_day": _day(TODAY), "reason": "x"}).status_code == 404


def test_handing_over_is_shown_first_and_done_in_one_act(client: Client, place: Organisation):
    leaving = person(full_name="Trần Mẫu Bình", organisation=place)
    coming = user(person=person(full_name="Lê Mẫu Cúc", organisation=place))
    for role in (Role.OFFICER, Role.HEAD):
        Membership.objects.create(person=leaving, organisation=place, role=role)
    url = reverse("hand_over", args=[leaving.pk])
    start_from_shipped(owner=place, plan_id="cu-chi-2020", by=coming)
    own = participant(campaign(organisation()), place)
    open_sheets(campaign=own.campaign, by=None)
    own.sheets.filter(key="registration").update(state="returned")
    others = participant(campaign(place), organisation())
    open_sheets(campaign=others.campaign, by=None)
    others.sheets.filter(key="registration").update(state="sent")
    typed = {"to": coming.person_id, "on": _day(TODAY), "reason": "nghỉ hưu"}
    preview = client.post(url, typed).context["preview"]
    assert preview.things == ["Chuyên viên tại Phòng Mẫu", "Thủ trưởng tại Phòng Mẫu"]
    assert preview.follows == [
        "Kế hoạch đang soạn: 1",
        "Phong trào đang diễn ra: 1",
        "Biểu của đơn vị khác chờ nhận: 1",
        "Biểu đang soạn: 3",
        "Biểu bị trả lại, chờ gửi lại: 1",
    ]
    assert standing_of(coming).at == {}
    client.post(url, typed | {"xac-nhan": preview.mark})
    assert set(standing_of(coming).at) == {Role.OFFICER, Role.HEAD}


def test_who_may_be_written_twice_is_asked_about_once(client: Client, place: Organisation):
    first = person(full_name="Trần Mẫu Bình", organisation=place)
    second = person(full_name="Tran Mau Binh", organisation=place)
    third = person(full_name="Trần Mẫu Bính", organisation=place)
    url = reverse("people_twice")
    assert client.get(url).context["count"] == 3
    client.post(url, {"first": first.pk, "second": second.pk, "answer": "same"})
    client.post(url, {"first": first.pk, "second": third.pk, "answer": "apart"})
    assert client.get(url).context["count"] == 0
    second.refresh_from_db()
    assert second.same_as == first
    foreign = person(organisation=organisation())
    assert client.post(url, {"first": first.pk, "second": foreign.pk, "answer": "same"}).status_code == 404
