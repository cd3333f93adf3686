"""Units assess themselves, in the three ways; one is returned and sent again; the standing body accepts them all."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.hands import enter, fill, open_own, press_send, saved, send_scan
from tests.browser.hoa_thanh.journey import Journey, open_link
from tests.browser.hoa_thanh.prepared import FORM, typed_points
from tests.browser.hoa_thanh.table import UNITS, criteria, expected, facts, label, plan, typed
from thidua.rules.facts import FactValue
from thidua.rules.owed import LABELS

SHEET = LABELS[FORM]
ALL, PART = "procedures_transacted", "procedures_via_e_one_stop"
WIFI = "has_free_wifi"
RETURNED = "Chưa nêu số tin đã đăng theo văn bản nào; đề nghị ghi lại minh chứng."


def a_unit_types_its_facts_and_sees_its_points(journey: Journey) -> None:
    """Points follow each value; what the portal said of it is there already and costs points."""
    journey.day(2018, 12, 18)
    page = open_own(journey.seen("writes"), SHEET)
    now = page.locator("#diem-theo-so-lieu")
    expect(now).to_contain_text("Trả lời chậm thông tin từ cổng: 1,5 điểm")
    fill(page, _said({ALL: 40, PART: 37}))
    expect(now).to_contain_text("1.1 TTHC giải quyết qua một cửa điện tử: 6/10 điểm")
    fill(page, _said({PART: 40}))
    expect(now).to_contain_text("1.1 TTHC giải quyết qua một cửa điện tử: 10/10 điểm")
    _fill_in(page, "Xã Long Hải")
    expect(now).to_contain_text("Tổng điểm chỉ tiêu")
    journey.look("writes", "tu-cham")


def it_uploads_its_evidence_and_its_head_sends(journey: Journey) -> None:
    page = open_own(journey.seen("writes"), SHEET)
    open_link(page, f"Kèm tệp minh chứng cho {label(WIFI)}")
    expect(page.get_by_label("Minh chứng cho số liệu")).to_have_value(WIFI)
    photograph = journey.paper("wifi", "Hợp đồng thuê đường truyền")
    page.locator("#dinh-kem input[type=file]").set_input_files(photograph)
    page.get_by_role("button", name="Đính kèm", exact=True).click()
    expect(page.get_by_text("Đã đính kèm «wifi.pdf».")).to_be_visible()
    page = open_own(journey.seen("signs"), SHEET)
    page.get_by_role("link", name="Ký gửi", exact=True).click()
    press_send(page)


def a_unit_fills_in_the_workbook_and_sends_the_scan(journey: Journey) -> None:
    page = open_own(journey.seen("clerk"), SHEET)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải biểu Excel").click()
    file = journey.folder / "tu-cham.xlsx"
    download.value.save_as(file)
    _write(file, "Thị trấn Bình An")
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Xem nội dung tệp").click()
    page.get_by_role("button", name="Nhận các ô đã chọn").click()
    expect(page.locator("#diem-theo-so-lieu")).to_contain_text("TTHC giải quyết qua một cửa điện tử: 8/10 điểm")
    send_scan(page, journey.folder, "21/BC-UBND", "18/12/2018")


def what_came_on_paper_is_entered(journey: Journey) -> None:
    journey.day(2018, 12, 20)
    page = journey.go("standing body", "bieu/")
    page.get_by_role("row", name=UNITS["Xã Phước Lộc"].name).get_by_role("link").first.click()
    _save_together(page, "Xã Phước Lộc")
    enter(page, "44/BC-UBND", "19/12/2018", "20/12/2018")


def all_others_have_sent(journey: Journey) -> None:
    """Prepared by the services: ten units, one of which cannot give a fact and says so."""
    assert journey.served.make("rest_sent", campaign=journey.key) == len(UNITS) - 3
    page = journey.go("standing body", "theo-doi/self_assessment/")
    expect(page.get_by_role("table", name="Từng đơn vị").get_by_text("Đã gửi", exact=True)).to_have_count(len(UNITS))
    journey.look("standing body", "theo-doi")


def one_is_returned_and_sent_again(journey: Journey) -> None:
    page = journey.go("standing body", "bieu/?trang-thai=sent&tim=Binh+An")
    page.get_by_role("rowheader", name=UNITS["Thị trấn Bình An"].name).get_by_role("link").click()
    page.get_by_label("Lý do trả lại").fill(RETURNED)
    page.get_by_role("button", name="Trả lại").click()
    expect(page.get_by_text("Đã trả lại «")).to_be_visible()
    page = open_own(journey.seen("clerk"), SHEET)
    expect(page.get_by_text(RETURNED)).to_be_visible()
    fill(page, {_evidence("website_items"): "Công văn 7/CV ngày 12/12/2018, trang 1"})
    send_scan(page, journey.folder, "25/BC-UBND", "20/12/2018")


def all_are_accepted_in_one_act(journey: Journey) -> None:
    page = journey.go("standing body", "bieu/?trang-thai=sent")
    page.get_by_label("Chọn tất cả trên trang này").check()
    page.get_by_role("button", name="Nhận các bản đã chọn").click()
    page.get_by_role("button", name=f"Nhận {len(UNITS)} bản").click()
    expect(page.get_by_text(f"Đã nhận {len(UNITS)} bản.")).to_be_visible()


STEPS = (
    a_unit_types_its_facts_and_sees_its_points,
    it_uploads_its_evidence_and_its_head_sends,
    a_unit_fills_in_the_workbook_and_sends_the_scan,
    what_came_on_paper_is_entered,
    all_others_have_sent,
    one_is_returned_and_sent_again,
    all_are_accepted_in_one_act,
)


def _said(values: Mapping[str, FactValue]) -> dict[str, str]:
    """What is typed, by the names of the fields."""
    return {f"Giá trị: {label(one)}": typed(one, value) for one, value in values.items()}


def _evidence(fact: str) -> str:
    return f"Minh chứng (số, ngày, trang): {label(fact)}"


def _fill_in(page: Page, name: str) -> None:
    """Everything that the sheet asks, as the table has it, one field after the other."""
    for place, text in _all(page, name).items():
        field = page.get_by_label(place, exact=True)
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)
    saved(page)


def _save_together(page: Page, name: str) -> None:
    """The same without being saved field by field, as where no script runs: one button for all."""
    written = _all(page, name)
    count = page.evaluate(_WRITE, written)
    assert count == len(written)
    page.get_by_role("button", name="Lưu tất cả").click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()


_WRITE = """(texts) => [...document.querySelectorAll('.cell :is(textarea, input[type=text], select)')].filter((one) => {
  const said = one.labels.length ? one.labels[0].textContent : one.ariaLabel;
  const text = texts[said.replace(/\\s+/g, ' ').trim()];
  if (text === undefined) return false;
  one.value = text;
  return true;
}).length"""


def _all(page: Page, name: str) -> dict[str, str]:
    """What stands in the table of what the sheet asks, by the names of the fields."""
    there = set(page.locator(".cell [name$='|value']").evaluate_all("all => all.map(one => one.name.split('|')[2])"))
    own = {one: value for one, value in facts()[name].items() if one in there}
    proofs = {
        _evidence(one): f"Báo cáo {number}/BC ngày 05/12/2018"
        for number, one in enumerate(own, 1)
        if plan().facts[one].evidence == "required"
    }
    return _said(own) | proofs | {f"Điểm tự chấm, {of}": text for of, text in _points(name).items()}


def _points(name: str) -> dict[str, str]:
    """What a unit gives itself, by the label of the criterion."""
    return {criteria()[one].label: typed_points(points) for one, points in _criteria(name).items()}


def _criteria(name: str) -> dict[str, float]:
    found: dict[str, float] = expected()[name]["criteria"]
    return found


def _write(file: Path, name: str) -> None:
    """The same into the workbook."""
    book = load_workbook(file)
    sheet, own = book["Số liệu"], facts()[name]
    for row in range(9, sheet.max_row + 1):
        fact = sheet.cell(row, 8).value
        if fact in own and "self" in plan().facts[str(fact)].supplied_by:
            sheet.cell(row, 4).value = typed(str(fact), own[str(fact)])
            sheet.cell(row, 6).value = f"Báo cáo {row}/BC ngày 05/12/2018"
    marks, criteria = book["Bảng tự chấm điểm"], _criteria(name)
    for row in range(9, marks.max_row + 1):
        if (found := criteria.get(str(marks.cell(row, 1).value))) is not None:
            marks.cell(row, 4).value = found
    book.save(file)
