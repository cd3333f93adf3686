"""A sheet given out: as the plan's workbook, in Word, in PDF."""

from urllib.parse import quote

from django.http import Http404, HttpResponse

from thidua.office.access.predicates import reads_participant
from thidua.office.files.checking import DOCX, PDF, XLSX, Kind
from thidua.office.spelling import search_key
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.exporting import papers_of, pdf_of, word_of, workbook_of
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of, last_sendings, texts_of, texts_sent
from thidua.office.submissions.queries.sheets import may_read_draft
from thidua.office.submissions.reading import Slot
from thidua.web.access import Request, open_to
from thidua.web.pages.sheets.found import sheet_for


@open_to(reads_participant)
def given(request: Request, sheet: int) -> HttpResponse:
    """``?dang=excel``, ``pdf``, or ``word`` with ``bieu`` the form; others than the unit's people see what was sent."""
    found = sheet_for(request, sheet)
    asked, texts = asked_by(found), _texts(request, found)
    how = request.GET.get("dang", "pdf")
    if how == "excel" and asked.forms:
        return _answer(found, asked.label, workbook_of(found.participant, asked, texts), XLSX)
    papers = papers_of(found.participant, asked, texts)
    if how == "pdf" and papers:
        return _answer(found, asked.label, pdf_of(papers), PDF)
    form = request.GET.get("bieu", next(iter(papers), ""))
    if how == "word" and form in papers:
        return _answer(found, asked.label, word_of(papers[form]), DOCX)
    raise Http404


def _texts(request: Request, found: Sheet) -> dict[Slot, str]:
    if may_read_draft(request.standing, found):
        return texts_of(cells_of(found).values())
    sending = last_sendings([found]).get(found.pk)
    if sending is None:
        raise Http404
    return texts_sent(sending)


def _answer(found: Sheet, label: str, content: bytes, kind: Kind) -> HttpResponse:
    name = f"{label} {found.participant.name}"
    answer = HttpResponse(content, content_type=kind.media_type)
    plain = search_key(name).replace(" ", "-")[:100].encode("ascii", "ignore").decode()
    whole = quote(name + kind.suffix, safe="")
    answer["Content-Disposition"] = f"attachment; filename=\"{plain or 'bieu'}{kind.suffix}\"; filename*=UTF-8''{whole}"
    return answer
