"""The text of the plan: its clauses, what it rests on, what it announces, and how its gaps are read."""

from pydantic import Field

from thidua.plan.model.base import Named, Part, Ruled
from thidua.plan.scalars import Day, Exact, Id, Many, Text

OF_PAPER = " của "
"""Between a clause and its paper, where several papers make one plan."""


class Clause(Named):
    """One clause of the text. It is used by some part of the plan, or says why it needs no support."""

    label: Text = Field(description="Tóm tắt ngắn của điều khoản, bằng lời của người lập tệp")
    no_support: Text | None = Field(None, description="Vì sao phần mềm không phải làm gì với điều khoản này")

    @property
    def spoken(self) -> str:
        """How the clause is read out: ``II.5/2`` is ``mục II.5 ý 2``; an id that is already words stays.

        So does the number of the paper in one of another paper, such as ``mục I.1 của 45/KH-UBND``.
        """
        name, of, paper = self.id.partition(OF_PAPER)
        spoken = name.replace("/", " ý ")
        return (spoken if " " in name else f"mục {spoken}") + of + paper


class Reading(Named):
    """How a gap or contradiction of the text is read; shown wherever something rests on it."""

    clause: Many[Id] = Field(min_length=1, description="Các điều khoản có vấn đề")
    problem: Text = Field(description="Văn bản thiếu gì hoặc mâu thuẫn ra sao")
    reading: Text = Field(description="Cách hiểu được áp dụng")
    covers: Many[Id] = Field(default=(), description="Mã các phát hiện (thidua lint) mà cách hiểu này giải quyết")


class LegalBasis(Part):
    """A paper that the plan cites; checked against the dated table of laws where that knows it."""

    number: Text = Field(description="Số, ký hiệu văn bản, ví dụ 91/2017/NĐ-CP")
    issued: Day | None = Field(None, description="Ngày ban hành của văn bản được viện dẫn")
    issuer: Text | None = Field(None, description="Cơ quan ban hành")
    label: Text = Field(description="Nội dung văn bản, viết gọn")
    clause: Many[Id] = Field(default=(), description="Điều khoản viện dẫn văn bản này")


class Document(Ruled):
    """Another paper that belongs to the campaign: the superior plan, or a dispatch that passes it on."""

    number: Text | None = Field(None, description="Số, ký hiệu")
    issued: Day | None = Field(None, description="Ngày ban hành")
    issuer: Id | None = Field(None, description="Cơ quan ban hành (bodies)")


class Announced(Part):
    """A number that the text states, to be held against what is listed."""

    of: Text = Field(description="Đếm gì: objectives, fields, phases, groups, criteria, points hoặc places")
    number: Exact = Field(description="Con số văn bản nêu")
    clause: Many[Id] = Field(min_length=1, description="Điều khoản nêu con số")
    award: Id | None = Field(None, description="Với of: places — hình thức khen thưởng")
    kind: Id | None = Field(None, description="Với of: places — loại đối tượng")
    rounds: Many[Id] = Field(default=(), description="Với of: places — đợt áp dụng")


class Objective(Ruled):
    """What the campaign wants to reach; baseline, target and result are recorded while it runs."""

    unit: Text | None = Field(None, description="Đơn vị tính của chỉ tiêu")
    baseline: Exact | None = Field(None, description="Mức ban đầu, nếu văn bản nêu")
    target: Exact | None = Field(None, description="Mức phấn đấu, nếu văn bản nêu")


class Content(Ruled):
    """One line of what is competed in (nội dung thi đua); printed in letters and reports."""


class Duty(Ruled):
    """What the text tells a body to do; shown to that body as its list of tasks."""

    body: Many[Id] = Field(min_length=1, description="Cơ quan có nhiệm vụ (bodies)")
