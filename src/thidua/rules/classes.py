"""The class of each participant: the first whose band and conditions hold, then what bounds or lowers it.

A class that hangs on something not known yet is worked out as the set of those still possible: with one left it is
known all the same. Where the class of one participant hangs on that of another, everybody is gone through until
nothing more becomes known; what then hangs on itself stays unknown, and says so.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from thidua.plan.model.classes import Class
from thidua.plan.model.conditions import UNCLASSIFIED
from thidua.plan.model.plan import Plan
from thidua.plan.references.figures import way_to_class
from thidua.rules.class_rules import Others, Rules, Ruling
from thidua.rules.conditions import LastDays, applies, judge, missing_from
from thidua.rules.decided import Choice
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet, Sheets


@dataclass(frozen=True, slots=True)
class Tried:
    """One class that was looked at. ``fell``: the points were those of the class above, its conditions were not met.

    ``pending`` waits for whoever decides; ``choice`` is what was decided.
    """

    class_: Class
    fell: bool = False
    pending: bool = False
    choice: Choice | None = None

    @property
    def reading(self) -> tuple[str, ...]:
        """The readings that the class rests on."""
        return self.class_.reading


@dataclass(frozen=True, slots=True)
class Classed:
    """The class of one participant: a class of the plan, "unclassified", or None where it cannot be known yet.

    ``missing`` are facts that it still needs; ``pending`` that somebody has to decide, ``choice`` what was decided;
    ``circle`` the participants, from this one on, whose classes wait for one another.
    """

    value: str | None
    reason: Reason
    missing: tuple[str, ...] = ()
    pending: bool = False
    choice: Choice | None = None
    circle: tuple[str, ...] = ()


def classify(plan: Plan, sheets: Sheets, days: LastDays, decided: Iterable[Choice]) -> dict[str, Classed]:
    """The class of everybody whom classes concern, by code; each sheet whose class is known then answers to it."""
    if not plan.classes:
        return {}
    choices = {choice.participant: choice for choice in decided}
    chains = {name: _chain(plan, sheet, days) for name, sheet in sheets.items()}
    for name, chain in chains.items():
        sheets[name].class_ = None if chain else UNCLASSIFIED
    everything = _everything(plan, chains.values())
    possible: dict[str, Set[int]] = {name: everything for name, chain in chains.items() if chain}
    others = Others(sheets, everything, possible)
    of_classes = [name for name in plan.figures if way_to_class(plan, name) is not None]
    found: dict[str, Classed] = {}
    waiting, changed = list(possible), True
    while waiting and changed:
        changed = False
        for name in waiting:
            walk = _Walk(sheets[name], days, chains[name], choices.get(name))
            found[name] = walk.classed(others)
            sheets[name].class_ = found[name].value
            changed |= walk.possible != possible[name]
            possible[name] = walk.possible
        waiting = [name for name in waiting if found[name].value is None]
        sheets.forget(of_classes)
    return {name: replace(found[name], circle=_circle(name, found)) for name in sheets if name in found}


def _everything(plan: Plan, chains: Iterable[Sequence[Class]]) -> Set[int]:
    """Every class that somebody can have, by place; none only where a rule or a gap between bands leads there."""
    some_none = any(rule.unclassified for rule in plan.class_rules) or any(
        chain and not any(takes_rest(found) for found in chain) for chain in chains
    )
    return set(range(len(plan.classes) + some_none))


def takes_rest(found: Class) -> bool:
    """Whether whoever comes to the class has it."""
    scopes_hang = any(scope.when is not None for scope in found.asked)
    return not found.band and found.require is None and not scopes_hang


def _chain(plan: Plan, sheet: Sheet, days: LastDays) -> list[Class]:
    """The classes that there are for a participant, from the best down."""
    kind, group = sheet.participant.kind, sheet.participant.group
    return [
        found
        for found in plan.classes.values()
        if (not found.band or any(band.concerns(kind, group) for band in found.band))
        and applies(found.asked, sheet, days) != (False, set())
    ]


def _circle(name: str, found: Mapping[str, Classed]) -> tuple[str, ...]:
    """Those whose unknown classes wait for one another, from ``name`` round to it; empty where nothing comes round."""
    trails: dict[str, tuple[str, ...]] = {name: (name,)}
    heads = [name]
    while heads:
        head = heads.pop()
        for other in _waits_for(found.get(head)):
            if other == name:
                return trails[head]
            if other not in trails:
                trails[other] = (*trails[head], other)
                heads.append(other)
    return ()


def _waits_for(classed: Classed | None) -> list[str]:
    if classed is None or classed.value is not None:
        return []
    rulings = [part.subject for part in classed.reason.parts if isinstance(part.subject, Ruling)]
    return [ruling.other for ruling in rulings if ruling.other is not None and ruling.bound is None]


@dataclass(slots=True)
class _Walk:
    """The classes of one participant, gone through from the best down.

    ``possible`` are those that it may have as far as is known, by their place in the plan.
    """

    sheet: Sheet
    days: LastDays
    chain: Sequence[Class]
    choice: Choice | None
    possible: set[int] = field(default_factory=set)
    tried: list[Reason] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    pending: bool = False
    used: Choice | None = None

    def classed(self, others: Others) -> Classed:
        """The class as far as it is known now, with its reason."""
        names = (*self.sheet.plan.classes, UNCLASSIFIED)
        places = [names.index(found.id) for found in self.chain]
        self._walk(places, names)
        ruled = Rules(self.sheet, self.days, others, places).apply(self.possible)
        self.possible = ruled.possible
        value = names[min(ruled.possible)] if len(ruled.possible) == 1 else None
        missing = () if value is not None else tuple(sorted(self.missing | ruled.missing))
        reason = Reason("class", self.sheet.plan.classes.get(value or ""), value, (*self.tried, *ruled.reasons))
        return Classed(value, reason, missing, self.pending and value is None, self.used)

    def _walk(self, places: list[int], names: Sequence[str]) -> None:
        """Go down until a class is taken, or cannot be told."""
        fell = False
        for at, found in enumerate(self.chain):
            selectors = applies(found.asked, self.sheet, self.days)[1]
            parts = [] if selectors else list(self._judged(found, fell))
            values = [part.value for part in parts]
            tried = Tried(found, fell)
            if selectors or None in values:
                self._unknown(found, selectors, parts)
                self._try(tried, None, parts)
                self.possible = self._left(places, at, len(names) - 1)
                return
            if False not in values:
                self._try(tried, True, parts)
                self.possible = {places[at]}
                return
            short = values[-1] is False and len(parts) == (1 if fell or not found.band else 2)
            if short and found.short == "decided":
                self._decide(tried, parts, places[at:], names)
                return
            self._try(tried, False, parts)
            fell = short
        self.possible = {len(names) - 1}

    def _left(self, places: list[int], at: int, none: int) -> set[int]:
        """The classes from one on: down to the first that takes whoever is left, or to none at all."""
        left = set()
        for place, found in zip(places[at:], self.chain[at:], strict=True):
            left.add(place)
            if takes_rest(found):
                return left
        return {*left, none}

    def _judged(self, found: Class, fell: bool) -> Iterable[Reason]:
        """The verdicts on a class: its band, unless that of the class above was reached, then what it requires."""
        kind, group = self.sheet.participant.kind, self.sheet.participant.group
        bands = [] if fell else [band for band in found.band if band.concerns(kind, group)]
        for band in bands[:1]:
            verdict = judge(band, self.sheet, self.days)
            yield verdict
            if verdict.value is False:
                return
        if found.require is not None:
            yield judge(found.require, self.sheet, self.days)

    def _unknown(self, found: Class, selectors: set[str], parts: Iterable[Reason]) -> None:
        self.missing |= selectors
        for part in parts:
            if part.value is None:
                self.missing |= missing_from(part.subject, self.sheet, self.days)

    def _decide(self, tried: Tried, parts: Sequence[Reason], open_to: list[int], names: Sequence[str]) -> None:
        """The points are there and the conditions are not: this class or a lower one, as somebody decides."""
        if self.choice is not None and self.choice.award in [names[place] for place in open_to]:
            self.used = self.choice
            self.possible = {names.index(self.choice.award)}
            self._try(replace(tried, choice=self.choice), True, parts)
            return
        self.pending = True
        self.possible = set(open_to)
        self._try(replace(tried, pending=True), None, parts)

    def _try(self, tried: Tried, verdict: bool | None, parts: Iterable[Reason]) -> None:
        self.tried.append(Reason("tried", tried, verdict, tuple(parts)))


def refusal(plan: Plan, choice: Choice, classed: Classed | None) -> str | None:
    """Why a decision about a class cannot be, in Vietnamese; None where it was applied."""
    if classed is None:
        return f"không có đối tượng nào mang mã «{choice.participant}» trong diện xếp loại"
    if classed.choice is choice:
        return None
    if classed.choice is not None:
        return f"loại của «{choice.participant}» đã được quyết định là {plan.classes[classed.choice.award].label}"
    if classed.pending:
        return f"không được quyết định loại {plan.classes[choice.award].label}: số điểm không đến loại này"
    if classed.value is None:
        return f"chưa xếp được loại của «{choice.participant}» vì còn thiếu số liệu"
    return f"loại của «{choice.participant}» đã rõ theo kế hoạch nên không phải quyết định"
