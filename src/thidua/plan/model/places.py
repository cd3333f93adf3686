"""How many places there are: a number, a share of a counted base, or by the size of that base; and within what."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Part
from thidua.plan.model.choosing import choose, form
from thidua.plan.model.conditions import Condition
from thidua.plan.scalars import Id, Many, Ratio, Text, Whole

Mode: TypeAlias = Literal["down", "up", "half_up"]


class Rounded(Part):
    """A share of a number, as a whole number between bounds."""

    share: Ratio = Field(description="Tỷ lệ, ví dụ 20% hoặc 1/3")
    rounding: Mode = Field("down", description="Lẻ thì bỏ (down), tính thêm một (up) hay từ nửa tính một (half_up)")
    at_least: Whole | None = Field(None, description="Ít nhất bao nhiêu chỗ")
    at_most: Whole | None = Field(None, description="Nhiều nhất bao nhiêu chỗ")


class Portion(Rounded):
    """A number of places that is a share of a counted base."""

    of: Condition | None = Field(None, description="Tính trên những ai; bỏ trống là văn bản không nói")
    reading: Many[Id] = Field(default=(), description="Cách hiểu về số gốc để tính tỷ lệ")


Count = Annotated[
    Annotated[Whole, form("number")] | Annotated[Rounded, form("share")],
    choose({"share": ("share",)}, text="number", expected="một số nguyên hoặc {share: tỷ lệ}"),
]
"""A number, or a share of a number that is known where it stands."""


class Size(Part):
    """The places of one size of the base."""

    at_most: Whole | None = Field(None, description="Khi số gốc không quá số này; bậc cuối bỏ trống là mọi số lớn hơn")
    places: Count = Field(description="Số chỗ, hoặc tỷ lệ của số gốc")


class BySize(Part):
    """Places by the size of a counted base: the first step that takes it in."""

    by_size: list[Size] = Field(min_length=1, description="Các bậc theo số gốc, từ nhỏ đến lớn")
    of: Condition | None = Field(None, description="Đếm những ai; bỏ trống là văn bản không nói")
    reading: Many[Id] = Field(default=(), description="Cách hiểu về số gốc")


Places = Annotated[
    Annotated[Whole, form("number")] | Annotated[Portion, form("share")] | Annotated[BySize, form("by_size")],
    choose(
        {"by_size": ("by_size",), "share": ("share",)},
        text="number",
        expected="một số nguyên, {share: tỷ lệ, of: điều kiện} hoặc {by_size: các bậc, of: điều kiện}",
    ),
]


class Nested(Part):
    """An upper bound on those of a quota's places that go to some of its participants."""

    label: Text = Field(description="Trong đó là ai, ví dụ «lãnh đạo»")
    kind: Many[Id] = Field(default=(), description="Loại đối tượng")
    group: Many[Id] = Field(default=(), description="Nhóm đối tượng")
    when: Condition | None = Field(None, description="Những người có điều kiện này")
    places: Count = Field(description="Không quá số này, hoặc không quá tỷ lệ này của số chỗ bao ngoài")
    clause: Many[Id] = Field(default=(), description="Điều khoản")
    of_which: "Many[Nested]" = Field(default=(), description="Trong đó lại có phần không quá")


class Quota(Part):
    """An upper bound on places for some participants in some rounds; with ``per`` one for each value of a fact."""

    kind: Many[Id] = Field(default=(), description="Loại đối tượng")
    group: Many[Id] = Field(default=(), description="Nhóm đối tượng")
    rounds: Many[Id] = Field(default=(), description="Các đợt áp dụng; bỏ trống là mọi đợt")
    per: Id | None = Field(None, description="Mỗi giá trị của số liệu này (hoặc group, kind) một số chỗ riêng")
    places: Places = Field(description="Số lượng, tỷ lệ của một số gốc, hoặc theo độ lớn của số gốc")
    of_which: Many[Nested] = Field(default=(), description="Trong đó có phần không quá một số")
    clause: Many[Id] = Field(min_length=1, description="Điều khoản")
    select: Literal["by_score", "by_council"] | None = Field(None, description="Cách chọn, nếu khác cách chung")


Nested.model_rebuild()
