"""Fields of a sheet save themselves: what the page says then is true however slow the network and early the typing."""

import re
import time

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.hands import COMPLETION, FIELD, FIELDS, NAMES, expect_complete, saved

pytestmark = pytest.mark.browser
CELL = re.compile(r"/o/$")


@pytest.fixture
def registration(open_as, served) -> tuple[Page, str]:
    """A page of a unit's officer, and the address of the registration to fill in."""
    found = served.make("a_registration")
    return open_as(found["username"]).page, served.address + found["address"]


def test_an_answer_that_comes_late_does_not_overwrite_a_newer_one(registration):
    sheet, address = registration
    sheet.goto(address)
    for one in FIELDS:
        sheet.get_by_label(f"Số lượng đăng ký, {one}", exact=True).fill("1" if one == FIELD else "0")
    saved(sheet)
    held: list[tuple[Route, APIResponse]] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    sheet.route(CELL, hold_the_first)
    sheet.get_by_label(f"{NAMES}, {FIELD}", exact=True).fill("Sáng kiến A")
    sheet.get_by_label(f"{COMPLETION}, {FIELD}", exact=True).fill("Tháng 9")
    sheet.keyboard.press("Tab")
    sheet.wait_for_timeout(500)
    held[0][0].fulfill(response=held[0][1])
    expect_complete(sheet)


def test_what_was_typed_before_the_scripts_were_there_is_saved(registration):
    sheet, address = registration

    def late(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    sheet.route("**/htmx*.js", late)
    sheet.goto(address, wait_until="commit")
    sheet.get_by_label(f"{NAMES}, {FIELD}", exact=True).fill("Sáng kiến A")
    with sheet.expect_response(CELL):
        sheet.get_by_label(f"{COMPLETION}, {FIELD}", exact=True).focus()
    sheet.reload()
    expect(sheet.get_by_label(f"{NAMES}, {FIELD}", exact=True).first).to_have_value("Sáng kiến A")
