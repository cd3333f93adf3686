"""Rounds, phases and deadlines. Days are calendar days in Vietnam (Asia/Ho_Chi_Minh)."""

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field
from pydantic.json_schema import SkipJsonSchema

from thidua.plan.model.base import Keyed, Part, Ruled
from thidua.plan.model.dividing import spans
from thidua.plan.scalars import Day, DayOfMonth, Flag, Id, Many, Month, MonthDay, Text, Whole

Act: TypeAlias = Literal[
    "registration",
    "self_assessment",
    "dossier",
    "interim_report",
    "final_report",
    "recognition",
    "collation",
    "conference",
]


class Period(Part):
    """From the first to the last day, both included; without ``from``, from the day of issue."""

    from_: Day | None = Field(None, alias="from", description="Ngày đầu; bỏ trống là từ ngày ban hành")
    to: Day = Field(description="Ngày cuối, tính cả ngày này")
    clause: Many[Id] = Field(default=(), description="Điều khoản")


WHOLE = "__whole__"


class Round(Ruled):
    """One running of the plan. It may be divided into parts, which are rounds too, and be judged by them."""

    kind: Literal["single", "yearly", "stage", "ad_hoc"] = Field(
        "single", description="Đợt trong năm, giai đoạn, đột xuất"
    )
    from_: Day | None = Field(None, alias="from", description="Ngày đầu; bỏ trống là từ ngày ban hành")
    to: Day | None = Field(None, description="Ngày cuối, tính cả ngày này")
    every: Literal["month", "quarter"] | None = Field(
        None, description="Chia thành từng tháng hoặc từng quý; các kỳ mang mã như 2026-01, 2026-q1"
    )
    parts: Many[Id] = Field(default=(), description="Chia thành các đợt này (rounds), theo thứ tự")
    combine: Literal["mean", "sum", "highest", "lowest", "last"] | None = Field(
        None, description="Điểm cả đợt từ điểm các kỳ: trung bình, tổng, cao nhất, thấp nhất, kỳ cuối"
    )
    given: Whole | None = Field(None, description="Phải có ít nhất bấy nhiêu kỳ; bỏ trống là mọi kỳ")
    whole: SkipJsonSchema[str] = Field(default="", alias=WHOLE, exclude=True)

    @property
    def is_part(self) -> bool:
        """Whether it is part of another round: what does not name it does not concern it."""
        return bool(self.whole)

    def is_meant(self, named: tuple[str, ...]) -> bool:
        """Whether what names these rounds concerns this one; what names none concerns all but parts of others."""
        return self.id in named if named else not self.is_part


def _divided(rounds: dict[str, Round]) -> dict[str, Round]:
    """The rounds, after each one that is divided by the calendar its parts; each part knows of what it is one."""
    found: dict[str, Round] = {}
    for whole in rounds.values():
        if whole.every is None or whole.parts or whole.from_ is None or whole.to is None:
            found[whole.id] = whole
            continue
        made = [
            Round.model_construct(id=name, label=label, from_=first, to=last, stands=whole.stands)
            for name, label, first, last in spans(whole.every, whole.from_, whole.to)
        ]
        parts = {part.id: part for part in made if part.id not in rounds and part.id not in found}
        found[whole.id] = whole.model_copy(update={"parts": tuple(part.id for part in made)})
        found |= parts
    for whole in list(found.values()):
        for name in whole.parts:
            if name in found and not found[name].whole:
                found[name] = found[name].model_copy(update={"whole": whole.id})
    return found


Rounds = Annotated[Keyed[Round], AfterValidator(_divided)]
"""The rounds of a plan by id, those made by ``every`` included."""


class Phase(Ruled):
    """A part of the campaign with its own reports."""

    from_: Day | None = Field(None, alias="from", description="Ngày đầu; bỏ trống là từ ngày ban hành")
    to: Day = Field(description="Ngày cuối, tính cả ngày này")


class Deadline(Ruled):
    """A day by which something is due.

    Exactly one of ``date``: fixed; ``yearly``: month and day in each round; ``month``: within it; ``monthly``,
    ``quarterly``: a day of each month or of the last month of each quarter of the round; ``after``, ``before``: so
    many days from another deadline or event; ``event``: becomes known when it is set.
    """

    act: Act = Field(description="Việc phải làm")
    date: Day | None = Field(None, description="Ngày cố định")
    yearly: MonthDay | None = Field(None, description="Tháng-ngày hằng năm, ví dụ 03-10")
    month: Month | None = Field(None, description="Trong tháng này, ví dụ 2020-12")
    monthly: DayOfMonth | None = Field(None, description="Ngày này mỗi tháng; 31 là ngày cuối tháng")
    quarterly: DayOfMonth | None = Field(None, description="Ngày này của tháng cuối mỗi quý; 31 là ngày cuối tháng")
    following: Flag = Field(False, description="Với monthly, quarterly: yes nếu là ngày của tháng kế tiếp")
    after: Id | None = Field(None, description="Sau mốc hoặc sự kiện này (deadlines), với days")
    before: Id | None = Field(None, description="Trước mốc hoặc sự kiện này (deadlines), với days")
    days: Whole | None = Field(None, description="Với after, before: bao nhiêu ngày")
    working: Flag = Field(False, description="Với days: yes nếu là ngày làm việc, trừ ngày nghỉ lễ, kể ngày làm bù")
    event: Flag = Field(False, description="yes nếu là sự kiện chưa biết ngày; ngày được báo sau")
    strict: Flag = Field(False, description="yes nếu là «trước ngày»: hạn cuối là ngày liền trước")
    falls_off: Literal["next", "previous"] | None = Field(
        None, description="Hạn cuối rơi vào ngày nghỉ thì dời đến ngày làm việc kế tiếp (next) hoặc liền trước"
    )
    rounds: Many[Id] = Field(default=(), description="Các đợt áp dụng; bỏ trống là mọi đợt (trừ đột xuất)")
    who: Text = Field(description="Ai phải làm")
    to: Many[Id] = Field(default=(), description="Gửi đến (bodies)")
    feeds: Id | None = Field(None, description="Mốc của cấp trên mà kết quả này phải kịp phục vụ")
    closes: Id | None = Field(None, description="Giai đoạn (phases), hoặc round: kết quả của cả đợt")
    set_by: Id | None = Field(None, description="Văn bản đặt ra mốc này, nếu không phải kế hoạch (documents)")

    @property
    def base(self) -> str | None:
        """The deadline from which this one is counted."""
        return self.after or self.before

    @property
    def recurs(self) -> bool:
        """Whether it has, by itself, a day in each month or quarter of a round."""
        return self.monthly is not None or self.quarterly is not None
