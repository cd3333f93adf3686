"""An evaluation as plain data for JSON: exact numbers, the keys of the rulebook's last section, and reasons beside."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.rules.calendar import Notice
from thidua.rules.classes import Classed
from thidua.rules.combining import CombinedScore, PartScore
from thidua.rules.facts import NOT_APPLICABLE, FactValue, NotApplicable, Source
from thidua.rules.mattered import readings_that_mattered
from thidua.rules.places_as_data import places_as_data
from thidua.rules.reasons import Reason, readings_of
from thidua.rules.results import Evaluation, FilledQuota, PlaceReason, Result
from thidua.rules.standing import Standing
from thidua.rules.totals import Score
from thidua.rules.wording import Words
from thidua.rules.wording.classes import class_label, say_class
from thidua.rules.wording.gates import say_gate
from thidua.rules.wording.measures import say_measure
from thidua.rules.wording.places import say_place
from thidua.rules.wording.ranks import say_rank
from thidua.rules.wording.rubric import say_earned


def number(value: Fraction) -> int | float | str:
    """A JSON number where one is exact, else the fraction as text such as ``1/3``."""
    if value.denominator == 1:
        return value.numerator
    shown = float(value)
    return shown if Fraction(repr(shown)) == value else str(value)


def as_data(evaluation: Evaluation) -> dict[str, Any]:
    """The whole evaluation; see the rulebook, "What goes in and comes out"."""
    words = Words(evaluation.plan, evaluation.round, evaluation.notices)
    return {
        "plan": evaluation.plan.id,
        "round": evaluation.round,
        "results": [_result(words, evaluation, result) for result in evaluation.results],
        "contests": [
            {
                "participants": list(contest.participants),
                "places": list(contest.places),
                "score": number(contest.score),
            }
            for contest in evaluation.contests
        ],
        "quotas": [_quota(quota) for quota in evaluation.quotas],
        "waiting": list(evaluation.waiting),
        **places_as_data(words, evaluation),
        **({"notices": [_notice(notice) for notice in evaluation.notices]} if evaluation.notices else {}),
        "left_out": list(evaluation.left_out),
        "refused_decisions": [
            {
                "participant": refused.choice.participant,
                "award": refused.choice.award,
                "message": refused.message,
            }
            for refused in evaluation.refused
        ],
        "readings": [
            {"id": reading.id, "clause": list(reading.clause), "problem": reading.problem, "reading": reading.reading}
            for reading in readings_that_mattered(evaluation)
        ],
    }


def result_as_data(evaluation: Evaluation, result: Result) -> dict[str, Any]:
    """What ``as_data`` says of one participant."""
    return _result(Words(evaluation.plan, evaluation.round, evaluation.notices), evaluation, result)


def _result(words: Words, evaluation: Evaluation, result: Result) -> dict[str, Any]:
    data: dict[str, Any] = {
        "participant": result.participant.id,
        "name": result.participant.name,
        "kind": result.participant.kind,
        "group": result.participant.group,
        "status": result.status,
    }
    if result.score is not None and result.status == "scored":
        data |= {
            "criteria": {name: _points_or_not(reason) for name, reason in result.score.criteria.items()},
            "criteria_total": number(result.score.criteria_total),
            "bonus": number(result.score.bonus_total),
            "penalty": number(result.score.penalty_total),
            "final": number(result.score.final),
            "rank": result.rank,
        }
        data |= _totals(words, result.score)
    if isinstance(result.score, CombinedScore):
        data["parts"] = [_part(part) for part in result.score.parts]
    if result.ranked is not None and (words.plan.rubric is None or words.plan.ranking is not None):
        data["rank"] = result.rank
        data["cluster"] = {name: _plain(value) for name, value in result.ranked.cluster}
        data["ranking"] = [line.text for line in say_rank(words, evaluation, result)]
    if result.classed is not None:
        data["class"] = _class(words, result.classed)
    if result.figures:
        data["figures"] = {name: _figure(words, reason) for name, reason in result.figures.items()}
    if result.score is None and result.standing is not None:
        data["failing"] = list(result.standing.failing)
    if result.status == "incomplete" or result.score is None:
        data["missing"] = list(result.missing)
    if result.undefined:
        data["undefined"] = list(result.undefined)
    if result.standing is not None and result.standing.suspended:
        data["suspended"] = True
    data["award"] = result.award
    data["awards"] = [_standing(standing, result) for standing in result.standings]
    data["provisional"] = result.provisional
    data["decisions"] = [{"award": choice.award, "reason": choice.reason} for choice in result.choices]
    data["places"] = [_place(words, result, reason) for reason in result.places]
    data["reasons"] = [*_points(words, result), *_gates(words, result)]
    return data


def _points_or_not(reason: Reason) -> Any:
    """The points of a criterion; of one that was dropped, that it does not apply."""
    return number(reason.points or Fraction(0)) if reason.value is not NOT_APPLICABLE else NOT_APPLICABLE.value


def _totals(words: Words, score: Score) -> dict[str, Any]:
    """Totals beside the usual ones: sections, and what criteria can come to where that is not the same for all."""
    data: dict[str, Any] = {}
    if score.sections:
        data["sections"] = {name: number(section.counts) for name, section in score.sections.items()}
    rubric = words.plan.rubric
    if rubric is not None and score.criteria_max != sum(criterion.max for criterion in rubric.criteria.values()):
        data["criteria_max"] = number(score.criteria_max)
        if score.percent is not None:
            data["percent"] = number(score.percent)
    return data


def _class(words: Words, classed: Classed) -> dict[str, Any]:
    """The class, why it is not known where it is not, and the classes and rules that were looked at, in words."""
    return {
        "id": classed.value,
        "label": class_label(words, classed),
        "missing": list(classed.missing),
        "pending": classed.pending,
        "circle": list(classed.circle),
        "readings": list(readings_of(classed.reason)),
        "text": [line.text for line in say_class(words, classed)],
    }


def _notice(notice: Notice) -> dict[str, Any]:
    """What was announced later and is taken into account."""
    return {
        "deadline": notice.deadline,
        "day": notice.day.isoformat(),
        "number": notice.number,
        "reason": notice.reason,
        "round": notice.round,
        "source": _source(notice.source),
        **({"participant": notice.participant} if notice.participant is not None else {}),
    }


def _part(part: PartScore) -> dict[str, Any]:
    """What one part of the round came to, and whether it counts."""
    data: dict[str, Any] = {"round": part.round.id, "label": part.round.label, "counts": part.counts}
    if part.counts and part.score is not None:
        data |= {
            "criteria_total": number(part.score.criteria_total),
            "bonus": number(part.score.bonus_total),
            "penalty": number(part.score.penalty_total),
            "final": number(part.score.final),
        }
    return data | {"missing": list(part.missing)}


def _figure(words: Words, reason: Reason) -> dict[str, Any]:
    """What a figure of the plan comes to, and how; its value is null where it cannot be known."""
    return {"value": _plain(reason.value), "text": [line.text for line in say_measure(words, reason, 0)]}


def _place(words: Words, result: Result, reason: PlaceReason) -> dict[str, Any]:
    """Why there is a place of one award, or none."""
    return {
        "award": reason.award,
        "outcome": reason.outcome,
        "places": reason.places,
        "passing": reason.passing,
        "position": reason.position,
        "reserve": reason.reserve,
        "lowest": None if reason.lowest is None else number(reason.lowest),
        "text": say_place(words, result, reason),
    }


def _points(words: Words, result: Result) -> Iterator[dict[str, Any]]:
    """The arithmetic of each criterion, bonus and penalty, in words."""
    if result.score is None:
        return
    for part, reasons in (
        ("criterion", result.score.criteria), ("bonus", result.score.bonus), ("penalty", result.score.penalty)
    ):  # fmt: skip
        for name, reason in reasons.items():
            yield {
                "of": part,
                "id": name,
                "value": None if reason.points is None else number(reason.points),
                "clause": list(reason.subject.clause),
                "readings": list(readings_of(reason)),
                "facts": _facts(reason),
                "text": [line.text for line in say_earned(words, reason, 0)],
            }


def _gates(words: Words, result: Result) -> Iterator[dict[str, Any]]:
    """The verdict on each gate of each award, in words."""
    for standing in result.standings:
        for reason in standing.gates:
            yield {
                "of": "gate",
                "id": reason.subject.id,
                "award": standing.award,
                "value": reason.value,
                "clause": list(reason.subject.clause),
                "readings": list(readings_of(reason)),
                "facts": _facts(reason),
                "text": [line.text for line in say_gate(words, reason, 0)],
            }


def _facts(reason: Reason) -> list[dict[str, Any]]:
    """The facts that a figure rests on, each once, with the source of its value."""
    if reason.parts and reason.parts[0].kind == "combined":
        combined = reason.parts[0]
        each = zip(combined.subject.rounds, combined.parts, strict=True)
        return [{"round": found.id, **fact} for found, part in each for fact in _facts(part)]
    nodes = {node.subject.id: node for node in reason.walk() if node.kind == "fact"}
    return [{"id": name, "value": _plain(node.value), "source": _source(node.source)} for name, node in nodes.items()]


def _source(source: Source | None) -> dict[str, Any] | None:
    """Where a value was read and who said it, without what is not known of it."""
    if source is None:
        return None
    data: dict[str, Any] = {
        "file": source.file,
        "sheet": source.sheet,
        "cell": source.cell,
        "origin": source.origin,
        "stood": source.stood,
        "answer": source.answer,
        "evidence": source.evidence,
    }
    if source.replaced is not None:
        data["replaced"] = {"value": _plain(source.replaced.value), "source": _source(source.replaced.source)}
    if source.overruled:
        data["overruled"] = [{"value": _plain(one.value), "source": _source(one.source)} for one in source.overruled]
    return {name: value for name, value in data.items() if value is not None}


def _plain(value: FactValue | None) -> Any:
    if isinstance(value, Fraction):
        return number(value)
    if isinstance(value, NotApplicable):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _standing(standing: Standing, result: Result) -> dict[str, Any]:
    return {
        "award": standing.award,
        "status": standing.status,
        "failing": list(standing.failing),
        "missing": list(standing.missing),
        "suspended": standing.suspended,
        "given": standing.award in result.awards,
    }


def _quota(quota: FilledQuota) -> dict[str, Any]:
    return {
        "award": quota.award,
        "kind": quota.kind,
        "group": quota.group,
        **({"per": quota.quota.per, "instance": _plain(quota.instance)} if quota.quota.per is not None else {}),
        "places": quota.places,
        "eligible": quota.eligible,
        "selection": quota.selection,
        "base": quota.base,
        "candidates": list(quota.candidates),
        "priority": list(quota.priority),
        "given": quota.given,
        "of_which": [{"label": part.label, "places": part.places, "given": part.given} for part in quota.within],
        "provisional": quota.provisional,
        "clause": list(quota.quota.clause),
    }
