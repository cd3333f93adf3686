"""Groups ranked in one list cannot all reach the same total: some have an advantage that no work makes up."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.checks.ceilings import top_of
from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.checks.whom import Scored, Whom, named
from thidua.plan.model.conditions import GROUP, KIND
from thidua.plan.model.ranking import FINAL, Ranking
from thidua.rules.ranking import ranking_of
from thidua.rules.wording.figures import figure

CODE = "unequal-ceiling"


def check(study: Study) -> Iterator[Finding]:
    """At most one finding, at the first part of the rubric that makes the difference among those ranked together."""
    rubric, ranking = study.plan.rubric, ranking_of(study.plan)
    if rubric is None or ranking is None or ranking.first.by != FINAL:
        return
    for some in _together(study, ranking):
        totals: dict[Fraction | float, list[Whom]] = {}
        for whom in some:
            top = top_of(study, rubric, whom)
            # Where some points cannot be earned at all, `unreachable-points` says so; a total would mislead.
            if top is not None:
                totals.setdefault(top, []).append(whom)
        parts = [part for part in study.scored if _differs(study, part, some)]
        if len(totals) > 1 and parts:
            clauses = [clause for part in parts for clause in part.part.clause]
            yield study.found(CODE, clauses, parts[0].part.line, _message(study, totals))
            return


def _together(study: Study, ranking: Ranking) -> list[list[Whom]]:
    """Those who are ranked in one list, as far as group and kind tell."""
    lists: dict[tuple[str | None, str | None], list[Whom]] = {}
    for whom in study.everybody:
        own = (whom.group if GROUP in ranking.within else None, whom.kind if KIND in ranking.within else None)
        lists.setdefault(own, []).append(whom)
    return list(lists.values())


def _differs(study: Study, part: Scored, some: list[Whom]) -> bool:
    return len({study.ceiling(part, whom) for whom in some}) > 1


def _message(study: Study, totals: dict[Fraction | float, list[Whom]]) -> str:
    ordered = sorted(totals.items(), key=lambda pair: (-pair[0], len(pair[1])))
    said = [f"{_top(top)}: {named(study.plan, some)}" for top, some in ordered]
    if len(ordered[-1][1]) > 1:
        said[-1] = f"{_top(ordered[-1][0])}: các nhóm còn lại"
    return f"Các nhóm xếp chung một bảng nhưng tổng điểm cao nhất khác nhau — {'; '.join(said)}"


def _top(top: Fraction | float) -> str:
    return f"{figure(top)} điểm" if isinstance(top, Fraction) else "không giới hạn"
