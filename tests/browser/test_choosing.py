"""Choosing one of many organisations: by typing, by keyboard, for a screen reader, and without JavaScript."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def units(served):
    return served.make("many_units")


def test_a_unit_is_found_without_tones_and_told_from_its_namesake_by_the_keyboard(open_as, units):
    seen = open_as(units["username"])
    page = seen.go(units["add"])
    field = page.get_by_role("combobox", name="Đơn vị")
    field.press_sequentially("noi vu")
    expect(page.get_by_role("option")).to_have_count(2)
    assert [one.inner_text().split(" · ")[1] for one in page.get_by_role("option").all()] == [
        "thuộc Huyện Bắc",
        "thuộc Huyện Nam",
    ]
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    field.press("ArrowDown")
    active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(active).to_contain_text("Huyện Nam")
    seen.check("chon-don-vi")
    field.press("Enter")
    expect(field).to_have_value("Phòng Nội vụ")
    expect(page.locator("[data-chooser-about]")).to_contain_text("Huyện Nam")
    page.get_by_label("Họ và tên").fill("Trần Mẫu Bình")
    page.get_by_role("button", name="Thêm").click()
    expect(page.get_by_text("Đã thêm Trần Mẫu Bình.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Phòng Nội vụ")
    assert seen.faults == []


def test_what_is_not_certain_is_asked_about_and_nothing_typed_is_lost(open_as, units):
    seen = open_as(units["username"])
    seen.expected.add(422)
    page = seen.go(units["add"])
    page.get_by_label("Họ và tên").fill("Lê Mẫu Cúc")
    page.get_by_role("combobox", name="Đơn vị").fill("phong noi vu")
    page.get_by_role("combobox", name="Đơn vị").press("Escape")
    page.get_by_role("button", name="Thêm").click()
    expect(page.get_by_role("group", name="Có thể là")).to_be_visible()
    seen.check("chon-don-vi-hoi-lai")
    expect(page.get_by_label("Họ và tên")).to_have_value("Lê Mẫu Cúc")
    page.get_by_role("radio", name="Huyện Bắc").check()
    page.get_by_role("button", name="Thêm").click()
    expect(page.get_by_text("Đã thêm Lê Mẫu Cúc.")).to_be_visible()


def test_several_units_are_gathered(open_as, units):
    page = open_as(units["username"]).go(units["merge"])
    field = page.get_by_role("combobox", name="Các đơn vị được sáp nhập vào đây")
    for name in ("xa aa", "xa bb"):
        field.press_sequentially(name)
        page.get_by_role("option").first.click()
    expect(page.get_by_role("checkbox", name="Xã", checked=True)).to_have_count(2)
    expect(field).to_have_value("")
