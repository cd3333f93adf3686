"""A unit types its facts: points move beside, what hangs on a selector comes, nothing that it typed goes."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import saved

pytestmark = pytest.mark.browser
TRANSACTED = "Số TTHC phát sinh giao dịch (trừ TTHC giải quyết trong ngày)"


def test_points_follow_what_is_typed(open_as, served):
    username, address = served.make("self_assessments")["hoa-thanh-2018"]
    seen = open_as(username)
    sheet = seen.go(address)
    values = sheet.get_by_label(f"Giá trị: {TRANSACTED}", exact=True)
    values.fill("40")
    part = sheet.get_by_label("Giá trị: Trong đó số TTHC giải quyết qua một cửa điện tử", exact=True)
    part.fill("50")
    sheet.keyboard.press("Tab")
    expect(sheet.get_by_text("(50) không được lớn hơn")).to_have_count(
        2
    )  # At the field and among what is to be seen before sending.
    part.fill("40")
    sheet.keyboard.press("Tab")
    # At the row of the criterion; the panel and, on a phone, the bar below have how far one is.
    told = sheet.locator(".row-points", has_text="1.1 TTHC giải quyết qua một cửa điện tử: 10/10 điểm").first
    expect(told).to_contain_text("40/40 = 100%, thuộc mức 100% → 10 điểm")
    expect(sheet.locator("#diem-theo-so-lieu")).to_contain_text("Đã có điểm 2/15 mục")
    expect(sheet.get_by_text("không được lớn hơn")).to_have_count(0)
    expect(sheet.locator("#thieu-procedures_transacted")).to_have_text("Chưa có minh chứng")
    # Typed faster than answers come: each is kept, and the last answer is true of all.
    proofs = [f"Minh chứng (số, ngày, trang): {one}" for one in ("Số hồ sơ đã giải quyết trong năm", TRANSACTED)]
    for label in proofs:
        sheet.get_by_label(label, exact=True).fill("Báo cáo 5/BC ngày 02/11/2018, trang 2")
    saved(sheet)
    expect(sheet.locator("#thieu-procedures_transacted")).to_be_empty()
    expect(sheet.locator("#thieu-cases_settled")).to_have_text("Chưa có số liệu")
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
