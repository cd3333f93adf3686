"""What is found of a fact: one judged, many accepted as they were said, one taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.models import Appraisal, Explaining, Judgement
from thidua.office.appraisals.queries.assigned import shared
from thidua.office.appraisals.queries.days import days_of
from thidua.office.appraisals.queries.lines import Line, lines_of, readable
from thidua.office.appraisals.services.noting import noted
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.services.grounds import held
from thidua.office.facts.models import FactSet, Origin, Version
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.facts.values import text_of, value_of
from thidua.office.plans.queries import plan_of
from thidua.office.records.errors import RecordError
from thidua.office.records.queries.supplied import Named, read_text
from thidua.plan.model.plan import Plan
from thidua.rules.facts import FactValue

OPEN_TO_ACTS = (Campaign.State.RUNNING, Campaign.State.CLOSED)
ACCEPTED = "Chấp nhận như đã báo cáo"
FOUND = "Thẩm định"


@transaction.atomic
def judge(
    *,
    participant: Participant,
    fact: str,
    part: str = "",
    text: str,
    reason: str,
    seen: str,
    body: str,
    by: User,
    evidence: Sequence[Proof] = (),
) -> Judgement:
    """State what was found of one fact; ``seen`` is the line's mark on the page. Raises AppraisalError."""
    campaign = held_with_facts(participant.campaign)
    plan = plan_of(campaign.plan)
    line = _line(campaign, participant, fact, part)
    _open_to(campaign, plan, [participant.pk], {fact}, by)
    if line.fact.scorers is not None:
        raise AppraisalError(f"Số liệu này do {line.fact.scorers.count} người chấm riêng; hãy chấm ở «Chấm điểm».")
    if seen != line.mark:
        raise AppraisalError("Số liệu này vừa được người khác thẩm định hoặc đơn vị gửi lại; hãy xem lại.", "value")
    value, reason = _read(plan, line, text, Named(campaign)), reason.strip()
    differs = line.base is None or line.base.value != text_of(value)
    if differs and not reason:
        raise AppraisalError("Giá trị khác số đã báo cáo thì cần ghi lý do.", "reason")
    given = [*_proofs(line.base), *evidence]
    said = reason or (line.base.reason if line.base is not None else "")
    stated = _stated(line, value, said, FOUND if differs else ACCEPTED, given)
    (made,) = state_judged(campaign, [(line, stated, differs, reason)], body, by)
    target, before = f"campaigns.participant:{participant.pk}", _before([line])
    noted(campaign, "judge", by, target, before=before, after=_after([made]), reason=reason)
    return made


@transaction.atomic
def accept(*, campaign: Campaign, chosen: Mapping[str, str], body: str, by: User) -> int:
    """Find of each line chosen (its key, and its mark on the preview) what was said of it; returns how many.

    One that has changed since the preview, that somebody found otherwise, or that is another's, is left as it is.
    """
    found = held_with_facts(campaign)
    plan = plan_of(found.plan)
    keys = {int(key.partition(":")[0]) for key in chosen}
    rows = list(Participant.objects.filter(campaign=found, pk__in=keys))
    lines = [one for some in lines_of(found, rows).lines.values() for one in some if chosen.get(one.key) == one.mark]
    lines = acceptable(found, plan, lines, by)
    prefetch_related_objects([one.base for one in lines if one.base is not None], "evidence__attachment")
    made = state_judged(found, [(one, _as_said(plan, one), False, "") for one in lines], body, by)
    if made:
        after = _after(made) if len(made) == 1 else {"count": len(made), "facts": _told(made)}
        noted(found, "accept", by, f"campaigns.campaign:{found.pk}", after=after)
    return len(made)


def acceptable(campaign: Campaign, plan: Plan, lines: Iterable[Line], by: User) -> list[Line]:
    """Of some lines those that somebody may accept together: readable, theirs, of nobody who is settled."""
    theirs, settled = _theirs(campaign, plan, by), settled_in(campaign)
    return [
        one
        for one in lines
        if one.acceptable
        and one.base is not None
        and readable(plan, one.fact.id, one.base.value)
        and one.fact.id in theirs
        and one.participant.pk not in settled
    ]


@transaction.atomic
def withdraw(*, judgement: Judgement, reason: str, by: User) -> None:
    """Take back what was found: the plan has no use for it any more, or it was a mistake. What others say counts."""
    participant = judgement.participant
    campaign = held_with_facts(participant.campaign)
    one = Judgement.objects.select_for_update(of=("self",)).select_related("found").get(pk=judgement.pk)
    if not one.current:
        raise AppraisalError("Kết quả thẩm định này đã được thay hoặc gỡ.")
    if not reason.strip():
        raise AppraisalError("Cần ghi lý do gỡ.", "reason")
    _not_settled(campaign, [participant.pk])
    take_back(one, reason.strip(), by)
    target, before = f"campaigns.participant:{participant.pk}", {one.fact: one.found.value}
    noted(campaign, "withdraw", by, target, before=before, reason=reason.strip())


def take_back(judgement: Judgement, reason: str, by: User | None) -> None:
    """Let what was found count no more; the act that does so holds the facts and writes the journal."""
    gone = Stated(
        participant=judgement.participant, fact=judgement.fact, part=judgement.part, value=None, reason=reason
    )
    state(stated=[gone], origin=Origin.APPRAISED, body=judgement.body, by=by)
    Judgement.objects.filter(pk=judgement.pk).update(current=False)


