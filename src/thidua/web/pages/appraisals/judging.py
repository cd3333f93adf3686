"""One fact of one participant: everything said of it with the evidence to read, and the form of what is found."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from thidua.office.appraisals.models import Answer
from thidua.office.appraisals.predicates import appraises, bodies_appraising, body_of, sees_appraisal_of
from thidua.office.appraisals.queries.assigned import Shared, shared
from thidua.office.appraisals.queries.lines import Line, lines_of
from thidua.office.appraisals.services.judging import judge
from thidua.office.appraisals.subjects import Subject, subjects_of
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Evidence, Origin, Version
from thidua.office.facts.queries import versions_of
from thidua.office.facts.services.stating import Proof
from thidua.office.files.checking import SEEN
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Organisation
from thidua.office.plans.queries import plan_of
from thidua.plan.model.plan import Plan
from thidua.rules.wording import Words
from thidua.sheets.form_rows import entry_rule
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.pages.appraisals.forms import JudgeForm
from thidua.web.pages.appraisals.found import about, body_words, merged_into, name_of, open_to_judge, said_value
from thidua.web.pages.appraisals.walking import walk
from thidua.web.pages.campaigns.found import form_page, participant_for

SHOWN = frozenset(kind.media_type for kind in SEEN)


@open_to(sees_appraisal_of)
def fact(request: Request, participant: int, fact: str) -> HttpResponse:
    """Read and, for who may, judge it; ``?ky=``: of one part of the round; ``?muc=``: going down that part."""
    found = participant_for(request, participant, sees_appraisal_of)
    campaign, part = found.campaign, request.GET.get("ky", "")
    plan = plan_of(campaign.plan)
    lines = lines_of(campaign, [found]).lines[found.pk]
    line = next((one for one in lines if (one.fact.id, one.part) == (fact, part)), None)
    if line is None:
        raise Http404
    acts, work, subjects = appraises.test(request.standing, found), shared(campaign), subjects_of(plan)
    mine = open_to_judge(request, work, subjects)
    walked = walk(request, campaign, lines, line, subjects.get(request.GET.get("muc", "")), mine)
    sent = request.POST or None if acts else None
    form = JudgeForm(sent, request.FILES if sent else None, line=line, plan=plan)
    if sent is not None and form.is_valid() and _judged(request, form, line):
        messages.success(request, f"Đã ghi thẩm định «{line.fact.label}» của {found.name}.")
        return redirect(walked.next_open or walked.above)
    words = Words(plan, campaign.round)
    versions = [_told(plan, words, one) for one in _versions(found, fact, part)]
    current = [one for one in versions if one["version"].current and one["version"].value]
    appraised = [_added(one, line) for one in current if one["version"].origin == Origin.APPRAISED]
    values = about(request, campaign) | {
        "participant": found,
        "merged": merged_into(found),
        "line": line,
        "acts": acts,
        "walk": walked,
        "wanted": entry_rule(plan, line.fact),
        "clauses": words.clauses(line.fact.clause).strip(" ()"),
        "said": [one for one in current if one["version"].origin != Origin.APPRAISED],
        "base": said_value(plan, words, line.base),
        "found": next(iter(appraised), None),
        "appraised": appraised,
        "versions": versions,
        "subjects": [one for one in subjects.values() if fact in one.facts],
        "others": [] if fact in mine else _assigned(work, subjects, fact),
        "answers": _answers(found, fact, part),
        "part": plan.rounds[part].label if part in plan.rounds else part,
    }
    return form_page(request, "appraisals/fact.html", form, **values)


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


def _versions(participant: Participant, fact: str, part: str) -> Iterable[Version]:
    """Everything that was ever said of it, with who said it and with files, the newest first."""
    found = versions_of(participant, fact, part).select_related("stated_by__person")
    return found.prefetch_related("evidence__attachment__file")


def _told(plan: Plan, words: Words, one: Version) -> dict[str, Any]:
    body = body_words(plan, one.body)
    files = [proof for proof in one.evidence.all() if proof.attachment is not None]
    return {
        "version": one,
        "value": said_value(plan, words, one) or "đã rút",
        "who": body or one.get_origin_display(),
        "name": name_of(one.stated_by),
        "files": [(proof, proof.attachment.file.media_type) for proof in files if proof.attachment is not None],
        "shown": SHOWN,
        "references": [_reference(one) for one in one.evidence.all() if one.reference and one.attachment is None],
    }


def _added(found: dict[str, Any], line: Line) -> dict[str, Any]:
    """What was found, with those files alone that whoever judged has added."""
    seen = line.judgement.seen if line.judgement is not None else None
    theirs = {(one.attachment_id, one.reference) for one in seen.evidence.all()} if seen is not None else set()
    files = [pair for pair in found["files"] if (pair[0].attachment_id, pair[0].reference) not in theirs]
    return found | {"files": files, "references": []}


def _reference(proof: Evidence) -> str:
    """A paper by its number; one that is cited with where it was named before."""
    return f"{proof.reference} ({proof.origin})" if proof.origin else proof.reference


def _assigned(work: Shared, subjects: Mapping[str, Subject], fact: str) -> list[str]:
    """Who appraises a fact."""
    names = [one.id for one in subjects.values() if fact in one.facts]
    return list(dict.fromkeys(name_of(one.appraiser) for name in names for one in work.by_subject.get(name, ())))


def _answers(participant: Participant, fact: str, part: str) -> list[Answer]:
    found = Answer.objects.filter(
        explanation__participant=participant, judgement__fact=fact, judgement__part=part
    ).select_related("explanation", "judgement")
    return list(found.prefetch_related("files__attachment__file"))
