"""Of bonuses or penalties of one name only the highest counts."""

from collections.abc import Sequence

import numpy as np

from thidua.plan.model.scoring import Adjustment
from thidua.rules.bulk.arrays import Array, Mask, all_of
from thidua.rules.bulk.figured import Figures


def best_of(adjustments: Sequence[Adjustment], found: list[Figures], concerned: Sequence[Mask]) -> list[Figures]:
    """The figures with 0 for those that are outdone; of equal ones the first counts.

    ``concerned``: for whom each is a line at all. While one of the same name is not known, all stand as they are.
    """
    named: dict[str, list[int]] = {}
    for place, adjustment in enumerate(adjustments):
        if adjustment.best_of is not None:
            named.setdefault(adjustment.best_of, []).append(place)
    result = list(found)
    for places in named.values():
        if len(places) > 1:
            for place, outdone in zip(places, _outdone(places, found, concerned), strict=True):
                result[place] = _without(found[place], outdone)
    return result


def _outdone(places: Sequence[int], found: Sequence[Figures], concerned: Sequence[Mask]) -> list[Mask]:
    whole = not any(found[place].objects for place in places)
    values = [found[place].values if whole else found[place].in_fractions for place in places]
    decided = all_of([found[place].known | ~concerned[place] for place in places])
    best = np.full(len(decided), -1)
    highest: Array = np.zeros(len(decided), dtype=np.int64 if whole else object)
    for number, (place, value) in enumerate(zip(places, values, strict=True)):
        better = concerned[place] & ((best < 0) | (value > highest))
        best = np.where(better, number, best)
        highest = np.where(better, value, highest)
    return [decided & concerned[place] & (best != number) for number, place in enumerate(places)]


def _without(figures: Figures, rows: Mask) -> Figures:
    values = figures.values.copy()
    values[rows] = 0
    return Figures(values, figures.known, figures.scale, figures.den)
