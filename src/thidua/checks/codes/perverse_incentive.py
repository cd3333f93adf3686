"""Somebody who does worse, all else equal, earns more: the plan pays for the wrong thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from thidua.checks.finding import Finding
from thidua.checks.orders import direction_of, orders_of
from thidua.checks.study import Study
from thidua.checks.trials import Trial
from thidua.checks.whom import Scored, Whom, named
from thidua.checks.wording import measured, stands
from thidua.checks.worked import better_of
from thidua.rules.facts import NOT_APPLICABLE, FactValue
from thidua.rules.wording.figures import figure

CODE = "perverse-incentive"


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Of one fact: a worse and a better value, what each earns, and the other facts as they stand."""

    fact: str
    worse: FactValue
    better: FactValue
    for_worse: Fraction
    for_better: Fraction
    others: tuple[tuple[str, FactValue], ...]


def check(study: Study) -> Iterator[Finding]:
    """One finding for each criterion, bonus or penalty and each fact in it that pays the wrong way."""
    for part in study.scored:
        tried: dict[Trial, list[Whom]] = {}
        for whom in study.concerned(part):
            for trial in study.trials(part, whom):
                tried.setdefault(trial, []).append(whom)
        found: dict[str, tuple[_Wrong, list[Whom]]] = {}
        for trial, some in tried.items():
            for wrong in _wrongs(study, part, trial):
                found.setdefault(wrong.fact, (wrong, []))[1].extend(some)
        for wrong, some in found.values():
            yield study.found(CODE, part.part.clause, part.part.line, _message(study, part, wrong, some))
    yield from _orders(study)


def _orders(study: Study) -> Iterator[Finding]:
    """Orders that put those first who did worse."""
    plan = study.plan
    for whose, clauses, line, links in orders_of(plan):
        for link in links:
            better = direction_of(plan, link.by)
            if better not in ("neutral", link.better):
                order = {"higher": "cao hơn", "lower": "thấp hơn"}
                name = measured(study.words, link.by)
                told = f"{name} {order[link.better]} được xếp trước nhưng {order[better]} mới là tốt"
                yield study.found(CODE, clauses, line, f"{whose}: làm kém hơn lại lợi hơn: {told}")


def _wrongs(study: Study, part: Scored, trial: Trial) -> Iterator[_Wrong]:
    for place, name in enumerate(trial.names):
        better = better_of(study.plan, name)
        if better != "neutral" and (wrong := _first_wrong(part, trial, place, rising=better == "higher")):
            yield wrong


def _first_wrong(part: Scored, trial: Trial, place: int, *, rising: bool) -> _Wrong | None:
    """The first neighbours of which the worse earns more, the other facts standing as they are."""
    last: dict[tuple[FactValue, ...], tuple[FactValue, Fraction]] = {}
    for values, earned in trial.rows:
        value, others = values[place], (*values[:place], *values[place + 1 :])
        if value is NOT_APPLICABLE:
            continue
        if others in last:
            before, had = last[others]
            worse, better = ((before, had), (value, earned)) if rising else ((value, earned), (before, had))
            if (worse[1] > better[1]) if part.sign > 0 else (worse[1] < better[1]):
                names = (*trial.names[:place], *trial.names[place + 1 :])
                stood = tuple(zip(names, others, strict=True))
                return _Wrong(trial.names[place], worse[0], better[0], worse[1], better[1], stood)
        last[others] = (value, earned)
    return None


def _message(study: Study, part: Scored, wrong: _Wrong, some: list[Whom]) -> str:
    words = study.words
    earns = "bị trừ" if part.sign < 0 else "được"
    whose = "" if set(some) >= set(study.concerned(part)) else f" ({named(study.plan, some)})"
    others = ", ".join(f"{measured(words, name)} {stands(words, name, value)}" for name, value in wrong.others)
    given = f" khi {others}" if others else ""
    pairs = ((wrong.worse, wrong.for_worse), (wrong.better, wrong.for_better))
    told = [f"{stands(words, wrong.fact, value)} thì {earns} {figure(points)} điểm" for value, points in pairs]
    return f"{part.name}{whose}: làm kém hơn lại lợi hơn{given}: {measured(words, wrong.fact)} {', '.join(told)}"
