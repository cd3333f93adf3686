"""Blank forms, filled in as a clerk would and read back; and everything that may be wrong with a folder of them."""

import shutil
from datetime import date
from fractions import Fraction

import openpyxl
import pytest

from tests.sheets.typing_in import fill
from thidua.rules.facts import NOT_APPLICABLE, Participant, Source
from thidua.sheets.blank import write_forms
from thidua.sheets.facts import read_facts
from thidua.sheets.filled import read_forms
from thidua.sheets.problems import SheetError

A = Participant("A", "collective", "commune", name="Xã A")
P = Participant("P", "individual", "commune", name="=cmd|'/c calc'!A1")

FILLED = {
    "A": {"cases": 40, "on_time": 38, "score": 93.5, "launched": "Có", "rating": "Xuất sắc", "mass_level": 2},
    "P": {"unit": "A", "rating": "Không áp dụng", "registered_on": date(2020, 7, 31), "judged": 9.5},
}


@pytest.fixture
def folder(tmp_path, plan):
    """A folder with the blank forms of A and P."""
    write_forms(plan, [A, P], tmp_path / "phieu", "2020")
    return tmp_path / "phieu"


def change(path, sheet, cell, value):
    book = openpyxl.load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)


def test_filled_forms_are_read_back(folder, plan, values, said):
    for code, typed in FILLED.items():
        fill(
            folder / f"{code}.xlsx",
            typed,
            {name: "Báo cáo 125/BC-UBND, trang 3" for name in ("cases", "rating") if name in typed},
        )
    table = read_facts(folder, plan, "2020")
    assert said(table) == []
    assert [(one.id, one.kind, one.group, one.name, one.period) for one in table.participants] == [
        ("A", "collective", "commune", "Xã A", "2020"),
        ("P", "individual", "commune", "=cmd|'/c calc'!A1", "2020"),
    ]
    assert values(table, 0) == {
        "cases": 40,
        "on_time": 38,
        "score": Fraction("93.5"),
        "launched": True,
        "rating": "xuat_sac",
        "mass_level": 2,
    }
    assert values(table, 1) == {
        "unit": "A",
        "rating": NOT_APPLICABLE,
        "registered_on": date(2020, 7, 31),
        "judged": Fraction("9.5"),
    }
    assert table.participants[0].facts["rating"].source == Source(
        "A.xlsx", "D13", "Số liệu", evidence="Báo cáo 125/BC-UBND, trang 3"
    )


def test_saving_again_changes_nothing(folder, plan):
    fill(folder / "A.xlsx", FILLED["A"])
    once = read_forms(folder, plan, "2020")
    openpyxl.load_workbook(folder / "A.xlsx").save(folder / "A.xlsx")
    assert read_forms(folder, plan, "2020") == once


def test_blank_forms_give_participants_without_facts(folder, plan, values):
    table = read_facts(folder, plan, "2020")
    assert [values(table, 0), values(table, 1), table.problems] == [{}, {}, []]


def test_a_single_form_is_read_like_a_folder(folder, plan, values):
    fill(folder / "A.xlsx", {"cases": 3})
    assert values(read_facts(folder / "A.xlsx", plan, "2020")) == {"cases": 3}


def test_forms_are_recognised_whatever_they_are_called_and_wherever_rows_are(folder, plan, values, said):
    fill(folder / "A.xlsx", {"cases": 3, "score": 5})
    book = openpyxl.load_workbook(folder / "A.xlsx")
    book["Số liệu"].title = "Đã điền"
    book["Đã điền"].insert_rows(8, 2)
    book.save(folder / "A.xlsx")
    (folder / "xã").mkdir()
    (folder / "A.xlsx").rename(folder / "xã" / "báo cáo (1).xlsx")
    table = read_forms(folder, plan, "2020")
    assert said(table) == []
    assert [one.id for one in table.participants] == ["P", "A"]
    assert values(table, 1) == {"cases": 3, "score": 5}
    assert table.participants[1].facts["cases"].source == Source(
        "xã/báo cáo (1).xlsx", "D10", "Đã điền", evidence="Báo cáo 1/BC"
    )


