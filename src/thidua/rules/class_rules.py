"""What bounds or lowers a class once it is found: caps, drops, no class at all, the class of another participant."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from thidua.plan.model.classes import ClassRule
from thidua.plan.model.conditions import UNCLASSIFIED
from thidua.rules.conditions import LastDays, applies, judge, missing_from
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Ruling:
    """One rule that changed a class, or may. Classes are ids; None where more than one is still possible.

    ``other`` is the participant that a ``not_above`` names, ``bound`` that one's class.
    """

    rule: ClassRule
    before: str | None
    after: str | None
    other: str | None = None
    bound: str | None = None

    @property
    def reading(self) -> tuple[str, ...]:
        """The readings that the rule rests on."""
        return self.rule.reading


@dataclass(frozen=True, slots=True)
class Others:
    """Everybody's codes, and of those who can have a class at all the classes still possible, by place.

    ``everything`` is what anybody can have.
    """

    sheets: Mapping[str, Sheet]
    everything: Set[int]
    possible: Mapping[str, Set[int]]


@dataclass(slots=True)
class Allowed:
    """The classes still possible after every rule, by their place from the best down, and why."""

    possible: set[int]
    reasons: list[Reason] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Rules:
    """The rules about the class of one participant. ``chain`` are the places of the classes that it may have."""

    sheet: Sheet
    days: LastDays
    others: Others
    chain: Sequence[int]

    def apply(self, possible: set[int]) -> Allowed:
        """Apply every rule that concerns the participant, in the plan's order."""
        ruled = Allowed(set(possible))
        for rule in self.sheet.plan.class_rules:
            concerned, selectors = applies(rule.asked, self.sheet, self.days)
            if concerned or selectors:
                self._apply(rule, ruled, selectors)
        return ruled

    def _apply(self, rule: ClassRule, ruled: Allowed, selectors: set[str]) -> None:
        when = judge(rule.when, self.sheet, self.days) if rule.when is not None else None
        holds = None if selectors else True if when is None else when.value
        if holds is False:
            return
        other, bounds, missing = self._other(rule)
        after = {self.lowered(rule, before, bound) for before in ruled.possible for bound in bounds}
        if holds is None:
            after |= ruled.possible
            missing |= selectors | (missing_from(rule.when, self.sheet, self.days) if rule.when is not None else set())
        if after != ruled.possible:
            ruling = Ruling(rule, self._only(ruled.possible), self._only(after), other, self._only(bounds))
            verdict = holds if isinstance(holds, bool) else None
            ruled.reasons.append(Reason("class_rule", ruling, verdict, () if when is None else (when,)))
            ruled.missing |= missing
            ruled.possible = after

    def lowered(self, rule: ClassRule, place: int, bound: int) -> int:
        """What a rule makes of one class under one bound."""
        none = len(self.sheet.plan.classes)
        if place == none or rule.unclassified:
            return none
        if rule.drop is not None:
            at = self.chain.index(place) + rule.drop
            return self.chain[min(at, len(self.chain) - 1)]
        return self._down_to(max(place, bound))

    def _down_to(self, place: int) -> int:
        """The best of the participant's own classes that is no better than this one."""
        if place == len(self.sheet.plan.classes):
            return place
        return next((own for own in self.chain if own >= place), self.chain[-1])

    def _other(self, rule: ClassRule) -> tuple[str | None, Set[int], set[str]]:
        """Whom a rule looks to, the classes that may bound, and the fact that is missing to know them."""
        names = (*self.sheet.plan.classes, UNCLASSIFIED)
        if rule.not_above is None:
            return None, {names.index(rule.at_most) if rule.at_most is not None else 0}, set()
        given = self.sheet.given(rule.not_above)
        other = str(given.value) if given is not None else None
        if other is None or other not in self.others.sheets:
            return other, self.others.everything, {rule.not_above}
        return other, self.others.possible.get(other, {0}), set()

    def _only(self, possible: Set[int]) -> str | None:
        return (*self.sheet.plan.classes, UNCLASSIFIED)[min(possible)] if len(possible) == 1 else None
