"""Points can be endless decimals, and nothing says how they are rounded.

Of what the language can say, only so much for each unit of something divided does not end: 1/3 of something.
"""

from collections.abc import Iterator
from fractions import Fraction

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.checks.wording import measured
from thidua.plan.model.conditions import Share
from thidua.plan.model.figures import Mean, OfParts, Over, Quotient
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Full, Judged, Linear, Points, parts_of_points

CODE = "no-rounding-rule"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each criterion, bonus or penalty that multiplies what is divided."""
    if study.plan.rubric is None or study.plan.rubric.rounding is not None:
        return
    for part in study.scored:
        for of in list(_endless(study.plan, part.points))[:1]:
            name = measured(study.words, of)
            message = f"{part.name}: điểm nhân với {name} có thể lẻ vô hạn mà không có quy tắc làm tròn"
            yield study.found(CODE, part.part.clause, part.part.line, message)


def _endless(plan: Plan, points: Points) -> Iterator[str | Share]:
    """The measures that make points endless."""
    if isinstance(points, Linear):
        if points.whole or points.add == 0:
            return
        uneven = isinstance(points.per, Fraction) and not _ends(points.per.numerator)
        if uneven or _divides(plan, points.each):
            yield points.each
    elif isinstance(points, Full) and not isinstance(points.full, Fraction):
        target = points.target
        if _divides(plan, points.full) or isinstance(target, str) or (target and not _ends(target.numerator)):
            yield points.full
    elif isinstance(points, Judged) and _divides(plan, points.judged):
        yield points.judged
    else:
        for part in parts_of_points(points):
            yield from _endless(plan, part)


def _divides(plan: Plan, of: str | Share) -> bool:
    """Whether a measure is the result of a division that need not end."""
    if isinstance(of, Share):
        return True
    figure = None if of in plan.facts else plan.figures.get(of)
    if isinstance(figure, Quotient):
        return True
    if isinstance(figure, Mean):
        many = range(figure.given, len(figure.mean) + 1) if figure.given is not None else (len(figure.mean),)
        if not all(_ends(number) for number in many):
            return True
    if isinstance(figure, (Over, OfParts)):
        mean = "mean" in (getattr(figure, "over", ""), getattr(figure, "rounds", ""))
        counts = getattr(figure, "over", "") in ("rank", "count")
        return mean or (not counts and figure.of is not None and _divides(plan, figure.of))
    operands = figure.operands if figure is not None else ()
    return any(isinstance(operand, str) and _divides(plan, operand) for operand in operands)


def _ends(divisor: int) -> bool:
    """Whether everything divided by a number ends: that has no prime but 2 and 5."""
    for prime in (2, 5):
        while divisor and divisor % prime == 0:
            divisor //= prime
    return divisor == 1
