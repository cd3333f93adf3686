"""How many places a number, a share or a table by size comes to, over a counted base."""

from collections.abc import Iterable
from fractions import Fraction

from thidua.plan.model.places import BySize, Portion, Rounded, Size


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


def is_counted(places: int | Portion | BySize) -> bool:
    """Whether the number of places hangs on a base that is counted."""
    return not isinstance(places, int)
