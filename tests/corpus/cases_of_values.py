"""Values as clerks type them: every one of the repertoire, two or three to a workbook."""

from demo.mistakes import (
    LEGACY,
    VALUES,
    Typed,
    decomposed,
    legacy_evidence,
    loosely,
    part_larger_than_whole,
    type_value,
)
from demo.paper import FACTS, Paper
from demo.typing_in import typed_value
from tests.corpus.inbox import Inbox
from tests.corpus.people import Person
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan


def add(inbox: Inbox) -> None:
    """Type each value into the form of somebody who is asked for such a fact."""
    left = [one for one in VALUES if any(_takes(inbox, fact, one) for fact in inbox.plan.facts.values())]
    while left:
        fact = next(fact for fact in inbox.plan.facts.values() if _takes(inbox, fact, left[0]))
        paper = inbox.ours(inbox.people.next(fact=fact.id))
        for name in [name for name in paper.facts if name != "unit"]:
            one = next((one for one in left if _takes(inbox, inbox.plan.facts[name], one)), None)
            if one is not None and _is_whole(inbox.plan, name):
                type_value(paper, inbox.plan, name, one)
                left.remove(one)
    _levels(inbox)
    _legacy(inbox)
    _parts(inbox)
    _alone(inbox)


def _takes(inbox: Inbox, fact: Fact, one: Typed) -> bool:
    """Whether the value is one of this fact, which somebody reports; 0 is none where counting starts at 1."""
    fits = fact.type == one.type and inbox.people.has(fact.id) and _is_whole(inbox.plan, fact.id)
    return fits and not (one.reads == "0" and fact.min) and not ("{unit}" in str(one.value) and fact.unit is None)


def _is_whole(plan: Plan, name: str) -> bool:
    """Whether nothing else hangs on the value: no part of it, no whole, no fact that is asked only then."""
    fact = plan.facts[name]
    parts = {other.part_of for other in plan.facts.values()}
    return fact.part_of is None and name not in parts and not fact.selector


def _levels(inbox: Inbox) -> None:
    plan = inbox.plan
    for fact in [fact.id for fact in plan.facts.values() if fact.type == "level" and not fact.selector]:
        for marks in (True, False):
            one = inbox.people.next(fact=fact)
            # A label without its marks may be the level's own id, which tables of facts use.
            if one.facts[fact] != "not_applicable" and (marks or "_" in one.facts[fact]):
                loosely(inbox.ours(one), plan, fact, one.facts[fact], marks=marks)


def _legacy(inbox: Inbox) -> None:
    for text, _ in LEGACY:
        paper = _with_evidence(inbox)
        legacy_evidence(paper, _evidence(paper), text)
    paper = _with_evidence(inbox)
    slot = (FACTS, _evidence(paper), "evidence")
    paper.put(slot, decomposed("Báo cáo số 7 của Ủy ban"), "Báo cáo số 7 của Ủy ban")


def _with_evidence(inbox: Inbox) -> Paper:
    return inbox.ours(inbox.people.next(kind="collective"))


def _evidence(paper: Paper) -> str:
    return next(slot[1] for slot in paper.lines if slot[2] == "evidence")


def _parts(inbox: Inbox) -> None:
    """A part larger than its whole, and a number below zero beside it."""
    for fact in inbox.plan.facts.values():
        if fact.part_of:
            paper = inbox.ours(inbox.people.next(fact=fact.id))
            for other in inbox.plan.facts.values():
                if other.part_of == fact.part_of and other.id != fact.id:
                    paper.put((FACTS, other.id, "value"), 0, "0")
            part_larger_than_whole(paper, fact.id, fact.part_of)


def _alone(inbox: Inbox) -> None:
    """Sound workbooks, one as it was made and one whose clerk left most of it empty."""
    inbox.ours(inbox.people.next())
    one: Person = inbox.people.next()
    paper = inbox.ours(one, filled=False)
    fact = next(name for name in one.facts if (FACTS, name, "value") in paper.places and name != "unit")
    paper.put((FACTS, fact, "value"), typed_value(inbox.plan, fact, one.facts[fact]), one.facts[fact])
