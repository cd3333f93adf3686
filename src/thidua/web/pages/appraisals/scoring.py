"""What somebody has to score apart from others, kept many at once; what was given, once all have given."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.office.appraisals.models import Score, Seat
from thidua.office.appraisals.predicates import appraises_in, sees_scores_of
from thidua.office.appraisals.queries.scoring import (
    STATES,
    Key,
    Scored,
    score_of,
    scored,
    scored_facts,
    seats_in,
    without_score,
)
from thidua.office.appraisals.services.scoring import Outcome, Typed, give
from thidua.office.plans.queries import plan_of
from thidua.office.records.queries.supplied import said_value
from thidua.office.spelling import search_key
from thidua.plan.model.plan import Plan
from thidua.rules.wording import Words
from thidua.rules.wording.scorers import say_scores, say_state
from thidua.sheets.form_rows import entry_rule
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.appraisals.found import about
from thidua.web.pages.campaigns.found import campaign_for, participant_for

COLUMNS = (
    Column("ten", "Đối tượng", by=("participant__sort_key", "fact")),
    Column("so-lieu", "Chấm gì", by=("fact", "participant__sort_key")),
    Column("diem", "Điểm của bạn"),
    Column("nhan-xet", "Nhận xét"),
)
GIVEN = (("chua", "Chưa chấm"), ("roi", "Đã chấm"))


@dataclass(frozen=True, slots=True)
class Row:
    """One seat on the page: what stands in its fields, as typed where it could not be kept."""

    seat: Seat
    label: str
    rule: str
    text: str
    note: str
    reason: str
    needs_reason: bool
    problem: str = ""
    about_reason: bool = False

    @property
    def name(self) -> str:
        """Begins the names of its fields."""
        return f"diem-{self.seat.pk}"


@open_to(appraises_in)
def mine(request: Request, appraised_campaign: int) -> HttpResponse:
    """My seats, of one fact or participant or of all; a POST keeps what was typed."""
    found = campaign_for(request, appraised_campaign, appraises_in)
    plan, user = plan_of(found.plan), request.standing.user
    assert user is not None
    seats = seats_in(found).filter(scorer=user)
    rows = Listing(request, _filtered(request, seats), COLUMNS, first="so-lieu")
    outcome, typed = Outcome(), _typed(request)
    if request.method == "POST":
        outcome = give(campaign=found, typed=typed, by=user)
        _say(request, outcome)
        if not outcome.refused:
            return redirect(request.get_full_path())
        # What could not be kept is seen again wherever it would stand by now.
        rows = Listing(request, seats.filter(pk__in=typed), COLUMNS, first="so-lieu", size=len(typed))
    shown = list(rows)
    now = scored(found, {one.participant_id: one.participant for one in shown}.values())
    facts = {name: fact.label for name, fact in scored_facts(plan).items()}
    values = about(request, found) | {
        "rows": rows,
        "table": [_row(plan, one, now, typed, outcome) for one in shown],
        "facts": list(facts.items()) if len(facts) > 1 else [],
        "given_choices": GIVEN,
        "any": bool(facts),
        "left": without_score(seats).count(),
    }
    return render(request, "appraisals/scoring.html", values, status=422 if outcome.refused else 200)


@open_to(sees_scores_of)
def of_participant(request: Request, participant: int) -> HttpResponse:
    """Each fact that several score: how far it is; who gave what once it is opened, with each change."""
    found = participant_for(request, participant, sees_scores_of)
    campaign, plan = found.campaign, plan_of(found.campaign.plan)
    now = scored(campaign, [found])
    words = Words(plan, campaign.round)
    values = about(request, campaign) | {
        "participant": found,
        "facts": [
            {
                "label": plan.facts[name].label,
                "clauses": words.clauses(plan.facts[name].clause).strip(" ()"),
                "state": one.state,
                "state_label": STATES[one.state],
                "summary": say_state(one.combined) if one.opened or one.combined.waiting else "",
                "lines": [line.text for line in say_scores(one.combined.reason)][1:] if one.opened else [],
                "notes": _notes(one) if one.opened else [],
                "changes": _changes(plan, one) if one.opened else [],
            }
            for (_, name), one in now.items()
        ],
    }
    return render(request, "appraisals/scores.html", values)


def _filtered(request: Request, seats: QuerySet[Seat]) -> QuerySet[Seat]:
    if fact := request.GET.get("chi-tieu", ""):
        seats = seats.filter(fact=fact)
    if name := search_key(request.GET.get("tim", "")):
        seats = seats.filter(participant__search__contains=name)
    given = request.GET.get("cham", "")
    if given == "chua":
        return without_score(seats)
    return seats.exclude(pk__in=without_score(seats).values("pk")) if given == "roi" else seats


def _typed(request: Request) -> dict[int, Typed]:
    """What was typed, by seat."""
    post, found = request.POST, {}
    for name in post:
        head, _, key = name.rpartition("-")
        if head == "diem" and key.isdecimal():
            found[int(key)] = Typed(post[name], post.get(f"{name}-nx", ""), post.get(f"{name}-ly-do", ""))
    return found


def _row(plan: Plan, seat: Seat, now: Mapping[Key, Scored], typed: Mapping[int, Typed], outcome: Outcome) -> Row:
    fact, score, refused = plan.facts[seat.fact], score_of(seat), outcome.refused.get(seat.pk)
    given = typed[seat.pk] if refused is not None else None
    return Row(
        seat=seat,
        label=fact.label,
        rule=entry_rule(plan, fact),
        text=given.text if given is not None else said_value(plan, fact, score.value) if score is not None else "",
        note=given.note if given is not None else score.note if score is not None else "",
        reason=given.reason if given is not None else "",
        needs_reason=score is not None and now[seat.participant_id, seat.fact].complete,
        problem=str(refused) if refused is not None else "",
        about_reason=refused is not None and refused.field == "reason",
    )


def _say(request: Request, outcome: Outcome) -> None:
    if outcome.kept:
        opened = f" {outcome.values} số liệu đã đủ người chấm." if outcome.values else ""
        messages.success(request, f"Đã lưu {outcome.kept} điểm.{opened}")
    elif not outcome.refused:
        messages.info(request, "Không có điểm nào thay đổi.")


def _notes(one: Scored) -> list[tuple[str, str]]:
    """Remarks, by the name of the scorer."""
    said = zip(one.seats, one.combined.scores, strict=True)
    return [(each.by, score.note) for seat, each in said if (score := score_of(seat)) is not None and score.note]


def _changes(plan: Plan, one: Scored) -> list[dict[str, object]]:
    """Changes made once all had given, with their reasons, the oldest first."""
    names = {seat.pk: each.by for seat, each in zip(one.seats, one.combined.scores, strict=True)}
    later = Score.objects.filter(seat__in=names).exclude(reason="").order_by("pk")
    return [
        {
            "who": names[each.seat_id],
            "value": said_value(plan, plan.facts[one.seats[0].fact], each.value),
            "score": each,
        }
        for each in later
    ]
