"""The whole explanation of one participant's result, line by line."""

from collections.abc import Iterator

from thidua.rules.combining import CombinedScore
from thidua.rules.money import reward
from thidua.rules.notices import notice_for
from thidua.rules.reasons import waited_for
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording.classes import say_class
from thidua.rules.wording.combining import say_combined
from thidua.rules.wording.figures import figure
from thidua.rules.wording.gates import say_gate
from thidua.rules.wording.measures import say_some
from thidua.rules.wording.money import say_reward
from thidua.rules.wording.places import say_place
from thidua.rules.wording.procedure import say_notice_before
from thidua.rules.wording.ranks import say_rank
from thidua.rules.wording.rubric import say_adjustment, say_criterion, say_total, say_totals
from thidua.rules.wording.words import Line, Words

STATUSES = {
    "scored": "Đã chấm điểm",
    "incomplete": "Chưa đủ để xếp",
    "eligible": "Đủ điều kiện",
    "ineligible": "Không đủ điều kiện",
}


def explain(evaluation: Evaluation, result: Result, words: Words | None = None) -> list[Line]:
    """Why this participant has these points, this rank, this award: each figure down to fact, source and clause."""
    words = words or Words(evaluation.plan, evaluation.round, evaluation.notices)
    return [*say_result(words, evaluation, result), *_points(words, result), *_gates(words, result)]


def say_result(words: Words, evaluation: Evaluation, result: Result) -> Iterator[Line]:
    """Who it is, the total, what is missing, rank, class and places; without how the points arose."""
    group = words.plan.groups[result.participant.group].label
    yield Line(0, f"{result.participant.shown} · {group}")
    if result.score is not None and result.rank is not None:
        yield Line(0, say_total(result.score, result.rank))
    else:
        yield Line(0, STATUSES[result.status])
    if result.missing or result.undefined:
        yield Line(0, say_lacking(words, result))
    yield from say_rank(words, evaluation, result)
    if result.classed is not None:
        yield from say_class(words, result.classed, lambda name: _shown(evaluation, name))
    yield from _place(words, evaluation, result)


def _shown(evaluation: Evaluation, name: str) -> str:
    other = evaluation.of(name)
    return name if other is None else other.participant.shown


def say_lacking(words: Words, result: Result) -> str:
    """What keeps a sheet from being ranked: facts not given, in the plan's order, or values the plan is silent on."""
    if not result.missing:
        return "; ".join(_say_undefined(result))
    order = {name: place for place, name in enumerate(words.plan.facts)}
    ordered = sorted(result.missing, key=lambda name: order.get(name, len(order)))
    return "Thiếu: " + "; ".join(words.lacking(name) for name in ordered)


def _say_undefined(result: Result) -> Iterator[str]:
    """Lines that wait for the facts of others, and lines on which the plan is silent."""
    score = result.score
    lines = {**score.criteria, **score.bonus, **score.penalty} if score is not None else {}
    waiting = {name: found for name in result.undefined if name in lines and (found := waited_for(lines[name]))}
    silent = [name for name in result.undefined if name not in waiting]
    if waiting:
        others = dict.fromkeys(code for found in waiting.values() for code in found)
        yield f"Chưa tính được mục {', '.join(waiting)}, còn chờ số liệu của {say_some(others)}"
    if silent:
        yield f"Kế hoạch không nói điểm ở mục {', '.join(silent)} cho số liệu này"


def _place(words: Words, evaluation: Evaluation, result: Result) -> Iterator[Line]:
    until = " (tạm xếp, còn đơn vị chưa đủ số liệu)" if result.provisional else ""
    for name in result.awards:
        award = words.plan.awards[name]
        given = reward(words.plan, award, result.participant.kind, evaluation.round)
        sum_ = f", {say_reward(given)}" if given else ""
        yield Line(0, f"Được: {award.label}{sum_}{words.clauses(award.clause)}{words.readings(award.reading)}{until}")
        if (notice := notice_for(words.plan, award)) is not None:
            yield Line(1, say_notice_before(words, notice))
    for choice in result.choices:
        yield Line(0, f"Hội đồng chọn cho {words.plan.awards[choice.award].label}, lý do: {choice.reason}")
    for contest in evaluation.contests:
        if result.participant.id in contest.participants and result.award is None:
            others = [evaluation.of(name) for name in contest.participants if name != result.participant.id]
            names = ", ".join(other.participant.shown for other in others if other)
            places = ", ".join(words.plan.awards[place].label for place in contest.places)
            score = figure(contest.score)
            voter = words.voter(words.plan.awards[contest.places[0]].vote)
            yield Line(0, f"Bằng điểm ({score}) với {names}; {places} chờ {voter} quyết định")
    for reason in result.places:
        yield Line(1, say_place(words, result, reason))


def _points(words: Words, result: Result) -> Iterator[Line]:
    if result.score is None:
        return
    if isinstance(result.score, CombinedScore):
        yield from say_combined(words, result.score)
    if result.status == "scored":
        yield from say_totals(words, result.score)
    for reason in result.score.criteria.values():
        yield from say_criterion(words, reason, 0)
    for title, part in (("Thưởng", result.score.bonus), ("Trừ", result.score.penalty)):
        for reason in part.values():
            yield from say_adjustment(words, reason, title)


def _gates(words: Words, result: Result) -> Iterator[Line]:
    """The gates of each award; awards with the same gates are said together."""
    said: dict[tuple[str, ...], list[Line]] = {}
    awards: dict[tuple[str, ...], list[str]] = {}
    for standing in result.standings:
        lines = [line for gate in standing.gates for line in say_gate(words, gate, 1)]
        key = tuple(line.text for line in lines)
        said[key] = lines
        awards.setdefault(key, []).append(words.plan.awards[standing.award].label)
    for key, lines in said.items():
        if lines:
            yield Line(0, "Điều kiện của " + ", ".join(awards[key]))
            yield from lines
