"""Official letters of reminder to those chosen, in one archive; to one unit as a file."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from thidua.office.access.predicates import runs
from thidua.office.reminders.letters import reminder_letters
from thidua.office.reminders.queries.texts import prepare
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.sheets.file_names import file_names
from thidua.web.access import Request, open_to
from thidua.web.pages.followup.found import address_of, board_for

MOST = 100
"""So many letters are made while somebody waits."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@open_to(runs)
def letters(request: Request, campaign: int, board: str) -> HttpResponse:
    """``?chon=…`` or, without it, all of whom something is missing; ``?dang=pdf``, else Word."""
    found, _ = board_for(request, campaign, board, runs)
    given = request.GET.getlist("chon")
    chosen = [int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 19] if given else None
    prepared = prepare(found, chosen)
    if not prepared or len(prepared) > MOST:
        why = "Không có đơn vị nào chưa gửi." if not prepared else (
            f"Mỗi lần lập nhiều nhất {MOST} công văn; đang chọn {len(prepared)}. Hãy lọc theo nhóm rồi chọn từng phần."
        )  # fmt: skip
        messages.error(request, why)
        return redirect(address_of(found))
    pdf = request.GET.get("dang") == "pdf"
    made = [(code, _file(paper, pdf)) for code, paper in reminder_letters(found, prepared)]
    suffix = ".pdf" if pdf else ".docx"
    if len(made) == 1:
        return _download(made[0][1], f"cong-van-don-doc{suffix}", "application/pdf" if pdf else WORD)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, (_, content) in zip(file_names((code for code, _ in made), suffix), made, strict=True):
            archive.writestr(name, content)
    return _download(held.getvalue(), "cong-van-don-doc.zip", "application/zip")


def _file(paper: Paper, pdf: bool) -> bytes:
    return pdf_file(paper) if pdf else word_file(paper)


def _download(content: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
