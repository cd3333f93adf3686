"""The points of a sheet as it stands: what it says itself with what others stated, through the rules of results."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from thidua.office.assessments.marks import Mark, beside, gate_marks, score_marks
from thidua.office.campaigns.models import Participant as Row
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.facts.models import Origin
from thidua.office.facts.queries import current_versions, known
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.checking import Checked
from thidua.office.submissions.facts_checking import values_of
from thidua.office.submissions.models import Sheet
from thidua.plan.model.figures import Over
from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import FactValue, Given, Participant
from thidua.rules.owed import ASSESSMENT
from thidua.rules.results import Evaluation
from thidua.rules.wording import Words
from thidua.rules.wording.results import say_lacking
from thidua.rules.wording.rubric import say_total


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a sheet comes to."""

    total: str
    missing: str
    marks: tuple[Mark, ...]
    gates: tuple[Mark, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """Where the unit gave itself other points than its facts come to."""
        return tuple(one.own for one in self.marks if one.own)

    @property
    def so_far(self) -> str:
        """The total; until there is one, of how much something is known already."""
        some, known = (self.marks, "Đã có điểm") if self.marks else (self.gates, "Đã rõ")
        what = "mục" if self.marks else "điều kiện"
        return self.total or f"{known} {sum(not one.open for one in some)}/{len(some)} {what}"

    def beside(self, rows: Iterable[str]) -> dict[str, list[Mark]]:
        """What is told below each of a form's facts."""
        return beside((*self.marks, *self.gates), rows)

    def by_criterion(self) -> dict[str, Mark]:
        """The marks by the criterion that they are of."""
        return {one.key: one for one in self.marks}


def assessment_of(sheet: Sheet, asked: Asked, checked: Checked) -> Assessment | None:
    """The points of the cells of a sheet as they were read; None for a sheet without facts. A few queries."""
    if asked.facts is None:
        return None
    participant, plan = sheet.participant, asked.plan
    evaluation = own_evaluation(participant, values_of(asked.facts, checked.reads), asked.facts.part)
    result = evaluation.of(participant.code)
    assert result is not None
    words = Words(plan, evaluation.round, evaluation.notices)
    score = result.score
    complete = score is not None and result.status == "scored"
    rows = {row.fact.id for row in asked.facts.rows}
    return Assessment(
        total=say_total(score, None) if complete and score is not None else "",
        missing=say_lacking(words, result) if result.missing or result.undefined else "",
        marks=tuple(score_marks(words, result, rows, _self_scored(asked, checked))),
        gates=tuple(gate_marks(words, result, rows)),
    )


def own_evaluation(row: Row, said: Mapping[str, FactValue] | None = None, part: str = "") -> Evaluation:
    """What a participant comes to before anything of its appraisal is told, beside nobody: no rank, no award counts.

    ``said``: what it says in a sheet instead of what it has reported. With it stand those whom it names: theirs is what
    is looked up. ``part``: in that part of a divided round alone.
    """
    campaign = row.campaign
    plan, drafts = plan_of(campaign.plan), None
    if said is not None:
        drafts = {row.pk: {name: Given(value) for name, value in said.items()}}
    named = [name for name, one in plan.facts.items() if one.type == "participant"]
    codes = [str(value) for name, value in (said or {}).items() if name in named]
    if said is None and named:
        codes = list(current_versions([row]).filter(fact__in=named).values_list("value", flat=True))
    others = Row.objects.filter(campaign=campaign, code__in=codes).exclude(pk=row.pk) if codes else ()
    found = known(campaign, [row, *others], drafts, without=(Origin.APPRAISED,), part=part)
    everyone = [*(found.parts.get(part, []) if part else found.participants), *_others(plan, row)]
    notices = notices_of(campaign).of(row.pk)
    return evaluate(plan, everyone, part or campaign.round, notices=notices, parts=found.parts)


def _others(plan: Plan, row: Row) -> Iterator[Participant]:
    """Where figures compare participants, one that stands for all others: of them nothing is known here.

    What a unit comes to beside others is told when results are, and not while they are still writing.
    """
    if any(isinstance(one, Over) for one in plan.figures.values()):
        yield Participant("\N{HORIZONTAL ELLIPSIS}", row.kind, row.group, {}, "các đối tượng khác", row.campaign.round)


def _self_scored(asked: Asked, checked: Checked) -> dict[str, Fraction]:
    """The points that the unit gave itself, by criterion, in the plan's forms for that."""
    found: dict[str, Fraction] = {}
    for name in asked.forms:
        form = asked.plan.forms.get(name)
        if form is None or form.purpose != ASSESSMENT or form.rows != "criteria":
            continue
        columns = [one.id for one in form.columns.values() if one.type == "points"]
        for (of, row, column), read in checked.reads.items():
            if of == name and column in columns and isinstance(read.value, int | Fraction):
                found[row] = Fraction(read.value)
    return found
