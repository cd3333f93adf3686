"""A paper was issued when a day that it sets, or that its day must serve, was already over."""

from collections.abc import Iterator
from datetime import date

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.model.calendar import Deadline
from thidua.plan.model.text import Document
from thidua.rules.calendar import DueDay
from thidua.rules.wording.figures import day

CODE = "issued-after-deadline"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each deadline whose paper came too late, naming every day missed."""
    for deadline in study.plan.deadlines.values():
        document = study.plan.documents[deadline.set_by] if deadline.set_by else None
        issued = document.issued if document else study.plan.issued
        if issued is None:
            continue
        # What a superior plan's own day serves is that plan's matter; a paper passed on must still serve it.
        serves = _served(study, deadline) if document else [deadline.id]
        missed = [due for due in study.due if due.deadline.id in serves and due.last_day < issued]
        if missed:
            clauses = [*deadline.clause, *(document.clause if document else study.plan.clause)]
            clauses += [clause for due in missed for clause in due.deadline.clause]
            yield study.found(CODE, clauses, deadline.line, _message(document, issued, missed))


def _served(study: Study, deadline: Deadline) -> list[str]:
    """The deadline and all that it must serve, one after another."""
    chain = [deadline.id]
    while (above := study.plan.deadlines[chain[-1]].feeds) is not None and above not in chain:
        chain.append(above)
    return chain


def _message(document: Document | None, issued: date, missed: list[DueDay]) -> str:
    paper = document.label if document else "Kế hoạch"
    if document and document.number:
        paper += f" (số {document.number})"
    said = ", ".join(f"«{due.deadline.label}» ({day(due.last_day)})" for due in missed)
    return f"{paper} ban hành ngày {day(issued)}, sau hạn cuối của {said}"
