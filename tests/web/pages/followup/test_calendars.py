"""The calendar as a file and at a secret address."""

from django.test import Client

from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser


def test_the_file_has_ones_own_deadlines(started, heads):
    answer = browser(heads[0]).get("/lich/tep/")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"20200511" in answer.content


def test_the_address_is_shown_once_read_without_signing_in_and_can_be_taken_back(started, heads):
    client = browser(heads[0])
    page = words(client.post("/lich/", {"viec": "tao"}).content.decode())
    [address] = [one for one in page.split() if one.endswith(".ics")]
    address = address.removeprefix("http://127.0.0.1:8000")
    assert b"BEGIN:VEVENT" in Client().get(address).content
    assert ".ics" not in words(client.get("/lich/").content.decode()).replace("(.ics)", "")
    client.post("/lich/", {"viec": "thu-hoi"})
    assert Client().get(address).status_code == 404


def test_a_wrong_address_is_not_found():
    assert Client().get("/lich/khong-co.ics").status_code == 404
