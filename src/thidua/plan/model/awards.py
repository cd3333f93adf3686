"""Gates, awards, quotas: what must hold, what is given, to how many, chosen how."""

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from thidua.plan.model.base import Part, Ruled
from thidua.plan.model.conditions import Condition, Measure, Scope, facts_of
from thidua.plan.model.places import Quota
from thidua.plan.model.procedure import PublicNotice, Revocation
from thidua.plan.model.ranking import First, Link
from thidua.plan.scalars import Flag, Id, Many, Text, Whole, expected, parse_whole


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
    better: First = Field("higher", description="Số cao hơn (higher) hay thấp hơn (lower) xếp trước")
    then: Many[Link] = Field(default=(), description="Bằng nhau thì xét lần lượt; bỏ trống là như ranking")
    vote: Id | None = Field(None, description="Ai bầu chọn, hoặc quyết định khi vẫn bằng nhau (councils hoặc bodies)")
    first: Id | None = Field(None, description="Ưu tiên người có số liệu này là yes khi hội đồng xem xét")
    ties: Text | None = Field(None, description="Quy tắc khi bằng điểm, nếu văn bản có nêu")
    places: Whole | None = Field(None, description="Số giải chung cho mọi nhóm")
    quotas: Many[Quota] = Field(default=(), description="Số lượng theo loại và nhóm")
    reserve: Whole | None = Field(None, description="Số người dự bị kế tiếp theo thứ tự")
    refill: Flag = Field(False, description="yes nếu chỗ bị thu hồi chuyển cho người dự bị")
    revoke: Many[Revocation] = Field(default=(), description="Khi nào bị thu hồi")
    public_notice: PublicNotice | None = Field(None, description="Công khai trước khi quyết định, nếu khác cách chung")
    money: Money | None = Field(None, description="Tiền thưởng mỗi giải: số đồng, hoặc by_law theo lương cơ sở")
    decided_by: Id | None = Field(None, description="Người ký quyết định (bodies)")
    proposed_by: Many[Id] = Field(default=(), description="Cơ quan xét, đề xuất (bodies)")
    with_prize: Flag = Field(False, description="yes nếu tặng kèm cho mọi người đoạt giải")
