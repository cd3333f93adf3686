"""What a plan says, as sentences in data: facts and what must follow from them, written from the text by hand.

``sentences/<plan>.yaml`` is made to be read, and added to, by somebody who knows the regulation: facts are written
as in a table of facts, ``?`` takes one away again. ``disagreements`` says where a plan rules otherwise.
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from tests.catalogue.stated import STATED, Told, many, unequal
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import last_days
from thidua.rules.cases import judge_everybody
from thidua.rules.evaluation import evaluate, first_round
from thidua.rules.facts import NOT_APPLICABLE, FactValue, Given, Participant
from thidua.rules.limits import impossible
from thidua.rules.reasons import Reason, readings_of

FOLDER = Path(__file__).parent / "sentences"
NOT_GIVEN = "?"
NO_POINTS = ("not_asked", "left_out")

Sentences: TypeAlias = Told


def sentences_of(plan_id: str) -> Sentences:
    """The sentences of a plan; every value is still the text that stands in the file."""
    text = (FOLDER / f"{plan_id}.yaml").read_text(encoding="utf-8")
    loaded: Sentences = yaml.load(text, Loader=yaml.CBaseLoader)  # builds nothing but text, lists and mappings
    return loaded


def disagreements(plan: Plan, sentences: Sentences) -> list[str]:
    """Every sentence that the plan contradicts, with what it says instead."""
    return list(found_wrong(plan, sentences))


def found_wrong(plan: Plan, sentences: Sentences) -> Iterator[str]:
    """The same one by one, for whoever needs only the first."""
    for name, check in CHECKS.items():
        if name in sentences:
            yield from check(plan, sentences[name])


# --- Reading


def value_of(fact: Fact, text: str) -> FactValue:
    """A value as it would stand in a table of facts."""
    if text == NOT_APPLICABLE.value:
        return NOT_APPLICABLE
    if fact.type == "yes_no":
        return {"yes": True, "no": False}[text]
    if fact.type == "count":
        return int(text)
    if fact.type in ("number", "points"):
        return Fraction(text)
    return date.fromisoformat(text) if fact.type == "date" else text


def someone(plan: Plan, name: str, who: Told, *more: dict[str, str]) -> Participant:
    """A participant from its kind, group and facts (one list of them or several); later ones replace earlier ones."""
    told = who.get("facts", {})
    parts = [*(told if isinstance(told, list) else [told]), *more]
    written = dict(chain.from_iterable(facts.items() for facts in parts))
    given = {
        fact: Given(value_of(plan.facts[fact], text))
        for fact, text in written.items()
        if fact in plan.facts and text != NOT_GIVEN
    }
    return Participant(name, who.get("kind", "collective"), who["group"], given)


# --- Points


def _lines(plan: Plan, sections: Told) -> Iterator[str]:
    """Each criterion, bonus and penalty by itself."""
    assert plan.rubric is not None
    for section in ("criteria", "bonus", "penalty"):
        lines, told = getattr(plan.rubric, section), sections.get(section, {})
        yield from unequal(section, list(lines), list(told))
        for name, about in told.items():
            if section == "criteria":
                yield from unequal(f"{name}: max", lines[name].max, Fraction(about["max"]))
            yield from _line(plan, section, name, about["sentences"])


def _line(plan: Plan, section: str, name: str, sentences: list[Told]) -> Iterator[str]:
    assert plan.rubric is not None
    none: dict[str, Any] = {"criteria": {}, "bonus": {}, "penalty": {}}
    only = none | {section: {name: getattr(plan.rubric, section)[name]}}
    besides: dict[str, Any] = {"gates": (), "awards": {}, "classes": {}, "class_rules": ()}
    alone = plan.model_copy(update={"rubric": plan.rubric.model_copy(update=only), **besides})
    days = last_days(plan, first_round(plan))
    for sentence in sentences:
        for group in many(sentence.get("group")) or plan.groups:
            person = someone(plan, "A", sentence | {"group": group})
            case = judge_everybody(alone, {"A": person}, first_round(plan), days)["A"]
            reason = None if case.score is None else getattr(case.score, section).get(name)
            where = f"{name}, {group}, {sentence.get('facts', {})}"
            yield from unequal(f"{where}: missing", list(case.missing), sorted(many(sentence.get("missing"))))
            if "points" in sentence:
                expected = sentence["points"] if sentence["points"] in NO_POINTS else Fraction(sentence["points"])
                yield from unequal(where, _points_of(reason), expected)
            if "points" in sentence and reason is not None:
                readings = sorted(readings_of(reason))
                yield from unequal(f"{where}: readings", readings, sorted(many(sentence.get("readings"))))
                left_out = any(getattr(node.subject, "not_applicable", False) for node in reason.walk())
                yield from unequal(f"{where}: not applicable", left_out, sentence.get("not_applicable") == "yes")


def _points_of(reason: Reason | None) -> Fraction | str | None:
    """The points of a line, or why it has none: not asked of the participant at all, or left out as its plan says."""
    if reason is None:
        return "not_asked"
    return "left_out" if any(node.kind == "not_asked" for node in reason.walk()) else reason.points


def _sheets(plan: Plan, cases: list[Told]) -> Iterator[str]:
    """Whole sheets, and each change to them: totals and class."""
    for case in cases:
        yield from _sheet(plan, case, case)
        for change in case.get("changed", ()):
            yield from _sheet(plan, case, change, change["facts"])


def _sheet(plan: Plan, case: Told, told: Told, *more: dict[str, str]) -> Iterator[str]:
    [result] = evaluate(plan, [someone(plan, "A", case, *more)]).results
    where = f"{case['group']}, {more}"
    yield from unequal(f"{where}: missing", list(result.missing), sorted(many(told.get("missing"))))
    totals = result.score.totals() if result.score is not None else {}
    for name, expected in told.get("totals", {}).items():
        yield from unequal(f"{where}: {name}", totals.get(name), Fraction(expected))
    if "class" in told:
        yield from unequal(f"{where}: class", result.classed.value if result.classed else "-", told["class"])


# --- Gates


def _gates(plan: Plan, bases: list[Told]) -> Iterator[str]:
    """Somebody who passes every gate, and each change that makes a gate fail, unknown, or not matter."""
    for base in bases:
        round_id = base.get("round") or first_round(plan)
        yield from _standing(plan, round_id, base, {"gates": base["gates"]})
        for change in base.get("changed", ()):
            yield from _standing(plan, round_id, base, change)


def _standing(plan: Plan, round_id: str, base: Told, change: Told) -> Iterator[str]:
    person = someone(plan, "A", base, change.get("facts", {}))
    others = {**base.get("with", {}), **change.get("with", {})}
    everybody = {name: someone(plan, name, who) for name, who in others.items()} | {"A": person}
    case = judge_everybody(plan, everybody, round_id, last_days(plan, round_id))["A"]
    for award in many(base["awards"]):
        where = f"{award}, {base['group']}, {change.get('facts', {})}"
        standing = case.standings.get(award)
        if standing is None:
            yield f"{where}: cannot have this award"
            continue
        yield from unequal(f"{where}: failing", list(standing.failing), many(change.get("failing")))
        yield from unequal(f"{where}: missing", list(standing.missing), sorted(many(change.get("missing"))))
        yield from unequal(f"{where}: suspended", standing.suspended, change.get("suspended") == "yes")
        if "gates" in change:
            gates = [(reason.subject.id, sorted(readings_of(reason))) for reason in standing.gates]
            told = [(gate, sorted(many(readings))) for gate, readings in change["gates"].items()]
            yield from unequal(f"{where}: gates with their readings", gates, told)


# --- Places


def _quotas(plan: Plan, cases: list[Told]) -> Iterator[str]:
    """How many places each kind and group has in a round, with those who stand in its table."""
    for case in cases:
        people = [
            someone(plan, f"{number}-{place}", who)
            for number, who in enumerate(case.get("participants", ()))
            for place in range(int(who["how_many"]))
        ]
        evaluation = evaluate(plan, people, case["round"])
        found = [
            f"{quota.award}: {quota.kind} {quota.group} {quota.places} {quota.selection}"
            + "".join(f" ({name})" for name in sorted(getattr(quota.quota.places, "reading", ())))
            for quota in evaluation.quotas
        ]
        yield from unequal(f"round {case['round']}: quotas", found, many(case.get("places")))


def _layouts(plan: Plan, cases: list[Told]) -> Iterator[str]:
    """Who gets which place, and what is left to the council."""
    for case in cases:
        everybody = case["everybody"]
        people = [
            someone(plan, name, everybody | ({"group": facts["group"]} if "group" in facts else {}), facts)
            for name, facts in case["participants"].items()
        ]
        evaluation = evaluate(plan, people, case.get("round"))
        held = {result.participant.id: result.award for result in evaluation.results if result.award}
        told = {name: award for award, names in case["held"].items() for name in many(names)}
        yield from unequal("held", held, told)
        contests = [(list(found.participants), list(found.places)) for found in evaluation.contests]
        wanted = [(sorted(told["participants"]), many(told["places"])) for told in case.get("contests", ())]
        yield from unequal("contests", contests, wanted)
        for name, rank in case.get("ranks", {}).items():
            result = evaluation.of(name)
            yield from unequal(f"rank of {name}", result and result.rank, int(rank))
        if "rank_ties" in case:
            ties = [list(tie.participants) for tie in evaluation.rank_ties]
            yield from unequal("equal ranks to settle", ties, case["rank_ties"])


# --- What cannot be


def _impossible(plan: Plan, cases: list[Told]) -> Iterator[str]:
    for case in cases:
        found = sorted({name for name, _ in impossible(plan, someone(plan, "A", case))})
        yield from unequal(f"impossible in {case['facts']}", found, sorted(many(case.get("wrong"))))


CHECKS: dict[str, Callable[[Plan, Any], Iterator[str]]] = {
    **STATED,
    "rubric": _lines,
    "sheets": _sheets,
    "gates": _gates,
    "quotas": _quotas,
    "layouts": _layouts,
    "impossible": _impossible,
}
