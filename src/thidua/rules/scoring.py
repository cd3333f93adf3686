"""The points of one sheet: criteria, bonus, penalty and the totals that they add up to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from thidua.plan.model.points import Points
from thidua.plan.model.scoring import Adjustment, Criterion, Rubric
from thidua.rules.applying import Applied, apply_policies, says_not_applicable
from thidua.rules.conditions import LastDays, applies
from thidua.rules.points import facts_needed, facts_read, is_same_for_all, points_of
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet, concerns
from thidua.rules.totals import ZERO, Score, rounded

EVERYBODY: tuple[bool, frozenset[str]] = (True, frozenset())
"""What holds of a line that no scope narrows."""


@dataclass(frozen=True, slots=True)
class Outdone:
    """A bonus or penalty that does not count, because another of the same name comes to more."""

    by: Adjustment
    best: Reason


def score(rubric: Rubric, sheet: Sheet, last_days: LastDays) -> Score:
    """Score one sheet; parts whose facts are missing have no points but still their reason."""
    applied = _criteria(rubric, sheet, last_days)
    criteria = applied.reasons
    if rubric.rounding is not None:
        criteria = {name: _rounded(reason, rubric) for name, reason in criteria.items()}
    return Score(
        criteria,
        _adjustments(rubric.bonus.values(), rubric, sheet, last_days),
        _adjustments(rubric.penalty.values(), rubric, sheet, last_days),
        rubric,
        applied.maxima,
        applied.dropped,
    )


def rubric_facts(rubric: Rubric, kind: str, group: str) -> list[str]:
    """Measures that the rubric can ask of this kind and group, in order, each once: facts, figures, parameters."""
    return list(
        dict.fromkeys(name for points in _lines(rubric, kind, group) for name in facts_read(points, group, kind))
    )


def facts_wanted(rubric: Rubric, sheet: Sheet) -> list[str]:
    """Facts that the rubric asks of this participant, each once; of ways that a condition chooses from, the chosen."""
    kind, group = sheet.participant.kind, sheet.participant.group
    known = sheet.sheets.wanted.get((kind, group))
    if known is None and len(sheet.sheets) == 1:
        # Nobody else will ask: telling apart what is the same for everybody would cost more than it saves.
        known = [], list(_lines(rubric, kind, group))
    if known is None:
        # Most lines ask the same of everybody: found once for each kind and group.
        apart = [
            points for points in _lines(rubric, kind, group) if not is_same_for_all(points, sheet.plan, group, kind)
        ]
        same = [points for points in _lines(rubric, kind, group) if not any(points is other for other in apart)]
        names = dict.fromkeys(name for points in same for name in facts_needed(points, sheet))
        known = sheet.sheets.wanted[kind, group] = (list(names), apart)
    facts, lines = known
    return list(dict.fromkeys((*facts, *(name for points in lines for name in facts_needed(points, sheet)))))


def _lines(rubric: Rubric, kind: str, group: str) -> Iterator[Points]:
    for criterion in rubric.criteria.values():
        if concerns(criterion.asked, kind, group):
            yield from (line.points for line in criterion.lines if line.points is not None)
    for adjustment in (*rubric.bonus.values(), *rubric.penalty.values()):
        if concerns(adjustment.asked, kind, group):
            yield adjustment.points


def _criteria(rubric: Rubric, sheet: Sheet, last_days: LastDays) -> Applied:
    """The points of each criterion that concerns the participant, or for which the plan says what is to become of it.

    Those of others have no reason at all.
    """
    reasons: dict[str, Reason] = {}
    spared = []
    for name, criterion in rubric.criteria.items():
        concerned, selectors = applies(criterion.asked, sheet, last_days) if criterion.asked else EVERYBODY
        policy = rubric.policy(criterion)
        if not concerned and not selectors and policy is None:
            continue
        if not concerned and not selectors:
            inner, value = Reason("not_asked", criterion, None), None
            spared.append(name)
        else:
            inner = _earned(criterion, sheet)
            # Whom it concerns hangs on a selector that nobody has given: its points cannot be known either.
            value = inner.points if concerned else None
            if concerned and policy is not None and says_not_applicable(inner):
                spared.append(name)
        reasons[name] = Reason("criterion", criterion, value, (inner,))
    if spared:
        return apply_policies(rubric, reasons, spared)
    return Applied(reasons, {name: rubric.criteria[name].max for name in reasons}, {})


def _earned(criterion: Criterion, sheet: Sheet) -> Reason:
    """What a criterion earns: by its own points, or as the sum of its parts."""
    if criterion.points is not None:
        return points_of(criterion.points, sheet, criterion.max)
    parts = []
    for part in criterion.parts.values():
        inner = points_of(part.points, sheet, part.max)
        parts.append(Reason("part", part, inner.value, (inner,)))
    known = [part.points for part in parts if part.points is not None]
    return Reason("parts", criterion, sum(known, ZERO) if len(known) == len(parts) else None, tuple(parts))


def _rounded(reason: Reason, rubric: Rubric) -> Reason:
    points = rounded(reason.points, rubric.rounding)
    return reason if points is None or points == reason.points else replace(reason, value=points)


def _adjustments(
    adjustments: Iterable[Adjustment], rubric: Rubric, sheet: Sheet, last_days: LastDays
) -> dict[str, Reason]:
    found = {}
    for adjustment in adjustments:
        concerned, selectors = applies(adjustment.asked, sheet, last_days)
        if concerned or selectors:
            reason = points_of(adjustment.points, sheet, ZERO)
            # Whom it concerns hangs on a selector that nobody has given: its points cannot be known either.
            points = rounded(reason.points, rubric.rounding) if concerned else None
            found[adjustment.id] = Reason("adjustment", adjustment, points, (reason,))
    return _best(found)


def _best(found: dict[str, Reason]) -> dict[str, Reason]:
    """Of those with one ``best_of`` only the highest counts; of equal ones the first."""
    named: dict[str, list[Reason]] = {}
    for reason in found.values():
        if reason.subject.best_of is not None:
            named.setdefault(reason.subject.best_of, []).append(reason)
    outdone: Mapping[str, Reason] = {
        reason.subject.id: best
        for some in named.values()
        if all(reason.points is not None for reason in some)
        for best in [max(some, key=lambda reason: reason.points or ZERO)]
        for reason in some
        if reason is not best and reason.points
    }
    return {
        name: reason
        if name not in outdone
        else Reason("adjustment", reason.subject, ZERO, (_outdone(reason, outdone[name]),))
        for name, reason in found.items()
    }


def _outdone(reason: Reason, best: Reason) -> Reason:
    return Reason("outdone", Outdone(best.subject, best), reason.points, reason.parts)
