"""How an official paper must look, by day: margins, font, and the size and setting of each part.

Both writers set what they write by this table, and the checker measures files against it.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, field_validator, model_validator

from thidua.catalogue import PAPER_LAYOUTS
from thidua.papers.paper import Day
from thidua.plan.model.base import Part
from thidua.plan.problems import PlanError
from thidua.plan.scalars import Day as CalendarDay
from thidua.plan.scalars import Exact, Flag, Text, Whole
from thidua.plan.source import read_source


class Allowed(NamedTuple):
    """The least and the most that the regulation allows, and what our papers take."""

    least: int
    most: int
    ours: int


def _allowed(stood: object) -> object:
    if isinstance(stood, list) and len(stood) == 3:
        least, most, ours = (int(part) for part in stood)
        if least <= ours <= most:
            return Allowed(least, most, ours)
    raise ValueError("cần ba số [ít nhất, nhiều nhất, ta chọn], số thứ ba nằm giữa hai số đầu")


Bounds = Annotated[Allowed, BeforeValidator(_allowed)]
Alignment = Literal["left", "center", "right", "justify"]


class Style(Part):
    """How one part of a paper is set."""

    name: Text = Field(description="Tên kiểu chữ trong Word")
    size: Bounds = Field(description="Cỡ chữ, pt")
    bold: Flag = False
    italic: Flag = False
    caps: Flag = False
    align: Alignment = "left"
    before: Whole = Field(0, description="Khoảng cách trên, pt")
    after: Whole = Field(0, description="Khoảng cách dưới, pt")
    indent: Whole = Field(0, description="Thụt dòng đầu, mm")
    next: Flag = Field(False, description="Giữ cùng trang với đoạn sau")
    rule: Bounds | None = Field(None, description="Đường kẻ dưới dòng chữ, % độ dài dòng chữ")
    own: Flag = Field(False, description="Văn bản không quy định, do ta chọn")


class Margins(Part):
    """The margins of an upright page in mm."""

    top: Bounds
    bottom: Bounds
    left: Bounds
    right: Bounds


class Layout(Part):
    """What holds from a day on."""

    from_: CalendarDay = Field(alias="from")
    source: Text
    font: Text
    paper: tuple[Whole, Whole] = Field(description="Rộng và cao, mm")
    margins: Margins
    page_number_from_edge: Whole = Field(description="Số trang cách mép trên, mm")
    head_left: Whole = Field(description="Bề rộng cột trái của phần đầu, mm")
    signature_height: Whole = Field(description="Chỗ để ký giữa chức vụ và họ tên, mm")
    signed_row: Whole = Field(description="Bề cao ít nhất của dòng bảng để ký tay, mm")
    first_lines: tuple[Exact, ...] = Field(
        min_length=1, description="Dòng đầu đoạn được thụt, mm: một trong các số này"
    )
    apart: Whole = Field(description="Khoảng cách ít nhất giữa các đoạn, pt")
    spacing: tuple[Exact, Exact] = Field(description="Giãn dòng ít nhất, nhiều nhất, theo số dòng")
    styles: Mapping[str, Style]

    @field_validator("styles", mode="before")
    @classmethod
    def _only_styles(cls, stood: object) -> object:
        return {key: style for key, style in stood.items() if key != "__at__"} if isinstance(stood, dict) else stood

    def text_width(self, landscape: bool = False) -> int:
        """The width between the margins in mm. A landscape page keeps its left and right margins."""
        return self.paper[1 if landscape else 0] - self.margins.left.ours - self.margins.right.ours


class Layouts(Part):
    """The whole table, the oldest layout first."""

    layouts: tuple[Layout, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> "Layouts":
        days = [layout.from_ for layout in self.layouts]
        if days != sorted(set(days)):
            raise ValueError("các mục phải xếp theo ngày đầu áp dụng, mỗi ngày một mục")
        return self


def read_layouts(file: Path) -> Layouts:
    """The table in `file`. Raises PlanError for faulty YAML, ValueError for a faulty table."""
    source = read_source(file)
    if source.problems:
        raise PlanError(file, source.problems)
    return Layouts.model_validate(source.data)


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts that thidua ships."""
    return read_layouts(PAPER_LAYOUTS).layouts


def layout_on(day: date) -> Layout:
    """The layout for a paper issued on `day`; for older papers than the table knows, the first one."""
    fitting = [layout for layout in layouts() if layout.from_ <= day]
    return fitting[-1] if fitting else layouts()[0]


def layout_for(day: Day | None) -> Layout:
    """The layout for a paper's day as far as it is known; for a paper without any, the newest."""
    if day is None:
        return layouts()[-1]
    return layout_on(date(day.year, day.month or 12, day.day or 1))
