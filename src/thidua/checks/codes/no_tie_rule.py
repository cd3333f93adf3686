"""Places go by score, and nothing says who comes first at equal scores."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import TOTALS, facts_of_measure
from thidua.plan.model.ranking import RANK, Ranking
from thidua.rules.ranking import ranking_of

CODE = "no-tie-rule"


def check(study: Study) -> Iterator[Finding]:
    """One finding for the ranking, and one for each award that goes by another figure.

    A rule is a chain of further figures, somebody who votes, or what the text says of ties in words.
    """
    ranking = ranking_of(study.plan)
    if ranking is not None and not _has_rule(ranking):
        line = ranking.line or (study.plan.rubric.line if study.plan.rubric is not None else 0)
        yield study.found(CODE, ranking.clause, line, "Xếp hạng theo điểm nhưng không có quy tắc khi bằng điểm")
    for award in study.plan.awards.values():
        if _own_score(award, ranking) and not _has_rule(award):
            clauses = (*(clause for quota in award.quotas for clause in quota.clause), *award.clause)
            order = "từ cao xuống" if award.better == "higher" else "từ thấp lên"
            message = f"{award.label}: chọn theo điểm {order} nhưng không có quy tắc khi bằng điểm"
            yield study.found(CODE, clauses, award.line, message)


def _has_rule(part: Ranking | Award) -> bool:
    return bool(part.ties or part.then or part.vote)


def _own_score(award: Award, ranking: Ranking | None) -> bool:
    """Whether places go by a figure of its own; the rank, and what the ranking goes by, follow the ranking, and so do
    all totals where that goes by one of them.
    """
    selects = [quota.select or award.select for quota in award.quotas] or [award.select]
    if "by_score" not in selects or award.by is None or award.with_prize or award.by == RANK:
        return False
    if ranking is None:
        return True
    first = ranking.first
    if first.by in TOTALS and award.by in TOTALS:
        return False
    return facts_of_measure(first.by) != facts_of_measure(award.by) or first.better != award.better
