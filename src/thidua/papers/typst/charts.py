"""A chart as the plain data that `chart.typ` draws: places in mm."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from thidua.papers.charts import Box, Mark, Plot, Shape, Stroke, drawn
from thidua.papers.charts.wrapping import LABEL_SIZE
from thidua.papers.typst.letters import printed


def chart_as_data(plot: Plot) -> Mapping[str, Any]:
    """What the markup reads of a chart."""
    return {
        "is": "chart",
        "width": plot.width,
        "height": plot.height,
        "alt": plot.alt,
        "shapes": [_shape(shape) for shape in drawn(plot)],
    }


def _shape(shape: Shape) -> Mapping[str, Any]:
    if isinstance(shape, Stroke):
        points = [(_mm(x), _mm(y)) for x, y in shape.points]
        return {"is": "stroke", "points": points, "look": shape.look and shape.look.value, "axis": shape.axis}
    place = {"x": _mm(shape.x), "y": _mm(shape.y)}
    if isinstance(shape, Box):
        size = {"width": _mm(shape.width), "height": _mm(shape.height)}
        return {"is": "box", **place, **size, "look": shape.look.value}
    if isinstance(shape, Mark):
        return {"is": "mark", **place, "look": shape.look.value}
    words = {"text": printed(shape.text), "anchor": shape.anchor, "backed": shape.backed, "size": LABEL_SIZE}
    return {"is": "words", **place, **words}


def _mm(length: Fraction) -> float:
    """For print only: a thousandth of a millimetre is enough."""
    return round(float(length), 3)
