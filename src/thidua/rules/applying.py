"""Criteria that do not apply to a participant, and what the plan's policies make of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from thidua.plan.model.scoring import Criterion, Policy, Rubric, Spread
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.reasons import Reason

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Spared:
    """A criterion that does not apply, and its policy; ``portions`` go to others by id where it is spread."""

    criterion: Criterion
    policy: Policy
    portions: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Enlarged:
    """A criterion that bears portions of others, by their ids: its maximum and the larger one that it now has."""

    criterion: Criterion
    portions: Mapping[str, Fraction]

    @property
    def maximum(self) -> Fraction:
        """Its own maximum with the portions."""
        return self.criterion.max + sum(self.portions.values(), ZERO)


@dataclass(slots=True)
class Applied:
    """Each criterion's reason; ``maxima`` of those that count; ``dropped``, the maxima of those left out to rescale."""

    reasons: dict[str, Reason]
    maxima: dict[str, Fraction]
    dropped: dict[str, Fraction]


def says_not_applicable(reason: Reason) -> bool:
    """Whether points say that their criterion does not apply.

    Its step says so, or it reads a value "not applicable" for which the plan gives no points, everything else that it
    reads being known; what is made of several parts does not apply where none of them does.
    """
    if reason.kind == "step":
        return reason.subject.not_applicable or says_not_applicable(reason.parts[-1])
    if reason.kind == "part" or (reason.kind == "if" and len(reason.parts) > 1):
        return says_not_applicable(reason.parts[-1])
    if reason.kind in ("sum", "highest", "lowest", "parts"):
        return bool(reason.parts) and all(says_not_applicable(part) for part in reason.parts)
    if reason.value is not None or reason.kind == "if":
        return False
    facts = [node.value for node in reason.walk() if node.kind == "fact"]
    return NOT_APPLICABLE in facts and None not in facts


def apply_policies(rubric: Rubric, reasons: Mapping[str, Reason], spared: Iterable[str]) -> Applied:
    """Carry out the policy of each criterion that does not apply. ``reasons`` are those of the criteria as they stand.

    A criterion that is dropped has the value "not applicable"; what nobody can bear, because nothing else applies, has
    none at all.
    """
    spared = set(spared)
    own = {name: rubric.criteria[name].max for name in reasons}
    applied = Applied({}, {name: top for name, top in own.items() if name not in spared}, {})
    borne: dict[str, dict[str, Fraction]] = {}
    for name in reasons:
        if name in spared:
            for other, portion in _spare(rubric, reasons[name], spared, applied).items():
                borne.setdefault(other, {})[name] = portion
    for name, portions in borne.items():
        applied.maxima[name] += sum(portions.values(), ZERO)
        applied.reasons[name] = _enlarged(reasons[name], portions)
    if not any(applied.maxima.values()):
        for name in applied.dropped:
            applied.reasons[name] = replace(applied.reasons[name], value=None)
    applied.reasons = {name: applied.reasons.get(name, reason) for name, reason in reasons.items()}
    return applied


def _spare(rubric: Rubric, reason: Reason, spared: set[str], applied: Applied) -> dict[str, Fraction]:
    """Put the reason of one criterion that does not apply into ``applied``; the portions that others bear of it."""
    criterion: Criterion = reason.subject
    policy = rubric.policy(criterion)
    assert policy is not None
    portions: dict[str, Fraction] = {}
    value: Fraction | None = None
    if isinstance(policy, Spread):
        bearing = {name: rubric.criteria[name].max for name in policy.spread if name in applied.maxima}
        bearing = {name: top for name, top in bearing.items() if name not in spared}
        whole = sum(bearing.values(), ZERO)
        portions = {name: criterion.max * top / whole for name, top in bearing.items()}
    elif policy in ("full", "zero"):
        value = criterion.max if policy == "full" else ZERO
        applied.maxima[criterion.id] = criterion.max
    elif policy == "rescale":
        applied.dropped[criterion.id] = criterion.max
    told = Reason("spared", Spared(criterion, policy, portions), value, reason.parts)
    nobody = isinstance(policy, Spread) and not portions
    left = value if value is not None else None if nobody else NOT_APPLICABLE
    applied.reasons[criterion.id] = Reason("criterion", criterion, left, (told,))
    return portions


def _enlarged(reason: Reason, portions: Mapping[str, Fraction]) -> Reason:
    criterion: Criterion = reason.subject
    enlarged = Enlarged(criterion, portions)
    points = None if reason.points is None else reason.points * enlarged.maximum / criterion.max
    return Reason("criterion", criterion, points, (Reason("enlarged", enlarged, points, reason.parts),))
