"""Several score one fact apart: who is asked, what each gives, and the value once all have given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from django.db import transaction

from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.filters import participants_appraised
from thidua.office.appraisals.models import Score, Seat
from thidua.office.appraisals.predicates import body_of
from thidua.office.appraisals.queries.assigned import appraisers_of
from thidua.office.appraisals.queries.lines import Line, lines_of
from thidua.office.appraisals.queries.scoring import Key, Scored, nobody_yet, score_of, scored, scored_facts, seats_in
from thidua.office.appraisals.services.judging import held_with_facts, settled_in, state_judged, take_back
from thidua.office.appraisals.services.noting import noted
from thidua.office.appraisals.services.telling import tell_of_seats
from thidua.office.appraisals.subjects import Subject
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.facts.services.stating import Stated
from thidua.office.facts.values import text_of
from thidua.office.plans.queries import plan_of
from thidua.office.records.errors import RecordError
from thidua.office.records.queries.supplied import read_text
from thidua.plan.model.plan import Plan
from thidua.rules.wording.scorers import say_how

TAKEN_BACK = "Điểm chấm chưa đủ hoặc lệch quá mức cho phép"


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed for one seat."""

    text: str
    note: str = ""
    reason: str = ""


@dataclass(slots=True)
class Outcome:
    """How many scores were kept, how many values came about; by seat why one was not kept."""

    kept: int = 0
    values: int = 0
    refused: dict[int, AppraisalError] = field(default_factory=dict)


@transaction.atomic
def ask(*, campaign: Campaign, fact: str, scorer: User, by: User) -> int:
    """Give somebody a free seat with each participant of whom the fact is asked; returns with how many.

    A seat is free where fewer are asked than the plan rules, and where those who gave are too far apart. Nobody gets
    one with their own organisation, where they have one already, or with who is settled. Whoever is asked by another
    is told by mail. Raises AppraisalError.
    """
    found = held_with_facts(campaign)
    plan = plan_of(found.plan)
    facts = scored_facts(plan)
    if fact not in facts:
        raise AppraisalError("Số liệu này không do nhiều người chấm.", "fact")
    if scorer not in appraisers_of(found):
        raise AppraisalError("Người này không thuộc cơ quan thẩm định.", "scorer")
    scorers, there = facts[fact].scorers, scored(found, fact=fact)
    assert scorers is not None, "scored_facts"
    rows = participants_appraised(standing_of(scorer)).filter(pk__in=taking_part(found).values("pk"))
    made = []
    for key, line in _lines(found, [fact], rows.exclude(pk__in=settled_in(found))).items():
        now = there.get(key) or nobody_yet(scorers)
        free = now.state in ("free", "apart") and all(one.scorer_id != scorer.pk for one in now.seats)
        if free:
            seat = Seat(participant=line.participant, fact=fact, scorer=scorer, asked_by=by)
            seat.added = now.state == "apart"
            made.append(seat)
    if not made:
        raise AppraisalError(
            "Không còn chỗ chấm nào cho người này: đã đủ người, hoặc là đơn vị của chính họ.", "scorer"
        )
    made = Seat.objects.bulk_create(made, batch_size=200)
    if scorer.pk != by.pk:
        tell_of_seats(found, facts[fact].label, scorer, made)
    added = sum(one.added for one in made)
    after = {"fact": fact, "count": len(made), **({"added": added} if added else {})}
    noted(found, "ask_scorer", by, f"accounts.user:{scorer.pk}", after=after)
    return len(made)


@transaction.atomic
def release(*, campaign: Campaign, fact: str, scorer: User, by: User) -> int:
    """Take back what somebody has not scored yet, so that another can be asked; what was given stays given."""
    found = held_with_facts(campaign)
    seats = [one for one in seats_in(found).filter(fact=fact, scorer=scorer) if score_of(one) is None]
    if not seats:
        raise AppraisalError("Người này không còn chỗ nào chưa chấm.")
    Seat.objects.filter(pk__in=[one.pk for one in seats]).update(ended_at=clock.now())
    before = {"fact": fact, "count": len(seats)}
    noted(found, "release_scorer", by, f"accounts.user:{scorer.pk}", before=before)
    # Whoever was asked in addition may not be needed any more.
    _combine(found, plan_of(found.plan), {_key(one) for one in seats}, by)
    return len(seats)


