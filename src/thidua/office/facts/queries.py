"""The facts of a campaign as the rules take them: of every value stated the one that counts, with where it is from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet

from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.models import Participant as Row
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.facts.models import Evidence, FactSet, Version
from thidua.office.facts.models import Origin as Stated
from thidua.office.facts.values import value_of
from thidua.office.plans.queries import plan_of
from thidua.plan.model.conditions import parse_value
from thidua.plan.model.facts import Fact
from thidua.plan.model.papers import Version as Origin
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Given, Participant, Source
from thidua.rules.versions import prevailing
from thidua.sheets.collate.shown import shown

ORDER: tuple[Origin, ...] = ("appraised", "incident", "measured", "self_reported")
"""Which origin counts where the plan does not say otherwise."""


_READ = ("pk", "participant", "fact", "part", "origin", "body", "value", "place")


@dataclass
class Known:
    """Who takes part in a round and what is known of them; of a round in parts also what is known of each part."""

    participants: list[Participant]
    parts: dict[str, list[Participant]] = field(default_factory=dict)
    unreadable: list[Version] = field(default_factory=list)
    """Values that the plan as amended has no use for."""


def revision_of(campaign: Campaign) -> int:
    """How often the facts of a campaign have changed."""
    return FactSet.objects.filter(campaign=campaign).values_list("revision", flat=True).first() or 0


def current_versions(participants: Iterable[Row]) -> QuerySet[Version]:
    """What each origin says now, with evidence."""
    found = Version.objects.filter(participant__in=list(participants), current=True).exclude(value="")
    return found.prefetch_related(Prefetch("evidence", Evidence.objects.select_related("attachment")))


def versions_of(participant: Row, fact: str, part: str = "") -> QuerySet[Version]:
    """Everything that was ever said of one fact, the newest first."""
    found = Version.objects.filter(participant=participant, fact=fact, part=part)
    return found.select_related("stated_by", "sending").prefetch_related("evidence__attachment").order_by("-pk")


Drafts = Mapping[int, Mapping[str, Given]]
"""What participants say in a sheet that they have not sent, by participant and fact."""


def known(
    campaign: Campaign,
    only: Iterable[Row] | None = None,
    drafts: Drafts | None = None,
    at_hand: Iterable[Version] | None = None,
    *,
    without: Collection[str] = (),
    part: str = "",
) -> Known:
    """What is known of all who take part today, or of some; in three queries, or none with ``at_hand``.

    ``at_hand``: their current versions, where whoever asks has read them already; their evidence is not named then.

    ``drafts`` stand in place of all that these participants have reported of themselves so far, in the round or, with
    ``part``, in that part of it. ``without``: origins of which nothing is taken, where who looks is not told yet what
    they say.
    """
    plan, rows = plan_of(campaign.plan), list(taking_part(campaign) if only is None else only)
    said: dict[tuple[int, str], dict[str, dict[str, Given]]] = defaultdict(lambda: defaultdict(dict))
    found, proofs = Known([]), _proofs(rows) if at_hand is None else {}
    unreadable: list[int] = []
    for pk, whose, name, period, origin, body, value, place in _read(rows, at_hand):
        if origin in without:
            continue
        try:
            source = Source("", place, origin=body or origin, evidence=proofs.get(pk))
            said[whose, period][name][origin] = Given(value_of(plan, plan.facts[name], value), source)
        except (KeyError, ValueError):
            unreadable.append(pk)
    if unreadable:
        found.unreadable += Version.objects.filter(pk__in=unreadable)
    for whose, draft in (drafts or {}).items():
        for versions in said[whose, part].values():
            versions.pop(Stated.SELF_REPORTED, None)
        for name, given in draft.items():
            said[whose, part][name][Stated.SELF_REPORTED] = given
    order = plan.appraisal.prevails if plan.appraisal is not None and plan.appraisal.prevails else ORDER
    for row in rows:
        found.participants.append(_participant(plan, row, "", said[row.pk, ""], order))
    for name in sorted({name for _, name in said if name}):
        there = [row for row in rows if (row.pk, name) in said]
        found.parts[name] = [_participant(plan, row, name, said[row.pk, name], order) for row in there]
    return found


def _read(rows: Iterable[Row], at_hand: Iterable[Version] | None) -> Iterable[tuple[Any, ...]]:
    """Rows and no models: ten thousand of these are read whenever one fact of hundreds of participants has changed."""
    if at_hand is None:
        return current_versions(rows).values_list(*_READ)
    return ((one.pk, one.participant_id, *(getattr(one, name) for name in _READ[2:])) for one in at_hand)


def said(plan: Plan, fact: Fact, one: Version) -> str:
    """A value in words with who states it: «2 (Văn phòng huyện)»; as it is kept, where the plan has no use for it."""
    try:
        text = shown(plan, fact, value_of(plan, fact, one.value))
    except ValueError:
        text = one.value
    body = plan.bodies.get(one.body)
    return f"{text} ({body.label if body is not None else one.get_origin_display()})"


def _participant(
    plan: Plan, row: Row, part: str, said: dict[str, dict[str, Given]], order: tuple[Origin, ...]
) -> Participant:
    declared = {name: Given(parse_value(text)) for name, text in row.traits.items() if name in plan.facts}
    facts = declared | {name: prevailing(versions, order) for name, versions in said.items() if versions}
    return Participant(row.code, row.kind, row.group, facts, row.name, part)


def _proofs(rows: Iterable[Row]) -> dict[int, str]:
    """What proves each current version, in words, by its key."""
    found = Evidence.objects.filter(version__participant__in=list(rows), version__current=True)
    texts: dict[int, list[str]] = defaultdict(list)
    for version, *named in found.values_list("version", "attachment__name", "reference"):
        texts[version] += filter(None, named)
    return {version: "; ".join(some) for version, some in texts.items()}
