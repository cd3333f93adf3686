"""The figures of a chart as a table: what stands there for whoever cannot see a drawing."""

from thidua.papers.paper import Align, Chart, Column, Row, Table
from thidua.rules.wording.figures import figure


def figures_of(chart: Chart) -> Table:
    """One row for each category, one column for each series; a dash where there is no value."""
    caption = f"{chart.title} ({chart.unit})" if chart.unit else chart.title
    columns = (Column("", 3), *(Column(series.name, 2, Align.RIGHT) for series in chart.series))
    rows = tuple(
        Row((category, *("–" if (value := series.values[index]) is None else figure(value) for series in chart.series)))
        for index, category in enumerate(chart.categories)
    )
    return Table(columns, rows, caption=caption)
