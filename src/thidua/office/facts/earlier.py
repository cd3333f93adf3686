"""What a unit said of a fact of the same name in an earlier round: shown beside its sheet, taken only when asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thidua.office.access.standing import Standing
from thidua.office.facts.filed import LONGEST_TITLE, may_cite
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.values import value_of
from thidua.office.organisations.queries import with_predecessors
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.models import Sheet
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.sheets.collate.shown import shown


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said: ``text`` as one types it, ``reason`` of what did not apply."""

    text: str
    reason: str
    campaign: str
    whose: str
    said_on: date

    @property
    def place(self) -> str:
        """Where it was said, as it is kept with a value that is taken from there."""
        title = self.campaign if len(self.campaign) <= LONGEST_TITLE else f"{self.campaign[: LONGEST_TITLE - 1]}…"
        whose = f" của «{self.whose[:80]}»" if self.whose else ""
        return f"phong trào «{title}»{whose}, gửi ngày {self.said_on:%d/%m/%Y}"


def earlier_for(standing: Standing | None, sheet: Sheet, asked: Asked) -> dict[str, Earlier] | None:
    """The same for whoever writes in a sheet; None for who is not of the unit, and sees nothing of other campaigns."""
    return earlier_values(sheet, asked) if standing is not None and may_cite(standing, sheet) else None


def earlier_values(sheet: Sheet, asked: Asked) -> dict[str, Earlier]:
    """By fact what was said of it in the last round before, of those that the same owner ran.

    Only what means the same by both plans: the same name in the same words, of the same type and unit. Two queries, one
    more where plans differ, and one for each step of mergers.
    """
    if asked.facts is None or sheet.participant.organisation_id is None:
        return {}
    own, found = asked.facts.own, dict[str, Earlier]()
    rows = [one for one in _said_before(sheet) if one.fact in own]
    plans = _plans({one.participant.campaign.plan_id for one in rows}, sheet.participant.campaign.plan)
    for one in rows:
        fact, then = own[one.fact], plans[one.participant.campaign.plan_id].facts.get(one.fact)
        if one.fact in found or then is None or not _means_the_same(fact, then):
            continue
        try:
            text = shown(asked.plan, fact, value_of(asked.plan, fact, one.value))
        except ValueError:
            continue
        same = one.participant.organisation_id == sheet.participant.organisation_id
        campaign = one.participant.campaign
        found[one.fact] = Earlier(
            text, one.reason, campaign.title, "" if same else one.participant.name, one.happened_on
        )
    return found


def _said_before(sheet: Sheet) -> Iterator[Version]:
    """What the unit or those merged into it reported of themselves in earlier rounds: the last first, its own first."""
    participant, campaign = sheet.participant, sheet.participant.campaign
    place = participant.organisation_id
    assert place is not None
    before = Q(participant__campaign=campaign.previous_id)
    if campaign.launched_on is not None:
        before |= Q(participant__campaign__launched_on__lt=campaign.launched_on)
    who = Q(participant__organisation__in=with_predecessors(place), participant__kind=participant.kind)
    if participant.kind != "collective":
        who &= Q(participant__code=participant.code) | Q(participant__person=participant.person_id or 0)
    found = Version.objects.filter(
        who,
        before,
        participant__campaign__owner=campaign.owner_id,
        origin=Origin.SELF_REPORTED,
        part="",
        current=True,
        sending__isnull=False,
    )
    rows = found.exclude(value="").exclude(participant__campaign=campaign).select_related("participant__campaign")

    def order(one: Version) -> tuple[bool, date, int, bool]:
        then = one.participant.campaign
        launched = then.launched_on or date.min
        return then.pk == campaign.previous_id, launched, then.pk, one.participant.organisation_id == place

    return iter(sorted(rows, key=order, reverse=True))


def _plans(keys: set[int], now: PlanVersion) -> dict[int, Plan]:
    others = PlanVersion.objects.in_bulk(keys - {now.pk}) if keys - {now.pk} else {}
    return {key: plan_of(one) for key, one in {now.pk: now, **others}.items()}


def _means_the_same(now: Fact, then: Fact) -> bool:
    return (now.label, now.type, now.unit, now.scale) == (then.label, then.type, then.unit, then.scale)
