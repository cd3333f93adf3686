"""Many invented years of one plan, judged by the rules: how totals spread, what decides, what separates nobody."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate
from thidua.rules.reasons import Reason
from thidua.rules.results import Evaluation, Result
from thidua.simulation.plausible import Drawing

BINS = 10


@dataclass(frozen=True)
class Spread:
    """Final points of one group over all runs: the lowest, the quarters between, the highest; how many in each bin."""

    low: Fraction
    lower: Fraction
    middle: Fraction
    upper: Fraction
    high: Fraction
    bins: tuple[int, ...]
    """Of ten equal bins from the lowest to the highest of all groups."""


@dataclass
class Line:
    """One criterion, bonus or penalty. ``earned`` of ``possible`` points (None: it has no maximum)."""

    earned: Fraction = Fraction(0)
    possible: Fraction | None = None
    judged: int = 0
    separating: int = 0
    """In so many runs two of those whom it concerns differ in it."""
    tried: int = 0
    """In so many runs it concerned two or more."""
    deciding: int = 0
    """In so many runs others would stand at the top without it."""

    @property
    def separates_nobody(self) -> bool:
        """Whether it was the same for everybody in every run."""
        return self.tried > 0 and self.separating == 0


@dataclass
class Held:
    """One gate over all who were judged by it."""

    passed: int = 0
    failed: int = 0


@dataclass
class Fate:
    """What came of those of one kind and group."""

    took_part: int = 0
    eligible: int = 0
    placed: int = 0


@dataclass
class Simulated:
    """What a number of runs came to; everything by the ids of the plan, in its order."""

    plan: Plan
    round: str
    runs: int
    participants: int
    spreads: dict[str, Spread] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    gates: dict[str, dict[str, Held]] = field(default_factory=dict)
    """By award, by the name of the gate."""
    fates: dict[tuple[str, str], Fate] = field(default_factory=dict)
    """By kind and group."""
    contested: int = 0
    """Runs in which a place was contested."""
    incomplete: int = 0
    """Results that could not be known for want of facts that nobody could invent."""

    @property
    def never(self) -> list[tuple[str, str]]:
        """Kinds and groups of which in no run anybody could have any award."""
        return [whom for whom, fate in self.fates.items() if fate.took_part and not fate.eligible]


def simulate(
    plan: Plan,
    counts: Mapping[tuple[str, str], int],
    *,
    round_id: str | None = None,
    runs: int = 20,
    seed: int = 1,
    tell: Callable[[int], None] = lambda done: None,
) -> Simulated:
    """Judge ``runs`` invented rounds of so many participants of each kind and group.

    The same seed gives the same. ``tell`` hears of each run that is done; what it raises stops the work.
    """
    round_id = round_id or next(iter(plan.rounds))
    found = Simulated(plan, round_id, runs, sum(counts.values()))
    drawing, totals = Drawing(plan, round_id, seed), defaultdict[str, list[Fraction]](list)
    for run in range(runs):
        evaluation = evaluate(plan, drawing.everybody(counts), round_id)
        found.contested += bool(evaluation.contests)
        _count_lines(found, evaluation)
        for result in evaluation.results:
            found.incomplete += result.status == "incomplete"
            _count_fate(found, result)
            if result.score is not None and result.score.complete:
                totals[result.participant.group].append(result.score.final)
        tell(run + 1)
    found.spreads = _spreads(plan, totals)
    return found


def _count_fate(found: Simulated, result: Result) -> None:
    fate = found.fates.setdefault((result.participant.kind, result.participant.group), Fate())
    fate.took_part += 1
    fate.eligible += any(standing.status == "eligible" for standing in result.standings)
    fate.placed += bool(result.awards)
    for standing in result.standings:
        gates = found.gates.setdefault(standing.award, {})
        for gate in standing.gates:
            held = gates.setdefault(gate.subject.label, Held())
            held.passed += gate.value is True
            held.failed += gate.value is False


def _count_lines(found: Simulated, evaluation: Evaluation) -> None:
    scored = [one for one in evaluation.results if one.score is not None and one.score.complete]
    heaps: dict[str, list[tuple[Result, Fraction]]] = defaultdict(list)
    for one in scored:
        for name, reason, possible in _lines(one):
            line = found.lines.setdefault(name, Line())
            line.earned += abs(reason)
            line.judged += 1
            if possible is not None:
                line.possible = (line.possible or Fraction(0)) + possible
            heaps[name].append((one, reason))
    places = sum(bool(one.awards) for one in scored)
    top = _top(scored, places, {})
    for name, heap in heaps.items():
        line = found.lines[name]
        line.tried += len(heap) > 1
        line.separating += len({earned for _, earned in heap}) > 1
        line.deciding += top != _top(scored, places, {one.participant.id: earned for one, earned in heap})


def _lines(one: Result) -> Iterable[tuple[str, Fraction, Fraction | None]]:
    """Each criterion, bonus and penalty that counts for somebody, with its points and the most they can be."""
    assert one.score is not None
    for name, reason in one.score.criteria.items():
        if name in one.score.maxima and isinstance(reason.points, Fraction):
            yield name, reason.points, one.score.maxima[name]
    for sign, adjustments in ((1, one.score.bonus), (-1, one.score.penalty)):
        for name, reason in adjustments.items():
            yield name, sign * _points(reason), None


def _points(reason: Reason) -> Fraction:
    return reason.points or Fraction(0)


def _top(scored: list[Result], places: int, without: Mapping[str, Fraction]) -> frozenset[str]:
    """Who stands on the first places by points, some points left out; all who are equal at the edge."""
    points = {
        one.participant.id: one.score.final - without.get(one.participant.id, Fraction(0))
        for one in scored
        if one.score is not None
    }
    if not places or not points:
        return frozenset()
    edge = sorted(points.values(), reverse=True)[min(places, len(points)) - 1]
    return frozenset(name for name, value in points.items() if value >= edge)


def _spreads(plan: Plan, totals: Mapping[str, list[Fraction]]) -> dict[str, Spread]:
    every = [value for values in totals.values() for value in values]
    if not every:
        return {}
    low, high = min(every), max(every)
    found = {}
    for group in (name for name in plan.groups if totals.get(name)):
        values = sorted(totals[group])
        lower, middle, upper = (values[(len(values) - 1) * quarter // 4] for quarter in (1, 2, 3))
        counted = Counter(_bin(value, low, high) for value in values)
        bins = tuple(counted[place] for place in range(BINS))
        found[group] = Spread(values[0], lower, middle, upper, values[-1], bins)
    return found


def _bin(value: Fraction, low: Fraction, high: Fraction) -> int:
    return min(int((value - low) * BINS / (high - low)), BINS - 1) if high > low else 0
