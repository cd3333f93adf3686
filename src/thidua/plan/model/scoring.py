"""The rubric: criteria in sections, bonus, penalty, what happens where something does not apply, and the ranking."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Keyed, Part, Ruled
from thidua.plan.model.choosing import choose, form
from thidua.plan.model.conditions import Scope
from thidua.plan.model.points import Points
from thidua.plan.model.ranking import Ranking
from thidua.plan.scalars import Exact, Flag, Id, Many, Whole


class Spread(Part):
    """The maximum of what does not apply is shared out among other criteria, in proportion to theirs."""

    spread: Many[Id] = Field(
        min_length=1, description="Chia điểm tối đa cho các chỉ tiêu này, theo tỷ lệ điểm của chúng"
    )


Policy: TypeAlias = Annotated[
    Annotated[Literal["full", "rescale", "shrink", "zero"], form("word")] | Annotated[Spread, form("spread")],
    choose({"spread": ("spread",)}, text="word", expected="full, rescale, shrink, zero hoặc {spread: [chỉ tiêu]}"),
]
"""What becomes of a criterion that does not apply.

``full``: all its points. ``zero``: none. ``rescale``: it is dropped, and the total of the rest times (sum of all
maxima) / (sum of the maxima that apply). ``shrink``: it is dropped, also from ``criteria_max``. ``spread``: its maximum
goes to other criteria; the points of each are those it earned times (its maximum + its portion) / its maximum.
"""


class Section(Ruled):
    """Criteria that belong together; their sum is a total by the id of the section."""

    max: Exact | None = Field(None, description="Điểm tối đa của phần; các chỉ tiêu cộng lại không tính quá mức này")


class SubCriterion(Ruled):
    """One line inside a criterion, with a maximum of its own."""

    max: Exact = Field(description="Điểm chuẩn (tối đa) của chỉ tiêu con")
    points: Points = Field(description="Cách tính điểm")


class Criterion(Ruled):
    """One criterion: with points of its own, or as the frame of lines that make them up."""

    max: Exact = Field(description="Điểm chuẩn (tối đa) của chỉ tiêu")
    section: Id | None = Field(None, description="Thuộc phần nào (sections)")
    asked: Many[Scope] = Field(default=(), description="Chấm những ai; bỏ trống là mọi đối tượng")
    points: Points | None = Field(None, description="Cách tính điểm; không có khi chỉ tiêu chia thành parts")
    parts: Keyed[SubCriterion] = Field(default_factory=dict, description="Các chỉ tiêu con, điểm cộng lại")
    open: Flag = Field(False, description="yes nếu cấp dưới được đặt thêm chỉ tiêu con, không quá điểm tối đa chung")
    not_applicable: Policy | None = Field(
        None, description="Khi không áp dụng: full, rescale, shrink, zero hoặc {spread: [chỉ tiêu]}"
    )

    @property
    def lines(self) -> "tuple[Criterion | SubCriterion, ...]":
        """What has points of its own: the parts, or the criterion itself where it has none."""
        return tuple(self.parts.values()) or ((self,) if self.points is not None else ())


class Adjustment(Ruled):
    """Bonus or penalty: on the total, outside the criteria. A penalty is written as a positive figure."""

    asked: Many[Scope] = Field(default=(), description="Áp dụng cho ai; bỏ trống là mọi đối tượng")
    best_of: Id | None = Field(
        None, description="Trong các mục cùng tên này chỉ mục cao nhất được tính, các mục kia không cùng tính"
    )
    points: Points = Field(description="Cách tính điểm thưởng hoặc điểm trừ (số dương)")


class Rounding(Part):
    """How points that do not end are rounded."""

    decimals: Whole = Field(description="Số chữ số thập phân")
    mode: Literal["half_up", "half_even", "down", "up"] = Field("half_up", description="Cách làm tròn")
    clause: Many[Id] = Field(default=(), description="Điều khoản quy định làm tròn")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")


class Rubric(Part):
    """Points from facts: final = criteria total + bonus - penalty."""

    sections: Keyed[Section] = Field(default_factory=dict, description="Các phần của thang điểm")
    criteria: Keyed[Criterion] = Field(min_length=1, description="Các chỉ tiêu")
    not_applicable: Policy | None = Field(
        None, description="Khi một chỉ tiêu không áp dụng mà không ghi riêng; bỏ trống là được điểm như bậc của nó ghi"
    )
    bonus: Keyed[Adjustment] = Field(default_factory=dict, description="Điểm thưởng")
    penalty: Keyed[Adjustment] = Field(default_factory=dict, description="Điểm trừ")
    bonus_max: Exact | None = Field(None, description="Tổng điểm thưởng không quá mức này")
    penalty_max: Exact | None = Field(None, description="Tổng điểm trừ không quá mức này")
    total_max: Exact | None = Field(None, description="Điểm cuối cùng không quá mức này, kể cả điểm thưởng")
    rounding: Rounding | None = Field(None, description="Làm tròn điểm")
    ranking: Ranking = Field(default_factory=Ranking, description="Xếp hạng")

    def policy(self, criterion: Criterion) -> Policy | None:
        """What becomes of the criterion where it does not apply; None: its points stand as they are."""
        return criterion.not_applicable or self.not_applicable
