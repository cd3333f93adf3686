"""A body that appraises the others competes with them."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study

CODE = "judge-and-party"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each such body."""
    appraisal = study.plan.appraisal
    if appraisal is None:
        return
    for name in appraisal.by:
        body = study.plan.bodies.get(name)
        if body is not None and body.competes_in:
            groups = ", ".join(study.plan.groups[group].label for group in body.competes_in)
            message = f"{body.label} vừa thẩm định vừa thi đua trong nhóm {groups}"
            yield study.found(CODE, (*appraisal.clause, *body.clause), appraisal.line, message)
