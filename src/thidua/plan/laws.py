"""The dated table of laws: what was in force on which day, what took its place, and the rewards that it sets."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from thidua.catalogue import LAWS
from thidua.plan.model.base import Keyed, Named, Part
from thidua.plan.problems import PlanError
from thidua.plan.scalars import Day, Exact, Id, Many, Text, Whole
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


class Dated(Part):
    """Something that holds from a day on; without ``to``, until something else is ruled."""

    from_: Day = Field(alias="from", description="Ngày đầu")
    to: Day | None = Field(None, description="Ngày cuối; bỏ trống khi còn hiệu lực")
    source: Text = Field(description="Lấy từ đâu")

    def holds_on(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return self.from_ <= day and (self.to is None or day <= self.to)


class BaseSalary(Dated):
    """The base salary (lương cơ sở), of which rewards are multiples."""

    amount: Whole = Field(description="Đồng một tháng")


class LegalReward(Dated):
    """The reward that goes with a form of commendation by law, in base salaries."""

    form: Literal["commendation", "merit_certificate"] = Field(description="Giấy khen hay bằng khen")
    individual: Exact = Field(description="Cá nhân: số lần lương cơ sở")
    collective: Exact = Field(description="Tập thể: số lần lương cơ sở")


class Table(Part):
    """The whole table: laws by number, base salaries and rewards by day."""

    laws: Keyed[Law] = Field(min_length=1)
    base_salary: Many[BaseSalary] = Field(default=())
    rewards: Many[LegalReward] = Field(default=())

    @model_validator(mode="after")
    def _whole(self) -> "Table":
        for law in self.laws.values():
            if unknown := {*law.replaced_by, *law.amends} - set(self.laws):
                raise ValueError(f"{law.id}: không có trong bảng: {', '.join(sorted(unknown))}")
            if law.from_ is not None and law.to is not None and law.to < law.from_:
                raise ValueError(f"{law.id}: ngày cuối trước ngày đầu")
        return self


def read_table(file: Path) -> Table:
    """The table in ``file``. Raises PlanError for faulty YAML, ValueError for a faulty table."""
    source = read_source(file)
    if source.problems:
        raise PlanError(file, source.problems)
    return Table.model_validate(source.data)


@cache
def table() -> Table:
    """The table that thidua ships. It is read once; do not change it."""
    return read_table(LAWS)


def laws() -> dict[str, Law]:
    """The laws of the table, by number."""
    return table().laws
