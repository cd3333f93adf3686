"""What is shown before a bulk act or one that cannot be undone is sound; the bar's menu by keyboard."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import FIELD, write_workbook
from tests.browser.watched import DESKTOP, Watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(served):
    served.set_day(date(2020, 5, 13))
    yield served.make("pages")
    served.set_day(date.today())


@pytest.fixture
def seen_at(open_as, pages):
    """A page of who runs the campaign, or of a unit, at a view's first address."""

    def go(name: str, part: str = "owner") -> Watched:
        username, url = next((username, url) for shown, username, url in pages[name] if shown.endswith(f"-{part}"))
        seen: Watched = open_as(username)
        seen.go(url)
        return seen

    return go


def notice(page: Page, **fields: str) -> None:
    """The fields of a notice, and those of what it changes by their labels."""
    for label, text in {"Số thông báo": "15/TB-UBND", "Lý do": "Mưa lũ kéo dài", **fields}.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Xem trước").click()


def shown(seen: Watched, title: str) -> Page:
    """The preview, looked at as a desktop and a phone show it, and that leads back to what was typed."""
    expect(seen.page.get_by_role("heading", level=1, name=title)).to_be_visible()
    seen.check(f"preview {title}".replace(" ", "_").replace("«", "").replace("»", ""))
    seen.page.set_viewport_size(DESKTOP)
    return seen.page


def back_again(page: Page) -> None:
    """What was typed stands there again."""
    page.get_by_role("button", name="Sửa lại những gì đã ghi").click()
    expect(page.get_by_label("Lý do", exact=True)).to_have_value("Mưa lũ kéo dài")


def test_an_extension_is_shown_with_each_units_day_and_leads_back(seen_at):
    seen = seen_at("campaign_extend")
    seen.page.get_by_label("Thời hạn").select_option("registration/")
    notice(seen.page, **{"Hạn cuối mới": "24/05/2020"})
    page = shown(seen, "Gia hạn")
    expect(page.get_by_text("sang 24/05/2020 (ngày nghỉ: Chủ nhật)").first).to_be_visible()
    back_again(page)


def test_closing_those_who_did_not_send_is_shown_and_leads_back(seen_at):
    seen = seen_at("campaign_close_senders")
    seen.page.get_by_label("Thời hạn").select_option("registration/")
    notice(seen.page)
    back_again(shown(seen, "Khóa các đơn vị không gửi"))


def test_who_joins_is_shown_and_leads_back(seen_at):
    seen = seen_at("participants_one")
    seen.page.get_by_label("Nhóm và loại đối tượng").select_option("unit/collective")
    notice(seen.page, Mã="X-9", Tên="Ủy ban nhân dân xã Phú Hòa Đông")
    back_again(shown(seen, "Thêm vào"))


def test_who_leaves_is_shown_and_leads_back(seen_at):
    seen = seen_at("participant_leave")
    notice(seen.page)
    back_again(shown(seen, "thôi tham gia từ ngày"))


def test_accepting_many_at_once_is_shown(seen_at):
    seen = seen_at("campaign")
    page = seen.go(f"{seen.page.url.removeprefix(seen.address)}bieu/?trang-thai=sent")
    page.get_by_label("Chọn tất cả trên trang này").check()
    page.get_by_role("button", name="Nhận các bản đã chọn").click()
    shown(seen, "Nhận")


def test_the_content_of_a_workbook_is_shown_cell_by_cell(seen_at, tmp_path):
    seen = seen_at("sheet", "unit")
    page, file = seen.page, tmp_path / "bieu.xlsx"
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải biểu Excel").click()
    download.value.save_as(file)
    write_workbook(file, {FIELD: ("Một cửa liên thông",)})
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Xem nội dung tệp").click()
    expect(page.get_by_role("button", name="Nhận các ô đã chọn")).to_be_visible()
    seen.check("preview_sheet_workbook")


def test_the_menu_of_the_bar_opens_and_closes_by_keyboard(seen_at):
    page = seen_at("home").page
    menu, first = page.locator("details[data-menu]"), page.locator("details[data-menu] a").first
    summary = menu.locator("summary")
    for _ in range(30):
        page.keyboard.press("Tab")
        if summary.evaluate("(one) => one === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(summary).to_be_focused()
