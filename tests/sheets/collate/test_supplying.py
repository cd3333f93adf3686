"""What bodies supply of many participants, collated beside what these sent."""

import csv
from pathlib import Path

import openpyxl
import pytest

from tests.sheets.collate.conftest import Inbox, asked
from tests.sheets.collate.test_runs import answer
from thidua.rules.facts import Participant, Source
from thidua.sheets.blank import write_supplier_form
from thidua.sheets.collate.collation import Collation
from thidua.sheets.facts import read_facts

LATE = "late_portal_replies"
CONDUCT = "conduct_violations"


def values(collation: Collation, fact: str) -> dict[str, object]:
    return {one.id: one.facts[fact].value for one in collation.participants() if fact in one.facts}


def test_a_body_supplies_facts_of_all_also_of_those_who_sent_nothing(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40})
    rubric.supplied("office", {("HT-01", LATE): 2, ("HT-02", LATE): "ba lần"}, {("HT-01", LATE): "Sổ theo dõi, dòng 7"})
    found = rubric.collate()
    assert values(found, LATE) == {"HT-01": 2}
    assert [(q.code, q.file, q.cell, q.stood, q.participant) for q in found.questions] == [
        ("confirm", "office.xlsx", "D15", "ba lần", "office")
    ]
    assert (found.sums.files_in, found.sums.rows_in, found.sums.agree) == (2, 3, True)
    answer(rubric.out / "cau-hoi.xlsx", "đồng ý")
    assert values(rubric.collate(), LATE) == {"HT-01": 2, "HT-02": 3}
    assert [one.id for one in rubric.collate().missing] == ["HT-02"]


def test_the_source_is_the_body_s_own_cell(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40})
    rubric.supplied("office", {("HT-01", LATE): 2}, {("HT-01", LATE): "Sổ theo dõi, dòng 7"})
    rubric.collate()
    table = read_facts(rubric.out / "so-lieu.csv", rubric.plan, "2018")
    assert table.problems == []
    assert table.participants[0].facts[LATE].source == Source(
        "office.xlsx", "D14", "Số liệu", "office", "Sổ theo dõi, dòng 7", "2"
    )


@pytest.mark.parametrize(
    ("text", "expected"), [("đồng ý", {"HT-01": 2}), ("bỏ", {"HT-01": 1}), ("5", {"HT-01": 5}), ("", {})]
)
def test_where_the_unit_and_the_body_differ_it_is_asked_which_counts(
    rubric: Inbox, text: str, expected: dict[str, object]
) -> None:
    rubric.facts("HT-01", {CONDUCT: 1})
    rubric.supplied("office", {("HT-01", CONDUCT): 2})
    found = rubric.check()
    [question] = found.questions
    assert (question.code, question.file, question.stood, question.proposal) == (
        "differing",
        "office.xlsx",
        "1 ≠ 2",
        "2",
    )
    assert question.wanted.startswith("HT-01.xlsx, trang «Số liệu», ô D21 ghi «1» cho «Số trường hợp vi phạm thái độ")
    assert values(rubric.check({question.key: text} if text else {}), CONDUCT) == expected


def test_two_bodies_that_differ_are_asked_about_and_two_that_agree_are_not(rubric: Inbox) -> None:
    rubric.supplied("home_affairs", {("HT-01", CONDUCT): 2, ("HT-02", CONDUCT): 0})
    rubric.supplied("office", {("HT-01", CONDUCT): 3, ("HT-02", CONDUCT): 0})
    found = rubric.check()
    assert [(q.code, q.file, q.stood) for q in found.questions] == [("differing", "office.xlsx", "2 ≠ 3")]
    assert values(found, CONDUCT) == {"HT-02": 0}


def test_a_value_that_cannot_be_is_asked_about(tmp_path: Path, hoa_thanh) -> None:
    people = [Participant("TT", "collective", "inspectorate", name="Thanh tra huyện")]
    inbox = Inbox(tmp_path, hoa_thanh, people)
    inbox.supplied("office", {("TT", "judged_1.1"): 11})
    found = inbox.check()
    assert [(q.code, q.stood) for q in found.questions] == [("out-of-limits", "11")]
    assert values(found, "judged_1.1") == {}


