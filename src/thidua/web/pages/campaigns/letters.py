"""The letters that launch a campaign, as Word or PDF: one to each participant."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.office.access.predicates import reads_participant, works_on
from thidua.office.campaigns.jobs import LAUNCH_LETTERS
from thidua.office.campaigns.letters import launch_letters, letters_of_launch
from thidua.office.files.checking import DOCX, PDF, Kind
from thidua.office.jobs.letters import DIRECT, FORMS, WORD, as_one_file, kind_of_form
from thidua.office.jobs.services.enqueueing import enqueue
from thidua.papers.kinds.letters import launch
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.campaigns.found import campaign_for, participant_for


@open_to(works_on)
def all_letters(request: Request, campaign: int) -> HttpResponse:
    """All letters as one file: ``?dang=word``, ``mot-pdf``, else PDF files; at once where they are few, else a job."""
    found = campaign_for(request, campaign, works_on)
    form = form_asked(request)
    if found.participants.count() <= DIRECT:
        return given_out(as_one_file(letters_of_launch(found), form), "cong-van-phat-dong", kind_of_form(form))
    names = [f"{one.name} ({one.code})" for one in found.participants.all()]
    preview = letters_preview("Công văn phát động", names, reverse("campaign", args=[found.pk]))
    if not confirmed(request, preview):
        return preview.page(request)
    asked = {"campaign": found.pk, "form": form}
    job = enqueue(kind=LAUNCH_LETTERS, arguments=asked, by=request.standing.user, owner=found.owner)
    return redirect("job", job.pk)


@open_to(reads_participant)
def one_letter(request: Request, participant: int) -> HttpResponse:
    """The letter to one participant: ``?dang=word``, else PDF."""
    found = participant_for(request, participant, reads_participant)
    [made] = launch(launch_letters(found.campaign, [found]))
    if form_asked(request) == WORD:
        return given_out(word_file(made.paper), "cong-van-phat-dong", DOCX)
    return given_out(pdf_file(made.paper), "cong-van-phat-dong", PDF)


def letters_preview(what: str, names: list[str], cancel_url: str) -> Preview:
    """Before so many letters are made that it takes a while."""
    return Preview(
        title=f"{what}: lập {len(names)} bản",
        things=names,
        unit="công văn",
        note="Việc này làm ở nền: bạn có thể rời trang, xem tiến độ, dừng, và tải tệp khi xong ở «Việc nền».",
        label=f"Lập {len(names)} công văn",
        cancel_url=cancel_url,
    )


def form_asked(request: Request, otherwise: str = "pdf") -> str:
    """The form that an address asks for."""
    asked = request.GET.get("dang", "")
    return asked if asked in FORMS else otherwise


def given_out(content: bytes, name: str, kind: Kind) -> HttpResponse:
    """A file to download."""
    answer = HttpResponse(content, content_type=kind.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}{kind.suffix}"'
    return answer
