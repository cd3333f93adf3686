"""Results given out: the workbook that ``thidua evaluate --out`` writes, and a table of figures."""

import csv
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse

from thidua.office.access.predicates import works_on
from thidua.office.plans.queries import plan_of
from thidua.office.results.queries.evaluating import evaluation_of
from thidua.office.results.services.working_out import up_to_date
from thidua.office.spelling import search_key
from thidua.sheets.results import write_results
from thidua.web.access import Request, open_to
from thidua.web.components.workbook import MEDIA_TYPE
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.results.figures import columns_of
from thidua.web.pages.results.ranking import chosen, lines_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


@open_to(works_on)
def workbook(request: Request, campaign: int) -> HttpResponse:
    """The results workbook: ranking, points, reasons, gates, contests, quotas, readings."""
    found = campaign_for(request, campaign, works_on)
    with TemporaryDirectory(prefix="thidua-results-") as folder:
        file = Path(folder) / "ket-qua.xlsx"
        write_results(evaluation_of(up_to_date(found)), (), file)
        return _answer(file.read_bytes(), MEDIA_TYPE, found.title, "xlsx")


@open_to(works_on)
def csv_file(request: Request, campaign: int) -> HttpResponse:
    """The ranking as filtered, with the points of each line, for other programs."""
    found = campaign_for(request, campaign, works_on)
    plan = plan_of(found.plan)
    columns, lines = [one for one in columns_of(plan) if one.value], lines_of(plan)
    rows = chosen(request, up_to_date(found).rows.order_by("position"))

    def cells() -> Iterator[list[str]]:
        yield ["Mã", *(one.label for one in columns), *(f"{head} {label}" for _, head, label in lines)]
        for row in rows:
            told = (one.value(row) for one in columns if one.value)
            points = (row.points.get(name) for name, _, _ in lines)
            yield [row.code, *("" if value is None else str(value) for value in told), *(one or "" for one in points)]

    answer = _answer(b"", "text/csv; charset=utf-8", found.title, "csv")
    # Excel takes a file for UTF-8 only with the mark.
    answer.write("\ufeff")
    csv.writer(answer).writerows([_harmless(cell) for cell in line] for line in cells())
    return answer


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _answer(content: bytes, media_type: str, title: str, suffix: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    name = search_key(title).replace(" ", "-") or "phong-trao"
    answer["Content-Disposition"] = f'attachment; filename="ket-qua-{name}.{suffix}"'
    return answer
