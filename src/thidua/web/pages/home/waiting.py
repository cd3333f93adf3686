"""What waits for somebody, nearest day first: sheets to write and to answer, campaigns to run, what is to be judged."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from thidua.office import clock
from thidua.office.access.filters import campaigns_run, campaigns_seen, participants_filled
from thidua.office.access.standing import Standing
from thidua.office.appraisals.queries.assigned import to_appraise
from thidua.office.appraisals.queries.scoring import to_score
from thidua.office.appraisals.queries.standing import to_explain
from thidua.office.campaigns.models import Application, Campaign, Participant
from thidua.office.campaigns.queries.calendar import Falling, days_of
from thidua.office.campaigns.queries.notices import notices_in
from thidua.office.campaigns.queries.owing import owed_across
from thidua.office.submissions.asked import Asked, asked_of, part_label
from thidua.office.submissions.models import Review, Sheet

SHOWN = 30
"""So many sheets are listed; the rest is counted."""
OPEN = (Sheet.State.DRAFT, Sheet.State.RETURNED)
Counted = tuple[str, str, str]
"""Deadline, part and state of sheets that are counted."""


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A sheet to write: what it asks, and why it came back where it did."""

    sheet: Sheet
    asked: Asked
    reason: str


@dataclass(frozen=True, slots=True)
class ToRun:
    """A campaign of one's own: its next deadline, how many sheets wait for an answer, how many ask to join.

    ``nearest`` is the deadline that comes next, or was the last, of those by which sheets are sent; ``sent`` and
    ``total`` count its sheets, and all sheets where none has a day.
    """

    campaign: Campaign
    following: Falling | None
    nearest: Falling | None
    sent: int
    total: int
    to_answer: int
    asking: int

    @property
    def nearest_label(self) -> str:
        """What the nearest deadline is called, with its part where it recurs."""
        if self.nearest is None:
            return ""
        label, part = self.nearest.deadline.label, self.nearest.part
        return f"{label}, {part_label(part)}" if part else label


@dataclass(frozen=True, slots=True)
class Waiting:
    """All of it. ``rest``: sheets to write that are not listed; ``explain``: who may still explain what was found of
    them; ``appraise``: campaigns with how many participants are still to be appraised; ``score``: with how much is
    still to be scored; ``seen``: other campaigns that one may look at.
    """

    write: list[ToWrite]
    rest: int
    run: list[ToRun]
    explain: list[Participant] = field(default_factory=list)
    appraise: list[tuple[Campaign, int]] = field(default_factory=list)
    score: list[tuple[Campaign, int]] = field(default_factory=list)
    seen: list[Campaign] = field(default_factory=list)


def waiting_for(standing: Standing) -> Waiting:
    """What waits today, in a constant number of queries."""
    write = _to_write(standing)
    run = _to_run(standing)
    busy = {one.campaign.pk for one in run}
    seen = [one for one in campaigns_seen(standing).select_related("owner") if one.pk not in busy]
    return Waiting(
        write=write[:SHOWN], rest=max(len(write) - SHOWN, 0), run=run, explain=to_explain(standing),
        appraise=to_appraise(standing), score=to_score(standing), seen=seen,
    )  # fmt: skip


def _to_write(standing: Standing) -> list[ToWrite]:
    sheets = list(
        Sheet.objects.filter(
            Q(participant__left_on=None) | Q(participant__left_on__gt=clock.today()),
            participant__in=participants_filled(standing),
            participant__campaign__state=Campaign.State.RUNNING,
            state__in=OPEN,
        ).select_related("participant")
    )
    campaigns = _loaded({one.participant.campaign_id for one in sheets})
    for one in sheets:
        one.participant.campaign = campaigns[one.participant.campaign_id]
    units = {one.participant_id: one.participant for one in sheets}
    owed = owed_across(campaigns.values(), units.values())
    by_key = {(pk, one.key, one.part): one for pk, unit in units.items() for one in asked_of(unit, owed[pk])}
    reasons = _reasons(one for one in sheets if one.state == Sheet.State.RETURNED)
    found = [
        ToWrite(one, by_key[key], reasons.get(one.pk, ""))
        for one in sheets
        if (key := (one.participant_id, one.key, one.part)) in by_key
    ]
    return sorted(found, key=lambda one: (one.asked.last_day or date.max, one.sheet.participant.sort_key, one.sheet.pk))


def _to_run(standing: Standing) -> list[ToRun]:
    running = campaigns_run(standing).exclude(state=Campaign.State.CLOSED)
    campaigns = list(running.select_related("plan", "owner", "reports_as"))
    notices = notices_in(campaigns)
    sheets: dict[int, Counter[Counted]] = {one.pk: Counter() for one in campaigns}
    counted = Sheet.objects.filter(participant__campaign__in=campaigns, participant__left_on=None).order_by()
    by = ("participant__campaign", "deadline", "part", "state")
    for campaign, deadline, part, state, number in counted.values_list(*by).annotate(n=Count("pk")):
        sheets[campaign][deadline, part, state] = number
    asking = Counter(
        Application.objects.filter(campaign__in=campaigns, state=Application.State.WAITING).values_list(
            "campaign", flat=True
        )
    )
    return [_one_to_run(one, days_of(one, notices[one.pk]), sheets[one.pk], asking[one.pk]) for one in campaigns]


def _one_to_run(campaign: Campaign, days: list[Falling], sheets: Counter[Counted], asking: int) -> ToRun:
    owed = {(deadline, part) for deadline, part, _ in sheets}
    dated = [one for one in days if one.last_day is not None and (one.deadline.id, one.part) in owed]
    nearest = _following(dated) or next(reversed(dated), None)
    by_state: Counter[str] = Counter()
    for (deadline, part, state), number in sheets.items():
        if nearest is None or (deadline, part) == (nearest.deadline.id, nearest.part):
            by_state[state] += number
    sent = by_state[Sheet.State.SENT] + by_state[Sheet.State.ACCEPTED]
    to_answer = sum(number for (_, _, state), number in sheets.items() if state == Sheet.State.SENT)
    return ToRun(campaign, _following(days), nearest, sent, by_state.total(), to_answer, asking)


def _following(days: Iterable[Falling]) -> Falling | None:
    """The first deadline that is still to come; where none is, none."""
    today = clock.today()
    return next((one for one in days if one.last_day is not None and one.last_day >= today), None)


def _loaded(keys: set[int]) -> dict[int, Campaign]:
    return Campaign.objects.select_related("plan", "owner", "reports_as").in_bulk(list(keys))


def _reasons(returned: Iterable[Sheet]) -> dict[int, str]:
    """Why each of these sheets was returned last."""
    found = Review.objects.filter(sending__sheet__in=list(returned), answer=Review.Answer.RETURNED)
    return dict(found.order_by("recorded_at", "pk").values_list("sending__sheet", "reason"))
