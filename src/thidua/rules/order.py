"""Participants in order: by one figure, those equal in it by the next, until nothing is left to tell them apart.

Where the next figure of somebody is not known, all who are equal so far stay equal: nobody falls behind for a gap.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from thidua.plan.model.conditions import Share
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import Link
from thidua.rules.facts import FactValue
from thidua.rules.measures import level_order, measure
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Those who are equal to the end. ``step`` counts from 0, the best; ``links``: so many further figures were looked
    at; ``unknown``: the last of those is not known of all of them, so that it could not decide.
    """

    step: int
    members: tuple[str, ...]
    links: int = 0
    unknown: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Where everybody stands of whom the first figure is known; ``figures`` are the values that it goes by."""

    links: tuple[Link, ...]
    stands: Mapping[str, Stand] = field(default_factory=dict)
    figures: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def keys(self) -> dict[str, Fraction]:
        """A figure for each of them, the higher the better, equal where they are equal."""
        return {name: Fraction(-stand.step) for name, stand in self.stands.items()}

    def tied(self) -> dict[str, tuple[str, ...]]:
        """Of everybody all who are equal in the first figure."""
        found: dict[Fraction, list[str]] = {}
        for name, figure in self.figures.items():
            found.setdefault(figure, []).append(name)
        together = {figure: tuple(names) for figure, names in found.items()}
        return {name: together[figure] for name, figure in self.figures.items()}

    def reasons(self, name: str, sheet: Sheet) -> tuple[Reason, ...]:
        """The figures that decided where somebody stands, from the first on."""
        return tuple(measure(link.by, sheet) for link in self.links[: 1 + self.stands[name].links])


def order(links: Sequence[Link], sheets: Mapping[str, Sheet]) -> Order:
    """Order everybody whose first figure is known, from the best down."""
    first = {name: key for name, sheet in sheets.items() if (key := _key(links[0], sheet)) is not None}
    groups: list[tuple[list[str], int, bool]] = []
    for members in _parted(first):
        groups += _refined(members, links, 1, sheets)
    stands = {}
    for step, (group, looked_at, unknown) in enumerate(groups):
        stand = Stand(step, tuple(group), looked_at, unknown)
        stands.update(dict.fromkeys(group, stand))
    sign = _sign(links[0])
    return Order(tuple(links), stands, {name: sign * key for name, key in first.items()})


def _refined(
    members: list[str], links: Sequence[Link], place: int, sheets: Mapping[str, Sheet]
) -> Iterable[tuple[list[str], int, bool]]:
    """Members who are equal so far, told apart by the links from ``place`` on: who, links looked at, and whether the
    last of them is not known of all.
    """
    if len(members) == 1 or place == len(links):
        return [(members, place - 1, False)]
    keys = {name: _key(links[place], sheets[name]) for name in members}
    known = {name: key for name, key in keys.items() if key is not None}
    if len(known) < len(members):
        return [(members, place, True)]
    if len(set(known.values())) == 1:
        return _refined(members, links, place + 1, sheets)
    return [found for part in _parted(known) for found in _ended(part, links, place, sheets)]


def _ended(
    part: list[str], links: Sequence[Link], place: int, sheets: Mapping[str, Sheet]
) -> Iterable[tuple[list[str], int, bool]]:
    return [(part, place, False)] if len(part) == 1 else _refined(part, links, place + 1, sheets)


def _parted(keys: Mapping[str, Fraction]) -> list[list[str]]:
    """Those of equal keys together, from the highest key down."""
    found: dict[Fraction, list[str]] = {}
    for name, key in keys.items():
        found.setdefault(key, []).append(name)
    return [found[key] for key in sorted(found, reverse=True)]


def _key(link: Link, sheet: Sheet) -> Fraction | None:
    """The figure of a link, so turned that the higher is the better."""
    value = comparable(measure(link.by, sheet).value, link.by, sheet.plan)
    return None if value is None else _sign(link) * value


def _sign(link: Link) -> int:
    return 1 if link.better == "higher" else -1


def comparable(value: FactValue | None, of: str | Share, plan: Plan) -> Fraction | None:
    """A value as a number that keeps its order: days by time, yes above no, levels by their scale, classes from the
    worst up; None where it is not known or does not apply.
    """
    if isinstance(value, (int, Fraction)):
        return Fraction(value)
    if isinstance(value, date):
        return Fraction(value.toordinal())
    if not isinstance(value, str):
        return None
    place = level_order(plan, of).get(value)
    return None if place is None else Fraction(place)
