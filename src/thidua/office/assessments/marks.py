"""One criterion, bonus, penalty or condition of a sheet in words: what it comes to, why, and beside which fact."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha1

from thidua.plan.model.conditions import facts_of
from thidua.plan.model.plan import Plan
from thidua.plan.references.figures import own_facts
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.points import facts_read
from thidua.rules.reasons import Reason
from thidua.rules.results import Result
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.rules.wording.gates import say_gate
from thidua.rules.wording.rubric import say_adjustment, say_criterion
from thidua.rules.wording.words import Line


@dataclass(frozen=True, slots=True)
class Mark:
    """One line with points and clause, or one condition with its verdict, then how it arose.

    ``own``: the points that the unit gave itself in the plan's form, where they are others, in words.
    """

    key: str
    """The criterion's id; of others what names them within their plan."""
    title: str
    reasons: tuple[str, ...]
    facts: tuple[str, ...] = ()
    """The facts of the form that it hangs on."""
    own: str = ""
    open: bool = False
    """Whether nothing is known of it yet."""
    short: str = ""
    """The points alone."""

    @property
    def named(self) -> str:
        """What it is and the points alone, without the clause."""
        return self.title.partition(self.short)[0] + self.short if self.short else self.title

    @property
    def because(self) -> str:
        """The reasons as one sentence."""
        return f"Vì {'; '.join(self.reasons)}." if self.reasons else ""

    @property
    def anchor(self) -> str:
        """What pages call it."""
        return f"muc-{sha1(self.key.encode(), usedforsecurity=False).hexdigest()[:12]}"


def score_marks(words: Words, result: Result, rows: Collection[str], own: Mapping[str, Fraction]) -> Iterator[Mark]:
    """Criteria, bonuses and penalties in the plan's order.

    ``rows``: the facts of the form; ``own``: the points that the unit gave itself.
    """
    score, rubric, who = result.score, words.plan.rubric, result.participant
    if score is None or rubric is None:
        return
    for name, reason in score.criteria.items():
        points = [line.points for line in rubric.criteria[name].lines if line.points is not None]
        facts = _hanging_on(words.plan, rows, [read for one in points for read in facts_read(one, who.group, who.kind)])
        yield _mark(name, say_criterion(words, reason, 0), reason, facts, _difference(reason, own.get(name)))
    for title, part in (("Thưởng", score.bonus), ("Trừ", score.penalty)):
        for name, reason in part.items():
            facts = _hanging_on(words.plan, rows, facts_read(reason.subject.points, who.group, who.kind))
            yield _mark(f"{title} {name}", say_adjustment(words, reason, title), reason, facts)


def gate_marks(words: Words, result: Result, rows: Collection[str]) -> Iterator[Mark]:
    """Each condition once, whatever the awards it is one of."""
    seen: set[str] = set()
    for standing in result.standings:
        for gate in standing.gates:
            first, *rest = [line.text for line in say_gate(words, gate, 0)]
            if first not in seen:
                seen.add(first)
                facts = _hanging_on(words.plan, rows, facts_of(gate.subject.require))
                key = f"{gate.subject.label} {' '.join(gate.subject.clause)}"
                yield Mark(key, first, tuple(rest), facts, open=gate.value is None)


def beside(marks: Iterable[Mark], rows: Iterable[str]) -> dict[str, list[Mark]]:
    """By fact of a form's rows the marks to be told there: below the last row that each hangs on."""
    place = {name: number for number, name in enumerate(rows)}
    found: dict[str, list[Mark]] = {}
    for one in marks:
        there = [name for name in one.facts if name in place]
        if there:
            found.setdefault(max(there, key=lambda name: place[name]), []).append(one)
    return found


def _hanging_on(plan: Plan, rows: Collection[str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for name in names for fact in own_facts(plan, name) if fact in rows))


def _mark(key: str, lines: Iterable[Line], reason: Reason, facts: tuple[str, ...], own: str = "") -> Mark:
    first, *rest = [line.text for line in lines]
    said = first.partition(f"{reason.subject.label}: ")[2].partition(" (")[0]
    return Mark(key, first, tuple(rest), facts, own, reason.value is None, said)


def _difference(reason: Reason, own: Fraction | None) -> str:
    if own is None or reason.value is None:
        return ""
    computed = Fraction(0) if reason.value is NOT_APPLICABLE else reason.points
    if computed is None or computed == own:
        return ""
    line = reason.subject
    return f"{line.id} {line.label}: tự chấm {figure(own)}, theo số liệu {figure(computed)}"
