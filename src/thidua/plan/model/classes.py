"""Classes: what everybody is found to be besides a rank, from the best down, and what bounds it afterwards."""

from typing import Literal

from pydantic import Field

from thidua.plan.model.base import Part, Ruled
from thidua.plan.model.conditions import Condition, Scope, Test
from thidua.plan.scalars import Flag, Id, Many, Text, Whole


class Band(Test):
    """The values of a total that belong to a class; another band may hold for another kind or group."""

    kind: Many[Id] = Field(default=(), description="Chỉ cho loại đối tượng này")
    group: Many[Id] = Field(default=(), description="Chỉ cho nhóm này")

    def concerns(self, kind: str, group: str) -> bool:
        """Whether it is the band of this kind and group."""
        return (not self.kind or kind in self.kind) and (not self.group or group in self.group)


class Class(Ruled):
    """One class. Classes are listed from the best down; each participant has the first whose band holds."""

    asked: Many[Scope] = Field(default=(), description="Loại này dành cho ai; bỏ trống là mọi đối tượng")
    band: Many[Band] = Field(default=(), description="Khoảng điểm; bỏ trống là mọi đối tượng còn lại")
    require: Condition | None = Field(None, description="Điều kiện kèm theo khoảng điểm")
    short: Literal["next", "decided"] = Field(
        "next", description="Đủ điểm nhưng thiếu điều kiện: next xuống một loại, decided người có thẩm quyền quyết định"
    )


class ClassRule(Part):
    """What bounds or lowers a class once it is found; rules apply in the order in which they are listed.

    Exactly one of ``at_most``, ``drop``, ``unclassified``, ``not_above``.
    """

    label: Text = Field(description="Tên quy tắc")
    clause: Many[Id] = Field(default=(), description="Điều khoản")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")
    asked: Many[Scope] = Field(default=(), description="Áp dụng cho ai; bỏ trống là mọi đối tượng")
    when: Condition | None = Field(None, description="Chỉ khi điều kiện này đạt; bỏ trống là luôn luôn")
    at_most: Id | None = Field(None, description="Không quá loại này (classes)")
    drop: Whole | None = Field(None, description="Hạ bấy nhiêu loại")
    unclassified: Flag = Field(False, description="yes nếu không xếp loại")
    not_above: Id | None = Field(None, description="Không cao hơn loại của đối tượng mà số liệu này nêu (facts)")