def held_with_facts(campaign: Campaign) -> Campaign:
    """The campaign and its facts, held: two who judge at once do so one after the other."""
    found = held(campaign, *OPEN_TO_ACTS)
    FactSet.objects.get_or_create(campaign=found)
    FactSet.objects.select_for_update().get(campaign=found)
    return found


def _line(campaign: Campaign, participant: Participant, fact: str, part: str) -> Line:
    lines = lines_of(campaign, [participant]).lines[participant.pk]
    found = next((one for one in lines if (one.fact.id, one.part) == (fact, part)), None)
    if found is None:
        raise AppraisalError("Số liệu này không hỏi đối tượng đó.")
    return found


def _theirs(campaign: Campaign, plan: Plan, by: User) -> set[str]:
    """The facts that somebody may judge: of subjects that are theirs or nobody's."""
    subjects = subjects_of(plan)
    return {name for one in shared(campaign).open_to(by, subjects) for name in subjects[one].facts}


def settled_in(campaign: Campaign) -> set[int]:
    settled = Appraisal.objects.filter(participant__campaign=campaign, state=Appraisal.State.SETTLED)
    return set(settled.values_list("participant", flat=True))


def _not_settled(campaign: Campaign, participants: Collection[int]) -> None:
    if not settled_in(campaign).isdisjoint(participants):
        raise AppraisalError("Đối tượng này đã thẩm định xong; hãy mở lại, nêu lý do, rồi mới sửa.")


def _open_to(campaign: Campaign, plan: Plan, participants: Collection[int], facts: set[str], by: User) -> None:
    _not_settled(campaign, participants)
    if not facts <= _theirs(campaign, plan, by):
        raise AppraisalError("Mục này đã phân công cho người khác thẩm định.")


def _read(plan: Plan, line: Line, text: str, named: Named) -> FactValue:
    try:
        value = read_text(plan, line.fact, text, named)
    except RecordError as refused:
        raise AppraisalError(str(refused), "value") from None
    if value is None:
        raise AppraisalError("Cần ghi giá trị thẩm định.", "value")
    return value


def _proofs(version: Version | None) -> list[Proof]:
    if version is None:
        return []
    return [Proof(attachment=one.attachment, reference=one.reference) for one in version.evidence.all()]


def _stated(line: Line, value: FactValue, reason: str, place: str, proofs: Sequence[Proof]) -> Stated:
    return Stated(
        participant=line.participant,
        fact=line.fact.id,
        part=line.part,
        value=value,
        reason=reason,
        place=place,
        evidence=proofs,
    )


def _as_said(plan: Plan, line: Line) -> Stated:
    assert line.base is not None, "acceptable"
    value = value_of(plan, line.fact, line.base.value)
    return _stated(line, value, line.base.reason, ACCEPTED, _proofs(line.base))


def state_judged(
    campaign: Campaign, wanted: Sequence[tuple[Line, Stated, bool, str]], body: str, by: User | None
) -> list[Judgement]:
    """State the values and append the judgements; a value that stands already is stated no second time.

    ``by``: None where several found it together.
    """
    state(stated=[one for _, one, _, _ in wanted], origin=Origin.APPRAISED, body=body, by=by)
    rows = {line.participant.pk for line, *_ in wanted}
    now = {
        (one.participant_id, one.fact, one.part): one
        for one in Version.objects.filter(participant__in=rows, origin=Origin.APPRAISED, current=True)
    }
    before = [line.judgement.pk for line, *_ in wanted if line.judgement is not None]
    Judgement.objects.filter(pk__in=before).update(current=False)
    opened = Explaining.objects.filter(campaign=campaign, closed_on=None).first()
    review = days_of(campaign, opened).review if opened is not None else None
    _begun(rows)
    return Judgement.objects.bulk_create(
        [
            Judgement(
                participant=line.participant,
                fact=line.fact.id,
                part=line.part,
                seen=line.base,
                found=now[line.participant.pk, line.fact.id, line.part],
                differs=differs,
                reason=reason,
                body=body,
                second=opened is not None,
                late=review is not None and clock.today() > review,
                judged_by=by,
            )
            for line, _, differs, reason in wanted
        ],
        batch_size=200,
    )


def _begun(participants: Iterable[int]) -> None:
    Appraisal.objects.bulk_create(
        [Appraisal(participant_id=one) for one in sorted(participants)], ignore_conflicts=True
    )


def _told(made: Iterable[Judgement]) -> str:
    """Whose facts, in the words of the plan's file: ``UBND-A.late_replies``."""
    return ", ".join(".".join(filter(None, (one.participant.code, one.fact, one.part))) for one in made)


def _after(made: Iterable[Judgement]) -> dict[str, Any]:
    return {".".join(filter(None, (one.fact, one.part))): one.found.value for one in made}


def _before(lines: Iterable[Line]) -> dict[str, Any]:
    """What stood there: what was found before, else what was said."""
    found = {}
    for one in lines:
        version = one.found or one.base
        found[".".join(filter(None, (one.fact.id, one.part)))] = version.value if version is not None else ""
    return found
