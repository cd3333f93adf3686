"""Groups ranked in one list cannot all reach the same total: some have an advantage that no work makes up."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.checks.whom import Scored, Whom, named
from thidua.rules.wording.figures import figure

CODE = "unequal-ceiling"


def check(study: Study) -> Iterator[Finding]:
    """At most one finding, at the first part of the rubric that makes the difference."""
    if study.plan.rubric is None:
        return
    totals: dict[Fraction | float, list[Whom]] = {}
    for whom in study.everybody:
        tops = [study.ceiling(part, whom) for part in study.scored]
        # Where some points cannot be earned at all, `unreachable-points` says so; a total would mislead.
        if None not in tops:
            totals.setdefault(sum((top for top in tops if top is not None), Fraction(0)), []).append(whom)
    if len(totals) > 1:
        parts = [part for part in study.scored if _differs(study, part)]
        clauses = [clause for part in parts for clause in part.part.clause]
        yield study.found(CODE, clauses, parts[0].part.line, _message(study, totals))


def _differs(study: Study, part: Scored) -> bool:
    return len({study.ceiling(part, whom) for whom in study.everybody}) > 1


def _message(study: Study, totals: dict[Fraction | float, list[Whom]]) -> str:
    ordered = sorted(totals.items(), key=lambda pair: (-pair[0], len(pair[1])))
    said = [f"{_top(top)}: {named(study.plan, some)}" for top, some in ordered]
    if len(ordered[-1][1]) > 1:
        said[-1] = f"{_top(ordered[-1][0])}: các nhóm còn lại"
    return f"Các nhóm xếp chung một bảng nhưng tổng điểm cao nhất khác nhau — {'; '.join(said)}"


def _top(top: Fraction | float) -> str:
    return f"{figure(top)} điểm" if isinstance(top, Fraction) else "không giới hạn"
