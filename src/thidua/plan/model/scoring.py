"""The rubric: criteria, bonus, penalty, and how totals are ranked."""

from typing import Literal

from pydantic import Field

from thidua.plan.model.base import Keyed, Named, Part, Ruled
from thidua.plan.model.conditions import Condition, Scope
from thidua.plan.model.points import Points
from thidua.plan.scalars import Exact, Id, Many, Text, Whole


class Criterion(Ruled):
    """One line of the rubric."""

    max: Exact = Field(description="Điểm chuẩn (tối đa) của chỉ tiêu")
    points: Points = Field(description="Cách tính điểm")


class Adjustment(Ruled):
    """Bonus or penalty: on the total, outside the criteria. A penalty is written as a positive figure."""

    asked: Many[Scope] = Field(default=(), description="Áp dụng cho ai; bỏ trống là mọi đối tượng")
    points: Points = Field(description="Cách tính điểm thưởng hoặc điểm trừ (số dương)")


class Rounding(Part):
    """How points that do not end are rounded."""

    decimals: Whole = Field(description="Số chữ số thập phân")
    mode: Literal["half_up", "half_even", "down", "up"] = Field("half_up", description="Cách làm tròn")
    clause: Many[Id] = Field(default=(), description="Điều khoản quy định làm tròn")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")


class Ranking(Part):
    """Everybody in one list, from the highest final total down; equal totals share a rank, the next skips."""

    clause: Many[Id] = Field(default=(), description="Điều khoản")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")
    ties: Text | None = Field(None, description="Quy tắc khi bằng điểm, nếu văn bản có nêu")


class Class(Named):
    """A band of the final total, with the conditions that go with it."""

    label: Text = Field(description="Tên loại")
    clause: Many[Id] = Field(default=(), description="Điều khoản")
    require: Condition = Field(description="Điều kiện để được xếp loại này")


class Rubric(Part):
    """Points from facts: final = criteria total + bonus - penalty."""

    criteria: Keyed[Criterion] = Field(min_length=1, description="Các chỉ tiêu")
    bonus: Keyed[Adjustment] = Field(default_factory=dict, description="Điểm thưởng")
    penalty: Keyed[Adjustment] = Field(default_factory=dict, description="Điểm trừ")
    rounding: Rounding | None = Field(None, description="Làm tròn điểm")
    ranking: Ranking = Field(default_factory=Ranking, description="Xếp hạng")
    classes: Keyed[Class] = Field(default_factory=dict, description="Xếp loại, từ cao xuống thấp")
