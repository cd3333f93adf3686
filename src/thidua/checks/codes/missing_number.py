"""The plan bears no number: no paper can cite it."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study

CODE = "missing-number"


def check(study: Study) -> Iterator[Finding]:
    """At most one finding."""
    if study.plan.number is None:
        yield study.found(CODE, study.plan.clause, study.plan.line, "Văn bản không có số, ký hiệu")