@transaction.atomic
def give(*, campaign: Campaign, typed: Mapping[int, Typed], by: User) -> Outcome:
    """Keep somebody's scores by seat, each that can be; what says the same as before is left as it is.

    A score that changes once all have given needs a reason. What the scores come to is stated as what was found.
    """
    found = held_with_facts(campaign)
    plan, outcome = plan_of(found.plan), Outcome()
    mine = {one.pk: one for one in seats_in(found).filter(scorer=by, pk__in=typed)}
    may = set(participants_appraised(standing_of(by)).values_list("pk", flat=True)) - settled_in(found)
    before = scored(found, _rows(mine.values()))
    changed = []
    for pk, one in typed.items():
        try:
            seat = _open(mine.get(pk), may)
            if _given(plan, seat, one, before[_key(seat)]):
                changed.append((seat, one))
        except AppraisalError as refused:
            outcome.refused[pk] = refused
    outcome.kept = len(changed)
    if changed:
        outcome.values = _combine(found, plan, {_key(seat) for seat, _ in changed}, by)
        _note_given(found, changed, before, by)
    return outcome


def _open(seat: Seat | None, may: set[int]) -> Seat:
    if seat is None:
        raise AppraisalError("Chỗ chấm này không còn là của bạn.", "value")
    if seat.participant_id not in may:
        raise AppraisalError("Đối tượng này đã thẩm định xong, hoặc thuộc đơn vị của bạn.", "value")
    return seat


def _given(plan: Plan, seat: Seat, typed: Typed, before: Scored) -> bool:
    """Whether there was something to keep."""
    last, note, reason = score_of(seat), " ".join(typed.note.split()), " ".join(typed.reason.split())
    try:
        value = read_text(plan, plan.facts[seat.fact], typed.text)
    except RecordError as refused:
        raise AppraisalError(str(refused), "value") from None
    if value is None:
        if last is not None:
            raise AppraisalError("Điểm đã cho thì sửa được, không bỏ trống được.", "value")
        return False
    text = text_of(value)
    if last is not None and (last.value, last.note) == (text, note):
        return False
    if last is not None and before.complete and not reason:
        raise AppraisalError("Mọi người đã chấm; sửa điểm thì cần ghi lý do.", "reason")
    seat.scores.filter(current=True).update(current=False)
    kept = reason if last is not None and before.complete else ""
    number = (last.number if last is not None else 0) + 1
    Score.objects.create(seat=seat, number=number, value=text, note=note, reason=kept)
    return True


def _combine(campaign: Campaign, plan: Plan, keys: set[Key], by: User) -> int:
    """State what the scores of some facts come to; take back what they no longer come to. Returns how many stand."""
    if not keys:
        return 0
    rows = list(Participant.objects.filter(pk__in={key[0] for key in keys}))
    now, lines = scored(campaign, rows), _lines(campaign, scored_facts(plan), rows)
    stated, gone = [], []
    for key in keys & now.keys() & lines.keys():
        line, value = lines[key], now[key].combined.value
        if now[key].opened and value is not None:
            stated.append((line, value, say_how(now[key].combined)))
        elif line.judgement is not None:
            gone.append(line.judgement)
    body = body_of(standing_of(by), campaign)
    for judgement in gone:
        take_back(judgement, TAKEN_BACK, None)
    state_judged(campaign, [_found(*one) for one in stated], body, None)
    for line, value, how in stated:
        after = {line.fact.id: text_of(value)}
        noted(campaign, "scored", by, f"campaigns.participant:{line.participant.pk}", after=after, reason=how)
    return len(stated)


def _found(line: Line, value: Fraction, how: str) -> tuple[Line, Stated, bool, str]:
    place = f"Phiếu chấm, {how[:1].lower()}{how[1:]}"
    stated = Stated(participant=line.participant, fact=line.fact.id, value=value, reason=how, place=place)
    return line, stated, line.base is None or line.base.value != text_of(value), how


def _note_given(
    campaign: Campaign, changed: Iterable[tuple[Seat, Typed]], before: Mapping[Key, Scored], by: User
) -> None:
    """How many were given, without what: whoever reads the journal may have to score as well. Changes one by one."""
    first = [seat for seat, _ in changed if not before[_key(seat)].complete or score_of(seat) is None]
    if first:
        noted(campaign, "score", by, f"campaigns.campaign:{campaign.pk}", after={"count": len(first)})
    for seat, typed in changed:
        if seat in first:
            continue
        was, told = score_of(seat), before[_key(seat)].opened
        values = {seat.fact: was.value if told and was is not None else "…"}
        target = f"campaigns.participant:{seat.participant_id}"
        noted(campaign, "change_score", by, target, before=values, reason=" ".join(typed.reason.split()))


def _lines(campaign: Campaign, facts: Iterable[str], rows: Iterable[Participant]) -> dict[Key, Line]:
    """The lines of some facts of those of whom they are asked, in the round itself."""
    found = lines_of(campaign, rows, Subject("", "", "", "rest", tuple(facts))).lines
    return {(pk, one.fact.id): one for pk, some in found.items() for one in some if not one.part}


def _rows(seats: Iterable[Seat]) -> list[Participant]:
    return list({one.participant_id: one.participant for one in seats}.values())


def _key(seat: Seat) -> Key:
    return seat.participant_id, seat.fact
