"""What is said and what was found of each fact, side by side; and what has changed since it was judged."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from thidua.office.appraisals.models import Judgement
from thidua.office.appraisals.subjects import Subject, subjects_of
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.models import Participant as Row
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.queries import ORDER, Known, known
from thidua.office.facts.values import value_of
from thidua.office.plans.queries import plan_of
from thidua.plan.model.conditions import Scope, facts_of
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.plan.references.figures import own_facts
from thidua.rules.conditions import applies
from thidua.rules.facts import Participant
from thidua.rules.periods import WHOLE, periods_of
from thidua.rules.sheet import Sheet

STATES = {
    "waiting": "Chưa thẩm định",
    "same": "Chấp nhận",
    "differs": "Thẩm định khác",
    "changed": "Số liệu đã đổi sau khi thẩm định",
}
REPLACED = "Minh chứng đã thay sau khi thẩm định"
OPEN = ("waiting", "changed")
"""The states in which somebody has still to look at a line."""


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
        if self.moved and content_of(self.judgement.seen) != content_of(self.base):
            return "changed"
        return "differs" if self.judgement.differs else "same"

    @property
    def moved(self) -> bool:
        """Whether another version counts now than was judged; a version itself never changes, nor its evidence."""
        return self.judgement is not None and self.judgement.seen_id != (
            self.base.pk if self.base is not None else None
        )

    @property
    def state_label(self) -> str:
        """The same in words; of what has changed it says whether that is the evidence alone."""
        return REPLACED if self.evidence_replaced else STATES[self.state]

    @property
    def evidence_replaced(self) -> bool:
        """Whether all that has changed since it was judged is the evidence."""
        if self.state != "changed" or self.judgement is None:
            return False
        seen, now = content_of(self.judgement.seen), content_of(self.base)
        return seen is not None and now is not None and seen[:3] == now[:3]

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
        """Whether it can be accepted together with others: nobody has judged it, and the value is there.

        What has changed since it was judged is looked at one by one.
        """
        return self.base is not None and self.state == "waiting"


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


def lines_of(campaign: Campaign, rows: Iterable[Row], subject: Subject | None = None, *, alone: bool = False) -> Judged:
    """The lines of some participants, of one subject or of all; in two queries, and three more where values have moved.

    ``alone``: no more facts are read than the lines of the subject hang on, so that nothing else is known. What is
    known names no evidence: there is much of it, and it is read where somebody looks at it.
    """
    plan, rows = plan_of(campaign.plan), list(rows)
    judgements = list(Judgement.objects.filter(participant__in=rows, current=True))
    versions = {one.pk: one for one in _versions(plan, rows, subject if alone else None)}
    current = [one for one in versions.values() if one.value]
    # What was seen is read where it is not what stands there now.
    if past := {one.seen_id for one in judgements if one.found_id in versions} - versions.keys() - {None}:
        versions |= Version.objects.in_bulk(past)
    found = known(campaign, rows, at_hand=current)
    said: dict[int, dict[tuple[str, str], dict[str, Version]]] = defaultdict(lambda: defaultdict(dict))
    for one in current:
        said[one.participant_id][one.fact, one.part][one.origin] = one
    judged: dict[tuple[int, str, str], Judgement] = {}
    for judgement in judgements:
        # What was seen and found stands among the versions, unless neither is of a fact that is read.
        if judgement.found_id in versions:
            judgement.found = versions[judgement.found_id]
            judgement.seen = versions[judgement.seen_id] if judgement.seen_id is not None else None
            judged[judgement.participant_id, judgement.fact, judgement.part] = judgement
    wanted, periods = subject_facts(plan, subject), periods_of(plan, campaign.round)
    by_code = {one.id: one for one in found.participants}
    lines = {
        row.pk: [
            _line(plan, row, name, part, said[row.pk].get((name, part), {}), judged)
            for name in wanted
            for part in _parts(plan, by_code[row.code], name, said[row.pk], subject, periods.get(name, [WHOLE]))
        ]
        for row in rows
    }
    moved = [one for some in lines.values() for one in some if one.moved]
    compared = [one.base for one in moved] + [one.judgement.seen for one in moved if one.judgement is not None]
    prefetch_related_objects([one for one in compared if one is not None], "evidence__attachment")
    return Judged(lines, found)


def with_something_open(campaign: Campaign, rows: Iterable[Row], subject: Subject) -> set[int]:
    """Those of some participants of whom somebody has still to look at a fact of the subject."""
    lines = lines_of(campaign, rows, subject, alone=True).lines
    return {pk for pk, some in lines.items() if any(one.state in OPEN for one in some)}


def _versions(plan: Plan, rows: Sequence[Row], subject: Subject | None) -> Iterable[Version]:
    """All current versions of the participants; with a subject those that its lines hang on."""
    wanted = Version.objects.filter(participant__in=rows, current=True)
    if subject is not None:
        scopes = (*subject.asked, *(scope for name in subject.facts for scope in plan.facts[name].asked))
        read = (name for scope in scopes if scope.when is not None for name in facts_of(scope.when))
        wanted = wanted.filter(fact__in={*subject.facts, *(fact for name in read for fact in own_facts(plan, name))})
    return wanted.order_by("pk")


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
    periods: Sequence[str],
) -> list[str]:
    """Those of ``periods``, the round itself or its parts, for which a fact is asked, then others that are said of."""
    if subject is not None and not asked_of(plan, subject.asked, participant):
        return []
    there = {part for fact, part in said if fact == name}
    declared = name in participant.facts and WHOLE not in there
    if declared or not asked_of(plan, plan.facts[name].asked, participant):
        return sorted(there)
    # What several score they score of the round itself.
    asked = [WHOLE] if plan.facts[name].scorers is not None else periods
    return [*asked, *sorted(there.difference(asked))]


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


def readable(plan: Plan, fact: str, text: str) -> bool:
    """Whether the plan as it is now has a use for a value of a fact."""
    try:
        value_of(plan, plan.facts[fact], text)
    except (KeyError, ValueError):
        return False
    return True
