"""Accounts for many people: chosen in the list, seen, opened, and the links to hand over."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_accounts_are_opened_for_chosen_people_and_their_links_shown(open_as, served):
    keeper = served.make("people_without_accounts")
    seen = open_as(keeper["username"])
    page = seen.go("/con-nguoi/")
    page.get_by_label("Chọn tất cả trên trang này").check()
    page.get_by_role("button", name="Mở tài khoản cho người đã chọn…").click()
    expect(page.get_by_text("Sẽ mở 3 trong 4 người đã chọn.")).to_be_visible()
    seen.check("mo-nhieu-tai-khoan")
    page.get_by_role("button", name="Mở 3 tài khoản").click()
    expect(page.get_by_role("img", name="Mã QR của liên kết cho")).to_have_count(3)
    seen.check("lien-ket-nhieu-tai-khoan")
    with page.expect_download() as file:
        page.get_by_role("button", name="Tải Excel").click()
    assert file.value.suggested_filename == "lien-ket-mo-tai-khoan.xlsx"
    page.get_by_role("main").get_by_role("link", name="Xong").click()
    seen.check("tai-khoan-chon-nhieu")
    assert seen.faults == []
