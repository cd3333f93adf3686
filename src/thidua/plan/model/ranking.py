"""In what order participants stand: by a figure, then by further ones, and who settles what is still equal."""

from typing import Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Part
from thidua.plan.model.conditions import Measure
from thidua.plan.scalars import Id, Many, Text

FINAL, RANK = "final", "rank"
"""What a ranking goes by where it says nothing, and the measure that it yields."""

First: TypeAlias = Literal["higher", "lower"]


class Link(Part):
    """One more figure by which those stand in order who are equal so far."""

    by: Measure = Field(description="Xét tiếp theo số liệu nào")
    better: First = Field("higher", description="Số cao hơn (higher) hay thấp hơn (lower) xếp trước")


class Ranking(Part):
    """Everybody in order; equal to the end of the chain, they share a rank, and the next one skips."""

    by: Measure | None = Field(None, description="Xếp theo gì; bỏ trống là điểm cuối cùng (final)")
    better: First = Field("higher", description="Số cao hơn (higher) hay thấp hơn (lower) xếp trước")
    within: Many[Id] = Field(default=(), description="Xếp riêng theo group, kind hay số liệu nêu cụm; trống là chung")
    then: Many[Link] = Field(default=(), description="Bằng nhau thì xét lần lượt")
    vote: Id | None = Field(None, description="Vẫn bằng thì ai quyết định (councils hoặc bodies)")
    clause: Many[Id] = Field(default=(), description="Điều khoản")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")
    ties: Text | None = Field(None, description="Quy tắc khi bằng điểm, nếu văn bản có nêu")

    @property
    def first(self) -> Link:
        """What the order goes by before anybody is equal."""
        return Link(by=FINAL if self.by is None else self.by, better=self.better)
