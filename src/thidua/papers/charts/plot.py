"""The plan of a chart: which way it lies, its scale, the look of each series, what is written at each value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from thidua.papers.characters import clean
from thidua.papers.charts.wrapping import LABEL_SIZE
from thidua.papers.paper.charts import Chart, ChartKind, Series
from thidua.papers.widths import width_mm
from thidua.rules.wording.figures import figure

_NARROWEST = 22
"""Millimetres that a category needs under standing columns for its name; with less, the bars lie."""
_BAR = 5
_HIGHEST = 200
_LONGEST_NAME = 120
NO_VALUE = "–"


class Look(Enum):
    """How a series is told apart without colour. In this order: those side by side differ most."""

    DARK = "dark"
    LIGHT = "light"
    SLANTED = "slanted"
    WHITE = "white"
    DOTTED = "dotted"
    LEVEL = "level"

    @classmethod
    def of(cls, number: int) -> "Look":
        """The look of the series with this number, from 0."""
        return tuple(cls)[number % len(cls)]


@dataclass(frozen=True, slots=True)
class Plot:
    """One chart of a size in mm. ``ticks`` are the values at which the scale is marked, from the least to the most."""

    kind: ChartKind
    lying: bool
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    ticks: tuple[Fraction, ...]
    title: str
    alt: str
    width: int
    height: int

    @property
    def stacked(self) -> bool:
        return self.kind is ChartKind.STACKED

    def label(self, series: int, category: int) -> str:
        """What is written at a value."""
        return label_of(self.series[series].values[category])


def label_of(value: int | Fraction | None) -> str:
    """A value the Vietnamese way: 1.200 · 2,5; two decimals where it does not end; a dash where there is none."""
    if value is None:
        return NO_VALUE
    return figure(value if value.denominator == 1 else Fraction(round(value * 100), 100))


def plots_of(chart: Chart, width: int) -> Iterator[Plot]:
    """The chart within ``width`` mm, in several plots where it would be higher than a page; none without figures."""
    if not chart.categories or not chart.series:
        return
    lying = chart.kind is ChartKind.BARS or (
        chart.kind is not ChartKind.LINES and len(chart.categories) * max(Fraction(_NARROWEST), _widest(chart)) > width
    )
    each = _BAR * (1 if chart.kind is ChartKind.STACKED else len(chart.series)) + 3
    at_once = max(1, _HIGHEST // each) if lying else len(chart.categories)
    ticks = _ticks(chart)
    for first in range(0, len(chart.categories), at_once):
        some = slice(first, first + at_once)
        categories = tuple(map(_name, chart.categories[some]))
        series = tuple(Series(_name(one.name), one.values[some]) for one in chart.series)
        legend = 5 * (len(series) // 2)
        least = each * len(categories) + 20 if lying else 45
        height = min(max(chart.height_mm, least + legend), _HIGHEST + legend)
        title = _one_line(f"{chart.title} ({chart.unit})" if chart.unit else chart.title)
        plot = Plot(chart.kind, lying, categories, series, ticks, title, "", width, height)
        yield _with_alt(plot, chart)


def _widest(chart: Chart) -> Fraction:
    """Millimetres that what is written at the values of one category needs under standing columns."""
    written = [[label_of(one.values[at]) for one in chart.series] for at in range(len(chart.categories))]
    if chart.kind is ChartKind.STACKED:
        return max(width_mm("; ".join(labels), LABEL_SIZE) for labels in written)
    widest = max(width_mm(label, LABEL_SIZE) for labels in written for label in labels)
    return (widest + 1) * len(chart.series) * Fraction(4, 3)


def _name(text: str) -> str:
    """A name as far as a chart has room for it."""
    line = _one_line(text)
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _with_alt(plot: Plot, chart: Chart) -> Plot:
    """The figures in words, a line for each category, for whoever cannot see the drawing."""
    lines = [f"{plot.title}."]
    if chart.alt:
        lines.append(_one_line(chart.alt))
    for at, category in enumerate(plot.categories):
        values = "; ".join(f"{one.name}: {plot.label(number, at)}" for number, one in enumerate(plot.series))
        lines.append(f"{category} – {values}.")
    return replace(plot, alt="\n".join(lines))


def _ticks(chart: Chart) -> tuple[Fraction, ...]:
    """Round numbers from the least to the most value, 0 among them."""
    ends = list(_ends(chart))
    least, most = min([Fraction(0), *ends]), max([Fraction(0), *ends])
    if least == most:
        return (Fraction(0), Fraction(1))
    step = _step(most - least)
    low = min(least // step, 0)
    high = max(-(-most // step), 0 if low < 0 else 1)
    return tuple(step * number for number in range(low, high + 1))


def _ends(chart: Chart) -> Iterator[Fraction]:
    """The values that the scale must reach."""
    if chart.kind is not ChartKind.STACKED:
        yield from (Fraction(value) for one in chart.series for value in one.values if value is not None)
        return
    for at in range(len(chart.categories)):
        values = [Fraction(one.values[at] or 0) for one in chart.series]
        yield sum((value for value in values if value > 0), Fraction(0))
        yield sum((value for value in values if value < 0), Fraction(0))


def _step(span: Fraction) -> Fraction:
    """A step of 1, 2 or 5 and zeros that goes at most five times into the span."""
    step = Fraction(1)
    while step * 50 < span:
        step *= 10
    while step * 5 >= span:
        step /= 10
    return next(step * times for times in (1, 2, 5, 10) if step * times * 5 >= span)


def evenly(ticks: Sequence[Fraction]) -> Fraction:
    """The distance between two ticks."""
    return next(later - earlier for earlier, later in pairwise(ticks))
