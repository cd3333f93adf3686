"""A district's campaign with its cascade, as those who act in it see it in a browser."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.district import COMMUNES
from tests.browser.hands import (
    accept_all,
    enter,
    fields_of,
    fill_rest,
    open_own,
    send_scan,
    sign_and_send,
)
from tests.browser.served import Served
from tests.browser.watched import DESKTOP, Watched

REGISTRATION = "Đăng ký thi đua"


class Journey:
    """The district's campaign and the pages of those who act in it."""

    def __init__(self, served: Served, open_as: Callable[[str], Watched], folder: Path) -> None:
        self.served, self.folder = served, folder
        self.people: dict[str, str] = served.make("made_district")
        self.seen = {who: open_as("") for who in self.people}
        self.campaign, self.lower = "", ""

    def day(self, month: int, day: int) -> None:
        self.served.set_day(date(2020, month, day))


def reports(journey: Journey, of_unit: str, of_school: str, collected: str) -> None:
    """One round of reports: schools, the office for itself and for them, a scan, a paper; all are accepted."""
    for school in ("first school", "second school"):
        page = open_own(journey.seen[school], of_school)
        fill_rest(page)
        sign_and_send(page)
    accept_all(journey.seen["education"], journey.lower, 2)
    roll_up(journey, collected)
    page = open_own(journey.seen["education"], of_unit)
    fill_rest(page)
    sign_and_send(page)
    page = open_own(journey.seen["commune"], of_unit)
    fill_rest(page)
    send_scan(page, journey.folder, "20/BC-UBND", "01/06/2020")
    page = open_for_paper(journey, of_unit)
    fill_rest(page)
    enter(page, "40/BC-UBND", "02/06/2020", "03/06/2020")
    accept_all(journey.seen["standing body"], journey.campaign, 4)


def roll_up(journey: Journey, label: str) -> dict[str, str]:
    """What schools sent taken over and sent on; the fields as they then stood."""
    page = open_own(journey.seen["education"], label)
    page.get_by_role("link", name="Tổng hợp từ cấp dưới").click()
    expect(page.get_by_role("button", name="Nhận vào biểu")).to_be_visible()
    journey.seen["education"].check("preview_sheet_roll_up")
    page.set_viewport_size(DESKTOP)
    page.get_by_role("button", name="Nhận vào biểu").click()
    expect(page.get_by_text("ô từ cấp dưới.")).to_be_visible()
    fill_rest(page)
    texts = fields_of(page)
    sign_and_send(page)
    return texts


def open_for_paper(journey: Journey, label: str) -> Page:
    """A sheet of the commune on paper, as the standing body gets to it."""
    page = journey.seen["standing body"].go(f"{journey.campaign}doi-tuong/")
    page.get_by_role("link", name=COMMUNES[1], exact=True).click()
    page.get_by_role("rowheader", name=label).get_by_role("link").click()
    return page
