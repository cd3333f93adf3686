"""How one participant's result arose, down to the evidence: as it is now, and as it was frozen."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.office.access.predicates import reads_participant, works_on
from thidua.office.appraisals.predicates import sees_scores_of
from thidua.office.appraisals.queries.scoring import scored
from thidua.office.appraisals.queries.standing import is_told
from thidua.office.assessments.queries import own_evaluation
from thidua.office.campaigns.models import Participant
from thidua.office.facts.models import Evidence, Origin
from thidua.office.facts.queries import current_versions
from thidua.office.plans.queries import plan_of
from thidua.office.results.models import Row
from thidua.office.results.predicates import reads_reasons
from thidua.office.results.queries.evaluating import evaluation_of
from thidua.office.results.queries.snapshots import latest_of, published_of, read
from thidua.office.results.services.working_out import up_to_date
from thidua.office.results.summing import lacking_in
from thidua.office.results.text import said_of
from thidua.rules.as_data import result_as_data
from thidua.rules.wording import Words
from thidua.rules.wording.results import say_lacking
from thidua.rules.wording.scorers import say_scores
from thidua.web.access import Request, need, open_to
from thidua.web.pages.campaigns.found import participant_for
from thidua.web.pages.results.figures import note_of
from thidua.web.pages.results.reasons import Account


@open_to(reads_participant)
def participant(request: Request, participant: int) -> HttpResponse:
    """The result as the facts are now. A unit reads its own, without what tells of others, and as it was appraised only
    once that is told.
    """
    found = participant_for(request, participant, reads_participant)
    inside = works_on.test(request.standing, found.campaign)
    if not inside and not is_told(found) and published_of(found.campaign) is None:
        return _as_said(request, found)
    ranking = up_to_date(found.campaign)
    evaluation = evaluation_of(ranking)
    result, row = evaluation.of(found.code), ranking.rows.filter(participant=found).first()
    values = {"participant": found, "campaign": found.campaign, "inside": inside, "row": row}
    values["latest"] = latest_of(found.campaign) if inside else None
    if result is not None and row is not None:
        data = result_as_data(evaluation, result)
        values["account"] = Account(evaluation.plan, evaluation.round, data, _proofs(found), _scores(request, found))
        values["said"] = said_of(evaluation, result) if inside else []
        values["note"], values["lacking"] = note_of(row), lacking_in(ranking.summary)
    return render(request, "results/participant.html", values)


@open_to(reads_reasons)
def frozen(request: Request, frozen_row: int) -> HttpResponse:
    """The result as it was frozen, read from the snapshot's own text."""
    chosen = (
        Row.objects.select_related("snapshot__campaign__owner", "snapshot__plan", "participant__campaign")
        .defer("snapshot__content")
        .prefetch_related("snapshot__campaign__bodies")
    )
    row = get_object_or_404(chosen, pk=frozen_row, snapshot__isnull=False)
    need(reads_reasons, request.standing, row)
    snapshot = row.snapshot
    assert snapshot is not None, "asked for"
    content = read(snapshot)
    data = next(one for one in content["evaluation"]["results"] if one["participant"] == row.code)
    values = {
        "participant": row,
        "campaign": snapshot.campaign,
        "snapshot": snapshot,
        "row": row,
        "inside": works_on.test(request.standing, snapshot.campaign),
        "account": Account(plan_of(snapshot.plan), content["evaluation"]["round"], data),
        "said": content["said"][row.code],
        "note": note_of(row),
        "lacking": lacking_in(snapshot.summary, published=snapshot.published_on is not None),
    }
    return render(request, "results/participant.html", values)


def _as_said(request: Request, found: Participant) -> HttpResponse:
    """What a unit comes to by what it and others than appraisers say, beside nobody."""
    evaluation = own_evaluation(found)
    result = evaluation.of(found.code)
    assert result is not None
    data = result_as_data(evaluation, result)
    words = Words(evaluation.plan, evaluation.round, evaluation.notices)
    values = {
        "participant": found,
        "campaign": found.campaign,
        "as_said": True,
        "account": Account(evaluation.plan, evaluation.round, data, _proofs(found, without=Origin.APPRAISED)),
        "note": say_lacking(words, result) if result.missing or result.undefined else "",
    }
    return render(request, "results/participant.html", values)


def _scores(request: Request, participant: Participant) -> dict[str, list[str]]:
    """Who gave what, by fact, once all have; nothing for whoever may not see it."""
    if not sees_scores_of.test(request.standing, participant):
        return {}
    return {
        name: [line.text for line in say_scores(one.combined.reason) if line.depth]
        for (_, name), one in scored(participant.campaign, [participant]).items()
        if one.opened
    }


def _proofs(participant: Participant, without: str = "") -> dict[tuple[str, str], Sequence[Evidence]]:
    """The evidence of what everybody says of each fact now; once, though appraisers take over that of the unit."""
    found: dict[tuple[str, str], dict[tuple[int | None, str], Evidence]] = {}
    for version in current_versions([participant]).exclude(origin=without):
        pieces = found.setdefault((version.part, version.fact), {})
        for one in version.evidence.all():
            pieces.setdefault((one.attachment_id, one.reference), one)
    return {key: list(pieces.values()) for key, pieces in found.items()}
