"""Something is due and the text names no day for it, or only a reading does."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.model.base import Ruled
from thidua.plan.model.calendar import Deadline, Round
from thidua.plan.model.papers import Dossier
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import rounds_of

CODE = "missing-deadline"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each form, report, dossier and recognition, naming the rounds where not all lack a day."""
    plan = study.plan
    for part, names in _due(plan):
        deadlines = [plan.deadlines[name] for name in names]
        rounds = _rounds(plan, part)
        open_ = [found for found in rounds if not any(_sets(plan, deadline, found) for deadline in deadlines)]
        if open_:
            clauses = [*part.clause, *(clause for deadline in deadlines for clause in deadline.clause)]
            where = "" if len(open_) == len(rounds) else f" cho {', '.join(found.label for found in open_)}"
            message = f"«{part.label}»: văn bản không định ngày gửi{where}"
            yield study.found(CODE, clauses, part.line, message)


def _due(plan: Plan) -> Iterator[tuple[Ruled, tuple[str, ...]]]:
    """Everything that is due, with its deadlines."""
    for form in plan.forms.values():
        yield form, form.deadline
    for report in plan.reports.values():
        yield report, (report.deadline,) if report.deadline else ()
    for dossier in plan.dossiers.values():
        yield dossier, dossier.deadline
    if plan.recognition is not None:
        yield plan.recognition, (plan.recognition.deadline,) if plan.recognition.deadline else ()


def _rounds(plan: Plan, part: Ruled) -> list[Round]:
    """The rounds in which it is due: a dossier only where one of its awards is given; never ad hoc."""
    rounds = [found for found in plan.rounds.values() if found.kind != "ad_hoc" and not found.is_part]
    if not isinstance(part, Dossier):
        return rounds
    awards = [plan.awards[name] for name in part.award]
    return [found for found in rounds if any(found.is_meant(award.rounds) for award in awards)]


def _sets(plan: Plan, deadline: Deadline, round_: Round) -> bool:
    """Whether the text itself sets this day for the round."""
    return round_ in rounds_of(plan, deadline) and not any(_gives_day(plan, name) for name in deadline.reading)


def _gives_day(plan: Plan, reading: str) -> bool:
    """Whether a reading on a deadline gives its day; one that deals only with other findings does not."""
    covers = plan.readings[reading].covers
    return not covers or CODE in covers
