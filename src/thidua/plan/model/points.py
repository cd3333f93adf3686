"""How points arise from facts: a few forms that contain one another.

``full`` or a number; ``full: x`` (a part of the maximum); ``of`` + ``steps`` (tiers, yes and no, levels, groups);
``each`` + ``add`` (so much a case or a step); ``judged`` (the appraiser's own points are the fact); ``if`` + ``then``
+ ``else``; ``sum``, ``highest``, ``lowest`` (of several parts).
"""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from thidua.plan.model.base import Part
from thidua.plan.model.choosing import choose, form
from thidua.plan.model.conditions import Comparison, Condition, Measure, Operand, Share
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
    """``base`` plus ``add`` for each counted thing, or each ``per`` of them, kept between ``min`` and ``max``.

    ``above`` and ``up_to`` count only the part between them, ``below`` counts what is missing to a mark.
    """

    each: Measure = Field(description="Đếm theo số liệu này")
    add: Constant = Field(description="Cộng (hoặc trừ, số âm) cho mỗi bước: một số, hoặc full là điểm tối đa")
    per: Operand | None = Field(None, description="Một bước là bao nhiêu; bỏ trống là 1")
    above: Operand | None = Field(None, description="Chỉ đếm phần trên mức này")
    up_to: Operand | None = Field(None, description="Chỉ đếm phần đến mức này")
    below: Operand | None = Field(None, description="Đếm phần còn thiếu so với mức này")
    whole: Flag = Field(False, description="yes nếu chỉ tính bước đủ, phần lẻ bỏ")
    base: Constant = Field(default=Fraction(0), description="Điểm ban đầu: một số hoặc full")
    min: Exact | None = Field(None, description="Không dưới mức này; bỏ trống là được âm")
    max: Exact | None = Field(None, description="Không quá mức này")

    @property
    def marks(self) -> dict[str, Fraction | str]:
        """The step and the marks between which is counted, by key."""
        if self.per is None and self.above is None and self.up_to is None and self.below is None:
            return {}
        found = {"per": self.per, "above": self.above, "up_to": self.up_to, "below": self.below}
        return {key: operand for key, operand in found.items() if operand is not None}


Factor = Annotated[
    Annotated[Operand, form("operand")] | Annotated[Share, form("share")],
    choose({"share": ("share",)}, text="operand", expected="một số, tên một số liệu hoặc {share: [tử số, mẫu số]}"),
]


class Full(Part):
    """A part of the maximum: maximum × ``full``; with ``target``, ``full`` ÷ ``target``, at most the whole of it."""

    full: Factor = Field(description="Điểm tối đa nhân với: một số, một số liệu hoặc một tỷ lệ")
    target: Operand | None = Field(None, description="Mức cần đạt: từ mức này trở lên được đủ điểm")


class Judged(Part):
    """Points that the plan leaves to judgement: the appraiser's figure is the fact, from 0 to the maximum."""

    judged: Id = Field(description="Số liệu là điểm do người thẩm định cho, hoặc số tính từ điểm của vài người")


class Sum(Part):
    """Several parts added up."""

    sum: list["Points"] = Field(min_length=1, description="Các phần cộng lại")


class If(Part):
    """One of two ways, as a condition has it; only the one that applies asks for its facts."""

    if_: Condition = Field(alias="if", description="Điều kiện")
    then: "Points" = Field(description="Điểm khi điều kiện đạt")
    else_: "Points" = Field(alias="else", description="Điểm khi điều kiện không đạt")


class Highest(Part):
    """Of several ways the one that earns most."""

    highest: list["Points"] = Field(min_length=2, description="Chỉ tính cách được nhiều điểm nhất")


class Lowest(Part):
    """Of several ways the one that earns least."""

    lowest: list["Points"] = Field(min_length=2, description="Chỉ tính cách được ít điểm nhất")


Points = Annotated[
    Annotated[Constant, form("constant")]
    | Annotated[Full, form("full")]
    | Annotated[Branch, form("of")]
    | Annotated[Linear, form("each")]
    | Annotated[Judged, form("judged")]
    | Annotated[If, form("if")]
    | Annotated[Sum, form("sum")]
    | Annotated[Highest, form("highest")]
    | Annotated[Lowest, form("lowest")],
    choose(
        {
            "of": ("steps", "of"),
            "each": ("each",),
            "judged": ("judged",),
            "sum": ("sum",),
            "full": ("full",),
            "if": ("if", "then", "else"),
            "highest": ("highest",),
            "lowest": ("lowest",),
        },
        text="constant",
        expected="cách tính điểm: một số, full, hoặc nhóm mục có of và steps, each và add, full, judged,"
        " if và then và else, sum, highest hay lowest",
    ),
]


def parts_of_points(points: "Points") -> list["Points"]:
    """The ways of giving points that one is made of, in the order of the text."""
    if isinstance(points, Branch):
        return [step.points for step in points.steps]
    if isinstance(points, If):
        return [points.then, points.else_]
    if isinstance(points, Sum):
        return points.sum
    if isinstance(points, Highest):
        return points.highest
    return points.lowest if isinstance(points, Lowest) else []


for _model in (Step, Branch, Sum, If, Highest, Lowest):
    _model.model_rebuild()
