"""Points of everybody rounded as the plan states, exactly."""

from fractions import Fraction

import numpy as np

from thidua.plan.model.scoring import Rounding
from thidua.rules.bulk.arrays import Array, TooLargeError, bound_of, check, check_signed
from thidua.rules.bulk.figured import Figures
from thidua.rules.totals import rounded


def rounded_figures(figures: Figures, rounding: Rounding, scale: int) -> Figures:
    """Rounded, over ``scale``, a multiple of 10**decimals. Raises TooLargeError."""
    if figures.objects:
        values = np.empty(len(figures.values), dtype=object)
        values[:] = [rounded(Fraction(value), rounding) for value in figures.values]
        return Figures(values, figures.known, 1)
    power = 10**rounding.decimals
    if scale % power:
        raise TooLargeError
    values = _whole(figures, rounding)
    check(bound_of(values) * check_signed(scale // power))
    return Figures(values * np.int64(scale // power) if scale != power else values, figures.known, scale)


def _whole(figures: Figures, rounding: Rounding) -> Array:
    """Whole numbers over 10**decimals. Raises TooLargeError."""
    power = 10**rounding.decimals
    check(figures.bound * check_signed(power))
    divisor: Array | np.int64 = np.int64(check_signed(figures.scale))
    if figures.den is not None:
        check(2 * check_signed(figures.scale) * bound_of(figures.den))
        divisor = figures.den.astype(np.int64, copy=False) * divisor
    # Twice the rest is compared with the divisor below.
    check(2 * check_signed(figures.scale))
    whole, rest = np.divmod(figures.values * np.int64(power), divisor)
    up: Array
    if rounding.mode == "half_up":
        up = 2 * rest >= divisor
    elif rounding.mode == "half_even":
        up = (2 * rest > divisor) | ((2 * rest == divisor) & (whole % 2 == 1))
    else:
        up = rest > 0 if rounding.mode == "up" else np.zeros(len(rest), dtype=np.bool_)
    return np.asarray(whole + up)