def test_no_name_becomes_a_formula(folder):
    book = openpyxl.load_workbook(folder / "P.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n"}


def test_a_wrong_value_is_told_by_file_sheet_and_cell_and_the_others_go_on(folder, plan, values, said):
    fill(folder / "A.xlsx", {"cases": "bốn mươi", "launched": "Có"})
    fill(folder / "P.xlsx", {"cases": 1})
    table = read_facts(folder, plan, "2020")
    assert said(table) == ["A.xlsx, trang «Số liệu», ô D8: cần một số nguyên từ 0 trở lên, ở đây là «bốn mươi»"]
    assert [values(table, 0), values(table, 1)] == [{"launched": True}, {"cases": 1}]


def test_two_forms_of_one_participant(folder, plan, values, said):
    fill(folder / "A.xlsx", {"cases": 1, "launched": "Có"})
    shutil.copy(folder / "A.xlsx", folder / "B.xlsx")
    fill(folder / "B.xlsx", {"cases": 2})
    table = read_facts(folder, plan, "2020")
    assert said(table) == [
        "B.xlsx, trang «thidua», ô B4: «A» đã có ở A.xlsx, trang «thidua», ô B4, mỗi đối tượng chỉ có một dòng trong"
        " một đợt; hai dòng khác nhau ở «Số hồ sơ» nên các số liệu này không được dùng, ở đây là «A»"
    ]
    assert values(table) == {"launched": True}


def test_a_workbook_that_is_no_form(folder, plan, said):
    openpyxl.Workbook().save(folder / "A.xlsx")
    table = read_facts(folder, plan, "2020")
    assert said(table) == ["A.xlsx: không phải phiếu do thidua lập (thiếu trang ẩn «thidua»)"]
    assert [one.id for one in table.participants] == ["P"]


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        ("B1", "other", "ô B1: cần phiếu số liệu, đây là loại phiếu khác, ở đây là «other»"),
        ("B2", "cu-chi-2020", "ô B2: cần phiếu của kế hoạch «thu-nghiem», ở đây là «cu-chi-2020»"),
        (
            "B3",
            "0123",
            "ô B3: phiếu lập từ bản khác của kế hoạch, cần bản {version};"
            " hãy lập phiếu mới và chép số liệu sang, ở đây là «0123»",
        ),
        ("A4", None, "trang ẩn bị sửa: thiếu «participant»; hãy lập lại phiếu"),
    ],
)
def test_a_form_of_something_else(folder, plan, said, cell, value, message):
    version = openpyxl.load_workbook(folder / "P.xlsx")["thidua"]["B3"].value
    change(folder / "A.xlsx", "thidua", cell, value)
    table = read_facts(folder, plan, "2020")
    place = "A.xlsx, trang «thidua»" + (": " if value is None else ", ")
    assert said(table) == [place + message.format(version=version)]
    assert [one.id for one in table.participants] == ["P"]


def test_a_form_of_another_round_is_left_out_with_a_warning(folder, plan, said):
    table = read_facts(folder, plan, "2021")
    assert said(table) == [
        f"{code}.xlsx, trang «thidua», ô B8: phiếu của đợt khác, không dùng cho đợt «Năm 2021», ở đây là «2020»"
        for code in "AP"
    ]
    assert table.participants == []
    assert table.errors == []


def test_a_fact_twice_on_one_form(folder, plan, values, said):
    fill(folder / "A.xlsx", {"cases": 1, "on_time": 1})
    change(folder / "A.xlsx", "Số liệu", "H9", "cases")
    table = read_facts(folder, plan, "2020")
    assert said(table) == [
        "A.xlsx, trang «Số liệu», ô H9: dòng này lặp lại số liệu ở ô H8; cả hai không được dùng, ở đây là «cases»"
    ]
    assert values(table) == {}


