"""Gates, awards, quotas: what must hold, what is given, to how many, chosen how."""

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from thidua.plan.model.base import Part, Ruled
from thidua.plan.model.choosing import choose, form
from thidua.plan.model.conditions import Condition, Measure, Scope, facts_of
from thidua.plan.scalars import Exact, Flag, Id, Many, Text, Whole, expected, parse_whole


class Gate(Part):
    """What must hold before somebody may be commended. Named by the first fact it reads."""

    label: Text = Field(description="Tên điều kiện")
    clause: Many[Id] = Field(min_length=1, description="Điều khoản")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")
    asked: Many[Scope] = Field(default=(), description="Áp dụng cho ai; bỏ trống là mọi đối tượng")
    awards: Many[Id] = Field(default=(), description="Chỉ cho các hình thức này; bỏ trống là mọi hình thức")
    require: Condition = Field(description="Điều kiện phải đạt")
    suspends: Flag = Field(False, description="yes nếu không đạt chỉ là tạm dừng, xét lại khi có kết luận")

    @property
    def id(self) -> str:
        """The first fact that the gate reads."""
        return facts_of(self.require)[0]


class Portion(Part):
    """A number of places that is a share of a counted base, rounded down."""

    share: Exact = Field(description="Tỷ lệ, ví dụ 20%")
    of: Condition | None = Field(None, description="Tính trên những ai; bỏ trống là văn bản không nói")
    reading: Many[Id] = Field(default=(), description="Cách hiểu về số gốc để tính tỷ lệ")


Places = Annotated[
    Annotated[Whole, form("number")] | Annotated[Portion, form("share")],
    choose({"share": ("share",)}, text="number", expected="một số nguyên hoặc {share: tỷ lệ, of: điều kiện}"),
]


class Quota(Part):
    """An upper bound on places for some participants in some rounds."""

    kind: Many[Id] = Field(default=(), description="Loại đối tượng")
    group: Many[Id] = Field(default=(), description="Nhóm đối tượng")
    rounds: Many[Id] = Field(default=(), description="Các đợt áp dụng; bỏ trống là mọi đợt")
    places: Places = Field(description="Số lượng, hoặc tỷ lệ của một số gốc")
    clause: Many[Id] = Field(min_length=1, description="Điều khoản")
    select: Literal["by_score", "by_council"] | None = Field(None, description="Cách chọn, nếu khác cách chung")


def _money(stood: Any) -> int | str:
    if stood == BY_LAW:
        return BY_LAW
    if isinstance(stood, str) and stood[:1].isalpha():
        raise expected("số đồng, hoặc by_law", stood)
    return parse_whole(stood)


BY_LAW: Literal["by_law"] = "by_law"
Money = Annotated[int | str, PlainValidator(_money), WithJsonSchema({"type": ["integer", "string"]})]
"""A sum in đồng, or ``by_law``: so many base salaries, by the dated table of laws."""


class Award(Ruled):
    """What is given. Awards are listed in the order in which places are laid out."""

    form: Literal["commendation", "merit_certificate", "prize"] = Field(description="Giấy khen, bằng khen hay giải")
    asked: Many[Scope] = Field(default=(), description="Dành cho ai; bỏ trống là mọi đối tượng")
    rounds: Many[Id] = Field(default=(), description="Các đợt có hình thức này; bỏ trống là mọi đợt")
    among: Id | None = Field(None, description="Chỉ chọn trong số người đã được hình thức này")
    select: Literal["by_score", "by_council"] = Field(description="Chọn theo điểm từ cao xuống hay do hội đồng")
    by: Measure | None = Field(None, description="Với by_score: chọn theo số liệu nào, từ cao xuống thấp")
    first: Id | None = Field(None, description="Ưu tiên người có số liệu này là yes khi hội đồng xem xét")
    ties: Text | None = Field(None, description="Quy tắc khi bằng điểm, nếu văn bản có nêu")
    places: Whole | None = Field(None, description="Số giải chung cho mọi nhóm")
    quotas: Many[Quota] = Field(default=(), description="Số lượng theo loại và nhóm")
    money: Money | None = Field(None, description="Tiền thưởng mỗi giải: số đồng, hoặc by_law theo lương cơ sở")
    decided_by: Id | None = Field(None, description="Người ký quyết định (bodies)")
    proposed_by: Many[Id] = Field(default=(), description="Cơ quan xét, đề xuất (bodies)")
    with_prize: Flag = Field(False, description="yes nếu tặng kèm cho mọi người đoạt giải")
