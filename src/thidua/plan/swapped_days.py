"""Working days that the government swapped with a Saturday and that the table of holidays does not have yet."""

from functools import cache
from pathlib import Path

from pydantic import Field

from thidua.catalogue import WORKING_DAYS
from thidua.plan.model.base import Part
from thidua.plan.problems import PlanError
from thidua.plan.scalars import Day, Text
from thidua.plan.source import read_source


class Swap(Part):
    """One working day given off, and the day off on which it is made up."""

    off: Day = Field(description="Ngày được nghỉ")
    worked: Day = Field(description="Ngày nghỉ hằng tuần đi làm bù")
    source: Text = Field(description="Văn bản nào quyết định")


class _Table(Part):
    swaps: list[Swap]


def read_swaps(file: Path) -> list[Swap]:
    """The swaps in ``file``. Raises PlanError for faulty YAML, ValueError for a faulty table."""
    source = read_source(file)
    if source.problems:
        raise PlanError(file, source.problems)
    return _Table.model_validate(source.data).swaps


@cache
def swaps() -> list[Swap]:
    """The swaps that thidua ships. They are read once; do not change them."""
    return read_swaps(WORKING_DAYS)
