"""A plot as lines, boxes, marks and words at measured places, in mm from its upper left corner."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thidua.papers.charts.plot import Look, Plot, label_of
from thidua.papers.charts.wrapping import LABEL_SIZE, LINE, shortened, wrapped
from thidua.papers.paper.charts import ChartKind
from thidua.papers.widths import width_mm

Anchor = Literal["left", "center", "right"]
_GAP = Fraction(3, 2)
_NAME_LINES = 4


@dataclass(frozen=True, slots=True)
class Box:
    x: Fraction
    y: Fraction
    width: Fraction
    height: Fraction
    look: Look


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; ``look`` None is thin and grey, for the scale."""

    points: tuple[tuple[Fraction, Fraction], ...]
    look: Look | None = None
    axis: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a line chart."""

    x: Fraction
    y: Fraction
    look: Look


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line, ``y`` in the middle of their height. ``backed``: on a white ground, over something drawn."""

    x: Fraction
    y: Fraction
    text: str
    anchor: Anchor = "center"
    backed: bool = False


Shape = Box | Stroke | Mark | Words


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the values are drawn. ``left`` to ``right`` and ``top`` to ``bottom`` in mm."""

    plot: Plot
    left: Fraction
    right: Fraction
    top: Fraction
    bottom: Fraction

    def at(self, value: int | Fraction) -> Fraction:
        """Where a value is on the scale."""
        least, most = self.plot.ticks[0], self.plot.ticks[-1]
        share = (Fraction(value) - least) / (most - least)
        if self.plot.lying:
            return self.left + share * (self.right - self.left)
        return self.bottom - share * (self.bottom - self.top)

    @property
    def slot(self) -> Fraction:
        """How much of the other direction each category has."""
        span = self.bottom - self.top if self.plot.lying else self.right - self.left
        return span / len(self.plot.categories)

    def middle(self, category: int) -> Fraction:
        return (self.top if self.plot.lying else self.left) + self.slot * (category + Fraction(1, 2))


def drawn(plot: Plot) -> tuple[Shape, ...]:
    """The shapes in the order of drawing."""
    legend, frame = list(_legend(plot)), _framed(plot)
    shapes: list[Shape] = [*_scale(frame), *_names(frame)]
    shapes += _lines(frame) if plot.kind is ChartKind.LINES else _bars(frame)
    return (*shapes, *legend)


def _framed(plot: Plot) -> _Frame:
    return _frame(plot, min((shape.y for shape in _legend(plot) if isinstance(shape, Words)), default=None))


def _frame(plot: Plot, legend_top: Fraction | None) -> _Frame:
    foot = (legend_top - LINE / 2 if legend_top is not None else Fraction(plot.height)) - _GAP
    ticks = max(width_mm(label_of(tick), LABEL_SIZE) for tick in plot.ticks)
    if plot.lying:
        names = min(max(width_mm(name, LABEL_SIZE) for name in plot.categories) + 1, Fraction(plot.width * 2, 5))
        ends = min(max(width_mm(text, LABEL_SIZE) for text in _written(plot)) + 2, Fraction(plot.width, 3))
        first = width_mm(label_of(plot.ticks[0]), LABEL_SIZE)
        return _Frame(plot, max(names + _GAP, first / 2 + 1), plot.width - max(ends, ticks / 2 + 1), _GAP, foot - LINE)
    left = ticks + _GAP
    right = Fraction(plot.width) - 1
    slot = (right - left) / len(plot.categories)
    lines = max(len(_below(name, slot)) for name in plot.categories)
    return _Frame(plot, left, right, LINE + _GAP, foot - lines * LINE)


def _below(name: str, slot: Fraction) -> list[str]:
    return shortened(wrapped(name, slot - 1), _NAME_LINES)


def _written(plot: Plot) -> Iterator[str]:
    for at in range(len(plot.categories)):
        if plot.stacked:
            yield together(plot, at)
        else:
            yield from (plot.label(number, at) for number in range(len(plot.series)))


def _scale(frame: _Frame) -> Iterator[Shape]:
    for tick in frame.plot.ticks:
        at = frame.at(tick)
        if frame.plot.lying:
            yield Stroke(((at, frame.top), (at, frame.bottom)), axis=tick == 0)
            yield Words(at, frame.bottom + LINE / 2 + Fraction(1, 2), label_of(tick))
        else:
            yield Stroke(((frame.left, at), (frame.right, at)), axis=tick == 0)
            yield Words(frame.left - 1, at, label_of(tick), "right")


def _names(frame: _Frame) -> Iterator[Words]:
    plot = frame.plot
    for at, name in enumerate(plot.categories):
        middle = frame.middle(at)
        if plot.lying:
            room = max(1, int(frame.slot / LINE))
            lines = shortened(wrapped(name, frame.left - _GAP), room)
            for number, text in enumerate(lines):
                yield Words(frame.left - 1, middle + LINE * (number - Fraction(len(lines) - 1, 2)), text, "right")
        else:
            for number, text in enumerate(_below(name, frame.slot)):
                yield Words(middle, frame.bottom + LINE * (number + Fraction(1, 2)) + Fraction(1, 2), text)


def _bars(frame: _Frame) -> Iterator[Shape]:
    for at in range(len(frame.plot.categories)):
        yield from _pile(frame, at) if frame.plot.stacked else _beside(frame, at)


def _beside(frame: _Frame, at: int) -> Iterator[Shape]:
    """The bars of a category beside one another, each with its value at its end."""
    plot = frame.plot
    thick = frame.slot * Fraction(3, 4) / len(plot.series)
    for number, one in enumerate(plot.series):
        across = frame.middle(at) + thick * (number - Fraction(len(plot.series), 2))
        value = one.values[at]
        if value:
            yield _box(frame, Fraction(0), Fraction(value), across, thick, Look.of(number))
        end = frame.at(max(value or 0, 0))
        text = plot.label(number, at)
        if plot.lying:
            yield Words(end + 1, across + thick / 2, text, "left", backed=True)
        else:
            yield Words(across + thick / 2, end - LINE / 2, text, backed=True)


def crowded(plot: Plot) -> frozenset[int]:
    """The categories of a stacked plot whose values are too small for their words: these stand together at the end."""
    if not plot.stacked:
        return frozenset()
    frame = _framed(plot)
    return frozenset(at for at in range(len(plot.categories)) if not _fit(frame, at))


def together(plot: Plot, at: int) -> str:
    """All values of a category on one line, in the order of the series."""
    return "; ".join(plot.label(number, at) for number in range(len(plot.series)))


def _pile(frame: _Frame, at: int) -> Iterator[Shape]:
    """The values of a category one after another."""
    plot = frame.plot
    pieces = list(_pieces(frame, at))
    yield from (box for _, box in pieces)
    if _fit(frame, at):
        for number, box in pieces:
            middle = box.x + box.width / 2, box.y + box.height / 2
            yield Words(*middle, plot.label(number, at), backed=True)
        return
    up = sum((Fraction(value) for one in plot.series if (value := one.values[at]) and value > 0), Fraction(0))
    end, middle_of = frame.at(up), frame.middle(at)
    text = together(plot, at)
    if not plot.lying:
        yield Words(middle_of, end - LINE / 2, text, backed=True)
        return
    lines = shortened(wrapped(text, plot.width - frame.right - 1), max(1, int(frame.slot / LINE)))
    for number, line in enumerate(lines):
        y = middle_of + LINE * (number - Fraction(len(lines) - 1, 2))
        yield Words(end + 1, y, line, "left", backed=True)


def _pieces(frame: _Frame, at: int) -> Iterator[tuple[int, Box]]:
    thick = frame.slot * Fraction(2, 3)
    across = frame.middle(at) - thick / 2
    up = down = Fraction(0)
    for number, one in enumerate(frame.plot.series):
        value = Fraction(one.values[at] or 0)
        if value > 0:
            yield number, _box(frame, up, up + value, across, thick, Look.of(number))
            up += value
        elif value < 0:
            yield number, _box(frame, down, down + value, across, thick, Look.of(number))
            down += value


def _fit(frame: _Frame, at: int) -> bool:
    """Whether each value has room for its words in its own box; what is not known has no box to say so in."""
    plot = frame.plot
    return all(one.values[at] is not None for one in plot.series) and all(
        box.width > width_mm(plot.label(number, at), LABEL_SIZE) + 1 and box.height > LINE
        for number, box in _pieces(frame, at)
    )


def _box(frame: _Frame, start: Fraction, end: Fraction, across: Fraction, thick: Fraction, look: Look) -> Box:
    first, last = sorted((frame.at(start), frame.at(end)))
    if frame.plot.lying:
        return Box(first, across, last - first, thick, look)
    return Box(across, first, thick, last - first, look)


def _lines(frame: _Frame) -> Iterator[Shape]:
    """A line for each series, broken where there is no value."""
    for number, one in enumerate(frame.plot.series):
        look, run = Look.of(number), list[tuple[Fraction, Fraction]]()
        for at, value in enumerate((*one.values, None)):
            if value is not None:
                run.append((frame.middle(at), frame.at(value)))
                continue
            if len(run) > 1:
                yield Stroke(tuple(run), look)
            yield from (Mark(x, y, look) for x, y in run)
            run = []
        above = -1 if number % 2 == 0 else 1
        for at, value in enumerate(one.values):
            if value is not None:
                y = frame.at(value) + above * (LINE / 2 + 1)
                yield Words(frame.middle(at), y, frame.plot.label(number, at), backed=True)


def _legend(plot: Plot) -> Iterator[Shape]:
    """What each look means, in rows at the foot; a single series is named by the title."""
    if len(plot.series) < 2:
        return
    rows: list[list[tuple[int, str]]] = [[]]
    used = Fraction(0)
    for number, one in enumerate(plot.series):
        name = shortened(wrapped(one.name, Fraction(plot.width - 10)), 1)[0]
        wide = width_mm(name, LABEL_SIZE) + 10
        if rows[-1] and used + wide > plot.width:
            rows.append([])
            used = Fraction(0)
        rows[-1].append((number, name))
        used += wide
    for index, row in enumerate(rows):
        y = plot.height - LINE * (len(rows) - index) + LINE / 2
        x = (plot.width - sum((width_mm(name, LABEL_SIZE) + 10 for _, name in row), Fraction(0))) / 2
        for number, name in row:
            yield from _sample(plot, x, y, Look.of(number))
            yield Words(x + 6, y, name, "left")
            x += width_mm(name, LABEL_SIZE) + 10


def _sample(plot: Plot, x: Fraction, y: Fraction, look: Look) -> Iterator[Shape]:
    if plot.kind is ChartKind.LINES:
        yield Stroke(((x - 3, y), (x + 5, y)), look)
        yield Mark(x + 1, y, look)
    else:
        yield Box(x, y - Fraction(5, 4), Fraction(5), Fraction(5, 2), look)
