"""A table of facts as typed columns: an array a fact, an entry a participant, exact throughout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from thidua.rules.bulk.arrays import Array, Mask, as_fractions, bound_of, is_exact_objects, only_where

ColumnType: TypeAlias = Literal["number", "flag", "word", "day"]


_HARMLESS = 2**31
"""Figures below this may stay where nothing is given: they mean nothing there, and products with them still fit."""


@dataclass(frozen=True, eq=False)
class Column:
    """One fact of everybody. All arrays have one entry a participant.

    ``values``, by ``type``: number: int32 or int64, the figure being value / ``scale`` exactly, or object (int or
    Fraction, scale 1) where a figure leaves 64 bits; flag: bool; word: codes into ``words``, which for a level are the
    levels of its scale in order; day: int64 days since 1970-01-01. Where not ``given``, or ``not_applicable``, a value
    means nothing; it is small then.
    """

    type: ColumnType
    values: Array
    given: Mask
    not_applicable: Mask | None = None
    scale: int = 1
    words: tuple[str, ...] = ()

    @cached_property
    def all_given(self) -> bool:
        """Whether nobody's value is missing."""
        return bool(self.given.all())

    @cached_property
    def nothing_given(self) -> bool:
        """Whether nobody has a value; the type of the column means nothing then."""
        return not self.given.any()

    @cached_property
    def bound(self) -> int:
        """The largest absolute value in the array."""
        return bound_of(self.values)

    @cached_property
    def negative(self) -> bool:
        """Whether a value below 0 occurs."""
        return bool(len(self.values)) and bool(self.values.min() < 0)

    @property
    def objects(self) -> bool:
        """Whether the values are Python numbers."""
        return is_exact_objects(self.values)

    @property
    def numeric(self) -> bool:
        """Whether the column can be counted with; yes and no are 1 and 0, as in Python."""
        return self.type in ("number", "flag")

    @cached_property
    def counted(self) -> Mask:
        """Where a figure stands that can be counted with."""
        if not self.numeric:
            return np.zeros_like(self.given)
        return self.given if self.not_applicable is None else self.given & ~self.not_applicable


@dataclass(frozen=True, eq=False)
class Quotient:
    """A share that is not divided out; ``known`` where both figures are given and the whole is not 0."""

    part: Column
    whole: Column
    made: dict[Fraction, tuple[Array, Array]] = field(default_factory=dict)
    """Products by bound: the end of one step is the beginning of the next."""

    @cached_property
    def known(self) -> Mask:
        """Where the share has a value."""
        there: Mask = self.part.counted & self.whole.counted & (self.whole.values != 0)
        return there


def divided(quotient: Quotient) -> Column:
    """The share in Python numbers."""
    parts, wholes, given = _fractions(quotient.part), _fractions(quotient.whole), quotient.known
    values = np.full(len(given), Fraction(0), dtype=object)
    values[given] = parts[given] / wholes[given]
    return Column("number", values, given)


def _fractions(column: Column) -> Array:
    if column.objects:
        return np.array([Fraction(value) for value in column.values], dtype=object)
    return as_fractions(column.values.astype(np.int64, copy=False), column.scale)


def numbers(
    values: ArrayLike,
    given: ArrayLike | None = None,
    *,
    scale: int = 1,
    not_applicable: ArrayLike | None = None,
) -> Column:
    """Counts, figures, points: ``values`` / ``scale`` each. Binary floats are refused with TypeError."""
    array = np.asarray(values)
    if array.dtype.kind not in "iuO":
        raise TypeError(f"exact whole numbers are wanted, not {array.dtype}")
    if is_exact_objects(array):
        if scale != 1:
            raise TypeError("Python numbers stand for themselves: scale 1")
    else:
        array = array.astype(np.int32 if array.dtype == np.int32 else np.int64, copy=False)
    return _column("number", array, given, not_applicable, scale=scale)


def flags(values: ArrayLike, given: ArrayLike | None = None, *, not_applicable: ArrayLike | None = None) -> Column:
    """Yes (True) and no (False)."""
    return _column("flag", np.asarray(values, dtype=np.bool_), given, not_applicable)


def words(
    codes: ArrayLike,
    names: Sequence[str],
    given: ArrayLike | None = None,
    *,
    not_applicable: ArrayLike | None = None,
) -> Column:
    """Levels (``names``: those of the scale, in its order), groups, kinds or codes of participants."""
    return _column("word", np.asarray(codes, dtype=np.int32), given, not_applicable, names=tuple(names))


def days(values: ArrayLike, given: ArrayLike | None = None, *, not_applicable: ArrayLike | None = None) -> Column:
    """Calendar days, as anything that ``datetime64[D]`` takes; NaT is not given."""
    array = np.asarray(values, dtype="datetime64[D]")
    known = ~np.isnat(array) if given is None else np.asarray(given, dtype=np.bool_) & ~np.isnat(array)
    return _column("day", array.astype(np.int64), known, not_applicable)


def _column(
    kind: ColumnType,
    values: Array,
    given: ArrayLike | None,
    not_applicable: ArrayLike | None,
    *,
    scale: int = 1,
    names: tuple[str, ...] = (),
) -> Column:
    known = np.ones(len(values), dtype=np.bool_) if given is None else np.asarray(given, dtype=np.bool_)
    apart = None if not_applicable is None else np.asarray(not_applicable, dtype=np.bool_) & known
    filled = known if apart is None else known & ~apart
    column = Column(kind, values, known, apart, scale, names)
    if kind == "number" and not column.objects and column.bound < _HARMLESS:
        return column
    # What stands where nothing is given must not widen the bounds that decide whether 64 bits suffice.
    return Column(kind, only_where(filled, values), known, apart, scale, names)


@dataclass(frozen=True, eq=False)
class Columns:
    """Everybody of one round: codes of participants (unique), kinds and groups as word columns, facts by name."""

    ids: Sequence[str]
    kinds: Column
    groups: Column
    facts: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.ids)
