"""Figures that a body of the plan supplies of participants; each is measured, of that body."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.services.grounds import held
from thidua.office.facts.models import FactSet, Origin
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.facts.values import text_of
from thidua.office.journal.services import record
from thidua.office.plans.queries import plan_of
from thidua.office.records.errors import RecordError
from thidua.office.records.queries.counted import periods_in
from thidua.office.records.queries.supplied import Named, asked_of, facts_supplied, measured_now, read_text
from thidua.office.records.services.recording import OPEN_TO_ACTS
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import FactValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """One figure as typed. ``seen``: the key of the version that stood there when it was typed, 0 for none."""

    participant: Participant
    fact: str
    text: str
    reference: str = ""
    proofs: Sequence[Proof] = ()
    seen: int | None = None
    """None: whatever stood there, as a workbook says."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one: the problem, or the text that somebody else put there meanwhile."""

    supplied: Supplied
    problem: str = ""
    met: bool = False


@transaction.atomic
def supply(*, campaign: Campaign, body: str, given: Iterable[Supplied], by: User, part: str = "") -> list[Answered]:
    """For the round, or a part of it, state what can be stated; an empty text takes the figure back.

    What met a newer value is left to its writer.
    """
    found = held(campaign, *OPEN_TO_ACTS)
    plan = plan_of(found.plan)
    # Two who write at once do so one after the other, so that each sees what the other has written.
    FactSet.objects.get_or_create(campaign=found)
    FactSet.objects.select_for_update().get(campaign=found)
    facts = {one.id: one for one in facts_supplied(plan, body)}
    there = list(given)
    if part not in periods_in(plan, found.round, facts.values()):
        raise RecordError("Đợt này không có kỳ đó.")
    now = measured_now(found, [one.participant for one in there], part)
    answers, stated, named = [], [], Named(found)
    for one in there:
        version = now.get((one.participant.pk, one.fact))
        if one.seen is not None and one.seen != (version.pk if version is not None and version.value else 0):
            answers.append(Answered(one, "Có người vừa ghi giá trị khác; hãy xem lại rồi ghi.", met=True))
            continue
        try:
            stated.append(replace(_stated(plan, found, facts.get(one.fact), one, part, named), part=part))
            answers.append(Answered(one))
        except RecordError as refused:
            answers.append(Answered(one, str(refused)))
    made = state(stated=stated, origin=Origin.MEASURED, by=by, body=body)
    if made:
        codes = {one.participant.pk: one.participant.code for one in there}
        record(
            act="records.supply",
            target=f"campaigns.campaign:{found.pk}",
            actor=by,
            campaign=found.pk,
            owner=found.owner,
            after={"body": body, "part": part} | {f"{codes[one.participant_id]}.{one.fact}": one.value for one in made},
        )
    return answers


def _stated(plan: Plan, campaign: Campaign, fact: Fact | None, one: Supplied, part: str, named: Named) -> Stated:
    if fact is None:
        raise RecordError("Cơ quan này không cung cấp số liệu đó.")
    if one.participant.campaign_id != campaign.pk or not asked_of(fact, one.participant):
        raise RecordError("Số liệu này không hỏi đối tượng đó.")
    if part not in periods_in(plan, campaign.round, [fact]):
        raise RecordError("Số liệu này không hỏi cho kỳ đó.")
    value: FactValue | None = read_text(plan, fact, one.text, named)
    proofs = [*one.proofs, *([Proof(reference=one.reference.strip()[:255])] if one.reference.strip() else [])]
    if value is not None and fact.evidence == "required" and not proofs:
        raise RecordError("Số liệu này phải có minh chứng: ghi số, ngày, trang của văn bản.")
    return Stated(
        participant=one.participant,
        fact=fact.id,
        value=value,
        reason="Cơ quan cung cấp ghi không áp dụng" if value is not None and text_of(value) == "not_applicable" else "",
        place="Bảng số liệu do cơ quan cung cấp" if value is not None else "",
        evidence=proofs if value is not None else (),
    )
