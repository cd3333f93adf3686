"""Places go by score, and nothing says who comes first at equal scores."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import TOTALS

CODE = "no-tie-rule"


def check(study: Study) -> Iterator[Finding]:
    """One finding for the ranking of a rubric, and one for each award that goes by another figure."""
    rubric = study.plan.rubric
    if rubric is not None and rubric.ranking.ties is None:
        line = rubric.ranking.line or rubric.line
        yield study.found(CODE, rubric.ranking.clause, line, "Xếp hạng theo điểm nhưng không có quy tắc khi bằng điểm")
    for award in study.plan.awards.values():
        if _own_score(award) and award.ties is None:
            clauses = (*(clause for quota in award.quotas for clause in quota.clause), *award.clause)
            message = f"{award.label}: chọn theo điểm từ cao xuống nhưng không có quy tắc khi bằng điểm"
            yield study.found(CODE, clauses, award.line, message)


def _own_score(award: Award) -> bool:
    """Whether places go by a figure of its own; the totals of a rubric follow its ranking, as do gifts with a prize."""
    selects = [quota.select or award.select for quota in award.quotas] or [award.select]
    return "by_score" in selects and award.by is not None and award.by not in TOTALS and not award.with_prize
