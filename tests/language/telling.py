"""What each construct of the language means, as sentences in data: a small plan, facts, and what must follow.

``sentences/<construct>.yaml`` holds ``shows`` (keys of ``kinds.yaml``), ``cases`` (a ``plan`` as sections added to the
least plan there can be, with ``sentences``) and ``wrong`` (plans that must not be read, with words of the message).
"""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from tests.catalogue.sentences import someone
from tests.language.telling_classes import CLASSES
from tests.language.telling_places import PLACES, with_versions
from tests.language.telling_scores import with_scores
from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.calendar import Notice, calendar_of, open_days
from thidua.rules.decided import Choice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording.deadlines import in_the_text, say_open, say_rule, say_why
from thidua.rules.wording.results import explain

Told: TypeAlias = dict[str, Any]
FOLDER = Path(__file__).parent / "sentences"


def told_in(file: Path) -> Told:
    """A file of sentences; every value is still the text that stands in it."""
    loaded: Told = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return loaded


def plan_of(case: Told) -> Plan:
    """The least plan with the sections of a case; of several ``files`` the one that is ``read``, ``on`` a day."""
    if "files" in case:
        return _read_files(case)
    return read_data(plan_data(**({"facts": {}, "scales": {}, "parameters": {}} | case["plan"])))


def _read_files(case: Told) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        for name, told in case["files"].items():
            data = {"thidua": "1", "id": name} | told
            if not {"amends", "extends"} & set(told):
                data = plan_data(**({"facts": {}, "scales": {}, "parameters": {}} | data))
            (Path(folder) / f"{name}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        day = date.fromisoformat(case["on"]) if "on" in case else None
        return read_plan(Path(folder) / f"{case['read']}.yaml", day)


def contradictions(plan: Plan, sentence: Told) -> Iterator[str]:
    """Everything that the plan says otherwise than the sentence."""
    people = [
        with_scores(
            plan, with_versions(plan, someone(plan, name, {"kind": "collective", "group": "xa"} | who), who), who
        )
        for name, who in sentence["who"].items()
    ]
    notices = [notice_of(told) for told in sentence.get("notices", [])]
    choices = [Choice(told["who"], told["award"], "Lý do ghi trong biên bản") for told in sentence.get("choices", [])]
    parts = {
        part: [someone(plan, name, {"kind": "collective", "group": "xa"} | told) for name, told in rows.items()]
        for part, rows in sentence.get("parts", {}).items()
    }
    evaluation = evaluate(plan, people, sentence.get("round"), choices, notices=notices, parts=parts)
    for name, expected in sentence["expect"].items():
        yield from _CHECKS[name](evaluation, expected)


def notice_of(told: Told) -> Notice:
    """What was announced of a deadline."""
    return Notice(**(told | {"day": date.fromisoformat(told["day"])}))


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
    """By participant and line of the rubric.

    ``?`` where they cannot be known, ``-`` where the line is not asked, ``na`` where it is left out as not applicable.
    """
    for who, lines in told.items():
        score = result_of(evaluation, who).score
        assert score is not None
        for line, expected in lines.items():
            reason = {**score.criteria, **score.bonus, **score.penalty}.get(line)
            found: object = "-" if reason is None else "?" if reason.value is None else reason.value
            found = "na" if found is NOT_APPLICABLE else found
            wanted = expected if expected in ("-", "?", "na") else Fraction(expected)
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


def _days(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By deadline its last days in order, in all rounds; ``?`` where it waits for an event."""
    due = calendar_of(evaluation.plan, evaluation.notices)
    for name, expected in told.items():
        found = [day.last_day.isoformat() for day in due if day.deadline.id == name] or ["?"]
        yield from unequal(f"days of {name}", found, expected if isinstance(expected, list) else [expected])


def _day_said(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By deadline, what the calendar says of the text and of how its first day came about."""
    plan, notices = evaluation.plan, evaluation.notices
    said: dict[str, list[str]] = {}
    for due in calendar_of(plan, notices):
        said.setdefault(due.deadline.id, [in_the_text(plan, due), say_why(due)])
    for waiting in open_days(plan, notices):
        said.setdefault(waiting.deadline.id, [say_rule(plan, waiting.deadline), say_open(waiting)])
    for name, expected in told.items():
        yield from unequal(f"said of {name}", said[name], expected)


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
    **PLACES,
    **CLASSES,
    "days": _days,
    "day_said": _day_said,
}
