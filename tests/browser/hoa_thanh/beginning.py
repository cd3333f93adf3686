"""The plan is adopted, the campaign prepared with its bodies and participants, and launched."""

import re

from playwright.sync_api import expect

from tests.browser.hands import choose, chosen, launch
from tests.browser.hoa_thanh.journey import Journey
from tests.browser.hoa_thanh.offices import DISTRICT, PORTAL
from tests.browser.hoa_thanh.table import HOME_AFFAIRS, INSPECTORATE, OFFICE, PLAN, UNITS, plan

TITLE = "Thi đua cải cách thủ tục hành chính huyện Hòa Mẫu năm 2018"
BODIES = {
    "committee": DISTRICT,
    "office": UNITS[OFFICE].name,
    "home_affairs": UNITS[HOME_AFFAIRS].name,
    "council": DISTRICT,
    "inspection_team": UNITS[INSPECTORATE].name,
    "portal": PORTAL,
}


def the_plan_is_adopted_from_the_catalogue(journey: Journey) -> None:
    journey.day(2018, 6, 20)
    page = journey.seen("district").go("/ke-hoach/")
    page.get_by_role("link", name=re.compile("Soạn")).first.click()
    page.get_by_label("Kế hoạch mẫu").select_option(PLAN)
    page.get_by_role("button", name="Bắt đầu từ mẫu này").click()
    page.get_by_role("link", name=re.compile("^Soát")).click()
    page.get_by_role("button", name="Ban hành…").click()
    page.get_by_role("button", name="Ban hành", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(plan().title)


def the_campaign_is_prepared_with_its_bodies(journey: Journey) -> None:
    page = journey.seen("district").go("/phong-trao/moi/")
    page.get_by_label("Tên phong trào").fill(TITLE)
    page.get_by_role("button", name="Tiếp tục").click()
    for body, organisation in BODIES.items():
        chosen(page, plan().bodies[body].label, organisation)
    page.get_by_role("checkbox", name=plan().bodies["home_affairs"].label, exact=True).check()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu các cơ quan.")).to_be_visible()
    journey.campaign = page.url.removeprefix(journey.served.address)


def units_are_chosen_and_the_campaign_is_launched(journey: Journey) -> None:
    journey.day(2018, 6, 25)
    for group in dict.fromkeys(one.group for one in UNITS.values()):
        page = journey.go("district", "doi-tuong/")
        choose(page, tuple(one.name for one in UNITS.values() if one.group == group), group)
    page = journey.go("district")
    page.get_by_role("link", name="Xem trước và phát động").click()
    launch(page, "102/KH-UBND", len(UNITS))
    journey.look("district", "phat-dong")


STEPS = (
    the_plan_is_adopted_from_the_catalogue,
    the_campaign_is_prepared_with_its_bodies,
    units_are_chosen_and_the_campaign_is_launched,
)
