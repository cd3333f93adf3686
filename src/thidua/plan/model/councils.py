"""Councils that vote: when they can meet, and how many votes something needs."""

from typing import Annotated, Literal

from pydantic import Field

from thidua.plan.model.base import Part, Ruled
from thidua.plan.model.choosing import choose, form
from thidua.plan.scalars import Id, Ratio, Whole


class Presence(Part):
    """How many members must be there: exactly one of the bounds."""

    at_least: Ratio | None = Field(None, description="Từ phần này trở lên, ví dụ 2/3 hoặc 80%")
    more_than: Ratio | None = Field(None, description="Trên phần này, ví dụ 50%")


class Majority(Presence):
    """How many votes are needed: exactly one of the bounds, of all members or of those who take part."""

    of: Literal["all", "present"] = Field("all", description="Tính trên tổng số (all) hay số tham gia (present)")


Quorum = Annotated[
    Annotated[Whole, form("number")] | Annotated[Presence, form("part")],
    choose(
        {"part": ("at_least", "more_than")},
        text="number",
        expected="một số thành viên, {at_least: phần} hoặc {more_than: phần}",
    ),
]
Threshold = Annotated[
    Annotated[Whole, form("number")] | Annotated[Majority, form("part")],
    choose(
        {"part": ("at_least", "more_than", "of")},
        text="number",
        expected="một số phiếu, {at_least: phần, of: all hoặc present} hoặc {more_than: phần}",
    ),
]


class Council(Ruled):
    """A council that votes. Who voted how is never recorded, only how many."""

    body: Id | None = Field(None, description="Là cơ quan nào (bodies), nếu đã khai")
    members: Whole = Field(description="Số thành viên")
    quorum: Quorum = Field(description="Họp được khi có mặt ít nhất bao nhiêu")
    threshold: Threshold = Field(description="Thông qua khi có bao nhiêu phiếu đồng ý")
    absent: Literal["in_writing", "not_counted"] = Field(
        "not_counted", description="Người vắng được gửi phiếu bằng văn bản (in_writing) hay không được tính"
    )
    recused: Literal["not_counted", "counted"] = Field(
        "not_counted", description="Người không được biểu quyết việc của mình có tính vào tổng số thành viên không"
    )
    ballot: Literal["secret", "open"] = Field("open", description="Bỏ phiếu kín hay biểu quyết công khai")
