"""The letters that launch a campaign, as Word or PDF: one to each participant."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import HttpResponse

from thidua.office.access.predicates import reads_participant, works_on
from thidua.office.campaigns.letters import launch_letters
from thidua.papers.kinds.letters import launch
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.sheets.file_names import file_names
from thidua.web.access import Request, open_to
from thidua.web.pages.campaigns.found import campaign_for, participant_for

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Write = Callable[[Paper], bytes]


@open_to(works_on)
def all_letters(request: Request, campaign: int) -> HttpResponse:
    """All letters as one archive: ``?dang=word``, else PDF; some ten or twenty milliseconds for each."""
    found = campaign_for(request, campaign, works_on)
    suffix, _, write = _wanted(request)
    made = list(launch(launch_letters(found, found.participants.all())))
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, one in zip(file_names((one.whose or "" for one in made), suffix), made, strict=True):
            archive.writestr(name, write(one.paper))
    return _download(held.getvalue(), f"cong-van-phat-dong-{suffix[1:]}.zip", "application/zip")


@open_to(reads_participant)
def one_letter(request: Request, participant: int) -> HttpResponse:
    """The letter to one participant: ``?dang=word``, else PDF."""
    found = participant_for(request, participant, reads_participant)
    suffix, media_type, write = _wanted(request)
    [made] = launch(launch_letters(found.campaign, [found]))
    return _download(write(made.paper), f"cong-van-phat-dong{suffix}", media_type)


def _wanted(request: Request) -> tuple[str, str, Write]:
    if request.GET.get("dang") == "word":
        return ".docx", WORD_TYPE, word_file
    return ".pdf", "application/pdf", pdf_file


def _download(content: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
