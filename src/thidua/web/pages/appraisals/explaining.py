"""What a unit is told of what was found, and what it answers, once."""

from django import forms
from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect

from thidua.office.access.predicates import reads_participant, signs
from thidua.office.appraisals.models import Explanation, Judgement
from thidua.office.appraisals.queries.amended import fact_label
from thidua.office.appraisals.queries.days import days_of
from thidua.office.appraisals.queries.standing import STATES, explaining_of, state_of, told_to
from thidua.office.appraisals.services.explaining import Answered, explain
from thidua.office.campaigns.models import Participant
from thidua.office.facts.models import Evidence
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.services.keeping import keep
from thidua.office.plans.queries import plan_of
from thidua.rules.wording import Words
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.pages.appraisals.found import merged_into, said_value
from thidua.web.pages.campaigns.found import form_page, participant_for
from thidua.web.pages.files.fields import FilesField


class ExplanationForm(forms.Form):
    """A text and files for each judgement: ``noi-dung-7``, ``tep-7``."""

    def __init__(self, *given: object, told: list[Judgement], **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        for one in told:
            self.fields[f"noi-dung-{one.pk}"] = forms.CharField(
                label="Giải trình", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
            )
            self.fields[f"tep-{one.pk}"] = FilesField(label="Tài liệu kèm theo", required=False)


@open_to(reads_participant)
def explanation(request: Request, participant: int) -> HttpResponse:
    """What was found otherwise and why, once the round was opened; the form for who signs."""
    found = participant_for(request, participant, reads_participant)
    campaign, plan = found.campaign, plan_of(found.campaign.plan)
    opened = explaining_of(campaign)
    told = told_to(found) if opened is not None else []
    prefetch_related_objects(told, "found__evidence__attachment")
    sent = Explanation.objects.filter(participant=found).prefetch_related("answers__files__attachment").first()
    may = (
        opened is not None and opened.closed_on is None and sent is None and signs.test(request.standing, found)
        and state_of(found) != "settled" and bool(told)
    )  # fmt: skip
    given = (request.POST, request.FILES) if may and request.POST else (None, None)
    form = ExplanationForm(*given, told=told)
    if may and form.is_bound and form.is_valid() and _sent(request, form, found, told):
        messages.success(request, "Đã gửi giải trình.")
        return redirect("explanation", found.pk)
    words, answers = Words(plan, campaign.round), {}
    if sent is not None:
        answers = {one.judgement_id: one for one in sent.answers.all()}
    values = {
        "participant": found,
        "campaign": campaign,
        "round": opened,
        "days": days_of(campaign, opened) if opened is not None else None,
        "merged": merged_into(found),
        "may": may,
        "sent": sent,
        "label": STATES[state_of(found)],
        "table": [
            {
                "judgement": one,
                "label": fact_label(campaign, one.fact),
                "gone": one.fact not in plan.facts,
                "proofs": _added(one),
                "said": said_value(plan, words, one.seen),
                "found": said_value(plan, words, one.found),
                "answer": answers.get(one.pk),
                "text": form[f"noi-dung-{one.pk}"],
                "files": form[f"tep-{one.pk}"],
            }
            for one in told
        ],
        "before": [one for key, one in answers.items() if key not in {each.pk for each in told}],
    }
    return form_page(request, "appraisals/explanation.html", form, **values)


def _added(judgement: Judgement) -> list[Evidence]:
    """The documents of whoever judged it, besides those that the unit sent."""
    seen = judgement.seen.evidence.all() if judgement.seen is not None else ()
    theirs = {(one.attachment_id, one.reference) for one in seen}
    return [one for one in judgement.found.evidence.all() if (one.attachment_id, one.reference) not in theirs]


def _sent(request: Request, form: ExplanationForm, participant: Participant, told: list[Judgement]) -> bool:
    user, owner = request.standing.user, participant.organisation or participant.campaign.owner
    assert user is not None
    answers = {}
    for one in told:
        try:
            files = [
                keep(pieces=file.chunks(), name=file.name or "tệp", owner=owner, by=user)
                for file in form.cleaned_data[f"tep-{one.pk}"] or ()
            ]
        except FileRefusedError as refused:
            form.add_error(f"tep-{one.pk}", str(refused))
            return False
        answers[one.pk] = Answered(form.cleaned_data[f"noi-dung-{one.pk}"], files)
    return attempted(form, lambda: explain(participant=participant, answers=answers, by=user)) is not None
