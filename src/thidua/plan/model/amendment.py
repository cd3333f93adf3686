"""The head of a plan file that is not a plan by itself, but changes an earlier one."""

from datetime import date
from typing import Literal

from pydantic import Field

from thidua.plan.model.base import Part, Table
from thidua.plan.scalars import Day, Id, Many, Slug, Text


class Amendment(Part):
    """A regulation that changes an earlier one from a day on; its other sections say how."""

    thidua: Literal["1"] = Field(description="Phiên bản của ngôn ngữ kế hoạch")
    amends: Slug = Field(description="Mã của kế hoạch được sửa đổi")
    from_: Day = Field(alias="from", description="Ngày đầu áp dụng sửa đổi")
    id: Slug = Field(description="Mã của văn bản sửa đổi")
    title: Text = Field(description="Tên văn bản sửa đổi, viết gọn")
    number: Text | None = Field(None, description="Số, ký hiệu")
    issued: Day | None = Field(None, description="Ngày ban hành")
    issuer: Id | None = Field(None, description="Cơ quan ban hành (bodies)")
    signer: Many[Text] = Field(default=(), description="Khối chữ ký, mỗi dòng một mục")
    clause: Many[Id] = Field(default=(), description="Các điều khoản của phần đầu văn bản")
    remove: Table[Many[Id]] = Field(
        default_factory=dict, description="Bỏ đi: tên mục và các mã trong đó, ví dụ {facts: [so_ho_so]}"
    )

    def in_force_on(self, day: date) -> bool:
        """Whether it has begun on ``day``."""
        return self.from_ <= day
