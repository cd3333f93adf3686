"""What people in a campaign do at their pages again and again: choose, fill in, send, accept, look at the board."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from tests.browser.watched import Watched
from tests.papers.dossier.pdfs import pdf

FIELD, OTHER_FIELD, *_ = FIELDS = (
    "Chỉ đạo, điều hành", "Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy",
    "Chất lượng đội ngũ cán bộ", "Cải cách tài chính công", "Hiện đại hóa hành chính",
)  # fmt: skip
NAMES, COMPLETION = "Tên mô hình, giải pháp, sáng kiến", "Dự kiến hoàn thành"
COMPLETE = "Đã điền đủ, các biểu khớp nhau."

_TO_FILL = """(fields) => [...document.querySelectorAll(fields)].filter((one) => !one.value).filter((one) => {
  const line = one.closest('tr');
  const free = line && line.closest('section').querySelector('button[formaction^="?them"]');
  return !free || [...line.querySelectorAll(fields)].some((other) => other.value);
}).map((one) => one.id)"""
_FIELDS = ".cell :is(textarea, input[type=text], select)"


def open_own(seen: Watched, label: str) -> Page:
    """One of the own sheets, from the list of them."""
    seen.go("/bieu/").get_by_role("link", name=label, exact=True).click()
    return seen.page


def fill(page: Page, values: Mapping[str, str], place: int = 0) -> None:
    """Write in fields by what a screen reader calls them, in the first of a name or a later; left, each is saved."""
    _whole(page)
    for label, text in values.items():
        page.get_by_label(label, exact=True).nth(place).fill(text)
    saved(page)


def _whole(page: Page) -> None:
    """Nobody writes in a page that is not all there yet: what is typed before its scripts run is not saved."""
    expect(page.locator("main form").last).to_be_visible()
    page.wait_for_load_state("load")


def saved(page: Page) -> None:
    """Leave the last field, and wait until all that was typed is kept."""
    page.keyboard.press("Tab")
    # Fields are saved one after the other; a page with many takes a while on a busy machine.
    expect(page.locator(".htmx-request")).to_have_count(0, timeout=30_000)


def fill_rest(page: Page) -> None:
    """Write something in everything that is asked and still empty, lines for more apart."""
    _whole(page)
    for key in page.evaluate(_TO_FILL, _FIELDS):
        field = page.locator(f"#{key}")
        numeric = field.get_attribute("inputmode") == "numeric"
        field.fill("1" if numeric else f"Đã làm đến ngày {key[2:4]}")
    saved(page)
    expect_complete(page)


def expect_complete(page: Page) -> None:
    """The page says that nothing is missing."""
    expect(page.locator("#con-thieu")).to_contain_text(COMPLETE)


def fields_of(page: Page) -> dict[str, str]:
    """What stands in the fields of tables, by what a screen reader calls them; the first of each name."""
    found: dict[str, str] = {}
    for label, value in page.locator(".cell [aria-label]").evaluate_all(
        "all => all.map(one => [one.ariaLabel, one.value])"
    ):
        found.setdefault(label, value)
    return found


def sign_and_send(page: Page) -> None:
    """The head sends the sheet that is open."""
    page.get_by_role("link", name="Ký gửi", exact=True).click()
    press_send(page)


def press_send(page: Page) -> None:
    """Send, and see that it went."""
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_text("Đã gửi, ghi nhận ngày")).to_be_visible()


def accept_all(seen: Watched, campaign: str, count: int) -> None:
    """Everything that waits for an answer in a campaign, in one act after its preview."""
    page = seen.go(f"{campaign}bieu/?trang-thai=sent")
    page.get_by_label("Chọn tất cả trên trang này").check()
    page.get_by_role("button", name="Nhận các bản đã chọn").click()
    page.get_by_role("button", name=f"Nhận {count} bản").click()
    expect(page.get_by_text(f"Đã nhận {count} bản.")).to_be_visible()


def board(seen: Watched, campaign: str, deadline: str) -> dict[str, tuple[str, str]]:
    """For each unit on a deadline's board its state and the day of sending."""
    page = seen.go(f"{campaign}theo-doi/{deadline}/")
    rows = page.get_by_role("table", name="Từng đơn vị").locator("tbody tr").all()
    return {
        one.locator("th").inner_text().strip(): (
            one.locator("[data-label='Trạng thái']").inner_text().strip(),
            one.locator("[data-label='Ngày gửi']").inner_text().strip(),
        )
        for one in rows
    }


