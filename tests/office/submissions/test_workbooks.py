"""A sheet goes out as the plan's workbook and papers; a workbook comes in cell by cell, after a preview."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from tests.office.submissions.made import Room, fill, filled, place, write
from tests.office.submissions.test_checking import GROUPS
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.errors import UnreadableError
from thidua.office.submissions.exporting import papers_of, pdf_of, word_of, workbook_of
from thidua.office.submissions.importing import preview
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of, texts_of, unsettled
from thidua.office.submissions.services.taking_in import take_in


@pytest.fixture(autouse=True)
def _folder(tmp_path, settings):
    settings.FILES = tmp_path / "files"


def stored(room: Room, content: bytes, name: str = "biểu.xlsx"):
    return keep(pieces=[content], name=name, owner=place(room.unit), by=None)


def seen(sheet: Sheet, attachment):
    return preview(sheet, asked_by(sheet), cells_of(sheet), attachment)


def office_book(rows: Sequence[Any]) -> bytes:
    book, held = Workbook(), BytesIO()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize("plan_id", sorted(GROUPS))
def test_every_sheet_of_every_plan_goes_out_and_comes_back_the_same(plan_id):
    room = Room(plan_id, group=GROUPS[plan_id])
    for sheet in room.unit.sheets.exclude(part__gt="2026-02"):
        asked = asked_by(sheet)
        texts = filled(asked)
        found = seen(sheet, stored(room, workbook_of(sheet.participant, asked, texts)))
        back = {one.slot: one.wanted for one in found.lines}
        assert (sheet.key, back, found.problems) == (
            sheet.key,
            {slot: text for slot, text in texts.items() if text},
            (),
        )
        assert {one.state for one in found.lines} == {"new"}
        papers = papers_of(sheet.participant, asked, texts)
        assert len(PdfReader(BytesIO(pdf_of(papers))).pages) >= len(papers) > 0
        assert all(word_of(one)[:2] == b"PK" for one in papers.values())


def test_papers_bear_what_was_filled_in_the_targets_too():
    room = Room()
    sheet = fill(room.sheet("report:unit_interim"), room.at(Role.OFFICER))
    asked, texts = asked_by(sheet), texts_of(cells_of(sheet).values())
    text = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(pdf_of(papers_of(room.unit, asked, texts)))).pages
    )
    assert "Kết quả theo mục tiêu của kế hoạch" in text
    assert "Mô hình mẫu 1" in text
    assert "Nội dung satisfaction" in " ".join(text.split())


def test_an_offices_own_workbook_is_held_against_what_stands_there():
    room = Room()
    officer, sheet = room.at(Role.OFFICER), room.sheet()
    first, second, third = list(plan_of(room.campaign.plan).fields.values())[:3]
    write(sheet, officer, {("bieu_1", first.id, "registered"): "2", ("bieu_1", second.id, "registered"): "3"})
    rows = [
        ["Biểu 1"], [], ["STT", "Lĩnh vực", "Số mô hình, giải pháp, sáng kiến đăng ký", "Ghi chú"],
        [1, first.label, "02", None], [2, second.label, 5, None], [3, third.label, "khoảng 4", "x"],
    ]  # fmt: skip
    found = seen(sheet, stored(room, office_book(rows)))
    assert [(one.slot[1], one.slot[2], one.state, one.stands, one.wanted) for one in found.lines] == [
        (first.id, "registered", "same", "2", "02"),
        (second.id, "registered", "differs", "3", "5"),
        (third.id, "registered", "new", "", "khoảng 4"),
        (third.id, "note", "new", "", "x"),
    ]
    assert found.lines[1].place == "trang «Sheet», ô C5"
    assert found.lines[2].message.startswith("Cần một số nguyên từ 0 trở lên")


def test_only_what_was_chosen_is_taken_with_its_place_and_nothing_over_what_is_newer():
    room = Room()
    officer, sheet = room.at(Role.OFFICER), room.sheet()
    asked = asked_by(sheet)
    fields = list(asked.plan.fields)
    texts = {("bieu_1", one, "registered"): "7" for one in fields[:3]}
    attachment = stored(room, workbook_of(sheet.participant, asked, texts))
    write(sheet, officer, {("bieu_1", fields[0], "registered"): "1"})
    found = seen(sheet, attachment)
    write(sheet, officer, {("bieu_1", fields[1], "registered"): "9"})
    chosen = {one.slot: one.version for one in found.lines if one.state == "new"}
    saved = take_in(sheet=sheet, attachment=attachment, chosen=chosen, standing=officer)
    assert saved.changed == (("bieu_1", fields[2], "registered"),)
    assert [texts_of(cells_of(sheet).values())["bieu_1", one, "registered"] for one in fields[:3]] == ["1", "9", "7"]
    (met,) = unsettled(sheet)
    assert (met.value, met.origin) == ("7", "workbook")
    cell = cells_of(sheet)["bieu_1", fields[2], "registered"]
    assert (cell.origin, cell.place.startswith("biểu.xlsx, trang «Biểu 1», ô ")) == ("workbook", True)


def test_columns_that_a_form_lacks_are_told_and_asked_later():
    room = Room()
    field = next(iter(plan_of(room.campaign.plan).fields.values()))
    rows = [["Biểu 2"], [], ["STT", "Lĩnh vực", "Tên mô hình, giải pháp, sáng kiến"], [1, field.label, "Một cửa số"]]
    found = seen(room.sheet(), stored(room, office_book(rows)))
    assert [one.wanted for one in found.lines] == ["Một cửa số"]
    label = plan_of(room.campaign.plan).forms["bieu_2"].columns["expected_completion"].label
    assert found.lacking == (f"Biểu 2: cột «{label}»",)


def test_a_form_of_another_unit_plan_or_of_nothing_is_refused_with_the_reason():
    room, other = Room(units=2), Room("an-bien-2020")
    sheet = room.sheet()
    of_other = room.sheet(unit=room.units[1])
    for content, said in (
        (workbook_of(of_other.participant, asked_by(of_other), {("bieu_1", "x", "note"): "1"}), "lập cho mã"),
        (
            workbook_of(other.unit, asked_by(other.sheet()), filled(asked_by(other.sheet()))),
            "của kế hoạch «an-bien-2020»",
        ),
        (office_book([["Danh sách lớp"], ["A", "B"]]), "không tìm thấy nội dung nào"),
    ):
        with pytest.raises(UnreadableError, match=said):
            seen(sheet, stored(room, content))


def test_hidden_rows_and_errors_are_not_taken_unasked():
    room = Room()
    asked = asked_by(room.sheet())
    fields = list(asked.plan.fields)
    texts = {("bieu_1", one, "registered"): "7" for one in fields[:2]}
    book = load_workbook(BytesIO(workbook_of(room.unit, asked, texts)))
    page = book["Biểu 1"]
    cells = [cell for row in page for cell in row if cell.value == 7 and cell.data_type == "n"]
    page.row_dimensions[cells[0].row].hidden = True
    cells[1].value = "#DIV/0!"
    cells[1].data_type = "e"
    held = BytesIO()
    book.save(held)
    found = seen(room.sheet(), stored(room, held.getvalue()))
    assert [(one.slot[1], one.state) for one in found.lines] == [(fields[0], "unsure")]
    assert [problem.endswith("ô này không được dùng") for problem in found.problems] == [True]
