"""Days are days and numbers numbers in a list's workbook."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from thidua.web.components.workbook import workbook_bytes


def test_each_kind_of_value_is_written_as_what_it_is():
    line = (date(2026, 6, 5), datetime(2026, 6, 5, 20, 30, tzinfo=UTC), 1200000, Decimal("9.5"), True, None, "007")
    page = load_workbook(BytesIO(workbook_bytes("Mẫu", list("abcdefg"), [line]))).worksheets[0]
    assert [cell.value for cell in page[2]] == [
        datetime(2026, 6, 5),
        "03:30 06/06/2026",
        1200000,
        9.5,
        "True",
        None,
        "007",
    ]
    assert page["A2"].number_format == "dd/mm/yyyy"
