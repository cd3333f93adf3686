"""A body that appraises the others, or votes on them, competes with them."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.model.plan import Plan
from thidua.rules.ranking import ranking_of

CODE = "judge-and-party"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each such body and what it does."""
    plan = study.plan
    for name, act, clauses, line in _acts(plan):
        body = plan.bodies.get(name)
        if body is not None and body.competes_in:
            groups = ", ".join(plan.groups[group].label for group in body.competes_in)
            message = f"{body.label} vừa {act} vừa thi đua trong nhóm {groups}"
            yield study.found(CODE, (*clauses, *body.clause), line, message)


def _acts(plan: Plan) -> Iterator[tuple[str, str, tuple[str, ...], int]]:
    """Who judges: the body, what it does in Vietnamese, the clauses and line that say so; each vote once."""
    appraisal = plan.appraisal
    if appraisal is not None:
        yield from ((name, "thẩm định", appraisal.clause, appraisal.line) for name in appraisal.by)
    voting = [part for part in (ranking_of(plan), *plan.awards.values()) if part is not None and part.vote is not None]
    for vote, part in {str(part.vote): part for part in reversed(voting)}.items():
        council = plan.councils.get(vote)
        body = council.body if council is not None else vote
        if body is not None:
            yield body, "bình chọn", (*part.clause, *(council.clause if council is not None else ())), part.line
