"""A unit types its facts: points move beside, what hangs on a selector comes, nothing that it typed goes."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_points_follow_what_is_typed(open_as, served):
    username, address = served.make("self_assessments")["hoa-thanh-2018"]
    seen = open_as(username)
    sheet = seen.go(address)
    values = sheet.get_by_label("Giá trị: Số TTHC phát sinh giao dịch (trừ TTHC giải quyết trong ngày)", exact=True)
    values.fill("40")
    part = sheet.get_by_label("Giá trị: Trong đó số TTHC giải quyết qua một cửa điện tử", exact=True)
    part.fill("50")
    sheet.keyboard.press("Tab")
    expect(sheet.get_by_text("(50) không được lớn hơn")).to_have_count(
        2
    )  # At the field and among what is to be seen before sending.
    part.fill("40")
    sheet.keyboard.press("Tab")
    expect(sheet.locator("#diem-theo-so-lieu")).to_contain_text("40/40 = 100%, thuộc mức 100% → 10 điểm")
    expect(sheet.get_by_text("không được lớn hơn")).to_have_count(0)
    seen.check("self_assessment")


def test_lines_come_as_their_selector_is_declared(open_as, served):
    username, address = served.make("self_assessments")["xa-huong-lua-2026"]
    seen = open_as(username)
    sheet = seen.go(address)
    settled = sheet.get_by_label("Giá trị: Số hồ sơ đã giải quyết", exact=True)
    expect(settled).to_be_hidden()
    sheet.get_by_label("Giá trị: Có phát sinh hồ sơ thủ tục hành chính", exact=True).select_option("Có")
    settled.fill("315")
    with sheet.expect_response(lambda answer: answer.url.endswith("/o/")):
        sheet.keyboard.press("Tab")
    sheet.reload()
    expect(settled).to_have_value("315")
    seen.check("self_assessment-selector")
