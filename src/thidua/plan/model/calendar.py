"""Rounds, phases and deadlines. Days are calendar days in Vietnam (Asia/Ho_Chi_Minh)."""

from typing import Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Part, Ruled
from thidua.plan.scalars import Day, Flag, Id, Many, Month, MonthDay, Text

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


class Round(Ruled):
    """One running of the plan."""

    kind: Literal["single", "yearly", "stage", "ad_hoc"] = Field(
        "single", description="Đợt trong năm, giai đoạn, đột xuất"
    )
    from_: Day | None = Field(None, alias="from", description="Ngày đầu; bỏ trống là từ ngày ban hành")
    to: Day | None = Field(None, description="Ngày cuối, tính cả ngày này")


class Phase(Ruled):
    """A part of the campaign with its own reports."""

    from_: Day | None = Field(None, alias="from", description="Ngày đầu; bỏ trống là từ ngày ban hành")
    to: Day = Field(description="Ngày cuối, tính cả ngày này")


class Deadline(Ruled):
    """A day by which something is due.

    Exactly one of ``date``: fixed; ``yearly``: month and day in each round; ``month``: within it.
    """

    act: Act = Field(description="Việc phải làm")
    date: Day | None = Field(None, description="Ngày cố định")
    yearly: MonthDay | None = Field(None, description="Tháng-ngày hằng năm, ví dụ 03-10")
    month: Month | None = Field(None, description="Trong tháng này, ví dụ 2020-12")
    strict: Flag = Field(False, description="yes nếu là «trước ngày»: hạn cuối là ngày liền trước")
    rounds: Many[Id] = Field(default=(), description="Các đợt áp dụng; bỏ trống là mọi đợt (trừ đột xuất)")
    who: Text = Field(description="Ai phải làm")
    to: Many[Id] = Field(default=(), description="Gửi đến (bodies)")
    feeds: Id | None = Field(None, description="Mốc của cấp trên mà kết quả này phải kịp phục vụ")
    closes: Id | None = Field(None, description="Giai đoạn (phases), hoặc round: kết quả của cả đợt")
    set_by: Id | None = Field(None, description="Văn bản đặt ra mốc này, nếu không phải kế hoạch (documents)")
