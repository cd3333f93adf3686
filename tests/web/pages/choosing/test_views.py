"""The matches that a field asks for: only what the one who types may choose."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.made import campaign, organisation, person, user_with
from thidua.office.organisations.models import Organisation, Role
from thidua.web.components.among import FEW

pytestmark = pytest.mark.django_db


def _client(role: Role, at: Organisation) -> Client:
    signed_in = Client()
    signed_in.force_login(user_with(role, at=at, subtree=True))
    return signed_in


def _texts(client: Client, url: str, text: str) -> list[str]:
    return [row["text"] for row in client.get(url, {"tim": text}).json()["rows"]]


@pytest.fixture
def place() -> Organisation:
    made = organisation(name="Huyện Mẫu")
    for number in range(FEW + 1):
        organisation(made, name=f"Xã Mẫu {chr(65 + number) * 3}")
    organisation(organisation(name="Huyện Khác"), name="Xã Mẫu CCC")
    return made


@pytest.mark.parametrize("name", ["choose_unit", "choose_plan_owner"])
def test_units_are_those_for_which_one_acts(place: Organisation, name: str):
    client = _client(Role.ADMINISTRATOR if name == "choose_unit" else Role.OFFICER, place)
    assert _texts(client, reverse(name), "mau ccc") == ["Xã Mẫu CCC"]
    assert _texts(client, reverse(name), "khac") == []


def test_people_are_those_whom_one_keeps(place: Organisation):
    person(full_name="Trần Mẫu Bình", organisation=place)
    person(full_name="Lê Mẫu Bình", organisation=organisation())
    assert _texts(_client(Role.ADMINISTRATOR, place), reverse("choose_person"), "binh") == ["Trần Mẫu Bình"]


@pytest.mark.parametrize("name", ["choose_campaign_unit", "choose_campaign_body"])
def test_a_campaign_chooses_near_its_owner(place: Organisation, name: str):
    url = reverse(name, args=[campaign(place).pk])
    assert _texts(_client(Role.OFFICER, place), url, "mau ccc") == ["Xã Mẫu CCC"]
    assert _texts(_client(Role.OFFICER, place), url, "khac") == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_bodies_of_a_plan_cost_the_same_however_many_organisations_there_are(
    count: int, django_assert_num_queries: Any
):
    owner = organisation()
    for _ in range(count * 10):
        organisation(owner)
    started, client = campaign(owner), _client(Role.OFFICER, owner)
    with django_assert_num_queries(9):
        assert client.get(reverse("campaign_bodies", args=[started.pk])).status_code == 200


def test_a_body_is_chosen_by_its_name_and_what_is_not_certain_is_asked(place: Organisation):
    started = campaign(place, state="preparing")
    client, url = _client(Role.OFFICER, place), reverse("campaign_bodies", args=[started.pk])
    page = client.get(url).content.decode()
    assert page.count("data-chooser ") > 5
    body = next(iter(client.get(url).context["form"].fields))
    asked = client.post(url, {body: "mau", f"{body}_chon": ""})
    assert (asked.status_code, "Có thể là" in asked.content.decode()) == (422, True)
    assert client.post(url, {body: "xa mau ddd", f"{body}_chon": ""}).status_code == 302
    assert [one.organisation.name for one in started.bodies.all()] == ["Xã Mẫu DDD"]
