"""Facts that name another participant, and facts that are stated in two places."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.sheets.collate.conftest import Inbox, asked
from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.collation import Collation

WANTED = "cần mã hoặc tên của một tập thể trong danh sách"


@pytest.fixture
def offices(tmp_path: Path) -> Inbox:
    """An Biên: two offices and somebody of one of them."""
    people = [
        Participant("MC-01", "collective", "one_stop", name="Một cửa xã Hoa Sen"),
        Participant("MC-02", "collective", "one_stop", name="Một cửa xã Hoa Ngâu"),
        Participant("CN-01", "individual", "one_stop", name="Nguyễn Mẫu An"),
    ]
    return Inbox(tmp_path, read_plan(plan_files()["an-bien-2020"]), people)


def units(found: Collation) -> list[str]:
    """What counts as the unit of the only individual."""
    facts = {one.id: one.facts for one in found.participants()}
    return [str(facts["CN-01"]["unit"].value)] if "unit" in facts["CN-01"] else []


@pytest.mark.parametrize(
    ("typed", "counts"),
    [("MC-01", "MC-01"), ("mc-01", "MC-01"), ("Một cửa xã Hoa Sen", "MC-01"), ("MỘT CỬA XÃ HOA NGÂU", "MC-02")],
)
def test_a_unit_by_code_or_name_counts_as_its_code(offices: Inbox, typed: str, counts: str) -> None:
    offices.facts("CN-01", {"unit": typed})
    found = offices.check()
    assert (asked(found), units(found)) == ([], [counts])


def test_a_unit_mistyped_is_proposed_by_name(offices: Inbox) -> None:
    path = offices.facts("CN-01", {"unit": "Một cửa xã Hoa Senn"})
    found = offices.check()
    [question] = found.questions
    assert (question.code, question.file, question.stood) == ("confirm", path.name, "Một cửa xã Hoa Senn")
    assert question.wanted == "xác nhận: «Một cửa xã Hoa Senn» có lẽ là «Một cửa xã Hoa Sen»"
    assert (question.proposal, units(found)) == ("Một cửa xã Hoa Sen (MC-01)", [])
    assert (question.participant, found.sums.rows) == ("CN-01", {"accepted": 0, "asked": 1, "refused": 0})
    for answer, counts in (("đồng ý", ["MC-01"]), ("MC-02", ["MC-02"]), ("Một cửa xã Hoa Ngâu", ["MC-02"]), ("bỏ", [])):
        settled = offices.check({question.key: answer})
        assert (asked(settled), units(settled)) == ([], counts)


@pytest.mark.parametrize("typed", ["Một cửa xã Hoa Lạ", "MC-09", "CN-01", "Nguyễn Mẫu An"])
def test_an_unknown_unit_is_asked_about_whatever_is_answered(offices: Inbox, typed: str) -> None:
    """Also a person, where a unit is wanted."""
    offices.facts("CN-01", {"unit": typed})
    found = offices.check()
    [question] = found.questions
    assert (question.code, question.stood, question.proposal, units(found)) == ("unclear", typed, None, [])
    assert question.wanted.startswith(WANTED)
    [again] = offices.check({question.key: "Một cửa xã Không Tên"}).questions
    assert again.wanted.startswith("câu trả lời «Một cửa xã Không Tên» chưa dùng được")


def test_the_near_names_of_an_unknown_unit_are_named(offices: Inbox) -> None:
    offices.facts("CN-01", {"unit": "Một cửa xã Hoa Lạ"})
    [question] = offices.check().questions
    assert question.wanted == f"{WANTED}; gần giống: «Một cửa xã Hoa Ngâu», «Một cửa xã Hoa Sen»"


def test_without_a_list_a_unit_is_one_that_has_sent_something(offices: Inbox) -> None:
    offices.facts("CN-01", {"unit": "MC-01"})
    offices.facts("MC-02", {"par_score": 80})
    offices.people.clear()
    assert [(q.code, q.stood) for q in offices.check().questions] == [("unclear", "MC-01")]


def register_on(path: Path, day: str) -> None:
    """Type a day into the registration form of the same workbook."""
    book = openpyxl.load_workbook(path)
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if cell.value == "Ngày đăng ký":
                    page.cell(cell.row, cell.column + 1).value = day
    book.save(path)


def registered(found: Collation) -> list[object]:
    facts = {one.id: one.facts for one in found.participants()}
    return [facts["MC-01"]["registered_on"].value] if "registered_on" in facts["MC-01"] else []


def test_a_day_stated_twice_with_other_values_is_asked_once(offices: Inbox) -> None:
    path = offices.facts("MC-01", {"registered_on": date(2020, 7, 15), "par_score": 80})
    register_on(path, "16/7/2020")
    found = offices.check()
    [question] = found.questions
    assert (question.code, question.stood, question.file) == ("differing", "15/07/2020 ≠ 16/7/2020", path.name)
    assert question.sheet != "Số liệu"
    assert "trang «Số liệu» với giá trị khác; cần một giá trị cho cả hai ô" in question.wanted
    assert (registered(found), found.sums.rows) == ([], {"accepted": 1, "asked": 2, "refused": 0})
    for answer, counts in (
        ("16/07/2020", date(2020, 7, 16)),
        ("15/7/2020", date(2020, 7, 15)),
        ("bỏ", date(2020, 7, 15)),
    ):
        settled = offices.check({question.key: answer})
        assert (asked(settled), registered(settled)) == ([], [counts])


def test_the_same_day_written_twice_is_no_question(offices: Inbox) -> None:
    register_on(offices.facts("MC-01", {"registered_on": date(2020, 7, 15)}), "15 tháng 7 năm 2020")
    found = offices.check()
    assert (asked(found), registered(found)) == ([], [date(2020, 7, 15)])


def test_a_day_stated_differently_in_two_files_is_asked_where_it_stands(offices: Inbox) -> None:
    offices.facts("MC-01", {"registered_on": date(2020, 7, 15)})
    rows = [["Đơn vị: Một cửa xã Hoa Sen"], [], ["PHIẾU ĐĂNG KÝ THI ĐUA"], [], ["TT", "Nội dung", "Đơn vị ghi"]]
    rows += [["1", "Ngày đăng ký", "16/7/2020"], ["2", "Nội dung đăng ký", "Đúng hẹn"], ["3", "Ghi chú"]]
    offices.drawn("phieu.xlsx", {"Phiếu": rows})
    found = offices.check()
    [question] = found.questions
    assert (question.code, question.file, question.sheet, question.cell, question.stood) == (
        "differing", "phieu.xlsx", "Phiếu", "C6", "15/07/2020 ≠ 16/7/2020",
    )  # fmt: skip
    assert registered(offices.check({question.key: "16/7/2020"})) == [date(2020, 7, 16)]
