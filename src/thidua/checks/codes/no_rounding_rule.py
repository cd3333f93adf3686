"""Points can be endless decimals, and nothing says how they are rounded.

Of what the language can say, only so much for each unit of a share does not end: 1/3 of something.
"""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.checks.wording import measured
from thidua.plan.model.conditions import Share
from thidua.plan.model.points import Branch, Linear, Points, Sum

CODE = "no-rounding-rule"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each criterion, bonus or penalty that multiplies a share."""
    if study.plan.rubric is None or study.plan.rubric.rounding is not None:
        return
    for part in study.scored:
        for share in list(_multiplied(part.points))[:1]:
            name = measured(study.words, share)
            message = f"{part.name}: điểm nhân với {name} có thể lẻ vô hạn mà không có quy tắc làm tròn"
            yield study.found(CODE, part.part.clause, part.part.line, message)


def _multiplied(points: Points) -> Iterator[Share]:
    if isinstance(points, Linear) and isinstance(points.each, Share) and points.add != 0:
        yield points.each
    elif isinstance(points, Branch):
        for step in points.steps:
            yield from _multiplied(step.points)
    elif isinstance(points, Sum):
        for part in points.sum:
            yield from _multiplied(part)
