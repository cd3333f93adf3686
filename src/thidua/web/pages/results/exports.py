"""Results given out: the workbook that ``thidua evaluate --out`` writes, a table, and all that is needed to recount."""

import csv
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import HttpResponse

from thidua.office.access.predicates import works_on
from thidua.office.campaigns.models import Campaign
from thidua.office.facts.queries import known
from thidua.office.plans.queries import plan_of
from thidua.office.results.queries.basis import basis_of
from thidua.office.results.queries.evaluating import evaluation_of
from thidua.office.results.services.working_out import up_to_date
from thidua.office.spelling import search_key
from thidua.sheets.decisions import write_decisions
from thidua.sheets.notices import write_notices
from thidua.sheets.results import write_results
from thidua.sheets.written import write_facts
from thidua.web.access import Request, open_to
from thidua.web.components.workbook import MEDIA_TYPE
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.results.figures import columns_of, shown
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
            points = (shown(row.points.get(name)) for name, _, _ in lines)
            yield [row.code, *("" if value is None else str(value) for value in told), *points]

    answer = _answer(b"", "text/csv; charset=utf-8", found.title, "csv")
    # Excel takes a file for UTF-8 only with the mark.
    answer.write("\ufeff")
    csv.writer(answer).writerows([_harmless(cell) for cell in line] for line in cells())
    return answer


@open_to(works_on)
def recount(request: Request, campaign: int) -> HttpResponse:
    """All that results follow from, as files of ``thidua evaluate``, with the command that comes to the same."""
    found = campaign_for(request, campaign, works_on)
    with TemporaryDirectory(prefix="thidua-recount-") as name:
        folder = Path(name)
        command = _written(found, folder)
        (folder / "cach-tinh-lai.txt").write_text(HOW.format(command=command), encoding="utf-8")
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
    return _answer(packed.getvalue(), "application/zip", found.title, "zip")


HOW = """Giải nén vào một thư mục, mở cửa sổ lệnh ở thư mục đó rồi chạy:

{command}

Kết quả in ra phải bằng kết quả trên trang. Thêm «--out ket-qua.xlsx» để có bảng Excel với lý do của từng điểm.
"""


def _written(campaign: Campaign, folder: Path) -> str:
    """The files of a campaign, and the command that reads them."""
    plan, facts, basis = plan_of(campaign.plan), known(campaign), basis_of(campaign)
    files = [Path(one["name"]).name for one in campaign.plan.files]
    for name, one in zip(files, campaign.plan.files, strict=True):
        (folder / name).write_text(one["text"], encoding="utf-8", newline="")
    everybody = [*facts.participants, *(one for some in facts.parts.values() for one in some)]
    write_facts(folder / "so-lieu.csv", plan, everybody)
    command = f'thidua evaluate "{files[0]}" so-lieu.csv --round "{campaign.round}"'
    if basis.choices:
        write_decisions(folder / "lua-chon.csv", basis.choices)
        command += " --decisions lua-chon.csv"
    if basis.notices:
        write_notices(folder / "thong-bao.csv", basis.notices)
        command += " --events thong-bao.csv"
    return command


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _answer(content: bytes, media_type: str, title: str, suffix: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    name = search_key(title).replace(" ", "-") or "phong-trao"
    answer["Content-Disposition"] = f'attachment; filename="ket-qua-{name}.{suffix}"'
    return answer
