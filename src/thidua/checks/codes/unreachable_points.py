"""A maximum that no facts can earn, points above the maximum, a step that no value reaches, a class nobody can have."""

from collections.abc import Iterator
from fractions import Fraction
from math import inf

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.checks.tiers import Tier
from thidua.checks.whom import Scored, Whom, named
from thidua.checks.wording import measured
from thidua.plan.model.classes import Class
from thidua.plan.model.points import Step
from thidua.plan.model.scoring import Adjustment
from thidua.rules.measures import ONE
from thidua.rules.sheet import concerns
from thidua.rules.wording.figures import figure

CODE = "unreachable-points"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each criterion or part and way in which it misses its maximum, and for each step unreached."""
    for part in study.scored:
        if not isinstance(part.part, Adjustment):
            yield from _beside_maximum(study, part)
    yield from _frames(study)
    yield from _classes(study)
    for step, tier in _unreached(study):
        part = tier.scored
        message = (
            f"{part.name}: không giá trị nào của {measured(study.words, tier.of)} thuộc bậc"
            f" «{study.words.bounds(step, tier.of, ONE)}»"
        )
        yield study.found(CODE, part.part.clause, step.line, message)


def _frames(study: Study) -> Iterator[Finding]:
    """Criteria whose parts do not come to their maximum, unless a lower level may still add some."""
    rubric = study.plan.rubric
    for criterion in rubric.criteria.values() if rubric is not None else ():
        total = sum((part.max for part in criterion.parts.values()), Fraction(0))
        if criterion.parts and not criterion.open and total < criterion.max:
            message = f"các chỉ tiêu con cộng lại {figure(total)} điểm, không tới điểm tối đa {figure(criterion.max)}"
            yield study.found(CODE, criterion.clause, criterion.line, f"Chỉ tiêu {criterion.id}: {message}")


def _classes(study: Study) -> Iterator[Finding]:
    """Classes that nobody can have: for all whom they concern a better one takes whoever is left.

    Where rules lower a class, or somebody may decide on a lower one, every class can be had.
    """
    if study.plan.class_rules or any(found.short == "decided" for found in study.plan.classes.values()):
        return
    for found in study.plan.classes.values():
        concerned = [whom for whom in study.everybody if concerns(found.asked, *whom)]
        before = [_takes_all(study, found, whom) for whom in concerned]
        if concerned and None not in before:
            labels = ", ".join(f"«{label}»" for label in dict.fromkeys(before))
            message = f"Loại «{found.label}»: không ai được xếp vì loại {labels} đứng trước đã nhận mọi đối tượng"
            yield study.found(CODE, found.clause, found.line, message)


def _takes_all(study: Study, found: Class, whom: Whom) -> str | None:
    """The label of a better class that these participants have without any condition."""
    for other in study.plan.classes.values():
        if other is found:
            return None
        always = not any(scope.when is not None for scope in other.asked) and concerns(other.asked, *whom)
        if always and not other.band and other.require is None:
            return other.label
    return None


def _beside_maximum(study: Study, part: Scored) -> Iterator[Finding]:
    wrong: dict[str, list[Whom]] = {}
    for whom in study.concerned(part):
        if said := _said(study.ceiling(part, whom), part.maximum):
            wrong.setdefault(said, []).append(whom)
    for said, some in wrong.items():
        whose = "" if len(some) == len(study.concerned(part)) else f" ({named(study.plan, some)})"
        yield study.found(CODE, part.part.clause, part.part.line, f"{part.name}{whose}: {said}")


def _said(ceiling: Fraction | float | None, maximum: Fraction) -> str | None:
    if ceiling is None:
        # Then no step takes anything: `tier-gap` says so.
        return None
    if ceiling == inf:
        return f"điểm tăng không giới hạn, quá điểm tối đa {figure(maximum)}"
    assert isinstance(ceiling, Fraction)
    if ceiling > maximum:
        return f"có thể được {figure(ceiling)} điểm, quá điểm tối đa {figure(maximum)}"
    if ceiling < maximum:
        return f"cao nhất chỉ được {figure(ceiling)} điểm, không tới điểm tối đa {figure(maximum)}"
    return None


def _unreached(study: Study) -> Iterator[tuple[Step, Tier]]:
    """Steps that nobody who comes to their branch can reach."""
    met: dict[int, list[Tier]] = {}
    for tier in study.tiers:
        met.setdefault(id(tier.branch), []).append(tier)
    for tiers in met.values():
        for step in tiers[0].unreached:
            if all(any(step is other for other in tier.unreached) for tier in tiers):
                yield step, tiers[0]