def test_evidence_without_a_value_is_pointed_out(folder, plan, values, said):
    fill(folder / "A.xlsx", {}, {"cases": "Báo cáo 125/BC-UBND"})
    table = read_facts(folder, plan, "2020")
    assert said(table) == [
        "A.xlsx, trang «Số liệu», ô D8: cần giá trị của «Số hồ sơ», vì đã ghi minh chứng, ở đây để trống"
    ]
    assert table.errors == []
    assert values(table) == {}


def test_required_evidence_that_is_missing_is_one_warning_a_form(tmp_path, plan, values, said):
    required = {"on_time": {"evidence": "required"}, "mass_level": {"evidence": "required"}}
    facts = {name: fact.model_copy(update=required.get(name, {})) for name, fact in plan.facts.items()}
    strict = plan.model_copy(update={"facts": facts})
    write_forms(strict, [A], tmp_path / "phieu", "2020")
    path = tmp_path / "phieu" / "A.xlsx"
    fill(path, {"cases": 2, "on_time": 1, "launched": "Có", "mass_level": "Không áp dụng"}, {})
    table = read_facts(tmp_path / "phieu", strict, "2020")
    assert said(table) == ["A.xlsx, trang «Số liệu», ô F8: 2 số liệu phải có minh chứng mà chưa ghi: ô F8, F9"]
    assert [(problem.severity, problem.participant) for problem in table.problems] == [("warning", "A")]
    assert values(table)["cases"] == 2
    assert len(said(read_facts(tmp_path / "phieu", strict, "2021"))) == 1
    fill(path, {}, {"cases": "Báo cáo 1/BC", "on_time": "Báo cáo 2/BC"})
    assert said(read_facts(path, strict, "2020")) == []


def test_a_form_without_its_table(folder, plan, said):
    change(folder / "A.xlsx", "Số liệu", "H7", None)
    assert said(read_facts(folder, plan, "2020")) == [
        "A.xlsx: không tìm thấy bảng số liệu với các cột «Giá trị» và «Minh chứng (số, ngày, trang)»; hãy lập lại phiếu"
    ]


def test_what_lies_beside_the_forms(folder, plan, said):
    (folder / "~$A.xlsx").write_bytes(b"lock")
    (folder / ".~lock.A.xlsx#").write_bytes(b"lock")
    (folder / "anh.jpg").write_bytes(b"jpg")
    (folder / "hong.xlsx").write_bytes(b"PK\x03\x04")
    table = read_facts(folder, plan, "2020")
    assert said(table) == [
        "anh.jpg: không phải bảng tính (.xlsx, .xls, .ods) nên không được đọc",
        "hong.xlsx: tệp bị hỏng hoặc tải về chưa trọn; hãy mở bằng Excel hay LibreOffice rồi lưu lại",
    ]
    assert [problem.severity for problem in table.problems] == ["warning", "error"]
    assert [one.id for one in table.participants] == ["A", "P"]


def test_a_folder_without_forms(tmp_path, plan):
    with pytest.raises(SheetError, match="thư mục không có phiếu nào"):
        read_facts(tmp_path, plan, "2020")


def test_forms_that_may_be_filled_in_are_not_written_over(folder, plan):
    with pytest.raises(SheetError) as error:
        write_forms(plan, [A], folder, "2020")
    assert str(error.value) == (
        "A.xlsx: đã có tệp này trong thư mục «phieu», có thể đã được điền; hãy chọn thư mục khác"
    )
    assert write_forms(plan, [A], folder, "2020", overwrite=True) == [folder / "A.xlsx"]


def test_a_drop_down_longer_than_excel_takes_in_line(tmp_path, plan, values):
    many = [Participant(f"Uỷ ban nhân dân xã {number}", "collective", "commune") for number in range(60)]
    write_forms(plan, [*many, P], tmp_path / "phieu", "2020")
    fill(tmp_path / "phieu" / "P.xlsx", {"unit": many[42].id})
    table = read_facts(tmp_path / "phieu", plan, "2020")
    assert len(table.participants) == 61
    assert next(one for one in table.participants if one.id == "P").facts["unit"].value == many[42].id
