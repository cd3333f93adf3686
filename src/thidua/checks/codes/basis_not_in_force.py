"""The plan rests on a law, or asks for a form of one, that was not in force."""

from collections.abc import Iterator
from datetime import date

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.laws import Law, laws
from thidua.plan.model.plan import Plan
from thidua.rules.wording.figures import day

CODE = "basis-not-in-force"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each basis and each form of a dossier; papers that the table does not know are passed over."""
    plan = study.plan
    start, end = _time(plan)
    for basis in plan.bases:
        law = laws().get(basis.number)
        if law is not None and not _in_force(law, start, end):
            yield study.found(CODE, basis.clause, basis.line, f"Căn cứ {law.id} {_why(law, start, end)}")
    for dossier in plan.dossiers.values():
        for part in dossier.parts.values():
            law = _named(part.form_of)
            if law is not None and not _in_force(law, start, end):
                message = f"«{part.label}» dùng mẫu của {law.id}, văn bản này {_why(law, start, end)}"
                yield study.found(CODE, part.clause or dossier.clause, part.line, message)


def _time(plan: Plan) -> tuple[date, date]:
    """The day of issue; of a plan without one, the days of its period, else from the year's first."""
    if plan.issued is not None:
        return plan.issued, plan.issued
    starts = [plan.period.from_, *(found.from_ for found in plan.rounds.values())]
    ends = [plan.period.to, *(found.to for found in plan.rounds.values() if found.to is not None)]
    known = [start for start in starts if start is not None]
    return min(known, default=date(min(ends).year, 1, 1)), max(ends)


def _named(text: str | None) -> Law | None:
    """The law whose number a text is or contains."""
    words = (text or "").replace(",", " ").split()
    return next((law for law in laws().values() if law.id in words), None)


def _in_force(law: Law, start: date, end: date) -> bool:
    """Whether there is a day from ``start`` to ``end`` on which the law was in force."""
    return law.in_force_on(start) or (law.from_ is not None and start <= law.from_ <= end)


def _why(law: Law, start: date, end: date) -> str:
    when = f"ngày {day(start)}" if start == end else f"ngày nào từ {day(start)} đến {day(end)}"
    if law.to is not None and law.to < start:
        after = f", đã thay bằng {', '.join(law.replaced_by)}" if law.replaced_by else ""
        return f"không có hiệu lực {when}: hết hiệu lực sau {day(law.to)}{after}"
    since = f": có hiệu lực từ {day(law.from_)}" if law.from_ else ""
    return f"không có hiệu lực {when}{since}"
