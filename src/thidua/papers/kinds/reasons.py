"""Why somebody has a result, in a line or in full, as a paper says it: no files, no cells."""

from collections.abc import Iterator

from thidua.papers.kinds.case import Case
from thidua.papers.vietnamese import printed
from thidua.rules.results import PlaceReason, Result
from thidua.rules.totals import Score
from thidua.rules.wording.classes import class_label
from thidua.rules.wording.figures import figure
from thidua.rules.wording.places import say_award, say_place
from thidua.rules.wording.results import STATUSES, say_lacking
from thidua.rules.wording.rubric import say_adjustment, say_criterion

_NOT_HELD = ("outscored", "full", "reserve", "revoked", "waiting", "contested", "council")
_DEEPEST = 1


def given_or_status(case: Case, result: Result) -> str:
    """What is awarded, else the status; nothing more than the class where that says it all."""
    given = say_award(case.words, result)
    classed = case.plan.classes and class_label(case.words, result.classed)
    status = "" if classed and result.status == "scored" else STATUSES[result.status]
    return printed(given or status)


def why(case: Case, result: Result) -> str:
    """In one line: the gates that fail, what is missing, why no place; and of the points where some are lost."""
    return printed("; ".join(dict.fromkeys(_why(case, result)))) or "Đạt các điều kiện"


def points_in_full(case: Case, score: Score) -> list[str]:
    """Each criterion, bonus and penalty with the rules and facts that it rests on, without what lies deeper."""
    lines = [line for reason in score.criteria.values() for line in say_criterion(case.words, reason, 0)]
    for title, added in (("Điểm thưởng", score.bonus), ("Điểm trừ", score.penalty)):
        lines += [line for reason in added.values() for line in say_adjustment(case.words, reason, title)]
    said: list[list[str]] = []
    for line in lines:
        if line.depth == 0:
            said.append([printed(line.text)])
        elif line.depth <= _DEEPEST and said:
            said[-1].append(printed(line.text))
    return [f"{first}: {'; '.join(below)}" if below else first for first, *below in said]


def points(result: Result) -> str:
    """The final total; nothing for whom no points are given."""
    return figure(result.score.final) if result.score is not None and result.status == "scored" else ""


def _why(case: Case, result: Result) -> Iterator[str]:
    if result.missing or result.undefined:
        yield say_lacking(case.words, result)
    for standing in result.standings:
        failing = [gate.subject.label for gate in standing.gates if gate.value is False]
        if failing:
            state = "Tạm dừng xét" if standing.only_suspended else "Không đạt"
            yield f"{state}: {', '.join(failing)}"
    for reason in result.places:
        if reason.outcome in _NOT_HELD:
            yield _place(case, result, reason)
    yield from _lost(result)


def _place(case: Case, result: Result, reason: PlaceReason) -> str:
    """Why no place, in a few words; the score that decided stands beside."""
    label = case.plan.awards[reason.award].label
    if reason.outcome in ("outscored", "full") and reason.position is not None:
        return f"{label}: hết {reason.places} chỗ, đứng thứ {reason.position}/{reason.passing}"
    if reason.outcome == "contested":
        return f"{label}: bằng điểm, chờ {case.words.voter(case.plan.awards[reason.award].vote)} quyết định"
    return say_place(case.words, result, reason)


def _lost(result: Result) -> Iterator[str]:
    """The criteria at which less than all points were earned."""
    if result.score is None:
        return
    lost = [
        f"{name} ({figure(reason.points)}/{figure(result.score.maxima[name])})"
        for name, reason in result.score.criteria.items()
        if reason.points is not None and reason.points < result.score.maxima.get(name, 0)
    ]
    if lost:
        yield f"Chưa đạt điểm tối đa: {', '.join(lost)}"
