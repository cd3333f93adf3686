"""A CSV file as a grid: UTF-8, with commas, semicolons or tabs. A row of the grid is a row that Excel would show."""

import csv
import io
from pathlib import Path

from thidua.sheets.cells import ERROR_VALUES, Grid, RawValue, error_cell
from thidua.sheets.guard import check_file
from thidua.sheets.guard.limits import MAX_ROWS
from thidua.sheets.problems import SheetError
from thidua.sheets.texts import rearmed


def read_csv(path: Path, name: str) -> Grid:
    """The table in ``path``. Raises SheetError where the file as a whole cannot be read."""
    check_file(path, name)
    text = _text_of(path.read_bytes(), name)
    delimiter = _delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[RawValue]] = []
    try:
        for row in reader:
            if len(rows) >= MAX_ROWS:
                raise SheetError(name, f"bảng có quá {MAX_ROWS} dòng")
            rows.append([error_cell(value) if value in ERROR_VALUES else rearmed(value) for value in row])
    except csv.Error:
        message = f"dòng {reader.line_num} sai cách viết CSV: dấu nháy kép chưa đóng hoặc nằm sai chỗ"
        raise SheetError(name, message) from None
    return Grid(name, None, rows, comma=delimiter != ",")


def _delimiter_of(text: str) -> str:
    """What stands most often in the first line that is not blank.

    Vietnamese Excel separates by semicolons, because there the comma stands in decimals; copied cells are
    parted by tabs.
    """
    lines = io.StringIO(text)
    first = next((line for line in lines if line.strip(",;\t\r\n ")), "")
    return max(",;\t", key=first.count)


def _text_of(raw: bytes, name: str) -> str:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SheetError(name, "tệp là bảng tính mang đuôi .csv; hãy đổi lại đúng đuôi (.xlsx, .xls hoặc .ods)")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SheetError(name, "tệp lưu bằng bảng mã UTF-16; hãy lưu lại dạng «CSV UTF-8»")
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        raise SheetError(name, f"dòng {line} có byte 0: tệp hỏng hoặc không phải CSV")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SheetError(name, f"dòng {line} không phải UTF-8; hãy lưu lại dạng «CSV UTF-8»") from None
