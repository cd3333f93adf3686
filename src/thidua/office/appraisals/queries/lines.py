"""What is said and what was found of each fact, side by side; and what has changed since it was judged."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.office.appraisals.models import Judgement
from thidua.office.appraisals.subjects import Subject, subjects_of
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.models import Participant as Row
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.queries import ORDER, Known, current_versions, known
from thidua.office.facts.values import value_of
from thidua.office.plans.queries import plan_of
from thidua.plan.model.conditions import Scope
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.conditions import applies
from thidua.rules.facts import Participant
from thidua.rules.sheet import Sheet

STATES = {
    "waiting": "Chưa thẩm định",
    "same": "Chấp nhận",
    "differs": "Thẩm định khác",
    "changed": "Đã đổi sau khi thẩm định",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of one participant, in the round or one part of it. ``base``: what counts of what others say."""

    participant: Row
    fact: Fact
    part: str
    said: Mapping[str, Version]
    """By origin, without what was found."""
    base: Version | None
    found: Version | None
    judgement: Judgement | None

    @property
    def state(self) -> str:
        """One of ``STATES``."""
        if self.judgement is None:
            return "waiting"
        if content_of(self.judgement.seen) != content_of(self.base):
            return "changed"
        return "differs" if self.judgement.differs else "same"

    @property
    def state_label(self) -> str:
        """The same in words."""
        return STATES[self.state]

    @property
    def key(self) -> str:
        """Names the line in a form."""
        return ":".join((str(self.participant.pk), self.fact.id, self.part))

    @property
    def mark(self) -> str:
        """What somebody has seen of it: another one, and it has changed meanwhile."""
        judged = self.judgement.pk if self.judgement is not None else 0
        return f"{self.base.pk if self.base is not None else 0}.{judged}"

    @property
    def acceptable(self) -> bool:
        """Whether it can be accepted together with others: nobody has found otherwise, and the value is there."""
        if self.base is None or self.state in ("same", "differs"):
            return False
        return self.judgement is None or not self.judgement.differs


def content_of(version: Version | None) -> tuple[Any, ...] | None:
    """What a judgement rests on: value, reason and evidence by the bytes of its files; not when it was sent."""
    if version is None or not version.value:
        return None
    proofs = sorted(
        (one.attachment.file_id if one.attachment is not None else 0, one.reference) for one in version.evidence.all()
    )
    return version.value, version.reason, version.origin, *proofs


@dataclass(frozen=True, slots=True)
class Judged:
    """The lines of some participants by their keys, and the facts as the rules take them."""

    lines: Mapping[int, Sequence[Line]]
    known: Known


def lines_of(campaign: Campaign, rows: Iterable[Row], subject: Subject | None = None) -> Judged:
    """The lines of some participants, of one subject or of all; a constant number of queries."""
    plan, rows = plan_of(campaign.plan), list(rows)
    found = known(campaign, rows)
    said: dict[int, dict[tuple[str, str], dict[str, Version]]] = defaultdict(lambda: defaultdict(dict))
    for one in current_versions(rows):
        said[one.participant_id][one.fact, one.part][one.origin] = one
    judged = {(one.participant_id, one.fact, one.part): one for one in current_judgements(rows)}
    wanted = subject_facts(plan, subject)
    by_code = {one.id: one for one in found.participants}
    lines = {
        row.pk: [
            _line(plan, row, name, part, said[row.pk].get((name, part), {}), judged)
            for name in wanted
            for part in _parts(plan, by_code[row.code], name, said[row.pk], subject)
        ]
        for row in rows
    }
    return Judged(lines, found)


def current_judgements(rows: Collection[Row]) -> Iterable[Judgement]:
    """What was found last, with what was seen then."""
    found = Judgement.objects.filter(participant__in=rows, current=True)
    return found.select_related("seen", "found", "judged_by__person").prefetch_related("seen__evidence__attachment")


def subject_facts(plan: Plan, subject: Subject | None) -> list[str]:
    """The facts of a subject, or of all, each once."""
    some = [subject] if subject is not None else list(subjects_of(plan).values())
    return list(dict.fromkeys(name for one in some for name in one.facts))


def asked_of(plan: Plan, scopes: tuple[Scope, ...], participant: Participant) -> bool:
    """Whether something scoped so concerns a participant, by what is known of it; not where that is missing."""
    return applies(scopes, Sheet(plan, participant), {})[0]


def _parts(
    plan: Plan,
    participant: Participant,
    name: str,
    said: Mapping[tuple[str, str], Any],
    subject: Subject | None,
) -> list[str]:
    """The parts of the round of which something is said; the round itself where a fact is asked and nothing is."""
    if subject is not None and not asked_of(plan, subject.asked, participant):
        return []
    if parts := sorted(part for fact, part in said if fact == name):
        return parts
    declared = name in participant.facts
    return [""] if not declared and asked_of(plan, plan.facts[name].asked, participant) else []


def _line(
    plan: Plan,
    row: Row,
    name: str,
    part: str,
    versions: Mapping[str, Version],
    judged: Mapping[tuple[int, str, str], Judgement],
) -> Line:
    order = plan.appraisal.prevails if plan.appraisal is not None and plan.appraisal.prevails else ORDER
    said = {origin: one for origin, one in versions.items() if origin != Origin.APPRAISED}
    ranked = sorted(said, key=lambda origin: order.index(origin) if origin in order else len(order))
    base = said[ranked[0]] if ranked else None
    return Line(
        row, plan.facts[name], part, said, base, versions.get(Origin.APPRAISED), judged.get((row.pk, name, part))
    )


def readable(plan: Plan, version: Version) -> bool:
    """Whether the plan as it is now has a use for a value."""
    try:
        value_of(plan, plan.facts[version.fact], version.value)
    except (KeyError, ValueError):
        return False
    return True
