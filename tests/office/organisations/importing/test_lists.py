"""Lists of people and of organisations: what each row would do, what it did, and what is asked again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.office.made import organisation, person
from thidua.office.organisations.importing import people, units
from thidua.office.organisations.importing.reading import read_lines
from thidua.office.organisations.importing.rows import Line, Told, Verdict, do
from thidua.office.organisations.models import Membership, Organisation, Person, Role
from thidua.sheets.problems import SheetError

MAKE, CHANGE, SAME, ASK, REFUSE = Verdict


def _workbook(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                page.write(row, column, value)
    return path


def _lines(*rows: dict[str, str]) -> list[Line]:
    return [Line(number, texts) for number, texts in enumerate(rows, 2)]


def _people(places: Sequence[Organisation], lines: list[Line], choices: dict[int, str] | None = None) -> list[Told]:
    return people.PeopleList([one.pk for one in places], None).tell(lines, choices or {})


def _units(places: Sequence[Organisation], lines: list[Line], choices: dict[int, str] | None = None) -> list[Told]:
    return units.UnitList([one.pk for one in places], None).tell(lines, choices or {})


def _said(told: list[Told]) -> list[tuple[Verdict, str]]:
    return [(one.verdict, one.sentence) for one in told]


def test_the_headings_are_found_below_a_title(tmp_path: Path):
    rows: list[list[Any]] = [
        ["DANH SÁCH CÁN BỘ"],
        [],
        ["STT", "Họ tên", "Đơn vị", "Từ ngày"],
        [1, "Trần Mẫu Bình", "P1", "01/06/2026"],
    ]
    read = read_lines(_workbook(tmp_path / "a.xlsx", rows), "a.xlsx", people.COLUMNS, people.REQUIRED)
    texts = {"full_name": "Trần Mẫu Bình", "unit": "P1", "valid_from": "01/06/2026"}
    line = Line(4, texts, "", "Sheet1", {"full_name": "B", "unit": "C", "valid_from": "D"})
    assert read == ([line], [])


def test_a_column_that_is_not_used_is_told(tmp_path: Path):
    rows: list[list[Any]] = [["STT", "Họ tên", "Đơn vị", "Quê quán"], [1, "Trần Mẫu Bình", "P1", "An Mẫu"]]
    (note,) = read_lines(_workbook(tmp_path / "a.xlsx", rows), "a.xlsx", people.COLUMNS, people.REQUIRED).notes
    assert note == "Cột «Quê quán» (ô D1) không được dùng"


def test_a_name_in_an_old_encoding_is_not_kept_as_it_stands():
    place = organisation()
    (told,) = _people([place], _lines({"full_name": "NguyÔn MÉu B×nh", "unit": place.code}))
    assert told.verdict == REFUSE
    assert "Nguyễn Mẫu Bình" in told.sentence


def test_a_file_without_the_list_is_refused_as_a_whole(tmp_path: Path):
    path = _workbook(tmp_path / "a.xlsx", [["Tên hàng", "Giá"], ["Bút", 1]])
    with pytest.raises(SheetError, match="không thấy dòng tiêu đề có các cột «Họ và tên», «Đơn vị»"):
        read_lines(path, "a.xlsx", people.COLUMNS, people.REQUIRED)
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(SheetError):
        read_lines(path, "a.xlsx", people.COLUMNS, people.REQUIRED)


def test_people_are_added_with_their_roles_and_a_second_time_nothing_happens():
    place = organisation(name="Phòng Nội vụ")
    lines = _lines(
        {"full_name": "Trần Mẫu Bình", "unit": "phòng nội vụ", "position": "Trưởng phòng", "role": "Thủ trưởng"},
        {"full_name": "Trần Mẫu Bình", "unit": place.code, "role": "Chuyên viên", "subtree": "có"},
    )
    told = _people([place], lines)
    assert _said(told) == [
        (MAKE, "Thêm người vai trò Thủ trưởng tại Phòng Nội vụ."),
        (CHANGE, "Cùng người với dòng 2. Giao vai trò Chuyên viên tại Phòng Nội vụ và cấp dưới."),
    ]
    assert Person.objects.count() == 0
    do(told)
    (made,) = Person.objects.all()
    assert (made.full_name, made.position, made.organisation) == ("Trần Mẫu Bình", "Trưởng phòng", place)
    held = Membership.objects.order_by("pk").values_list("role", "subtree")
    assert list(held) == [(Role.HEAD, False), (Role.OFFICER, True)]
    assert _said(_people([place], lines)) == [(SAME, "Đã có đúng như vậy.")] * 2


def test_a_bad_row_keeps_the_good_ones_and_says_what_is_wrong():
    place = organisation(name="Phòng Nội vụ", code="noi-vu")
    told = _people(
        [place],
        _lines(
            {"full_name": "", "unit": "noi-vu"},
            {"full_name": "Lê Mẫu Cúc", "unit": "Phòng Tư pháp"},
            {"full_name": "Lê Mẫu Cúc", "unit": "noi-vu", "email": "cuc"},
            {"full_name": "Lê Mẫu Cúc", "unit": "noi-vu", "valid_from": "31/02/2026"},
            {"full_name": "Lê Mẫu Cúc", "unit": "noi-vu", "valid_from": "02/06/2026", "valid_to": "01/06/2026"},
            {"full_name": "Lê Mẫu Cúc", "unit": "noi-vu", "role": "Vua"},
            {"full_name": "Lê Mẫu Cúc", "unit": "noi-vu"},
        ),
    )
    assert [one.verdict for one in told] == [*[REFUSE] * 6, MAKE]
    assert [one.sentence for one in told[:3]] == [
        "Thiếu họ và tên.",
        "Không thấy đơn vị «Phòng Tư pháp» trong những đơn vị bạn quản trị; có phải là «Phòng Nội vụ»?",
        "Thư điện tử «cuc» không đúng dạng.",
    ]
    assert told[3].sentence.startswith("Từ ngày ghi «31/02/2026»:")
    assert told[4].sentence == "Đến ngày 01/06/2026 ở trước từ ngày 02/06/2026."
    assert told[5].sentence.startswith("Vai trò ghi «Vua»: cần một trong các mức: «Chuyên viên»")
    do(told)
    assert [one.full_name for one in Person.objects.all()] == ["Lê Mẫu Cúc"]


def test_somebody_written_differently_is_asked_about_and_never_joined_silently():
    place = organisation(name="Phòng Nội vụ")
    known = person(full_name="Trần Mẫu Bình", organisation=place)
    lines = _lines({"full_name": "Tran Mau Binh", "unit": place.code, "phone": "0900000001"})
    (told,) = _people([place], lines)
    shown = [(str(known.pk), "Trần Mẫu Bình, Phòng Nội vụ (chỉ khác dấu)")]
    assert (told.verdict, told.candidates) == (ASK, shown)
    do([told])
    assert Person.objects.count() == 1
    (told,) = _people([place], lines, {2: str(known.pk)})
    assert (told.verdict, told.sentence) == (CHANGE, "Sửa điện thoại.")
    do([told])
    known.refresh_from_db()
    assert (known.phone, known.full_name) == ("0900000001", "Trần Mẫu Bình")
    (told,) = _people([place], lines, {2: "new"})
    do([told])
    assert Person.objects.count() == 2


def test_two_of_one_name_with_codes_of_their_own_are_two():
    place = organisation()
    person(full_name="Trần Mẫu Bình", organisation=place, staff_code="CB1")
    (told,) = _people([place], _lines({"full_name": "Trần Mẫu Bình", "unit": place.code, "staff_code": "CB2"}))
    assert told.verdict == MAKE
    other = _lines({"full_name": "Lê Mẫu Cúc", "unit": place.code, "staff_code": "CB1"})
    assert _people([place], other)[0].verdict == ASK


def test_nobody_outside_what_one_administers_is_found_or_reached():
    mine, foreign = organisation(), organisation(name="Phòng Người Khác")
    person(full_name="Trần Mẫu Bình", organisation=foreign)
    told = _people(
        [mine],
        _lines({"full_name": "Trần Mẫu Bình", "unit": mine.code}, {"full_name": "Lê Mẫu Cúc", "unit": foreign.code}),
    )
    assert [one.verdict for one in told] == [MAKE, REFUSE]


def test_organisations_are_added_below_one_another_in_one_file():
    top = organisation(name="Huyện Mẫu", code="huyen-mau")
    lines = _lines(
        {"code": "xa-mot", "name": "Xã Một", "parent": "Huyện Mẫu", "level": "Xã, phường, đặc khu"},
        {"code": "truong-mot", "name": "Trường Một", "parent": "xa-mot", "kind": "Trường học"},
        {"code": "Xã Hai", "name": "Xã Đông", "parent": "huyen-mau"},
        {"code": "xa-mot", "name": "Xã Lặp", "parent": "huyen-mau"},
        {"code": "xa-ba", "name": "Xã Ba", "parent": "không có"},
    )
    told = _units([top], lines)
    assert _said(told) == [
        (MAKE, "Thêm đơn vị thuộc Huyện Mẫu."),
        (MAKE, "Thêm đơn vị thuộc đơn vị ở dòng 2."),
        (REFUSE, "Mã «Xã Hai» chỉ được gồm chữ không dấu, chữ số và gạch nối, ví dụ «xa-dong»."),
        (REFUSE, "Mã «xa-mot» đã có ở dòng 2."),
        (REFUSE, "Không thấy đơn vị cấp trên «không có» trong những đơn vị bạn quản trị."),
    ]
    do(told)
    school = Organisation.objects.get(code="truong-mot")
    assert (school.parent, school.kind) == (Organisation.objects.get(code="xa-mot"), "school")


def test_an_organisation_that_looks_like_one_there_is_asked_about():
    top = organisation(name="Huyện Mẫu")
    there = organisation(top, name="Phòng Nội vụ", code="noi-vu")
    lines = _lines({"code": "pnv", "name": "Phong Noi vu", "parent": top.code})
    (told,) = _units([top, there], lines)
    assert told.verdict == ASK
    (told,) = _units([top, there], lines, {2: "new"})
    assert told.verdict == MAKE


def test_a_known_code_with_another_name_or_place_is_a_change():
    top, other = organisation(name="Huyện Mẫu"), organisation(name="Huyện Khác")
    there = organisation(top, name="Phòng Nội vụ", code="noi-vu")
    lines = _lines({"code": "noi-vu", "name": "Phòng Văn hóa", "parent": other.code})
    told = _units([top, other, there], lines)
    assert _said(told) == [(CHANGE, "Đổi tên từ «Phòng Nội vụ». Chuyển về «Huyện Khác».")]
    do(told)
    there.refresh_from_db()
    assert (there.name, there.parent) == ("Phòng Văn hóa", other)
