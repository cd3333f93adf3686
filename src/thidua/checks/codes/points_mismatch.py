"""The text announces a sum of points and its criteria come to another."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.rules.wording.figures import figure

CODE = "points-mismatch"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each announced sum that the maxima of the criteria do not make."""
    rubric = study.plan.rubric
    total = sum((criterion.max for criterion in rubric.criteria.values()), Fraction(0)) if rubric else Fraction(0)
    for announced in study.plan.announced:
        if announced.of == "points" and announced.number != total:
            message = (
                f"Văn bản nêu tổng {figure(announced.number)} điểm nhưng điểm tối đa các chỉ tiêu"
                f" cộng lại là {figure(total)}"
            )
            yield study.found(CODE, announced.clause, announced.line, message)
