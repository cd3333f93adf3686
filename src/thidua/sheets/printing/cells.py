"""Input cells of a form: how they look by type, what may be typed, and what is written into them beforehand."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.rules.wording.figures import figure
from thidua.sheets.inputs import EARLIEST, FARTHEST, excel_bound
from thidua.sheets.layout import LayoutColumn, LayoutRow
from thidua.sheets.printing.entries import EntryValue
from thidua.sheets.printing.pen import BOXED, CENTRED, LEFT, OPEN, Pen
from thidua.sheets.values import NO_LABEL, YES_LABEL
from thidua.sheets.written import decimal

_FORMATS = {"count": "#,##0", "points": "General", "date": "dd/mm/yyyy"}
_CENTRED = frozenset(("count", "points", "date", "yes_no"))

Lists = Mapping[str, str]
"""The range of each drop-down whose entries stand on the hidden sheet, by the type of the column."""


def write_input(
    pen: Pen,
    row: int,
    at: int,
    column: LayoutColumn,
    value: EntryValue | None,
    *,
    line: LayoutRow | None = None,
    lists: Lists,
    last: int | None = None,
) -> None:
    """One input cell (over the columns up to ``last``) with its limit and its value, if it has one already."""
    side = CENTRED if column.type in _CENTRED else LEFT
    look = pen.look(BOXED, OPEN, side, {"num_format": _FORMATS.get(column.type, "@")})
    if last is not None and last > at:
        pen.page.merge_range(row, at, row, last, "", look)
    write_value(pen.page, row, at, value, look)
    limit = limit_of(column, line, lists)
    if limit is not None:
        pen.page.data_validation(row, at, row, at, limit)


def write_value(page: Any, row: int, at: int, value: EntryValue | None, look: Any) -> None:
    """A value as its own kind: text stays text, whatever it begins with."""
    if value is None:
        page.write_blank(row, at, None, look)
    elif isinstance(value, str):
        page.write_string(row, at, value, look)
    elif isinstance(value, date):
        page.write_datetime(row, at, value, look)
    else:
        page.write_number(row, at, float(value) if isinstance(value, Fraction) else value, look)


def shown(value: EntryValue | None) -> str:
    """A value as text, for the height of its row."""
    if isinstance(value, Fraction):
        return decimal(value)
    return "" if value is None else str(value)


def limit_of(column: LayoutColumn, line: LayoutRow | None, lists: Lists) -> dict[str, Any] | None:
    """Options of XlsxWriter's data validation; None where anything may be typed."""
    if column.type in lists:
        return {"validate": "list", "source": lists[column.type], "error_type": "warning"} | _said(
            column, "Chọn trong danh sách"
        )
    if column.type == "count":
        bounds = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": FARTHEST}
        return bounds | _said(column, "Số nguyên từ 0 trở lên")
    if column.type == "points":
        return _points_limit(column, line)
    if column.type == "date":
        bounds = {"validate": "date", "criteria": ">=", "value": EARLIEST}
        return bounds | _said(column, "Ngày/tháng/năm, ví dụ 31/05/2020")
    if column.type == "yes_no":
        return {"validate": "list", "source": [YES_LABEL, NO_LABEL]} | _said(
            column, f"Chọn {YES_LABEL} hoặc {NO_LABEL}"
        )
    return None


def _points_limit(column: LayoutColumn, line: LayoutRow | None) -> dict[str, Any]:
    low = line.low if line else Fraction(0)
    top = line.top if line else None
    wanted = "Điểm" + (f" từ {figure(low)}" if low is not None else "")
    wanted += f" đến {figure(top)}" if top is not None and low is not None else ""
    wanted += f" không quá {figure(top)}, có thể âm" if top is not None and low is None else ""
    bounds = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": excel_bound(low, -FARTHEST),
        "maximum": excel_bound(top, FARTHEST),
    }
    return bounds | _said(column, wanted)


def _said(column: LayoutColumn, wanted: str) -> dict[str, str]:
    return {
        "input_title": column.label[:32],
        "input_message": wanted,
        "error_title": "Giá trị chưa đúng",
        "error_message": f"Cần: {wanted}. Hãy nhập lại hoặc để trống.",
    }
