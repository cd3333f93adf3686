"""The text says that a form is annexed, and it is not."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study

CODE = "missing-annex"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each form."""
    for form in study.plan.forms.values():
        if form.annex == "missing":
            message = f"«{form.label}»: văn bản nói có mẫu kèm theo nhưng không kèm mẫu"
            yield study.found(CODE, form.clause, form.line, message)
