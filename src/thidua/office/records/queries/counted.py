"""What the matters recorded come to: for each participant, fact and part of the round the matters that count."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.values import value_of
from thidua.office.plans.queries import plan_of
from thidua.office.records.book import books_of, counts, counts_into, natures_of, values_origin
from thidua.office.records.models import Book, Matter, Nature, State
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import FactValue
from thidua.rules.periods import WHOLE, leaves, periods_of
from thidua.rules.sheet import concerns

Key = tuple[int, str, str]
"""Participant, fact, part of the round."""


@dataclass(slots=True)
class Tally:
    """What is on record under one key: those that count, and the results stated, the last one last."""

    counting: list[Matter] = field(default_factory=list)
    results: list[Matter] = field(default_factory=list)


def tallies(campaign: Campaign, participants: Iterable[Participant]) -> dict[Key, Tally]:
    """Of these participants whatever was ever recorded, withdrawn matters counting nothing. Three queries."""
    plan = plan_of(campaign.plan)
    found: dict[Key, Tally] = {}
    recorded = Matter.objects.filter(campaign=campaign, participant__in=list(participants)).exclude(fact="")
    matters = recorded.select_related("forwarding", "version").prefetch_related("evidence__attachment")
    asked = periods_of(plan, campaign.round)
    for one in matters.order_by("happened_on", "pk"):
        periods = [period for period in {WHOLE, one.part} if period in asked.get(one.fact, ())]
        for period in periods or [one.part]:
            tally = found.setdefault((one.participant_id, one.fact, period), Tally())
            if counts(plan, one):
                tally.counting.append(one)
            elif one.nature == Nature.VALUE and one.state == State.RECORDED and one.fact in plan.facts:
                tally.results.append(one)
    return found


def complete_facts(campaign: Campaign) -> frozenset[str]:
    """The facts of which nothing on record means none: each book that counts into them is said to be complete."""
    plan = plan_of(campaign.plan)
    said = set(Book.objects.filter(campaign=campaign, complete=True).values_list("record", flat=True))
    feeding = _feeding(plan)
    return frozenset(name for name, books in feeding.items() if books <= said)


def zero_keys(campaign: Campaign, participants: Iterable[Participant]) -> list[Key]:
    """The keys under which a complete book says none where it holds none: of whom the fact is asked, in each part."""
    plan = plan_of(campaign.plan)
    complete = [plan.facts[name] for name in complete_facts(campaign)]
    asked = periods_of(plan, campaign.round)
    return [
        (one.pk, fact.id, part)
        for one, fact in product(participants, complete)
        if concerns(fact.asked, one.kind, one.group)
        for part in asked[fact.id]
    ]


def counted_facts(plan: Plan) -> frozenset[str]:
    """The facts that are counted from books."""
    return frozenset(_feeding(plan))


def worth(plan: Plan, name: str, tally: Tally) -> FactValue | None:
    """What recorded incidents say of a fact: how many there are, or whether any. None: nothing."""
    if tally.results and values_origin(plan) == "incident":
        return value_of(plan, plan.facts[name], tally.results[-1].value)
    return number(plan.facts[name], len(tally.counting)) if tally.counting else None


def number(fact: Fact, count: int) -> FactValue:
    """A count as a value of a fact's type."""
    if fact.type == "yes_no":
        return count > 0
    return count if fact.type == "count" else Fraction(count)


def _feeding(plan: Plan) -> dict[str, set[str]]:
    """The books that count into each fact."""
    found: dict[str, set[str]] = {}
    for book, record in books_of(plan).items():
        countable = [one for one in natures_of(record) if one not in (Nature.VALUE, Nature.REMARK)]
        for name in record.feeds:
            if countable and counts_into(record, countable[0], plan.facts[name]):
                found.setdefault(name, set()).add(book)
    return found


def periods_in(plan: Plan, round_id: str, facts: Iterable[Fact]) -> list[str]:
    """For which of the round itself, said as empty, and its parts some of these facts is asked, in their order."""
    asked = periods_of(plan, round_id)
    there = {period for fact in facts for period in asked.get(fact.id, ())}
    return [one for one in (WHOLE, *leaves(plan, round_id)) if one in there] or [WHOLE]
