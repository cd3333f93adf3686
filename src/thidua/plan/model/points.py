"""How points arise from facts: four forms that contain one another.

``full`` or a number; ``of`` + ``steps`` (tiers, yes and no, levels, groups); ``each`` + ``add`` (so much
a case); ``judged`` (the appraiser's own points are the fact); ``sum`` (parts added up).
"""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from thidua.plan.model.base import Part
from thidua.plan.model.choosing import choose, form
from thidua.plan.model.conditions import Comparison, Measure
from thidua.plan.scalars import Exact, Flag, Id, Many, parse_exact

FULL: Literal["full"] = "full"


def _constant(stood: Any) -> Fraction | str:
    return FULL if stood == FULL else parse_exact(stood)


Constant = Annotated[Fraction | str, PlainValidator(_constant), WithJsonSchema({"type": ["number", "string"]})]
"""A fixed number of points, or ``full``: the maximum of the criterion."""


class Step(Comparison):
    """One step of a branch: the values it takes in, and what they earn."""

    points: "Points" = Field(description="Điểm khi giá trị thuộc bậc này")
    not_applicable: Flag = Field(False, description="yes nếu bậc này nghĩa là chỉ tiêu không áp dụng")
    reading: Many[Id] = Field(default=(), description="Cách hiểu thêm bậc này vì văn bản không nói")


class Branch(Part):
    """Exactly one step applies to each value of the measure; ``scale`` multiplies every bound."""

    of: Measure = Field(description="Xét theo số liệu, tỷ lệ, hoặc group/kind")
    steps: list[Step] = Field(min_length=1, description="Các bậc")
    scale: Id | None = Field(None, description="Tham số nhân vào mọi ngưỡng (parameters)")


class Linear(Part):
    """``base`` plus ``add`` for each counted thing, kept between ``min`` and ``max``."""

    each: Measure = Field(description="Đếm theo số liệu này")
    add: Exact = Field(description="Cộng (hoặc trừ, số âm) cho mỗi đơn vị")
    base: Constant = Field(default=Fraction(0), description="Điểm ban đầu: một số hoặc full")
    min: Exact | None = Field(None, description="Không dưới mức này; bỏ trống là được âm")
    max: Exact | None = Field(None, description="Không quá mức này")


class Judged(Part):
    """Points that the plan leaves to judgement: the appraiser's figure is the fact, from 0 to the maximum."""

    judged: Id = Field(description="Số liệu là điểm do người thẩm định cho")


class Sum(Part):
    """Several parts added up."""

    sum: list["Points"] = Field(min_length=1, description="Các phần cộng lại")


Points = Annotated[
    Annotated[Constant, form("constant")]
    | Annotated[Branch, form("of")]
    | Annotated[Linear, form("each")]
    | Annotated[Judged, form("judged")]
    | Annotated[Sum, form("sum")],
    choose(
        {"of": ("steps", "of"), "each": ("each",), "judged": ("judged",), "sum": ("sum",)},
        text="constant",
        expected="cách tính điểm: một số, full, hoặc nhóm mục có of và steps, each và add, judged, hay sum",
    ),
]

Step.model_rebuild()
Branch.model_rebuild()
Sum.model_rebuild()
