"""The points of a whole round from those of its parts, such as a year from its months: exact, with every part named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from thidua.plan.model.calendar import Round
from thidua.plan.model.scoring import Rubric
from thidua.rules.reasons import Reason
from thidua.rules.totals import ONE, ZERO, Bounded, Score

_AWAITED = "rounds."


def awaited_part(part: str) -> str:
    """The name under which a part that is not complete stands among what is missing; no fact is called so."""
    return _AWAITED + part


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part of a round: the score there, None where nothing at all was given, and what is missing."""

    round: Round
    score: Score | None
    missing: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether all points of the part are known."""
        return self.score is not None and not self.missing and self.score.complete


@dataclass(frozen=True, slots=True)
class Combined:
    """What a combined figure rests on: how, and the parts that count, in the order of the reason's parts."""

    how: str
    rounds: tuple[Round, ...]


@dataclass(frozen=True)
class CombinedScore(Score):
    """The score of a whole round. Of the mean and the sum every total is combined by itself; of the highest, lowest
    and last the totals are those of the one part whose final total it is (of equal ones the first).
    """

    of: Round | None = None
    parts: tuple[PartScore, ...] = ()

    @property
    def known(self) -> tuple[PartScore, ...]:
        """The parts that count."""
        return tuple(part for part in self.parts if part.counts)

    @property
    def least(self) -> int:
        """How many parts there must be."""
        assert self.of is not None
        return self.of.given or len(self.parts)

    @cached_property
    def complete(self) -> bool:
        """Whether there are enough parts."""
        return bool(self.known) and len(self.known) >= self.least

    @cached_property
    def chosen(self) -> tuple[PartScore, ...]:
        """The parts that the figures come from: all that count, or the one that is chosen."""
        assert self.of is not None
        return _CHOICES[self.of.combine or "mean"](self.known)

    @cached_property
    def sections(self) -> dict[str, Bounded]:
        """The total of each section, by id."""
        names = self.rubric.sections if self.rubric is not None else {}
        return {name: Bounded(self._section(name)) for name in names}

    def _section(self, name: str) -> Fraction:
        return self._combined(lambda one: one.sections[name].counts)

    @property
    def factor(self) -> Fraction:
        """What was rescaled was so in its part."""
        return ONE

    @cached_property
    def raw_total(self) -> Fraction:
        """The same as the total of the criteria."""
        return self.criteria_total

    @cached_property
    def criteria_total(self) -> Fraction:
        """Points of all criteria."""
        return self._combined(lambda one: one.criteria_total)

    @cached_property
    def criteria_max(self) -> Fraction:
        """The most that criteria can come to."""
        return self._combined(lambda one: one.criteria_max)

    @cached_property
    def bonuses(self) -> Bounded:
        """The bonus that counts."""
        return Bounded(self._combined(lambda one: one.bonus_total))

    @cached_property
    def penalties(self) -> Bounded:
        """The penalty that counts."""
        return Bounded(self._combined(lambda one: one.penalty_total))

    @cached_property
    def whole(self) -> Bounded:
        """The final total."""
        return Bounded(self._combined(lambda one: one.final))

    def _combined(self, total: Callable[[Score], Fraction]) -> Fraction:
        figures = [total(part.score) for part in self.chosen if part.score is not None]
        return _put_together(self.of, figures)


def combine(of: Round, rubric: Rubric, parts: Sequence[PartScore]) -> CombinedScore:
    """The score of a whole round. While parts are missing each line is there, without points."""
    empty = CombinedScore({}, rubric=rubric, of=of, parts=tuple(parts))
    lines = {section: _lines(empty, section) for section in ("criteria", "bonus", "penalty")}
    maxima = {name: reason.subject.max for name, reason in lines["criteria"].items() if reason.points is not None}
    return replace(empty, criteria=lines["criteria"], bonus=lines["bonus"], penalty=lines["penalty"], maxima=maxima)


def incomplete(score: CombinedScore) -> frozenset[str]:
    """The parts that are waited for, as they stand among what is missing; none where there are enough."""
    if score.complete:
        return frozenset()
    return frozenset(awaited_part(part.round.id) for part in score.parts if not part.counts)


def _lines(score: CombinedScore, section: str) -> dict[str, Reason]:
    """Every line of one section: its points combined over the parts in which it counts."""
    found: dict[str, list[tuple[PartScore, Reason]]] = {}
    for part in score.chosen if score.complete else score.parts:
        for name, reason in getattr(part.score, section, {}).items():
            found.setdefault(name, []).append((part, reason))
    return {name: _line(score, each) for name, each in found.items()}


def _line(score: CombinedScore, each: list[tuple[PartScore, Reason]]) -> Reason:
    first = each[0][1]
    if not score.complete:
        inner = Reason("combined", Combined(_how(score), ()), None)
        return Reason(first.kind, first.subject, None, (inner,))
    counted = [(part, reason) for part, reason in each if reason.points is not None]
    if not counted:
        return first
    points = _put_together(score.of, [reason.points or ZERO for _, reason in counted])
    rounds = tuple(part.round for part, _ in counted)
    inner = Reason("combined", Combined(_how(score), rounds), points, tuple(reason for _, reason in counted))
    return Reason(first.kind, _subject(score, first, counted), points, (inner,))


def _subject(score: CombinedScore, first: Reason, counted: list[tuple[PartScore, Reason]]) -> object:
    """The line itself; its maximum is combined as its points are."""
    if first.kind != "criterion":
        return first.subject
    tops = [part.score.maxima[first.subject.id] for part, _ in counted if part.score is not None]
    top = _put_together(score.of, tops)
    return first.subject if top == first.subject.max else first.subject.model_copy(update={"max": top})


def _how(score: CombinedScore) -> str:
    return score.of.combine or "mean" if score.of is not None else "mean"


def _put_together(of: Round | None, figures: list[Fraction]) -> Fraction:
    if not figures:
        return ZERO
    total = sum(figures, ZERO)
    return total / len(figures) if of is not None and of.combine == "mean" else total


def _final(part: PartScore) -> Fraction:
    return part.score.final if part.score is not None else ZERO


_CHOICES: dict[str, Callable[[tuple[PartScore, ...]], tuple[PartScore, ...]]] = {
    "mean": lambda known: known,
    "sum": lambda known: known,
    "highest": lambda known: (max(known, key=_final),) if known else (),
    "lowest": lambda known: (min(known, key=_final),) if known else (),
    "last": lambda known: known[-1:],
}
