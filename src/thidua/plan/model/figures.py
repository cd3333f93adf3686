"""Figures: named measures worked out from others, each by exactly one operation over names and numbers.

What is deeper is another figure with a label of its own, so that each step of the arithmetic has a name that an
explanation can say.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Ruled
from thidua.plan.model.choosing import choose, form
from thidua.plan.model.conditions import Condition, Operand, facts_of, names_of
from thidua.plan.scalars import Flag, Id, Many, Text, Whole

Across: TypeAlias = Literal["mean", "sum", "highest", "lowest", "count", "rank"]
Through: TypeAlias = Literal["mean", "sum", "highest", "lowest", "last"]


class Worked(Ruled):
    """What every figure has; ``operands`` is what it is worked out from, in order."""

    unit: Text | None = Field(None, description="Đơn vị tính")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """Names and numbers of the participant itself."""
        return ()


class Quotient(Worked):
    """a / b."""

    share: tuple[Operand, Operand] = Field(description="Tỷ lệ: [tử số, mẫu số]")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The part and the whole."""
        return self.share


class Total(Worked):
    """Several added up."""

    sum: Many[Operand] = Field(min_length=2, description="Cộng các số này")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What is added."""
        return self.sum


class Difference(Worked):
    """a - b."""

    minus: tuple[Operand, Operand] = Field(description="Hiệu: [số bị trừ, số trừ]")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What is taken from, and what is taken away."""
        return self.minus


class Product(Worked):
    """Several multiplied."""

    times: Many[Operand] = Field(min_length=2, description="Nhân các số này")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What is multiplied."""
        return self.times


class Greatest(Worked):
    """The highest of several."""

    highest: Many[Operand] = Field(min_length=2, description="Số lớn nhất trong các số này")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What is compared."""
        return self.highest


class Least(Worked):
    """The lowest of several."""

    lowest: Many[Operand] = Field(min_length=2, description="Số nhỏ nhất trong các số này")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What is compared."""
        return self.lowest


class Mean(Worked):
    """The mean of all, or with ``given`` of those that somebody has given, which must be at least so many."""

    mean: Many[Operand] = Field(min_length=2, description="Trung bình cộng của các số này")
    given: Whole | None = Field(None, description="Chỉ tính các số đã có, ít nhất chừng này số; bỏ trống là phải đủ")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What is averaged."""
        return self.mean


class Counted(Worked):
    """How many of several conditions hold."""

    count: Many[Condition] = Field(min_length=1, description="Đếm số điều kiện đạt")


class Over(Worked):
    """Across participants: those ``within`` the same, ``among`` those who fit, the ``members_of`` this one."""

    over: Across = Field(description="mean trung bình, sum tổng, highest, lowest, count đếm đối tượng, rank thứ hạng")
    of: Id | None = Field(None, description="Số nào của mỗi đối tượng; không cần với count")
    within: Many[Id] = Field(
        default=(), description="Chỉ những đối tượng giống đối tượng này về group, kind hoặc số liệu"
    )
    among: Condition | None = Field(None, description="Chỉ những đối tượng đạt điều kiện này")
    members_of: Id | None = Field(None, description="Chỉ những đối tượng có số liệu này nêu mã của đối tượng này")
    better: Literal["higher", "lower"] | None = Field(
        None, description="Với rank: số cao hay số thấp đứng trước; bỏ trống là như số liệu, hoặc higher"
    )

    @property
    def operands(self) -> tuple[Operand, ...]:
        """A rank is that of the participant's own figure; all else is of others as well."""
        return (self.of,) if self.of is not None and self.over == "rank" else ()


class DaysLate(Worked):
    """Days between a deadline and the day of a fact; 0 where in time."""

    days_late: Id = Field(description="Số liệu kiểu date")
    by: Id = Field(description="Mốc (deadlines)")
    working: Flag = Field(False, description="yes nếu chỉ đếm ngày làm việc")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The day."""
        return (self.days_late,)


class OfParts(Worked):
    """Across the parts of the round, such as its months."""

    rounds: Through = Field(description="mean trung bình, sum tổng, highest, lowest, last kỳ cuối, qua các kỳ của đợt")
    of: Id = Field(description="Số nào của mỗi kỳ")


Figure = Annotated[
    Annotated[Quotient, form("share")]
    | Annotated[Total, form("sum")]
    | Annotated[Difference, form("minus")]
    | Annotated[Product, form("times")]
    | Annotated[Greatest, form("highest")]
    | Annotated[Least, form("lowest")]
    | Annotated[Mean, form("mean")]
    | Annotated[Counted, form("count")]
    | Annotated[Over, form("over")]
    | Annotated[DaysLate, form("days_late")]
    | Annotated[OfParts, form("rounds")],
    choose(
        {
            key: (key,)
            for key in (
                "share", "sum", "minus", "times", "highest", "lowest", "mean", "count", "over", "days_late", "rounds"
            )
        },
        expected="một phép tính: share, sum, minus, times, highest, lowest, mean, count, over, days_late hay rounds",
        likeness=0.6,
    ),
]  # fmt: skip


SAME_KIND = (Total, Difference, Greatest, Least, Mean)
"""Operations whose result is of the kind of what they work out from: of shares, a share."""


def names_in(figure: Worked) -> Iterator[str]:
    """Every name that a figure reads, of the participant itself or of others, in the order of the text."""
    if isinstance(figure, Counted):
        yield from (name for condition in figure.count for name in facts_of(condition))
    elif isinstance(figure, Over):
        yield from names_of(figure.of)
        yield from figure.within
        yield from facts_of(figure.among) if figure.among is not None else ()
        yield from names_of(figure.members_of)
    elif isinstance(figure, OfParts):
        yield from names_of(figure.of)
    else:
        yield from names_of(*figure.operands)
