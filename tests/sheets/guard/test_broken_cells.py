"""Errors and formulas without a result in .xls and .ods: neither is taken for a blank."""

import struct
from pathlib import Path

import pytest

from tests.sheets.hostile import ods
from tests.sheets.hostile_xls import PAGE, Record, number, sheets_of
from thidua.sheets.cells import Broken
from thidua.sheets.problems import SheetError
from thidua.sheets.workbooks import Workbook

EMPTY_TEXT = b"\3\0\0\0\0\0\xff\xff"


def formula(row: int, result: bytes, flags: int = 0) -> Record:
    return 0x06, struct.pack("<HHH", row, 0, 15) + result + struct.pack("<HI", flags, 0) + b"\3\0\x1e\1\0"


def failed(code: int) -> bytes:
    return struct.pack("<BBB3xH", 2, 0, code, 0xFFFF)


def bool_or_error(row: int, value: int, *, error: bool) -> Record:
    return 0x205, struct.pack("<HHHBB", row, 0, 15, value, error)


def shown(path: Path, sheet: int = 0) -> list[object]:
    """The first column: ``!`` before what is broken."""
    with Workbook(path, path.name) as book:
        grid = book.grid(book.sheets[sheet])
        values = [grid.cell(at, 0).value for at in range(len(grid.rows))]
    return [f"!{value.shown}" if isinstance(value, Broken) else value for value in values]


def in_xls(folder: Path, *pages: list[Record], computed: bool = True, sheet: int = 0) -> list[object]:
    (folder / "a.xls").write_bytes(sheets_of(*pages, computed=computed))
    return shown(folder / "a.xls", sheet)


def test_errors_of_an_xls_typed_and_computed(tmp_path):
    codes = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
    page = [bool_or_error(0, 1, error=False), number(1, 0)]
    page += [bool_or_error(at, code, error=True) for at, code in enumerate(codes, 2)]
    page += [formula(at, failed(code)) for at, code in enumerate(codes, 9)]
    errors = [f"!{name}" for name in codes.values()]
    assert in_xls(tmp_path, page) == [True, 1, *errors, *errors]


def test_an_error_belongs_to_its_own_sheet(tmp_path):
    """A chart in the first sheet brings a cell with an error, which is none of the sheet's."""
    chart = [(PAGE[0], struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 0)), bool_or_error(0, 42, error=True), (0x0A, b"")]
    pages = [number(0, 0), *chart], [number(0, 0), bool_or_error(1, 42, error=True)]
    assert in_xls(tmp_path, *pages, sheet=0) == [1]
    assert in_xls(tmp_path, *pages, sheet=1) == [1, "!#N/A"]


@pytest.mark.parametrize(
    ("result", "flags", "computed", "expected"),
    [
        (EMPTY_TEXT, 0, False, "!=…"),
        (EMPTY_TEXT, 0, True, ""),
        (bytes(8), 2, False, "!=…"),
        (bytes(8), 3, False, "!=…"),
        (bytes(8), 3, True, 0),
        (bytes(8), 1, False, 0),
        (struct.pack("<d", 9), 3, False, 9),
    ],
)
def test_a_formula_of_an_xls_that_nobody_has_computed(tmp_path, result, flags, computed, expected):
    page = [number(0, 0), formula(1, result, flags), number(2, 0)]
    assert in_xls(tmp_path, page, computed=computed) == [1, expected, 1]


def test_a_record_beyond_the_end_is_refused(tmp_path):
    content = sheets_of([number(0, 0), formula(1, failed(7))])
    (tmp_path / "a.xls").write_bytes(content.replace(b"\x06\0\x19\0", b"\x06\0\xff\x7f"))
    with pytest.raises(SheetError, match="tệp bị hỏng"):
        shown(tmp_path / "a.xls")


def in_ods(folder: Path, *cells: str, rows: int = 1) -> list[object]:
    table = "".join(f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>' for cell in cells)
    (folder / "a.ods").write_bytes(ods(table))
    return shown(folder / "a.ods")


ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" {mark}>'
    "<text:p>{shown}</text:p></table:table-cell>"
)


@pytest.mark.parametrize("text", ["#N/A", "#DIV/0!", "#NAME?", "Err:502"])
@pytest.mark.parametrize("mark", ['calcext:value-type="error"', ""], ids=["marked", "only shown"])
def test_errors_of_an_ods(tmp_path, text, mark):
    assert in_ods(tmp_path, ERROR.format(mark=mark, shown=text)) == [f"!{text}"]


def test_a_repeated_error_of_an_ods_is_one_everywhere(tmp_path):
    cell = ERROR.format(mark='calcext:value-type="error" table:number-columns-repeated="2"', shown="#N/A")
    assert in_ods(tmp_path, cell, rows=3) == ["!#N/A"] * 3
    with Workbook(tmp_path / "a.ods", "a.ods") as book:
        assert [book.first().text(at, 1) for at in range(3)] == ["#N/A"] * 3


def test_formulas_of_an_ods_without_a_result_and_with_an_empty_one(tmp_path):
    held = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    open_, empty, text = (
        '<table:table-cell table:formula="of:=4+[.A1]"/>',
        '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>',
        '<table:table-cell table:formula="of:=A1" office:value-type="string"><text:p># 5</text:p></table:table-cell>',
    )
    assert in_ods(tmp_path, held, open_, empty, text, held) == [1, "!=4+A1", "", "# 5", 1]
