"""The points of a sheet as it stands: what it says itself with what others stated, through the rules of results."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from thidua.office.campaigns.models import Participant as Row
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.facts.queries import known
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.checking import Checked
from thidua.office.submissions.facts_checking import values_of
from thidua.office.submissions.models import Sheet
from thidua.plan.model.figures import Over
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import Notice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import NOT_APPLICABLE, FactValue, Given, Participant, Source
from thidua.rules.owed import ASSESSMENT
from thidua.rules.reasons import Reason
from thidua.rules.results import Result
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.rules.wording.gates import say_gate
from thidua.rules.wording.results import say_lacking
from thidua.rules.wording.rubric import say_adjustment, say_criterion, say_total
from thidua.rules.wording.words import Line

HERE = "biểu này"
"""Where a value stands that was not sent yet."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One criterion, bonus, penalty or condition: its line with points and clause, then how they arose.

    ``own``: the points that the unit gave itself in the plan's form, where they are others, in words.
    """

    title: str
    reasons: tuple[str, ...]
    own: str = ""
    open: bool = False
    """Whether nothing is known of it yet."""


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


def assessment_of(sheet: Sheet, asked: Asked, checked: Checked) -> Assessment | None:
    """The points of the cells of a sheet as they were read; None for a sheet without facts. A few queries."""
    if asked.facts is None:
        return None
    participant, plan = sheet.participant, asked.plan
    said = values_of(asked.facts, checked.reads)
    notices = notices_of(participant.campaign).of(participant.pk)
    result = _result(participant, plan, said, notices)
    words = Words(plan, participant.campaign.round, notices)
    score = result.score
    own = _self_scored(asked, checked)
    marks = []
    if score is not None:
        for name, reason in score.criteria.items():
            marks.append(_mark(list(say_criterion(words, reason, 0)), reason, _difference(reason, own.get(name))))
        for title, part in (("Thưởng", score.bonus), ("Trừ", score.penalty)):
            marks += [_mark(list(say_adjustment(words, reason, title)), reason) for reason in part.values()]
    complete = score is not None and result.status == "scored"
    return Assessment(
        total=say_total(score, None) if complete and score is not None else "",
        missing=say_lacking(words, result) if result.missing or result.undefined else "",
        marks=tuple(marks),
        gates=tuple(_gates(words, result)),
    )


def _result(row: Row, plan: Plan, said: Mapping[str, FactValue], notices: tuple[Notice, ...]) -> Result:
    """The result of one participant, with those whom it names: theirs is what is looked up."""
    drafts = {row.pk: {name: Given(value, Source("", HERE)) for name, value in said.items()}}
    codes = [str(value) for name, value in said.items() if plan.facts[name].type == "participant"]
    named = Row.objects.filter(campaign=row.campaign_id, code__in=codes).exclude(pk=row.pk) if codes else ()
    found = known(row.campaign, [row, *named], drafts)
    everyone = [*found.participants, *_others(plan, row)]
    evaluation = evaluate(plan, everyone, row.campaign.round, notices=notices, parts=found.parts)
    result = evaluation.of(row.code)
    assert result is not None
    return result


def _others(plan: Plan, row: Row) -> Iterator[Participant]:
    """Where figures compare participants, one that stands for all others: of them nothing is known here.

    What a unit comes to beside others is told when results are, and not while they are still writing.
    """
    if any(isinstance(one, Over) for one in plan.figures.values()):
        yield Participant("\N{HORIZONTAL ELLIPSIS}", row.kind, row.group, {}, "các đối tượng khác", row.campaign.round)


def _mark(lines: list[Line], reason: Reason, own: str = "") -> Mark:
    first, *rest = [line.text for line in lines]
    return Mark(first, tuple(rest), own, reason.value is None)


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


def _difference(reason: Reason, own: Fraction | None) -> str:
    if own is None or reason.value is None:
        return ""
    computed = Fraction(0) if reason.value is NOT_APPLICABLE else reason.points
    if computed is None or computed == own:
        return ""
    line = reason.subject
    return f"{line.id} {line.label}: tự chấm {figure(own)}, theo số liệu {figure(computed)}"


def _gates(words: Words, result: Result) -> Iterator[Mark]:
    """Each condition once, whatever the awards it is one of."""
    seen: set[str] = set()
    for standing in result.standings:
        for gate in standing.gates:
            first, *rest = [line.text for line in say_gate(words, gate, 0)]
            if first not in seen:
                seen.add(first)
                yield Mark(first, tuple(rest), open=gate.value is None)
