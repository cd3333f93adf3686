"""What the weakest criterion of everybody earned of its maximum."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

import numpy as np

from thidua.rules.bulk.arrays import LIMIT, Array, Mask, TooLargeError, check
from thidua.rules.bulk.columns import Column, Quotient
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.table import Measured

ZERO = Fraction(0)


def lowest_share(
    criteria: Mapping[str, Figures], maxima: Sequence[Mapping[str, Fraction]], rows: Array, among: Mask
) -> Measured:
    """The share of those ``among`` who have one: of each row the maxima are those at the place that ``rows`` names."""
    try:
        return _in_whole_numbers(criteria, maxima, rows, among)
    except TooLargeError:
        return _in_python_numbers(criteria, maxima, rows, among)


def _in_whole_numbers(
    criteria: Mapping[str, Figures], maxima: Sequence[Mapping[str, Fraction]], rows: Array, among: Mask
) -> Quotient:
    """Over one denominator for all rows of the same maxima."""
    if any(found.objects for found in criteria.values()):
        raise TooLargeError
    scale = check(lcm(*(found.scale for found in criteria.values())))
    common = [check(lcm(*(top.numerator for top in tops.values() if top > 0))) for tops in maxima]
    best: Array = np.full(len(among), LIMIT, dtype=np.int64)
    for name, found in criteria.items():
        tops = [some.get(name, ZERO) for some in maxima]
        by = [
            number // top.numerator * top.denominator * (scale // found.scale) if top > 0 else 0
            for number, top in zip(common, tops, strict=True)
        ]
        check(found.bound * max(by, default=0))
        counts = found.known & np.array([top > 0 for top in tops], dtype=np.bool_)[rows]
        shares = found.values.astype(np.int64) * np.array(by, dtype=np.int64)[rows]
        best = np.where(counts, np.minimum(best, shares), best)
    known = among & (best < LIMIT)
    part = Column("number", np.where(known, best, 0), known, scale=scale)
    return Quotient(part, Column("number", np.array(common, dtype=np.int64)[rows], known))


def _in_python_numbers(
    criteria: Mapping[str, Figures], maxima: Sequence[Mapping[str, Fraction]], rows: Array, among: Mask
) -> Column:
    values, known = np.full(len(among), ZERO, dtype=object), np.zeros(len(among), dtype=np.bool_)
    for row in np.flatnonzero(among).tolist():
        tops = maxima[int(rows[row])]
        shares = [found.at(row) / tops[name] for name, found in criteria.items() if found.known[row] and tops[name] > 0]
        if shares:
            values[row], known[row] = min(shares), True
    return Column("number", values, known)
