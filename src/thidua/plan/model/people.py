"""Who takes part, who acts: bodies with their duties, and the groups that compete."""

from typing import Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Ruled
from thidua.plan.scalars import Flag, Id, Many

KindId: TypeAlias = Literal["collective", "individual", "citizen", "enterprise"]

KIND_LABELS: dict[str, str] = {
    "collective": "tập thể",
    "individual": "cá nhân",
    "citizen": "người dân, doanh nhân",
    "enterprise": "doanh nghiệp",
}


class Body(Ruled):
    """An office, committee or council that acts in the campaign."""

    competes_in: Many[Id] = Field(default=(), description="Cơ quan này cũng thi đua, thuộc các nhóm này")
    observes: Flag = Field(False, description="yes nếu được xem cùng để giám sát, không quyết định")


class Group(Ruled):
    """Participants whom the plan treats alike."""

    kinds: Many[KindId] = Field(min_length=1, description="Các loại đối tượng có trong nhóm")
    joins_freely: Flag = Field(False, description="yes nếu được tự nguyện đăng ký với mục tiêu riêng")
