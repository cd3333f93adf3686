"""The education office takes over what its schools sent, through the page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.submissions.made import IN_TIME, user_of
from tests.office.submissions.test_rolling_up import Cascade
from thidua.office import clock
from thidua.office.submissions.queries.content import cells_of, texts_of


@pytest.fixture(autouse=True)
def _early_in_may():
    with clock.at(IN_TIME):
        yield


def test_who_sent_is_shown_and_what_is_shown_is_taken_over():
    cascade = Cascade()
    field = cascade.fields[0]
    cascade.send(0, "registration", {("bieu_1", field, "registered"): "2"})
    client = Client()
    client.force_login(user_of(cascade.head))
    sheet = cascade.sheet("report:education_roll_up")
    assert "Tổng hợp từ cấp dưới" in client.get(reverse("sheet", args=[sheet.pk])).content.decode()
    address = reverse("sheet_roll_up", args=[sheet.pk])
    shown = client.get(address).content.decode()
    assert "Trường 1, Trường 2, Trường 3" in shown
    mark = re.search(r'name="dau" value="(\w+)"', shown)[1]  # type: ignore[index]
    cascade.send(1, "registration", {("bieu_1", field, "registered"): "1"})
    client.post(address, {"dau": mark})
    assert texts_of(cells_of(sheet).values()) == {}
    mark = re.search(r'name="dau" value="(\w+)"', client.get(address).content.decode())[1]  # type: ignore[index]
    client.post(address, {"dau": mark})
    assert texts_of(cells_of(sheet).values())["bieu_1", field, "registered"] == "3"
    assert client.get(reverse("sheet_roll_up", args=[cascade.sheet("report:unit_interim").pk])).status_code == 404
