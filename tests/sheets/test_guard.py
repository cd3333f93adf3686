"""Files at the door: every hostile kind is refused in its words, within time and memory; the unusual passes."""

import datetime
import io
import os
import socket
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from tests.sheets.fuzz import SAMPLES, read_whole
from tests.sheets.hostile import HELD, added, changed, ods, sheet, sound_xlsx
from tests.sheets.hostile_kinds import KINDS
from thidua.sheets.guard import check_file
from thidua.sheets.isolated import Isolation
from thidua.sheets.problems import SheetError


def reason(path: Path) -> str | None:
    """Why a file is refused, in a process that the kernel ends at 2 s or 300 MB."""
    with Isolation(check_file, workers=1) as isolation:
        (answer,) = isolation.over([(path, path.name)])
    return answer.message if isinstance(answer, SheetError) else None


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_hostile_file_is_refused_within_its_limits(tmp_path, kind):
    assert reason(kind.write(tmp_path)) == kind.reason


def test_a_workbook_locked_by_excel_s_own_cipher(tmp_path):
    for name in ("khoa.xlsx", "khoa.xls"):
        locked(tmp_path / name)
        assert reason(tmp_path / name) == "tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại"


def locked(path: Path) -> None:
    """The sound workbook with a password, as Excel writes it."""
    with path.open("wb") as stream:
        OOXMLFile(io.BytesIO(sound_xlsx())).encrypt("mat khau", stream)


def test_a_link_in_the_folder_is_not_followed(tmp_path):
    (tmp_path / "that.xlsx").write_bytes(sound_xlsx())
    (tmp_path / "lien-ket.xlsx").symlink_to(tmp_path / "that.xlsx")
    assert reason(tmp_path / "lien-ket.xlsx") == (
        "là liên kết đến tệp khác (symlink) nên không được đọc; hãy chép chính tệp đó vào thư mục"
    )


def test_what_is_no_plain_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "ong.xlsx")
    (tmp_path / "thu-muc.xlsx").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "o-cam.xlsx"))
        found = [reason(path) for path in (*sorted(tmp_path.iterdir()), Path("/dev/zero"))]
    assert found == ["không phải là tệp thường (thư mục, thiết bị hoặc ống dẫn) nên không được đọc"] * 4


def test_a_file_that_is_gone(tmp_path):
    assert reason(tmp_path / "a.xlsx") == "không tìm thấy tệp này"


def as_nobody(path: Path, name: str) -> None:
    """The check as somebody whom the file's owner lets read nothing."""
    if os.geteuid() == 0:
        os.seteuid(65534)
    check_file(path, name)


def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(sound_xlsx())
    path.chmod(0)
    with Isolation(as_nobody, workers=1) as isolation:
        assert [str(answer) for answer in isolation.over([(path, path.name)])] == ["a.xlsx: không có quyền đọc tệp này"]


def test_the_name_given_stands_before_the_reason(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"")
    with pytest.raises(SheetError) as error:
        check_file(tmp_path / "a.xlsx", "xã A/a.xlsx")
    assert str(error.value) == "xã A/a.xlsx: tệp trống, không có dữ liệu"


def blank_rows_with_a_look() -> bytes:
    """Rows formatted to the end of the sheet, each cell blank, as whole columns are often styled."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="XFD{n}" s="0"/></row>' for n in range(1_047_000, 1_048_577))
    return sheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{cells}', before='<dimension ref="A1:XFD1048576"/>')


def strings_that_look_like_tags() -> bytes:
    return changed("xl/sharedStrings.xml", b"STT", b"&lt;!DOCTYPE a&gt; sheet sheet &amp;macroEnabled;")


def with_calculations() -> bytes:
    """Names, a chart, a picture, a comment, conditions, drop-downs, filters, protection, formulas."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("Biểu 1")
        page.write_row(0, 0, ["a", "b"])
        page.write_column(1, 0, range(50))
        page.write_formula(1, 1, "=SUM(A2:A51)", None, 1225)
        page.write_comment(2, 2, "ghi chú")
        page.data_validation(1, 3, 50, 3, {"validate": "list", "source": ["x", "không"]})
        page.conditional_format(0, 0, 50, 1, {"type": "cell", "criteria": ">", "value": 3})
        page.autofilter(0, 0, 50, 1)
        page.protect("matkhau")
        page.set_column("A:XFD", 12)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Biểu 1'!$A$2:$A$51"})
        page.insert_chart("F2", chart)
        book.define_name("vung", "='Biểu 1'!$A$1:$B$51")
    return stream.getvalue()


def by_openpyxl() -> bytes:
    stream, book = io.BytesIO(), openpyxl.Workbook()
    book.worksheets[0].append(["Tên", "Ngày", datetime.date(2026, 6, 5), True, None, "=A1"])
    book.create_sheet("Ẩn").sheet_state = "veryHidden"
    book.save(stream)
    return stream.getvalue()


ODS_TO_THE_END = (
    f'<table:table-row>{HELD.format("")}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048575" table:style-name="ro1">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
HARMLESS = {
    "by XlsxWriter": ("a.xlsx", sound_xlsx),
    "with calculations": ("a.xlsx", with_calculations),
    "by openpyxl": ("a.xlsx", by_openpyxl),
    "suffix in capitals": ("A.XLSX", sound_xlsx),
    "formatted to the end": ("a.xlsx", blank_rows_with_a_look),
    "strings like tags": ("a.xlsx", strings_that_look_like_tags),
    "embedded workbook": ("a.xlsx", lambda: added("xl/embeddings/Microsoft_Excel_Sheet.xlsx", sound_xlsx())),
    "prefixed tags": ("a.xlsx", lambda: sheet('<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>')),
    "cells without addresses": ("a.xlsx", lambda: sheet("<row><c><v>1</v></c><c><v>2</v></c></row>")),
    ".xlsm without macros": ("a.xlsm", sound_xlsx),
    "ods to its end": ("a.ods", lambda: ods(ODS_TO_THE_END)),
    "old binary": ("a.xls", lambda: SAMPLES["mau.xls"]),
    "CSV": ("a.csv", lambda: "Mã;Tên\n1;Xã\n".encode()),
}


@pytest.mark.parametrize(("name", "make"), HARMLESS.values(), ids=HARMLESS)
def test_the_merely_unusual_passes_and_is_read(tmp_path, name, make):
    path = tmp_path / name
    path.write_bytes(make())
    with Isolation(check_file if path.suffix == ".csv" else read_whole, workers=1) as isolation:
        (answer,) = isolation.over([(path, name)])
    assert answer is None or str(answer).endswith(" rows"), str(answer)


def test_a_large_table_passes_in_time(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for row in range(40_000):
            page.write_row(row, 0, [f"Đơn vị số {row}", *range(row, row + 10)])
    assert reason(tmp_path / "a.xlsx") is None


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "fods"])
def test_what_libreoffice_writes_passes(tmp_path, suffix):
    """But for the flat .fods under the name of an .ods, which is one XML file."""
    path = tmp_path / "goc.xlsx"
    path.write_bytes(with_calculations())
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'nha').as_uri()}", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", tmp_path / "ra", path], check=True, capture_output=True)
    made = tmp_path / "ra" / f"goc.{suffix}"
    if suffix == "fods":
        made = made.rename(made.with_suffix(".ods"))
    assert (reason(made) is None) is (suffix != "fods")
