"""The text announces a sum of points, or a section its maximum, and the criteria come to another."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.checks.whom import Whom, named
from thidua.plan.model.scoring import Criterion, Rubric
from thidua.rules.sheet import concerns
from thidua.rules.wording.figures import figure

CODE = "points-mismatch"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each announced sum, and for each maximum of a section, that the criteria do not make."""
    rubric = study.plan.rubric
    for announced in study.plan.announced:
        if announced.of == "points":
            said = f"Văn bản nêu tổng {figure(announced.number)} điểm nhưng điểm tối đa các chỉ tiêu"
            for total, some in _sums(study, rubric, None).items():
                if total != announced.number:
                    message = f"{said} cộng lại là {figure(total)}{_whose(study, some)}"
                    yield study.found(CODE, announced.clause, announced.line, message)
    for section in rubric.sections.values() if rubric is not None else ():
        for total, some in _sums(study, rubric, section.id).items():
            if section.max is not None and total != section.max:
                message = (
                    f"Phần «{section.label}» nêu tối đa {figure(section.max)} điểm nhưng điểm tối đa các chỉ tiêu"
                    f" của phần cộng lại là {figure(total)}{_whose(study, some)}"
                )
                yield study.found(CODE, section.clause, section.line, message)


def _sums(study: Study, rubric: Rubric | None, section: str | None) -> dict[Fraction, list[Whom]]:
    """What the maxima of the criteria (of a section) come to, with those for whom they do.

    Nothing where it hangs on facts whom a criterion concerns, for then no one sum can be told.
    """
    criteria = [line for line in rubric.criteria.values() if section in (None, line.section)] if rubric else []
    if any(scope.when is not None for criterion in criteria for scope in criterion.asked):
        return {}
    found: dict[Fraction, list[Whom]] = {}
    for whom in study.everybody:
        counted = [criterion.max for criterion in criteria if rubric is not None and _counts(rubric, criterion, whom)]
        found.setdefault(sum(counted, Fraction(0)), []).append(whom)
    return found


def _counts(rubric: Rubric, criterion: Criterion, whom: Whom) -> bool:
    """Whether a criterion is part of the whole: also where it concerns somebody not, and a policy makes up for it."""
    return rubric.policy(criterion) is not None or concerns(criterion.asked, *whom)


def _whose(study: Study, some: list[Whom]) -> str:
    return "" if len(some) == len(study.everybody) else f" ({named(study.plan, some)})"
