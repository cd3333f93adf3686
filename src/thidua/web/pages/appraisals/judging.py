"""One fact of one participant: everything said of it with the evidence to read, and the form of what is found."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.office.appraisals.models import Answer
from thidua.office.appraisals.predicates import appraises, bodies_appraising, body_of, sees_appraisal_of
from thidua.office.appraisals.queries.assigned import shared
from thidua.office.appraisals.queries.lines import Line, lines_of
from thidua.office.appraisals.services.judging import judge
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Evidence, Version
from thidua.office.facts.queries import versions_of
from thidua.office.facts.services.stating import Proof
from thidua.office.files.checking import SEEN
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Organisation
from thidua.office.plans.queries import plan_of
from thidua.office.records.queries.supplied import shown_text
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.wording import Words
from thidua.sheets.form_rows import entry_rule
from thidua.sheets.values import labels_of
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.pages.appraisals.forms import JudgeForm
from thidua.web.pages.appraisals.found import about, body_words, said_value
from thidua.web.pages.campaigns.found import form_page, participant_for

SHOWN = frozenset(kind.media_type for kind in SEEN)


@open_to(sees_appraisal_of)
def fact(request: Request, participant: int, fact: str) -> HttpResponse:
    """Read and, for who may, judge it; ``?ky=``: of one part of the round."""
    found = participant_for(request, participant, sees_appraisal_of)
    campaign, part = found.campaign, request.GET.get("ky", "")
    plan = plan_of(campaign.plan)
    lines = lines_of(campaign, [found]).lines[found.pk]
    line = next((one for one in lines if (one.fact.id, one.part) == (fact, part)), None)
    if line is None:
        raise Http404
    acts = appraises.test(request.standing, found)
    first = {"value": shown_text(plan, line.fact, line.found or line.base), "seen": line.mark}
    sent = request.POST or None if acts else None
    form = JudgeForm(sent, request.FILES if sent else None, choices=choices_of(plan, line.fact), initial=first)
    if sent is not None and form.is_valid() and _judged(request, form, line):
        messages.success(request, f"Đã ghi thẩm định «{line.fact.label}».")
        return redirect(_next(lines, line))
    words = Words(plan, campaign.round)
    versions = list(versions_of(found, fact, part).prefetch_related("evidence__attachment__file"))
    values = about(request, campaign) | {
        "participant": found,
        "line": line,
        "acts": acts,
        "wanted": entry_rule(plan, line.fact),
        "clauses": words.clauses(line.fact.clause).strip(" ()"),
        "said": [_told(plan, words, one) for one in versions if one.current and one.value],
        "versions": [_told(plan, words, one) for one in versions],
        "subjects": [one for one in subjects_of(plan).values() if fact in one.facts],
        "others": _others(request, campaign, plan, fact),
        "answers": _answers(found, fact, part),
        "part": plan.rounds[part].label if part in plan.rounds else part,
    }
    return form_page(request, "appraisals/fact.html", form, **values)


def choices_of(plan: Plan, fact: Fact) -> list[str]:
    """What a fact may be, where it is one of a few."""
    if fact.type not in ("yes_no", "level"):
        return []
    labels = ["Có", "Không"] if fact.type == "yes_no" else list(labels_of(plan, fact).values())
    return [*labels, *(["Không áp dụng"] if fact.admits_not_applicable else [])]


def _judged(request: Request, form: JudgeForm, line: Line) -> bool:
    """Whether the judgement could be kept; files are kept first, outside its transaction."""
    user, participant = request.standing.user, line.participant
    assert user is not None
    body = body_of(request.standing, participant.campaign)
    given, owner = form.cleaned_data, _owner(participant.campaign, body)
    try:
        proofs = [
            Proof(attachment=keep(pieces=file.chunks(), name=file.name or "tệp", owner=owner, by=user))
            for file in given["documents"] or ()
        ]
    except FileRefusedError as refused:
        form.add_error("documents", str(refused))
        return False
    made = attempted(
        form,
        lambda: judge(
            participant=participant,
            fact=line.fact.id,
            part=line.part,
            text=given["value"],
            reason=given["reason"],
            seen=given["seen"],
            body=body,
            by=user,
            evidence=proofs,
        ),
    )
    return made is not None


def _owner(campaign: Campaign, body: str) -> Organisation:
    places = bodies_appraising(campaign)
    return Organisation.objects.get(pk=places[body]) if body in places else campaign.owner


def _next(lines: Sequence[Line], line: Line) -> str:
    """The next fact that waits; none: the participant."""
    after = [one for one in lines[lines.index(line) + 1 :] if one.state in ("waiting", "changed")]
    if not after:
        return reverse("appraisal_of", args=[line.participant.pk])
    url = reverse("appraisal_fact", args=[line.participant.pk, after[0].fact.id])
    return f"{url}?ky={after[0].part}" if after[0].part else url


def _told(plan: Plan, words: Words, one: Version) -> dict[str, object]:
    body = body_words(plan, one.body)
    files = [proof for proof in one.evidence.all() if proof.attachment is not None]
    return {
        "version": one,
        "value": said_value(plan, words, one) or "đã rút",
        "who": body or one.get_origin_display(),
        "files": [(proof, proof.attachment.file.media_type) for proof in files if proof.attachment is not None],
        "shown": SHOWN,
        "references": [_reference(proof) for proof in one.evidence.all() if proof.reference],
    }


def _reference(proof: Evidence) -> str:
    """A paper by its number; one that is cited with where it was named before."""
    return f"{proof.reference} ({proof.origin})" if proof.origin else proof.reference


def _others(request: Request, campaign: Campaign, plan: Plan, fact: str) -> list[str]:
    """Who appraises it, where it is not open to whoever looks."""
    user = request.standing.user
    names = [one.id for one in subjects_of(plan).values() if fact in one.facts]
    work = shared(campaign)
    if user is None or work.open_to(user, names):
        return []
    found = (one.appraiser for name in names for one in work.by_subject.get(name, ()))
    return list(dict.fromkeys(one.person.full_name if one.person else one.username for one in found))


def _answers(participant: Participant, fact: str, part: str) -> list[Answer]:
    found = Answer.objects.filter(
        explanation__participant=participant, judgement__fact=fact, judgement__part=part
    ).select_related("explanation", "judgement")
    return list(found.prefetch_related("files__attachment__file"))
