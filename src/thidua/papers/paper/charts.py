"""Charts of a report, as the figures that they show; the writers draw them as vectors."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class ChartKind(Enum):
    BARS = "bars"  # one bar for each category and series, lying
    COLUMNS = "columns"  # the same, standing
    STACKED = "stacked"  # the series of a category on top of each other
    LINES = "lines"


@dataclass(frozen=True)
class Series:
    """Values in the order of the chart's categories; None where there is none (it is not zero)."""

    name: str
    values: tuple[int | Fraction | None, ...]


@dataclass(frozen=True)
class Chart:
    """`alt` says in words what the chart shows, for those who cannot see it."""

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    alt: str = ""
    height_mm: int = 70
