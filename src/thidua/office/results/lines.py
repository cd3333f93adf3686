"""An evaluation as rows: one for each participant, with exact figures, and numbers to sort by."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from thidua.office.campaigns.models import Participant
from thidua.office.facts.values import NOT_APPLICABLE_TEXT
from thidua.office.results.models import Row
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.reasons import Reason
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording import Words
from thidua.rules.wording.classes import class_label
from thidua.rules.wording.places import say_award
from thidua.rules.wording.ranks import cluster_of
from thidua.rules.wording.results import say_lacking

FIGURES = {"criteria_total": "criteria", "bonus": "bonus", "penalty": "penalty", "final": "final"}
"""The figures of a row, and how the field begins that sorts by it."""


def rows_of(evaluation: Evaluation, participants: Mapping[str, Participant]) -> list[Row]:
    """The rows in the order of the list; ``participants`` by code."""
    words = Words(evaluation.plan, evaluation.round, evaluation.notices)
    contested = {name for contest in evaluation.contests for name in contest.participants}
    found = [(result, _row(words, result, participants[result.participant.id])) for result in evaluation.results]
    found.sort(key=lambda pair: (pair[1].rank is None, pair[1].cluster, pair[1].rank or 0, pair[1].sort_key))
    rows = [row for _, row in found]
    for position, row in enumerate(rows, 1):
        row.position, row.contested = position, row.code in contested
    for figure, begin in FIGURES.items():
        _number(rows, figure, f"{begin}_order")
    return rows


def _row(words: Words, result: Result, participant: Participant) -> Row:
    standing = result.standing
    return Row(
        participant=participant,
        code=participant.code,
        name=participant.name,
        kind=participant.kind,
        group=participant.group,
        search=participant.search,
        sort_key=participant.sort_key,
        status=result.status,
        rank=result.rank,
        cluster=cluster_of(words, result),
        **_figures(result),
        class_id=(result.classed.value or "") if result.classed is not None else "",
        class_label=class_label(words, result.classed) if result.classed is not None else "",
        awards=list(result.awards),
        award_words=say_award(words, result),
        provisional=result.provisional,
        suspended=standing is not None and standing.only_suspended,
        failing="\n".join(_failing(result)),
        lacking=say_lacking(words, result) if result.missing or result.undefined else "",
        points={name: _points(reason) for name, reason in _lines(result)},
    )


def _figures(result: Result) -> dict[str, str]:
    score = result.score
    if score is None or result.status != "scored":
        return {}
    return {
        "criteria_total": str(score.criteria_total),
        "bonus": str(score.bonus_total),
        "penalty": str(score.penalty_total),
        "final": str(score.final),
    }


def _lines(result: Result) -> Iterable[tuple[str, Reason]]:
    score = result.score
    return {**score.criteria, **score.bonus, **score.penalty}.items() if score is not None else ()


def _points(reason: Reason) -> str | None:
    if reason.value is NOT_APPLICABLE:
        return NOT_APPLICABLE_TEXT
    return None if reason.points is None else str(reason.points)


def _failing(result: Result) -> Iterable[str]:
    """The gates that fail, of whichever award, each once."""
    gates = (gate for standing in result.standings for gate in standing.gates)
    return dict.fromkeys(gate.subject.label for gate in gates if gate.value is False)


def _number(rows: Iterable[Row], figure: str, field: str) -> None:
    """Number the rows by a figure, exactly: texts sort wrongly, and a database has no fractions."""
    values = {text: Fraction(text) for row in rows if (text := getattr(row, figure))}
    numbers = {value: number for number, value in enumerate(sorted(set(values.values())), 1)}
    for row in rows:
        text = getattr(row, figure)
        setattr(row, field, numbers[values[text]] if text else 0)
