"""The most that a final total can come to: the ceilings of all lines, under the bounds that the rubric sets."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias

from thidua.checks.study import Study
from thidua.checks.whom import Scored, Whom
from thidua.plan.model.scoring import Adjustment, Criterion, Rubric
from thidua.rules.sheet import concerns

Top: TypeAlias = Fraction | float

ZERO = Fraction(0)


def top_of(study: Study, rubric: Rubric, whom: Whom) -> Top | None:
    """The highest final total of these participants; infinite without a limit.

    None where it cannot be told: nothing can be earned in some line, or what does not concern them changes the weight
    of the rest.
    """
    by_line = {id(part.part): part for part in study.scored}
    criteria = [_criterion(study, rubric, criterion, whom, by_line) for criterion in rubric.criteria.values()]
    bonus = _adjusted(study, rubric.bonus.values(), whom, by_line)
    penalty = _adjusted(study, rubric.penalty.values(), whom, by_line)
    if None in criteria or bonus is None or penalty is None:
        return None
    summed: dict[str | None, Top] = {}
    for criterion, top in zip(rubric.criteria.values(), criteria, strict=True):
        summed[criterion.section] = summed.get(criterion.section, ZERO) + (top or ZERO)
    total = sum((_at_most(top, _bound(rubric, name)) for name, top in summed.items()), ZERO)
    total += _at_most(bonus, rubric.bonus_max)
    total += penalty if rubric.penalty_max is None else max(penalty, -rubric.penalty_max)
    return _at_most(total, rubric.total_max)


def _criterion(
    study: Study, rubric: Rubric, criterion: Criterion, whom: Whom, by_line: Mapping[int, Scored]
) -> Top | None:
    if concerns(criterion.asked, *whom):
        tops = [study.ceiling(by_line[id(line)], whom) for line in criterion.lines]
        return None if None in tops else sum((top for top in tops if top is not None), ZERO)
    policy = rubric.policy(criterion)
    if policy is None or policy == "zero":
        return ZERO
    return criterion.max if policy == "full" else None


def _adjusted(study: Study, lines: Iterable[Adjustment], whom: Whom, by_line: Mapping[int, Scored]) -> Top | None:
    """What bonuses or penalties add at best; of those of which only the highest counts, that one.

    The least penalty is that of the line that can do no better, as each ceiling is the points taken off at least.
    """
    total: Top = ZERO
    best: dict[str, list[Top]] = {}
    for line in lines:
        part = by_line[id(line)]
        top = study.ceiling(part, whom)
        if top is None:
            return None
        if line.best_of is None:
            total += top
        elif part.concerns(whom):
            best.setdefault(line.best_of, []).append(part.sign * top)
    for name, tops in best.items():
        sign = next(by_line[id(line)].sign for line in lines if line.best_of == name)
        total += sign * max(tops)
    return total


def _bound(rubric: Rubric, section: str | None) -> Fraction | None:
    return rubric.sections[section].max if section is not None else None


def _at_most(top: Top, bound: Fraction | None) -> Top:
    return top if bound is None else min(top, bound)
