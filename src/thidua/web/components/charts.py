"""Charts as vectors on a page: the plot and shapes are those of papers (``papers.charts``), drawn here as SVG.

A view makes a ``papers.paper.charts.Chart`` and hands ``chart(…)`` to its template, which prints it: the drawing, whose
words a screen reader gets from the table beneath, and that table. A page with charts names ``charts.css`` in its head.
"""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from thidua.papers.charts import Box, Mark, Plot, Shape, Stroke, Words, drawn, plots_of
from thidua.papers.charts.plot import label_of
from thidua.papers.charts.wrapping import LABEL_SIZE
from thidua.papers.paper.charts import Chart
from thidua.papers.widths import width_mm
from thidua.web.components.drawn import drawn as rendered

WIDTH = 100
"""Millimetres of the drawing, which is scaled to the page: narrow enough to be read on a phone."""
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def chart(found: Chart, key: str) -> SafeString:
    """The chart with its figures as a table; ``key`` is its anchor on the page."""
    rows = [(name, [label_of(one.values[at]) for one in found.series]) for at, name in enumerate(found.categories)]
    values = {"chart": found, "key": key, "rows": rows, "drawings": [_svg(one) for one in plots_of(found, WIDTH)]}
    return rendered("chart", **values)


def _svg(plot: Plot) -> SafeString:
    shapes = mark_safe("".join(_shapes(drawn(plot))))
    return format_html(
        '<svg class="chart-drawing" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>',
        str(plot.width), str(plot.height), shapes,
    )  # fmt: skip


def _shapes(shapes: tuple[Shape, ...]) -> Iterator[str]:
    for one in shapes:
        match one:
            case Box():
                yield _box(one)
            case Stroke():
                points = " ".join(f"{_mm(x)},{_mm(y)}" for x, y in one.points)
                look = f"chart-line chart-{one.look.value}" if one.look else "chart-axis" if one.axis else "chart-grid"
                yield format_html('<polyline class="{}" points="{}"/>', look, points)
            case Mark():
                yield format_html(
                    '<circle class="chart-{}" cx="{}" cy="{}" r="1"/>', one.look.value, _mm(one.x), _mm(one.y)
                )
            case Words():
                look = "chart-backed" if one.backed else "chart-words"
                yield format_html(
                    '<text class="{}" x="{}" y="{}" text-anchor="{}" dominant-baseline="central"'
                    ' textLength="{}" lengthAdjust="spacingAndGlyphs">{}</text>',
                    look, _mm(one.x), _mm(one.y), _ANCHORS[one.anchor], _wide(one.text), one.text,
                )  # fmt: skip


def _box(box: Box) -> str:
    width, height = _mm(box.width), _mm(box.height)
    return format_html(
        '<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}"/>',
        box.look.value, _mm(box.x), _mm(box.y), width, height,
    )  # fmt: skip


def _wide(text: str) -> str:
    """How wide words are to be, whatever the browser's font: places were worked out for this width."""
    return _mm(max(width_mm(text, LABEL_SIZE), Fraction(1)))


def _mm(value: Fraction) -> str:
    return f"{float(value):.2f}"