def test_somebody_who_is_not_on_the_list_is_asked_about(rubric: Inbox) -> None:
    stranger = Participant("HT-99", "collective", "commune", name="Xã Hoa Lạ")
    rubric.people.append(stranger)
    rubric.supplied("office", {("HT-99", LATE): 1, ("HT-01", LATE): 0})
    rubric.people.remove(stranger)
    found = rubric.check()
    [question] = found.questions
    assert (question.code, question.stood) == ("unknown-participant", "HT-99")
    assert rubric.check({question.key: "bỏ"}).questions == []
    assert values(found, LATE) == {"HT-01": 0}


def test_a_line_that_lost_its_marks_is_asked_about(rubric: Inbox) -> None:
    path = rubric.supplied("office", {("HT-01", LATE): 1, ("HT-02", LATE): 2})
    book = openpyxl.load_workbook(path)
    row = next(row for row in book["Số liệu"].iter_rows() if row[3].value == 1)
    row[8].value = None
    book.save(path)
    found = rubric.check()
    assert [(q.code, q.cell, q.stood) for q in found.questions] == [("unclear", "D14", "1")]
    assert values(found, LATE) == {"HT-02": 2}


def test_the_form_goes_back_to_the_body_with_what_is_to_be_mended(rubric: Inbox) -> None:
    rubric.supplied("office", {("HT-01", LATE): 2, ("HT-02", LATE): "ba"})
    rubric.collate()
    path = rubric.out / "tra-lai" / "office.xlsx"
    book = openpyxl.load_workbook(path)
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == ["Cần sửa", "Số liệu"]
    cells = {(row[8].value, row[7].value): row[3] for row in book["Số liệu"].iter_rows() if row[8].value}
    assert (cells["HT-01", LATE].value, cells["HT-02", LATE].value) == (2, "ba")
    assert [spot for spot, cell in cells.items() if cell.comment] == [("HT-02", LATE)]
    cells["HT-02", LATE].value = 3
    book.save(rubric.folder / "office sua.xlsx")
    found = rubric.collate()
    assert asked(found) == []
    assert values(found, LATE) == {"HT-01": 2, "HT-02": 3}


def test_two_files_of_one_body_are_asked_about(rubric: Inbox) -> None:
    path = rubric.supplied("office", {("HT-01", LATE): 1})
    path.rename(rubric.folder / "Van phong.xlsx")
    rubric.supplied("office", {("HT-01", LATE): 2})
    found = rubric.check()
    [question] = found.questions
    assert question.wanted.startswith("«Văn phòng HĐND-UBND huyện» gửi 2 tệp khác nhau")
    assert values(rubric.check({question.key: "office.xlsx"}), LATE) == {"HT-01": 2}


def test_what_is_supplied_stands_in_the_table_with_its_sources(rubric: Inbox) -> None:
    rubric.supplied("office", {("HT-02", LATE): 4})
    rubric.collate()
    with (rubric.out / "nguon.csv").open(encoding="utf-8-sig", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert (row["Mã"], row["Số liệu"], row["Giá trị"], row["Tệp"]) == ("HT-02", LATE, "4", "office.xlsx")
    assert row["Cơ quan cung cấp"] == "office"


def test_the_form_asks_of_each_what_is_asked_of_it(tmp_path: Path, cu_chi) -> None:
    people = [
        Participant("XA-01", "collective", "unit", name="Xã A"),
        Participant("CB-01", "individual", "official", name="Bà B"),
    ]
    path = write_supplier_form(cu_chi, "home_affairs", people, tmp_path, "2020")
    rows = list(openpyxl.load_workbook(path)["Số liệu"].iter_rows(values_only=True))
    spots = [(row[7], row[8]) for row in rows if row[7]]
    assert ("no_harassment_in_unit", "CB-01") in spots
    assert ("no_harassment_in_unit", "XA-01") not in spots
    # No form of the participants asks for what a body proposes later.
    assert ("recommended_by_home_affairs", "XA-01") in spots
    assert ("recognised_initiatives", "XA-01") not in spots
