"""How many places a number, a share or a table by size comes to, over a counted base."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import facts_of
from thidua.plan.model.places import BySize, Nested, Quota, Rounded, Size


def places_of(places: int | Rounded | BySize, base: int) -> int:
    """The number of places over ``base``; a table by size whose steps all end below the base gives none."""
    if isinstance(places, BySize):
        step = size_of(places.by_size, base)
        return 0 if step is None else places_of(step.places, base)
    return places if isinstance(places, int) else share_of(places, base)


def share_of(rounded: Rounded, base: int) -> int:
    """The share of ``base``, rounded and kept between its bounds."""
    exact = rounded.share * base
    whole = int(exact // 1)
    rest = exact - whole
    if rounded.rounding == "up":
        whole += rest > 0
    elif rounded.rounding == "half_up":
        whole += rest >= Fraction(1, 2)
    if rounded.at_least is not None:
        whole = max(whole, rounded.at_least)
    if rounded.at_most is not None:
        whole = min(whole, rounded.at_most)
    return whole


def size_of(steps: Iterable[Size], base: int) -> Size | None:
    """The step of a table by size that takes in ``base``."""
    return next((step for step in steps if step.at_most is None or base <= step.at_most), None)


def place_facts(award: Award, kind: str, group: str) -> tuple[str, ...]:
    """Names that tell which bounds of an award concern one of this kind and group: instances and nested bounds."""
    names: dict[str, None] = {}
    for quota in award.quotas:
        if fits(quota, kind, group):
            names |= dict.fromkeys([quota.per] if quota.per is not None else [])
            names |= dict.fromkeys(_nested_facts(quota.of_which, kind, group))
    return tuple(names)


def fits(part: Quota | Nested, kind: str, group: str) -> bool:
    """Whether a bound concerns a kind and group."""
    return (not part.kind or kind in part.kind) and (not part.group or group in part.group)


def _nested_facts(some: Iterable[Nested], kind: str, group: str) -> Iterator[str]:
    for nested in some:
        if fits(nested, kind, group):
            yield from facts_of(nested.when) if nested.when is not None else ()
            yield from _nested_facts(nested.of_which, kind, group)
