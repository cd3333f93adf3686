"""Reports of a phase: read from our own sheets and from drawn ones, put together, asked about where unclear."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from tests.sheets.collate.conftest import Inbox, asked
from thidua.sheets.printing.books import write_reports

REPORT = "unit_interim"
HEADS = ["Lĩnh vực", "Tên mô hình, giải pháp, sáng kiến", "Tiến độ thực hiện", "Kết quả đạt được"]
Told = tuple[Sequence[Sequence[str]], Mapping[str, str]]
"""Lines of initiatives, and texts by the label of their content."""


def report(inbox: Inbox, code: str, told: Told) -> Path:
    """Our own workbook of the report, filled in as a clerk would: below the heads, and beside the contents."""
    [path] = write_reports(inbox.plan, [inbox.one(code)], inbox.folder, REPORT, inbox.round_id)
    book = openpyxl.load_workbook(path)
    page = next(page for page in book if page.sheet_state == "visible")
    cells = [(str(cell.value), cell.row, cell.column or 0) for row in page.iter_rows() for cell in row if cell.value]
    places = {text: (row, column) for text, row, column in cells}
    heads = {text: column for text, row, column in cells if row == places[HEADS[1]][0]}
    lines, texts = told
    for label, values in zip(HEADS, zip(*lines, strict=True), strict=True):
        for number, value in enumerate(values, 1):
            page.cell(places[HEADS[1]][0] + number, heads[label]).value = value or None
    for label, text in texts.items():
        page.cell(places[label][0], places[label][1] + 1).value = text
    book.save(path)
    return path


def rows_of(inbox: Inbox, sheet: str) -> list[list[str]]:
    """A page of the overview from its headings on, without what is blank at the end."""
    page = openpyxl.load_workbook(inbox.out / "tong-hop.xlsx")[sheet]
    rows = [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)]
    head = next(at for at, row in enumerate(rows) if sum(map(bool, row)) > 2)
    return [row for row in rows[head:] if any(row)]


def sheets_of(inbox: Inbox) -> list[str]:
    return openpyxl.load_workbook(inbox.out / "tong-hop.xlsx").sheetnames


def number_of(inbox: Inbox) -> int:
    return list(inbox.plan.reports).index(REPORT) + 1


def test_reports_of_two_units_are_put_together(district: Inbox) -> None:
    first, second = district.plan.reports[REPORT].contents[:2]
    direction = district.plan.fields["direction"].label
    report(district, "XA-02", ([(direction, "Họp không giấy", "70%", "")], {first: "Kết quả của Hoa Mai"}))
    lines = [(direction, "Một cửa lưu động", "xong", "Bớt 2 ngày"), ("", "Phiếu hẹn điện tử", "", "")]
    report(district, "XA-01", (lines, {first: "Kết quả của Hoa Sen", second: "Khó khăn của Hoa Sen"}))
    found = district.collate()
    assert asked(found) == []
    assert found.sums.rows == {"accepted": 6, "asked": 0, "refused": 0}
    number = number_of(district)
    assert rows_of(district, f"Báo cáo {number}, sáng kiến") == [
        ["Đơn vị", *HEADS],
        ["UBND xã Hoa Sen", direction, "Một cửa lưu động", "xong", "Bớt 2 ngày"],
        ["UBND xã Hoa Sen", "", "Phiếu hẹn điện tử", "", ""],
        ["UBND xã Hoa Mai", direction, "Họp không giấy", "70%", ""],
    ]
    assert rows_of(district, f"Báo cáo {number}, nội dung") == [
        ["Nội dung", "Đơn vị", "Thuyết minh"],
        [first, "UBND xã Hoa Sen", "Kết quả của Hoa Sen"],
        [first, "UBND xã Hoa Mai", "Kết quả của Hoa Mai"],
        [second, "UBND xã Hoa Sen", "Khó khăn của Hoa Sen"],
    ]


def test_a_name_in_an_old_font_waits_until_it_is_confirmed(district: Inbox) -> None:
    path = report(district, "XA-01", ([("", "M« h×nh mét cöa th©n thiÖn", "xong", "")], {}))
    found = district.collate()
    [question] = found.questions
    assert (question.code, question.file, question.proposal) == ("confirm", path.name, "Mô hình một cửa thân thiện")
    page = f"Báo cáo {number_of(district)}, sáng kiến"
    assert rows_of(district, page)[1:] == [["UBND xã Hoa Sen", "", "", "xong", ""]]
    settled = district.check({question.key: "đồng ý"})
    assert (asked(settled), len(settled.sent[0].entries)) == ([], 2)


def test_without_reports_there_is_no_page_of_them(district: Inbox) -> None:
    district.collate()
    assert not [name for name in sheets_of(district) if name.startswith("Báo cáo")]
