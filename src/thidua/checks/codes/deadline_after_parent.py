"""A lower level may send later than the level above must have it."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.rules.wording.figures import day

CODE = "deadline-after-parent"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each deadline and round that ends after the one it must serve."""
    for due in study.due:
        for parent in study.due:
            if parent.deadline.id != due.deadline.feeds or parent.round != due.round:
                continue
            if due.last_day > parent.last_day:
                message = (
                    f"«{due.deadline.label}» đến hết {day(due.last_day)} mới hết hạn, sau hạn cuối"
                    f" {day(parent.last_day)} của «{parent.deadline.label}» mà nó phải kịp phục vụ"
                )
                clauses = (*due.deadline.clause, *parent.deadline.clause)
                yield study.found(CODE, clauses, due.deadline.line, message)
