"""The plan bears no day of issue: nobody knows from when it holds."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study

CODE = "missing-date"


def check(study: Study) -> Iterator[Finding]:
    """At most one finding."""
    if study.plan.issued is None:
        yield study.found(CODE, study.plan.clause, study.plan.line, "Văn bản không có ngày ban hành")
