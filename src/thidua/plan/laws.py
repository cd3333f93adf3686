"""The dated table of laws and decrees: what was in force on which day, and what took its place."""

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field, model_validator

from thidua.catalogue import LAWS
from thidua.plan.model.base import Keyed, Named, Part
from thidua.plan.problems import PlanError
from thidua.plan.scalars import Day, Id, Many, Text
from thidua.plan.source import read_source


class Law(Named):
    """A law, decree or circular; its id is its number, such as ``91/2017/NĐ-CP``."""

    label: Text = Field(description="Nội dung, viết gọn bằng lời của người lập bảng")
    from_: Day | None = Field(None, alias="from", description="Ngày đầu có hiệu lực; bỏ trống khi chưa tra được")
    to: Day | None = Field(None, description="Ngày cuối có hiệu lực; bỏ trống khi còn hiệu lực")
    replaced_by: Many[Id] = Field(default=(), description="Văn bản thay thế")
    amends: Many[Id] = Field(default=(), description="Văn bản được sửa đổi")
    source: Text = Field(description="Ngày hiệu lực lấy từ đâu")

    def in_force_on(self, day: date) -> bool:
        """Whether it was in force on ``day``. A first day that the table does not know is taken as past."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class _Table(Part):
    laws: Keyed[Law] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> "_Table":
        for law in self.laws.values():
            if unknown := {*law.replaced_by, *law.amends} - set(self.laws):
                raise ValueError(f"{law.id}: không có trong bảng: {', '.join(sorted(unknown))}")
            if law.from_ is not None and law.to is not None and law.to < law.from_:
                raise ValueError(f"{law.id}: ngày cuối trước ngày đầu")
        return self


def read_laws(file: Path) -> dict[str, Law]:
    """The table in ``file``, by number. Raises PlanError for faulty YAML, ValueError for a faulty table."""
    source = read_source(file)
    if source.problems:
        raise PlanError(file, source.problems)
    return _Table.model_validate(source.data).laws


@cache
def laws() -> dict[str, Law]:
    """The table that thidua ships, by number. It is read once; do not change it."""
    return read_laws(LAWS)
