"""Files that cannot be read as tables are refused with a reason; broken cells are not taken for blanks."""

import subprocess
import zipfile

import openpyxl
import pytest
import xlsxwriter

from thidua.sheets.facts import read_facts
from thidua.sheets.guard import files
from thidua.sheets.problems import SheetError

HEAD = ["participant", "kind", "group", "cases"]
ROW = ["A", "collective", "commune"]


@pytest.fixture
def refused(tables):
    """The reason why a file of this name and content is refused."""

    def refuse(name: str, content: bytes | None) -> str:
        path = tables.folder / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(SheetError) as error:
            read_facts(path, tables.plan, "2020")
        return str(error.value)

    return refuse


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", None, "không tìm thấy tệp này"),
        ("a.xlsx", None, "không tìm thấy tệp này"),
        ("a.pdf", b"%PDF", "cần tệp .csv, .xlsx, .xls hoặc .ods"),
        ("a.csv", b"", "tệp trống, không có dữ liệu"),
        ("a.csv", b" \n,,\n", "bảng trống, không có dòng tiêu đề"),
        ("a.csv", b"participant,kind\nA,collective\n", "thiếu cột «group» ở dòng tiêu đề (dòng 1)"),
        ("a.csv", b"participant\nA\0\n", "dòng 2 có byte 0: tệp hỏng hoặc không phải CSV"),
        ("a.csv", "participant".encode("utf-16"), "tệp lưu bằng bảng mã UTF-16; hãy lưu lại dạng «CSV UTF-8»"),
        ("a.csv", b"participant\nX\xe3\n", "dòng 2 không phải UTF-8; hãy lưu lại dạng «CSV UTF-8»"),
        (
            "a.csv",
            b'participant,kind,group\n"A,collective,commune\n',
            "dòng 2 sai cách viết CSV: dấu nháy kép chưa đóng hoặc nằm sai chỗ",
        ),
        ("a.csv", b"PK\x03\x04", "tệp là bảng tính mang đuôi .csv; hãy đổi lại đúng đuôi (.xlsx, .xls hoặc .ods)"),
        ("a.xlsx", b"hello", "tệp mang đuôi .xlsx nhưng không phải là bảng tính"),
        (
            "a.xls",
            b"\n<html><table><tr><td>1</td></tr></table></html>",
            "tệp là trang web (HTML hoặc XML) mang đuôi của Excel; hãy mở bằng Excel rồi lưu thành .xlsx",
        ),
        ("a.xls", b"PK\x03\x04", "tệp là .xlsx hoặc .ods mang đuôi .xls; hãy đổi lại đúng đuôi"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại",
        ),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp là .xls mang đuôi .xlsx; hãy đổi lại đúng đuôi"),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "tệp bị hỏng hoặc tải về chưa trọn; hãy mở bằng Excel hay LibreOffice rồi lưu lại",
        ),
        (
            "a.ods",
            b"PK\x03\x04" + bytes(600),
            "tệp bị hỏng hoặc tải về chưa trọn; hãy mở bằng Excel hay LibreOffice rồi lưu lại",
        ),
    ],
)
def test_a_file_that_is_no_table(refused, name, content, reason):
    assert refused(name, content) == f"{name}: {reason}"


def test_a_truncated_workbook(tables, refused):
    whole = tables.book(HEAD, [*ROW, 1]).read_bytes()
    assert refused("nua.xlsx", whole[: len(whole) // 2]) == (
        "nua.xlsx: tệp bị hỏng hoặc tải về chưa trọn; hãy mở bằng Excel hay LibreOffice rồi lưu lại"
    )


def test_a_workbook_with_nonsense_inside(tables, refused):
    path = tables.folder / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert refused("a.xlsx", None) == "a.xlsx: tệp mang đuôi .xlsx nhưng bên trong không có bảng tính"


def test_a_file_that_is_too_large(refused, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 2_000_000)
    assert refused("a.csv", bytes(3_000_000)) == "a.csv: tệp lớn quá 2 MB (3 MB)"


def test_a_table_with_too_many_rows(refused):
    assert refused("a.csv", b"participant,kind,group\n" + b"\n" * 200_001) == "a.csv: bảng có quá 200000 dòng"


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (1_048_575, 0, "bảng có ô ở quá dòng 200000"),
        (99_999, 16_383, "bảng rộng quá (100000 dòng, đến cột XFD)"),
    ],
)
def test_a_cell_far_away_is_refused_before_it_fills_the_memory(tables, refused, row, column, reason):
    with xlsxwriter.Workbook(tables.folder / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write(row, column, 1)
    assert refused("a.xlsx", None) == f"a.xlsx: {reason}"


def test_an_error_value_in_a_workbook_is_not_a_blank(tables, said):
    table = tables.in_book("cases", "#DIV/0!")
    assert said(table) == [
        "bang.xlsx, trang «Bảng», ô D2: cần một số nguyên từ 0 trở lên (ô đang báo lỗi tính toán), ở đây là «#DIV/0!»"
    ]


def test_a_formula_without_a_result_is_not_a_blank(tables, said):
    table = tables.in_book("cases", "=1+1")
    assert said(table) == [
        "bang.xlsx, trang «Bảng», ô D2: cần một số nguyên từ 0 trở lên (công thức chưa có kết quả:"
        " mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc nhập thẳng giá trị), ở đây là «=1+1»"
    ]


def test_a_formula_with_its_result_is_the_result(tables, values, said):
    with xlsxwriter.Workbook(tables.folder / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ROW)
        sheet.write_formula(1, 3, "=1+1", None, 2)
    table = read_facts(tables.folder / "a.xlsx", tables.plan, "2020")
    assert said(table) == []
    assert values(table) == {"cases": 2}


def test_only_the_first_sheet_is_read(tables, values):
    path = tables.book(HEAD, [*ROW, 1])
    book = openpyxl.load_workbook(path)
    book.create_sheet("Khác").append(["gì đó"])
    book.save(path)
    assert values(read_facts(path, tables.plan, "2020")) == {"cases": 1}


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_other_formats_read_the_same(tables, values, said, suffix):
    path = tables.book([*HEAD, "score", "registered_on"], [*ROW, 12, 2.5, "2020-07-31"])
    subprocess.run(
        ["soffice", "--headless", "--convert-to", suffix, "--outdir", tables.folder, path],
        check=True,
        capture_output=True,
    )
    read = [read_facts(file, tables.plan, "2020") for file in (path, path.with_suffix(f".{suffix}"))]
    assert [said(table) for table in read] == [[], []]
    assert values(read[0]) == values(read[1])


@pytest.mark.libreoffice
def test_an_error_value_in_ods_is_not_a_blank(tables, said):
    path = tables.book(HEAD, [*ROW, "=1/0"])
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "ods", "--outdir", tables.folder, path],
        check=True,
        capture_output=True,
    )
    table = read_facts(path.with_suffix(".ods"), tables.plan, "2020")
    assert said(table) == [
        "bang.ods, trang «Bảng», ô D2: cần một số nguyên từ 0 trở lên (ô đang báo lỗi tính toán), ở đây là «#DIV/0!»"
    ]
