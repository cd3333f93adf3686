"""The same table in .xls and .ods through a whole run, without another program: errors, open formulas, hidden rows."""

import struct
from collections.abc import Sequence
from html import escape

import pytest

from tests.sheets.collate.conftest import Inbox, asked
from tests.sheets.hostile import ods
from tests.sheets.hostile_xls import Record, number, sheets_of

OPEN, FAILED, HIDDEN = "=4+5", "#N/A", "ẩn"
"""A formula that nobody computed, an error, and what stands in a hidden row."""
NINE = b"\x07\0\x1e\4\0\x1e\5\0\3"
"""``=4+5`` as an .xls keeps it."""
TABLE: Sequence[Sequence[str | int]] = (
    ("Đơn vị: UBND xã Hoa Sen",),
    (),
    ("STT", "Lĩnh vực", "Số lượng đăng ký", "Ghi chú"),
    (1, "Chỉ đạo, điều hành", OPEN),
    (2, "Cải cách thủ tục hành chính", FAILED),
    (3, "Cải cách tổ chức bộ máy", 2, HIDDEN),
)


def as_xls(table: Sequence[Sequence[str | int]]) -> bytes:
    records: list[Record] = []
    for row, values in enumerate(table):
        if HIDDEN in values:
            records.append((0x208, struct.pack("<HHHHHHHH", row, 0, 4, 300, 0, 0, 0x120, 0)))
        records += [_record(row, column, value) for column, value in enumerate(values)]
    return sheets_of(records, computed=False)


def _record(row: int, column: int, value: str | int) -> Record:
    if isinstance(value, int):
        return number(row, column, value)
    if value == OPEN:
        return 0x06, struct.pack("<HHH8sHI", row, column, 0, b"\3\0\0\0\0\0\xff\xff", 0, 0) + NINE
    if value == FAILED:
        return 0x205, struct.pack("<HHHBB", row, column, 0, 42, 1)
    return 0x204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + value.encode("utf-16-le")


def as_ods(table: Sequence[Sequence[str | int]]) -> bytes:
    rows = ""
    for values in table:
        hidden = ' table:visibility="collapse"' if HIDDEN in values else ""
        rows += f"<table:table-row{hidden}>{''.join(map(_cell, values)) or '<table:table-cell/>'}</table:table-row>"
    return ods(rows)


def _cell(value: str | int) -> str:
    if value == OPEN:
        return f'<table:table-cell table:formula="of:{value}"/>'
    kind = (
        f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else 'office:value-type="string"'
    )
    mark = ' table:formula="of:=NA()" calcext:value-type="error"' if value == FAILED else ""
    return f"<table:table-cell {kind}{mark}><text:p>{escape(str(value))}</text:p></table:table-cell>"


@pytest.mark.parametrize(("make", "file", "formula"), [(as_xls, "a.xls", "=…"), (as_ods, "a.ods", OPEN)])
def test_what_is_not_there_is_asked_about(district: Inbox, make, file: str, formula: str) -> None:
    (district.folder / file).write_bytes(make(TABLE))
    found = district.collate()
    sheet = found.questions[0].sheet
    assert [one[:5] for one in asked(found)] == [
        ("hidden", file, sheet, "C6", "2; ẩn"),
        ("no-result", file, sheet, "C4", formula),
        ("error-value", file, sheet, "C5", "#N/A"),
    ]
    assert (found.sums.rows, [one.id for one in found.missing]) == (
        {"accepted": 0, "asked": 3, "refused": 0},
        ["XA-02", "PGD"],
    )
    used = district.check({found.questions[0].key: "đồng ý"})
    assert [one.code for one in used.questions] == ["no-result", "error-value", "mismatch"]
    assert [entry.value for _, entry in used.sent[0].entries] == ["ẩn"]


def test_two_formats_of_one_participant_are_two_files(district: Inbox) -> None:
    (district.folder / "a.xls").write_bytes(as_xls(TABLE))
    (district.folder / "b.ods").write_bytes(as_ods(TABLE))
    found = district.check()
    [question] = [one for one in found.questions if one.code == "two-files"]
    assert (question.file, question.stood, question.participant) == ("a.xls", "a.xls; b.ods", "XA-01")
    chosen = district.check({question.key: "b.ods"})
    assert [(file.name, file.state) for file in chosen.files] == [("a.xls", "refused"), ("b.ods", "asked")]
