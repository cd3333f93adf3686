"""The letters that launch a campaign, as Word and PDF: one to each participant."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpResponse

from thidua.office.access.predicates import reads_participant, works_on
from thidua.office.campaigns.letters import launch_letters
from thidua.papers.kinds.letters import LAUNCH
from thidua.papers.making import write_papers
from thidua.web.access import Request, open_to
from thidua.web.pages.campaigns.found import campaign_for, participant_for

TYPES = {
    "word": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (".pdf", "application/pdf"),
}


@open_to(works_on)
def all_letters(request: Request, campaign: int) -> HttpResponse:
    """All letters as one archive."""
    found = campaign_for(request, campaign, works_on)
    case = launch_letters(found, found.participants.all())
    with TemporaryDirectory(prefix="thidua-letters-") as folder:
        write_papers(case, Path(folder), (LAUNCH,))
        content = _archive(Path(folder))
    return _download(content, "cong-van-phat-dong.zip", "application/zip")


@open_to(reads_participant)
def one_letter(request: Request, participant: int) -> HttpResponse:
    """The letter to one participant: ``?dang=word``, else PDF."""
    found = participant_for(request, participant, reads_participant)
    suffix, media_type = TYPES["word" if request.GET.get("dang") == "word" else "pdf"]
    with TemporaryDirectory(prefix="thidua-letters-") as folder:
        write_papers(launch_letters(found.campaign, [found]), Path(folder), (LAUNCH,))
        files = sorted(Path(folder).rglob(f"*{suffix}"))
        if not files:
            raise Http404
        return _download(files[0].read_bytes(), f"cong-van-phat-dong{suffix}", media_type)


def _archive(folder: Path) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.write(file, str(file.relative_to(folder)))
    return held.getvalue()


def _download(content: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
