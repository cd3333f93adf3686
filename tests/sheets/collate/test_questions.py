"""Each kind of question, from a real workbook: what is asked, where, what stood there, what is proposed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from tests.sheets.collate.conftest import REGISTERED, Inbox, asked
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.lenient.encodings import to_tcvn3

FIELD = "Cải cách thủ tục hành chính"


def edit(path: Path, change: Callable[[Workbook], None]) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def cell_of(book: Workbook, sheet: str, value: object) -> Cell:
    return next(
        cell for row in book[sheet].iter_rows() for cell in row if cell.value == value and isinstance(cell, Cell)
    )


def put(path: Path, sheet: str, old: object, new: str | int) -> None:
    """Type over a cell."""

    def change(book: Workbook) -> None:
        cell_of(book, sheet, old).value = new

    edit(path, change)


def test_sound_forms_raise_no_question(district: Inbox) -> None:
    district.forms("XA-01", REGISTERED)
    found = district.check()
    assert asked(found) == []
    assert (found.sums.files, found.sums.rows) == (
        {"accepted": 1, "asked": 0, "refused": 0},
        {"accepted": 5, "asked": 0, "refused": 0},
    )


def test_a_formula_without_a_value(district: Inbox) -> None:
    put(district.forms("XA-01", REGISTERED), "Biểu 2", "Họp không giấy", "=A1&B1")
    found = district.check()
    assert asked(found) == [("no-result", "XA-01.xlsx", "Biểu 2", "D10", "=A1&B1", None)]
    assert found.sums.rows == {"accepted": 4, "asked": 1, "refused": 0}


def test_an_error_value(district: Inbox) -> None:
    put(district.forms("XA-01", REGISTERED), "Biểu 1", 2, "#DIV/0!")
    assert asked(district.check()) == [("error-value", "XA-01.xlsx", "Biểu 1", "C12", "#DIV/0!", None)]


def test_a_hidden_row_is_used_or_left_out_as_answered(district: Inbox) -> None:
    def hide(book: Workbook) -> None:
        row = cell_of(book, "Biểu 2", "Trả kết quả tại nhà").row
        book["Biểu 2"].row_dimensions[row].hidden = True

    edit(district.forms("XA-01", REGISTERED), hide)
    found = district.check()
    stood = "Trả kết quả tại nhà; Quý III"
    assert asked(found) == [("hidden", "XA-01.xlsx", "Biểu 2", "D21", stood, "dùng dòng này")]
    key = found.questions[0].key
    assert asked(district.check({key: "Đồng ý"})) == []
    mismatch = ("mismatch", "XA-01.xlsx", "Biểu 1", "C12", f"2 ≠ 1 ({FIELD})", "1")
    assert asked(district.check({key: "bỏ"})) == [mismatch]


def test_a_hidden_sheet_is_one_question(district: Inbox) -> None:
    def hide(book: Workbook) -> None:
        book["Biểu 2"].sheet_state = "hidden"

    edit(district.forms("XA-01", REGISTERED), hide)
    found = district.check()
    assert asked(found) == [("hidden", "XA-01.xlsx", "Biểu 2", "D10", "4 ô có nội dung", "dùng trang này")]
    assert found.sums.rows == {"accepted": 2, "asked": 3, "refused": 0}
    assert asked(district.check({found.questions[0].key: "đồng ý"})) == []


def test_forms_that_disagree_are_told_with_both_figures_and_cells(district: Inbox) -> None:
    put(district.forms("XA-01", REGISTERED), "Biểu 1", 2, 3)
    found = district.check()
    assert asked(found) == [("mismatch", "XA-01.xlsx", "Biểu 1", "C12", f"3 ≠ 2 ({FIELD})", "2")]
    assert found.questions[0].wanted.startswith(
        f"Biểu 1 ghi 3 nhưng Biểu 2 có 2 tên ở «{FIELD}» (trang «Biểu 2», ô D20; trang «Biểu 2», ô D21);"
    )
    assert asked(district.check({found.questions[0].key: "đồng ý"})) == []


def test_a_form_without_its_pair(district: Inbox) -> None:
    district.forms("XA-01", {"bieu_1": {("staff", "registered"): 2}})
    stood = "2 ≠ 0 (Chất lượng đội ngũ cán bộ)"
    assert asked(district.check()) == [("mismatch", "XA-01.xlsx", "Biểu 1", "C14", stood, "0")]


def test_two_files_of_one_participant(district: Inbox) -> None:
    district.forms("XA-01", REGISTERED, "a.xlsx")
    one: dict[str, dict[tuple[str, str], str | int]] = {
        "bieu_1": {("staff", "registered"): 1},
        "bieu_2": {("staff", "names"): "Lớp học tối"},
    }
    district.forms("XA-01", one, "b.xlsx")
    found = district.check()
    assert asked(found) == [("two-files", "a.xlsx", None, "", "a.xlsx; b.xlsx", None)]
    assert found.sums.rows == {"accepted": 0, "asked": 7, "refused": 0}
    chosen = district.check({found.questions[0].key: "b.xlsx"})
    assert (asked(chosen), [file.refusal for file in chosen.files]) == ([], ["đã chọn dùng tệp «b.xlsx»", None])


def test_a_copy_is_no_question(district: Inbox) -> None:
    path = district.forms("XA-01", REGISTERED)
    shutil.copy(path, path.with_name("ban-sao.xlsx"))
    found = district.check()
    assert (asked(found), found.sums.copies, len(found.sent[0].entries)) == ([], 1, 6)


DRAWN: list[list[object]] = [
    ["UBND xã Hoa Senn"],
    [],
    ["STT", "Lĩnh vực", "Số lượng đăng ký", "Ghi chú"],
    [1, "Chỉ đạo, điều hành", 1],
    ["", "Tổng cộng", 3],
]
NAMED: list[list[object]] = [
    ["STT", "Lĩnh vực", "Tên mô hình, giải pháp, sáng kiến"],
    [1, "Chỉ đạo, điều hành", "- Họp không giấy"],
]


def test_an_unknown_participant_and_an_own_total(district: Inbox) -> None:
    district.drawn("bang.xlsx", {"Biểu 1": DRAWN, "Biểu 2": NAMED})
    found = district.check()
    unknown = ("unknown-participant", "bang.xlsx", "Biểu 1", "A1", "UBND xã Hoa Senn", "UBND xã Hoa Sen (XA-01)")
    total = ("total", "bang.xlsx", "Biểu 1", "C5", "3", "1")
    assert asked(found) == [unknown, total]
    answered = district.check({question.key: "đồng ý" for question in found.questions})
    assert (asked(answered), [sent.participant.id for sent in answered.sent]) == ([], ["XA-01"])


def test_senders_that_contradict_each_other(district: Inbox) -> None:
    district.forms("XA-01", REGISTERED, "UBND xã Hoa Mai.xlsx")
    found = district.check()
    stood = "trang ẩn: UBND xã Hoa Sen (XA-01); tên tệp: UBND xã Hoa Mai (XA-02)"
    question = ("sender-disagrees", "UBND xã Hoa Mai.xlsx", "thidua", "B4", stood, "UBND xã Hoa Sen (XA-01)")
    assert asked(found) == [question]
    answered = district.check({found.questions[0].key: "XA-02"})
    assert [sent.participant.id for sent in answered.sent] == ["XA-02"]


def test_a_form_of_another_version(district: Inbox) -> None:
    path = district.forms("XA-01", REGISTERED)

    def change(book: Workbook) -> None:
        book["thidua"]["B3"] = "0000"

    edit(path, change)
    found = district.check()
    assert asked(found) == [("other-version", "XA-01.xlsx", "thidua", "B3", "0000", "dùng biểu này")]
    assert found.sums.rows == {"accepted": 0, "asked": 5, "refused": 0}
    assert asked(district.check({found.questions[0].key: "đồng ý"})) == []


def test_a_form_of_another_plan_is_refused(district: Inbox, tmp_path: Path, hoa_thanh: Plan) -> None:
    (tmp_path / "khac").mkdir()
    other = Inbox(tmp_path / "khac", hoa_thanh, [Participant("XA-01", "collective", "commune")])
    shutil.copy(other.facts("XA-01", {"cases_settled": 3}), district.folder)
    found = district.check()
    assert [file.refusal for file in found.files] == [
        "biểu của kế hoạch «hoa-thanh-2018», cần biểu của kế hoạch «cu-chi-2020»"
    ]
    assert [question.code for question in found.questions] == ["other-plan"]


VALUES = [
    ("cases_settled", -3, "out-of-limits", "-3", None),
    ("cases_settled", "khoảng 5", "unclear", "khoảng 5", None),
    ("conduct_violations", "hai", "confirm", "hai", "2"),
    ("radio_items", "2,5", "out-of-limits", "2,5", None),
    ("has_free_wifi", "ok nhé", "unclear", "ok nhé", None),
]


@pytest.mark.parametrize(("fact", "typed", "code", "stood", "proposal"), VALUES)
def test_values_of_facts(
    rubric: Inbox, fact: str, typed: str | int, code: str, stood: str, proposal: str | None
) -> None:
    rubric.facts("HT-01", {fact: typed, "posts_procedures": "Có"})
    [question] = rubric.check().questions
    assert (question.code, question.stood, question.proposal, question.participant) == (code, stood, proposal, "HT-01")


def test_an_answer_to_a_part_settles_its_whole(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"procedures_transacted": 40, "procedures_via_e_one_stop": 41})
    found = rubric.check()
    sheet, file = "Số liệu", "HT-01.xlsx"
    assert asked(found) == [
        ("out-of-limits", file, sheet, "D9", "40", None),
        ("out-of-limits", file, sheet, "D10", "41", None),
    ]
    part = found.questions[1].key
    answered = rubric.check({part: "39"})
    assert asked(answered) == []
    assert {name: given.value for name, given in next(iter(answered.participants())).facts.items()} == {
        "procedures_transacted": 40,
        "procedures_via_e_one_stop": 39,
    }
    again = rubric.check({part: "45"}).questions
    assert [question.wanted.startswith("câu trả lời «45» chưa dùng được") for question in again] == [False, True]


def test_self_given_points_that_the_facts_do_not_bear_out(rubric: Inbox) -> None:
    path = rubric.facts("HT-01", {"has_coordination_regulation": "Có", "has_improvement_proposal": "Không"})

    def score(book: Workbook) -> None:
        page = book["Bảng tự chấm điểm"]
        for row in page.iter_rows():
            if str(row[0].value) in ("2", "3.3", "1.1"):
                page.cell(row[0].row or 0, 4).value = {"2": 5, "3.3": 5, "1.1": 11}[str(row[0].value)]

    edit(path, score)
    found = rubric.check()
    sheet, file = "Bảng tự chấm điểm", "HT-01.xlsx"
    assert asked(found) == [
        ("out-of-limits", file, sheet, "D9", "11", None),
        ("total", file, sheet, "D14", "5", "0"),
    ]
    answers = {found.questions[0].key: "9", found.questions[1].key: "đồng ý"}
    assert asked(rubric.check(answers)) == []


def test_legacy_text_is_proposed_and_taken_once_confirmed(district: Inbox) -> None:
    name = "Nâng cao chất lượng đội ngũ"
    district.forms("XA-01", {"bieu_1": {("staff", "registered"): 1}, "bieu_2": {("staff", "names"): to_tcvn3(name)}})
    found = district.check()
    [question] = found.questions
    assert (question.code, question.proposal) == ("confirm", name)
    answered = district.check({question.key: "đồng ý"})
    assert [entry.value for _, entry in answered.sent[0].entries] == [1, (name,)]


def test_files_of_no_use_are_refused_with_the_reason(district: Inbox) -> None:
    (district.folder / "a.docx").write_bytes(b"abc")
    (district.folder / "b.xlsx").write_bytes(b"abc")
    district.drawn("c.xlsx", {"A": [[1, 2]]})
    found = district.check()
    assert [(file.name, file.refusal) for file in found.files] == [
        ("a.docx", "không phải bảng tính (.xlsx, .xls, .ods)"),
        ("b.xlsx", "tệp mang đuôi .xlsx nhưng không phải là bảng tính"),
        ("c.xlsx", "không tìm thấy biểu nào của kế hoạch, hoặc biểu còn để trống"),
    ]
    assert found.sums.files == {"accepted": 0, "asked": 0, "refused": 3}


def test_an_answer_holds_for_the_content_that_was_asked_about_alone(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"conduct_violations": "hai"})
    key = rubric.check().questions[0].key
    assert rubric.check({key: "đồng ý"}).questions == []
    (rubric.folder / "HT-01.xlsx").unlink()
    rubric.facts("HT-01", {"conduct_violations": "hai", "website_items": 3})
    assert [question.code for question in rubric.check({key: "đồng ý"}).questions] == ["confirm"]
