"""The points of criteria that fall away for some, or that bear the points of others."""

from fractions import Fraction

import numpy as np

from thidua.rules.bulk.applying import Patterns
from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.ratios import Ratio
from thidua.rules.facts import NOT_APPLICABLE


def fallen_away(name: str, figures: Figures, patterns: Patterns) -> tuple[Figures, Mask]:
    """The points of criterion ``name`` with what its policy makes of them, and of whom that is known.

    Raises TooLargeError where 64 bits do not suffice.
    """
    if not any(name in pattern.changed for pattern in patterns.found):
        return figures, figures.known
    kept, fixed, dropped, factors = [], [], [], []
    for pattern in patterns.found:
        value = None if name in pattern.absent else pattern.applied.reasons[name].value
        spared = name in pattern.spared
        kept.append(not spared and name not in pattern.absent)
        fixed.append(value if spared and isinstance(value, Fraction) else None)
        dropped.append(name in pattern.absent or (spared and value is NOT_APPLICABLE))
        factors.append(value if kept[-1] and isinstance(value, Fraction) else Fraction(1))
    rows = patterns.of_row
    stays = np.array(kept, dtype=np.bool_)[rows]
    enlarged = _enlarged(figures, factors, patterns)
    known = (figures.known & stays) | np.array([value is not None for value in fixed], dtype=np.bool_)[rows]
    values = np.where(stays, enlarged.values, _fixed(fixed, figures)[rows])
    den = None if enlarged.den is None else np.where(stays, enlarged.den, 1)
    return Figures(values, known, enlarged.scale, den), known | np.array(dropped, dtype=np.bool_)[rows]


def _fixed(values: list[Fraction | None], figures: Figures) -> Array:
    """What is given to whom a criterion is spared, over the scale of the figures; a pattern each."""
    if figures.objects:
        found = np.empty(len(values), dtype=object)
        found[:] = [value or Fraction(0) for value in values]
        return found
    return np.array([int((value or Fraction(0)) * figures.scale) for value in values], dtype=np.int64)


def _enlarged(figures: Figures, factors: list[Fraction], patterns: Patterns) -> Figures:
    if all(factor == 1 for factor in factors):
        return figures
    rows = patterns.of_row
    if figures.objects:
        by = np.empty(len(factors), dtype=object)
        by[:] = factors
        return Figures(figures.values * by[rows], figures.known, figures.scale)
    nums, dens = (np.array(some, dtype=np.int64) for some in zip(*(f.as_integer_ratio() for f in factors), strict=True))
    ratio = Ratio(figures.values, figures.den).times(Ratio(nums[rows], dens[rows]))
    return Figures(ratio.num, figures.known, figures.scale, ratio.den)
