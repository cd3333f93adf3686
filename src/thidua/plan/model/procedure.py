"""What comes before and after a decision: public notice, taking an award back."""

from pydantic import Field

from thidua.plan.model.base import Part
from thidua.plan.model.conditions import Condition
from thidua.plan.scalars import Flag, Id, Many, Text, Whole


class PublicNotice(Part):
    """Results are made public for so many days before they are decided; an open objection suspends."""

    label: Text = Field(description="Công khai việc gì, ở đâu")
    clause: Many[Id] = Field(min_length=1, description="Điều khoản")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")
    days: Whole = Field(description="Số ngày công khai, không tính ngày bắt đầu")
    working: Flag = Field(False, description="yes nếu là ngày làm việc")


class Revocation(Part):
    """What takes an award back from somebody who holds it."""

    label: Text = Field(description="Vì sao bị thu hồi")
    clause: Many[Id] = Field(min_length=1, description="Điều khoản")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")
    when: Condition = Field(description="Điều kiện thì thu hồi")
    return_money: Flag = Field(False, description="yes nếu phải trả lại tiền thưởng")
