"""What each construct of the language means, as sentences in data: a small plan, facts, and what must follow.

``sentences/<construct>.yaml`` holds ``shows`` (keys of ``kinds.yaml``), ``cases`` (a ``plan`` as sections added to the
least plan there can be, with ``sentences``) and ``wrong`` (plans that must not be read, with words of the message).
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from tests.catalogue.sentences import someone
from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording.results import explain

Told: TypeAlias = dict[str, Any]
FOLDER = Path(__file__).parent / "sentences"


def told_in(file: Path) -> Told:
    """A file of sentences; every value is still the text that stands in it."""
    loaded: Told = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return loaded


def plan_of(case: Told) -> Plan:
    """The least plan with the sections of a case."""
    return read_data(plan_data(**({"facts": {}, "scales": {}, "parameters": {}} | case["plan"])))


def contradictions(plan: Plan, sentence: Told) -> Iterator[str]:
    """Everything that the plan says otherwise than the sentence."""
    people = [someone(plan, name, {"kind": "collective", "group": "xa"} | who) for name, who in sentence["who"].items()]
    evaluation = evaluate(plan, people, sentence.get("round"))
    for name, expected in sentence["expect"].items():
        yield from _CHECKS[name](evaluation, expected)


def result_of(evaluation: Evaluation, name: str) -> Result:
    """The result of somebody whom the sentence names."""
    found = evaluation.of(name)
    assert found is not None, name
    return found


def unequal(where: str, found: object, expected: object) -> Iterator[str]:
    """One line where the two differ."""
    if found != expected:
        yield f"{where}: {found}, told {expected}"


def _points(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By participant and line of the rubric; ``?`` where they cannot be known, ``-`` where the line is not asked."""
    for who, lines in told.items():
        score = result_of(evaluation, who).score
        assert score is not None
        for line, expected in lines.items():
            reason = {**score.criteria, **score.bonus, **score.penalty}.get(line)
            found = "-" if reason is None else "?" if reason.points is None else reason.points
            wanted = expected if expected in ("-", "?") else Fraction(expected)
            yield from unequal(f"points of {who} in {line}", found, wanted)


def _totals(evaluation: Evaluation, told: Told) -> Iterator[str]:
    for who, totals in told.items():
        score = result_of(evaluation, who).score
        assert score is not None
        for name, expected in totals.items():
            yield from unequal(f"{name} of {who}", score.totals()[name], Fraction(expected))


def _ranks(evaluation: Evaluation, told: Told) -> Iterator[str]:
    found = {who: result_of(evaluation, who).rank for who in told}
    yield from unequal("ranks", found, {who: None if rank == "-" else int(rank) for who, rank in told.items()})


def _held(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By award, everybody who holds it."""
    for award, names in told.items():
        found = [result.participant.id for result in evaluation.results if award in result.awards]
        yield from unequal(f"held {award}", sorted(found), sorted(names))


def _contests(evaluation: Evaluation, told: list[Told]) -> Iterator[str]:
    found = [{"who": list(contest.participants), "places": list(contest.places)} for contest in evaluation.contests]
    yield from unequal("contests", found, told)


def _places(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By award, the places of its quotas in order."""
    for award, places in told.items():
        found = [str(quota.places) for quota in evaluation.quotas if quota.award == award]
        yield from unequal(f"places of {award}", found, places if isinstance(places, list) else [places])


def _missing(evaluation: Evaluation, told: Told) -> Iterator[str]:
    for who, names in told.items():
        yield from unequal(f"missing of {who}", list(result_of(evaluation, who).missing), sorted(names))


def _failing(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By participant and award, the gates that fail."""
    for who, awards in told.items():
        standings = {standing.award: standing for standing in result_of(evaluation, who).standings}
        for award, names in awards.items():
            yield from unequal(f"failing of {who} for {award}", list(standings[award].failing), names)


def _said(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By participant, words that stand in the explanation."""
    for who, words in told.items():
        text = "\n".join(line.text for line in explain(evaluation, result_of(evaluation, who)))
        for wanted in words if isinstance(words, list) else [words]:
            if wanted not in text:
                yield f"explanation of {who} does not say «{wanted}»:\n{text}"


_CHECKS: dict[str, Callable[[Evaluation, Any], Iterator[str]]] = {
    "points": _points,
    "totals": _totals,
    "ranks": _ranks,
    "held": _held,
    "contests": _contests,
    "places": _places,
    "missing": _missing,
    "failing": _failing,
    "said": _said,
}
