"""Official letters of reminder to those chosen, in one file; to one unit as a file of its own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from thidua.office.access.predicates import runs
from thidua.office.files.checking import DOCX, PDF
from thidua.office.jobs.letters import DIRECT, WORD, as_one_file, kind_of_form
from thidua.office.jobs.services.enqueueing import enqueue
from thidua.office.reminders.jobs import LETTERS
from thidua.office.reminders.letters import reminder_letters
from thidua.office.reminders.queries.texts import prepare
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import confirmed
from thidua.web.pages.campaigns.letters import form_asked, given_out, letters_preview
from thidua.web.pages.followup.found import address_of, board_for

NAME = "cong-van-don-doc"


@open_to(runs)
def letters(request: Request, campaign: int, board: str) -> HttpResponse:
    """``?chon=…`` or, without it, all of whom something is missing; ``?dang=pdf`` or ``mot-pdf``, else Word.

    At once where they are few, else a job.
    """
    found, _ = board_for(request, campaign, board, runs)
    given = request.GET.getlist("chon")
    chosen = [int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 19] if given else None
    prepared, form = prepare(found, chosen), form_asked(request, WORD)
    if not prepared:
        messages.error(request, "Không có đơn vị nào chưa gửi.")
        return redirect(address_of(found))
    if len(prepared) > DIRECT:
        names = [f"{one.participant.name} ({one.participant.code})" for one in prepared]
        preview = letters_preview(f"Công văn đôn đốc «{found.label}»", names, address_of(found))
        if not confirmed(request, preview):
            return preview.page(request)
        arguments = {"campaign": found.campaign.pk, "deadline": found.deadline, "part": found.part}
        asked = arguments | {"chosen": chosen, "form": form}
        job = enqueue(kind=LETTERS, arguments=asked, by=request.standing.user, owner=found.campaign.owner)
        return redirect("job", job.pk)
    made = list(reminder_letters(found, prepared))
    if len(made) > 1:
        return given_out(as_one_file(made, form), NAME, kind_of_form(form))
    [(_, paper)] = made
    return given_out(word_file(paper), NAME, DOCX) if form == WORD else given_out(pdf_file(paper), NAME, PDF)
