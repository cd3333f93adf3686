"""A list as a workbook: heads in bold, a filter over them, days and numbers as such, everything else as text."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.http import HttpResponse

from thidua.office.clock import VIETNAM
from thidua.office.spelling import search_key

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_answer(name: str, heads: Sequence[str], lines: Iterable[Sequence[object]]) -> HttpResponse:
    """The workbook as a download; its file is named after ``name`` without tones."""
    answer = HttpResponse(workbook_bytes(name, heads, lines), content_type=MEDIA_TYPE)
    file_name = search_key(name).replace(" ", "-") or "danh-sach"
    answer["Content-Disposition"] = f'attachment; filename="{file_name}.xlsx"'
    return answer


def workbook_bytes(name: str, heads: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    """The file. Text is never taken for a formula, a link or a number."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("Danh sách")
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        count = 0
        for column, head in enumerate(heads):
            page.write_string(0, column, head, bold)
        for count, line in enumerate(lines, 1):
            for column, value in enumerate(line):
                if value is None or value == "":
                    continue
                if isinstance(value, datetime):
                    page.write_string(count, column, f"{value.astimezone(VIETNAM):%H:%M %d/%m/%Y}", wrapped)
                elif isinstance(value, date):
                    page.write_datetime(count, column, datetime(value.year, value.month, value.day), day)
                elif isinstance(value, int | Decimal) and not isinstance(value, bool):
                    page.write_number(count, column, value, wrapped)
                else:
                    page.write_string(count, column, str(value), wrapped)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, count, max(len(heads) - 1, 0))
        page.autofit(max_width=420)
        book.set_properties({"title": name})
    return content.getvalue()
