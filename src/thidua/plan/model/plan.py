"""The whole of one plan, as read from its file."""

from typing import Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from thidua.plan.model.amendment import Amendment
from thidua.plan.model.awards import Award, Gate
from thidua.plan.model.base import Keyed, Part
from thidua.plan.model.calendar import Deadline, Period, Phase, Rounds
from thidua.plan.model.classes import Class, ClassRule
from thidua.plan.model.conditions import TOTALS
from thidua.plan.model.councils import Council
from thidua.plan.model.facts import Fact, Parameter, Scale
from thidua.plan.model.figures import Figure
from thidua.plan.model.papers import Appraisal, Cascade, Dossier, Form, Recognition, Record, Report, Route
from thidua.plan.model.people import Body, Group
from thidua.plan.model.procedure import PublicNotice
from thidua.plan.model.ranking import Ranking
from thidua.plan.model.scoring import Rubric
from thidua.plan.model.text import Announced, Clause, Content, Document, Duty, LegalBasis, Objective, Reading
from thidua.plan.scalars import Day, Id, Many, Slug, Text


class Plan(Part):
    """A regulation as data. Everything that a campaign does follows from it."""

    thidua: Literal["1"] = Field(description="Phiên bản của ngôn ngữ kế hoạch")
    id: Slug = Field(description="Mã của kế hoạch, chữ thường không dấu")
    title: Text = Field(description="Tên kế hoạch, viết gọn")
    theme: Text | None = Field(None, description="Chủ đề, nếu có")
    issuer: Id = Field(description="Cơ quan ban hành (bodies)")
    number: Text | None = Field(None, description="Số, ký hiệu; bỏ trống khi văn bản không có")
    issued: Day | None = Field(None, description="Ngày ban hành; bỏ trống khi văn bản không có")
    signer: Many[Text] = Field(default=(), description="Khối chữ ký, mỗi dòng một mục")
    clause: Many[Id] = Field(default=(), description="Các điều khoản của phần đầu văn bản")
    period: Period = Field(description="Thời gian thi đua")
    bases: Many[LegalBasis] = Field(default=(), description="Căn cứ và văn bản được viện dẫn")
    documents: Keyed[Document] = Field(default_factory=dict, description="Văn bản cấp trên và văn bản triển khai")
    clauses: Keyed[Clause] = Field(min_length=1, description="Mọi điều khoản của văn bản")
    readings: Keyed[Reading] = Field(default_factory=dict, description="Cách hiểu ở chỗ văn bản chưa rõ")
    announced: Many[Announced] = Field(default=(), description="Các con số văn bản nêu")
    bodies: Keyed[Body] = Field(min_length=1, description="Cơ quan, hội đồng, người có thẩm quyền")
    groups: Keyed[Group] = Field(min_length=1, description="Nhóm đối tượng thi đua")
    objectives: Keyed[Objective] = Field(default_factory=dict, description="Mục tiêu")
    contents: Keyed[Content] = Field(default_factory=dict, description="Nội dung thi đua")
    fields: Keyed[Content] = Field(default_factory=dict, description="Lĩnh vực cải cách hành chính")
    rounds: Rounds = Field(min_length=1, description="Các đợt")
    phases: Keyed[Phase] = Field(default_factory=dict, description="Giai đoạn trong đợt")
    deadlines: Keyed[Deadline] = Field(default_factory=dict, description="Thời hạn")
    scales: Keyed[Scale] = Field(default_factory=dict, description="Thang mức")
    parameters: Keyed[Parameter] = Field(default_factory=dict, description="Tham số theo nhóm, quy mô, vùng")
    facts: Keyed[Fact] = Field(default_factory=dict, description="Số liệu")
    figures: Keyed[Figure] = Field(default_factory=dict, description="Số tính từ các số khác, mỗi số một phép tính")
    rubric: Rubric | None = Field(None, description="Thang điểm")
    classes: Keyed[Class] = Field(default_factory=dict, description="Xếp loại, từ loại tốt nhất xuống")
    class_rules: Many[ClassRule] = Field(default=(), description="Khống chế, hạ loại, không xếp loại")
    gates: Many[Gate] = Field(default=(), description="Điều kiện, tiêu chuẩn")
    ranking: Ranking | None = Field(None, description="Xếp hạng, khi không ghi trong rubric")
    councils: Keyed[Council] = Field(default_factory=dict, description="Hội đồng biểu quyết")
    public_notice: PublicNotice | None = Field(None, description="Công khai kết quả trước khi quyết định")
    awards: Keyed[Award] = Field(min_length=1, description="Hình thức khen thưởng, giải thưởng")
    appraisal: Appraisal | None = Field(None, description="Tự chấm điểm và thẩm định")
    recognition: Recognition | None = Field(None, description="Công nhận sáng kiến")
    forms: Keyed[Form] = Field(default_factory=dict, description="Biểu mẫu")
    reports: Keyed[Report] = Field(default_factory=dict, description="Báo cáo")
    dossiers: Keyed[Dossier] = Field(default_factory=dict, description="Hồ sơ khen thưởng")
    routes: Keyed[Route] = Field(default_factory=dict, description="Đường đi của hồ sơ")
    records: Keyed[Record] = Field(default_factory=dict, description="Việc được ghi nhận trong đợt")
    cascade: Cascade | None = Field(None, description="Cấp trên, cấp dưới")
    duties: Keyed[Duty] = Field(default_factory=dict, description="Nhiệm vụ của các cơ quan")
    recipients: Many[Text] = Field(default=(), description="Nơi nhận")
    amendments: SkipJsonSchema[tuple[Amendment, ...]] = Field(default=(), alias="__amendments__", exclude=True)
    extends: SkipJsonSchema[str] = Field(default="", alias="__extends__", exclude=True)

    @property
    def totals(self) -> tuple[str, ...]:
        """Names of the totals that points add up to; none without a rubric."""
        return (*TOTALS, *self.rubric.sections) if self.rubric is not None else ()
