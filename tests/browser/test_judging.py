"""Somebody appraises a unit: evidence on the page, a change with its reason, the rest accepted in one act."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.watched import PHONE

pytestmark = pytest.mark.browser


def _viewer(page):
    """The frame of Chromium's viewer of PDF, once it is there."""
    for _ in range(100):
        if found := [one for one in page.frames if one.url.startswith("chrome-extension:")]:
            return found[0]
        page.wait_for_timeout(100)
    raise AssertionError([one.url for one in page.frames])


def test_a_fact_is_judged_beside_its_evidence_and_the_rest_accepted_together(open_as, served):
    scene = served.make("judging")
    seen = open_as(scene["username"])
    page = seen.go(scene["fact"])
    seen.check("appraisal-judging")
    page.set_viewport_size({"width": 1280, "height": 800})
    # Chromium's own viewer has read the file: our policy lets it start.
    expect(_viewer(page).locator("#pagelength")).to_have_text("1")
    value, reason = page.get_by_label("Giá trị thẩm định"), page.get_by_label("Lý do")
    expect(value).to_be_focused()
    page.keyboard.type("19")
    page.keyboard.press("Enter")
    assert reason.evaluate("(one) => one.validity.valueMissing")
    expect(page).to_have_url(served.address + scene["fact"])
    reason.fill("Theo sổ theo dõi của Văn phòng")
    page.get_by_role("button", name="Ghi thẩm định").click()
    expect(page.get_by_text("Đã ghi thẩm định")).to_be_visible()
    assert page.url != served.address + scene["fact"]
    # The next one that waits; as it was said, with one key.
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã ghi thẩm định")).to_be_visible()
    seen.go(scene["unit"])
    page.get_by_role("button", name="Chấp nhận tất cả số chưa thẩm định").click()
    page.get_by_role("button", name=re.compile(r"Chấp nhận \d+ số liệu")).click()
    expect(page.get_by_text("Chưa thẩm định", exact=True)).to_have_count(0)
    expect(page.locator(".found-otherwise")).to_contain_text("19")
    seen.check("appraisal-judged")
    page.set_viewport_size(PHONE)
    seen.go(scene["fact"])
    expect(page.locator("iframe.proof-page")).to_be_hidden()
    expect(page.get_by_role("link", name="mở trang riêng")).to_be_visible()
