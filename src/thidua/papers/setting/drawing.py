"""Charts: the title as a line of its own, and the drawing below it."""

from collections.abc import Iterator

from thidua.papers.charts import plots_of
from thidua.papers.layout import Layout
from thidua.papers.paper import Chart
from thidua.papers.setting.elements import Drawn, Element
from thidua.papers.setting.lines import line


def chart(layout: Layout, described: Chart, landscape: bool) -> Iterator[Element]:
    """The chart within the width of the text, each of its plots under the title."""
    for plot in plots_of(described, layout.text_width(landscape)):
        yield line(layout, "table_caption", plot.title, next=True)
        yield Drawn(plot)