def choose(page: Page, names: tuple[str, ...], group: str) -> None:
    """Organisations of the tree into a group, from the page of participants."""
    page.get_by_role("link", name="Thêm tổ chức").click()
    for name in names:
        page.get_by_label(f"Chọn {name}", exact=True).check()
    page.get_by_label("Nhóm").select_option(group)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name=f"Thêm {len(names)} đối tượng").click()
    expect(page.get_by_text(f"Đã thêm {len(names)} đối tượng.")).to_be_visible()


def chosen(page: Page, label: str, name: str) -> None:
    """An organisation or a person, from a short list or by typing and the arrows."""
    field = page.get_by_role("combobox", name=label, exact=True)
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(label=name)
        return
    field.fill(name)
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(name)


def launch(page: Page, number: str, count: int) -> None:
    """The number of the paper, the preview, the launch."""
    page.get_by_label("Số văn bản phát động").fill(number)
    page.get_by_role("button", name="Xem lại lần cuối").click()
    page.get_by_role("button", name=f"Phát động đến {count} đối tượng").click()
    expect(page.get_by_text(f"Đã phát động đến {count} đối tượng.")).to_be_visible()


def register(page: Page, fields: dict[str, tuple[str, ...]]) -> None:
    """The names registered in some fields, a line each; none in all others."""
    for one in FIELDS:
        fill(page, {f"Số lượng đăng ký, {one}": str(len(fields.get(one, ())))})
    for one, names in fields.items():
        for place, name in enumerate(names):
            if place:
                page.get_by_role("button", name="Lưu và thêm dòng vào Biểu 2").click()
            fill(page, {f"{NAMES}, {one}": name, f"{COMPLETION}, {one}": "Tháng 9"}, place)
    expect_complete(page)


def write_workbook(file: Path, fields: dict[str, tuple[str, ...]]) -> None:
    """The names registered in some fields, a row each; none in all others."""
    book = load_workbook(file)
    for field, row in _rows(book["Biểu 1"]).items():
        book["Biểu 1"].cell(row, 3).value = len(fields.get(field, ()))
    for field, row in _rows(book["Biểu 2"]).items():
        for place, name in enumerate(fields.get(field, ())):
            book["Biểu 2"].cell(row + place, 4).value = name
            book["Biểu 2"].cell(row + place, 5).value = "Tháng 10"
    book.save(file)


def _rows(sheet: Worksheet) -> dict[str, int]:
    """The first row of each field."""
    return {str(one.value): one.row for one in sheet["B"] if one.value in FIELDS}


def enter(page: Page, number: str, dated: str, arrived: str) -> None:
    """Send, for a unit, what came on paper and stands in the sheet by now."""
    page.get_by_role("link", name="Nhập từ bản giấy", exact=True).click()
    page.get_by_label("Ngày nhận bản giấy (dấu đến)").fill(arrived)
    page.get_by_label("Số văn bản").fill(number)
    page.get_by_label("Ngày văn bản").fill(dated)
    press_send(page)


def send_scan(page: Page, folder: Path, number: str, day: str) -> None:
    """The clerk sends the scan of what the head signed."""
    page.get_by_role("link", name="Gửi bản quét", exact=True).click()
    scan = folder / "quet.pdf"
    scan.write_bytes(pdf("Biểu đã ký, đóng dấu"))
    page.locator("input[type=file]").set_input_files(scan)
    fill(page, {"Số văn bản": number, "Ngày văn bản": day})
    press_send(page)
