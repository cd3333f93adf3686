"""Several who give the value of one fact, each by themselves: how many, and what is made of what they give."""

from typing import Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Part
from thidua.plan.model.scoring import Rounding
from thidua.plan.scalars import Exact, Whole

Take: TypeAlias = Literal["mean", "inner_mean", "median"]
Added: TypeAlias = Literal["all", "closest", "added"]


class Scorers(Part):
    """So many score apart from one another; where they differ by too much, one more does.

    ``inner_mean`` is the mean without one highest and one lowest score. ``then`` says which scores are taken once one
    more has scored: ``all``; the ``count`` of them ``closest`` to one another (all where both ways are as close); or
    the ``added`` one alone.
    """

    count: Whole = Field(description="Mấy người chấm, mỗi người chấm riêng")
    take: Take = Field(
        "mean", description="Lấy trung bình (mean), trung bình bỏ cao nhất và thấp nhất (inner_mean), trung vị (median)"
    )
    apart: Exact | None = Field(None, description="Cao nhất và thấp nhất lệch nhau quá mức này thì thêm một người chấm")
    then: Added | None = Field(
        None,
        description="Có người chấm thêm thì tính: all mọi điểm, closest các điểm gần nhau nhất, added chỉ điểm thêm",
    )
    rounding: Rounding | None = Field(None, description="Làm tròn kết quả; bỏ trống là giữ số chính xác")
