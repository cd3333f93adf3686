"""What is asked of participants: facts with their type, limits, supplier, and whom they are asked of."""

from typing import Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Keyed, Named, Part, Ruled, Table
from thidua.plan.model.conditions import GROUP, NOT_APPLICABLE, Scope
from thidua.plan.model.people import KindId
from thidua.plan.model.scorers import Scorers
from thidua.plan.scalars import Exact, Flag, Id, Many, Text

FactType: TypeAlias = Literal["count", "number", "points", "yes_no", "level", "date", "participant"]
Better: TypeAlias = Literal["higher", "lower", "neutral"]
Stage: TypeAlias = Literal["registration", "assessment", "dossier", "commendation"]


class Level(Named):
    """One level of a scale."""

    label: Text = Field(description="Tên mức bằng tiếng Việt")


class Scale(Named):
    """Ordered levels, from the lowest to the highest."""

    label: Text = Field(description="Tên thang mức")
    levels: Keyed[Level] = Field(min_length=2, description="Các mức, từ thấp đến cao")


class Parameter(Ruled):
    """A number that differs by group, or by what a fact says of the participant: its size, its region."""

    by: Id = Field(GROUP, description="Khác nhau theo gì: group, kind hoặc một số liệu kiểu level, yes_no, participant")
    values: Table[Exact] = Field(description="Giá trị theo nhóm, hoặc theo giá trị của số liệu ở mục by")
    otherwise: Exact = Field(description="Giá trị cho các nhóm còn lại")

    def of(self, key: str) -> Exact:
        """The value for a group, or for what the fact under ``by`` says."""
        return self.values.get(key, self.otherwise)


class Lookup(Part):
    """A fact that is read from another participant's row."""

    via: Id = Field(description="Số liệu nêu mã của đối tượng kia")
    fact: Id = Field(description="Số liệu lấy từ đối tượng kia")


class Fact(Ruled):
    """One thing to know of a participant. A missing fact is missing, never zero."""

    type: FactType | None = Field(None, description="Kiểu số liệu; bỏ trống khi lấy từ đối tượng khác (lookup)")
    unit: Text | None = Field(None, description="Đơn vị tính")
    better: Better = Field("neutral", description="Chiều nào là tốt: higher, lower hoặc neutral")
    scale: Id | None = Field(None, description="Thang mức, với kiểu level")
    asked: Many[Scope] = Field(default=(), description="Hỏi những ai; bỏ trống là hỏi mọi đối tượng")
    selector: Flag = Field(False, description="yes nếu số liệu này quyết định đối tượng còn phải khai gì")
    stage: Stage = Field("assessment", description="Khai ở bước nào")
    supplied_by: Many[Id] = Field(default=("self",), description="Ai cung cấp: self hoặc các cơ quan (bodies)")
    evidence: Literal["required", "optional", "none"] = Field("optional", description="Có phải kèm minh chứng không")
    part_of: Id | None = Field(None, description="Là một phần của số liệu này nên không được lớn hơn nó")
    min: Exact | None = Field(None, description="Giá trị nhỏ nhất có thể; bỏ trống là từ 0 với kiểu count và points")
    max: Exact | None = Field(None, description="Giá trị lớn nhất có thể")
    admits: Many[Literal["not_applicable"]] = Field(default=(), description="Có được khai «không áp dụng» không")
    names: Many[KindId] = Field(default=(), description="Với kiểu participant: loại đối tượng được nêu mã")
    lookup: Lookup | None = Field(None, description="Lấy từ số liệu của đối tượng khác")
    scorers: Scorers | None = Field(None, description="Nhiều người chấm riêng, rồi lấy thế nào")

    @property
    def admits_not_applicable(self) -> bool:
        """Whether "not applicable" may be given."""
        return NOT_APPLICABLE in self.admits
