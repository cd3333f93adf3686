"""Whole numbers in arrays: how large they may grow, and the plain Python numbers that take over beyond."""

from collections.abc import Iterable
from fractions import Fraction
from functools import reduce
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
"""int32 or int64 (whole numbers, under some scale), or object (exact Python numbers, scale 1)."""
Mask: TypeAlias = NDArray[np.bool_]
"""One yes or no a participant."""

LIMIT = 2**63 - 1


class TooLargeError(Exception):
    """A figure of this part could leave 64 bits or has endless decimals: plain Python numbers must take over."""


def is_exact_objects(values: Array) -> bool:
    """Whether an array holds Python numbers, which never overflow, instead of 64-bit ones."""
    return values.dtype == object


def bound_of(values: Array) -> int:
    """The largest absolute value in an array of whole numbers; 0 for an empty one."""
    if not len(values):
        return 0
    return max(int(values.max()), -int(values.min()))


def check(bound: int) -> int:
    """``bound`` where 64 bits can hold it. Raises TooLargeError."""
    if bound > LIMIT:
        raise TooLargeError
    return bound


def type_for(bound: int) -> type[np.int32] | type[np.int64]:
    """The narrower type that holds figures up to ``bound``: half the width is half the time. Raises TooLargeError."""
    return np.int32 if check(bound) < 2**31 else np.int64


def times(values: Array, factor: int, bound: int) -> Array:
    """``values`` · ``factor`` in a type that holds ``bound``, which no product exceeds. Raises TooLargeError."""
    wanted = np.promote_types(values.dtype, type_for(max(bound, abs(factor))))
    if factor == 1 and values.dtype == wanted:
        return values
    return np.asarray(np.multiply(values, wanted.type(factor), dtype=wanted))


def as_fractions(values: Array, scale: int) -> Array:
    """The same figures as an array of Fraction objects."""
    if is_exact_objects(values):
        return values
    found = np.empty(len(values), dtype=object)
    # Few distinct figures stand in a long column, so each is made once.
    made: dict[int, Fraction] = {}
    for row, value in enumerate(values.tolist()):
        if value not in made:
            made[value] = Fraction(value, scale)
        found[row] = made[value]
    return found


def whole_or_fraction(value: Fraction, *, whole: bool) -> Any:
    """An int where int64 arrays are computed with (``value`` is whole then), else the Fraction itself."""
    if not whole:
        return value
    assert value.denominator == 1, "the scale of a part is a multiple of every denominator in it"
    return check_signed(value.numerator)


def check_signed(value: int) -> int:
    """``value`` where 64 bits can hold it. Raises TooLargeError."""
    check(abs(value))
    return value


def any_of(masks: Iterable[Mask]) -> Mask:
    """Where at least one of the masks (of which there are some) holds."""
    return reduce(np.logical_or, masks)


def all_of(masks: Iterable[Mask]) -> Mask:
    """Where every one of the masks (of which there are some) holds."""
    return reduce(np.logical_and, masks)


def only_where(mask: Mask, values: Array) -> Array:
    """``values`` where the mask holds, else 0.

    Times 0 or 1: choosing by a mask that looks random costs a processor ten times as much as multiplying.
    """
    if mask.all():
        return values
    if values.dtype == np.bool_:
        return np.asarray(values & mask)
    return np.where(mask, values, 0) if is_exact_objects(values) else values * mask
