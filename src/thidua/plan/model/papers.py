"""What goes on paper and who handles it: forms, reports, appraisal, dossiers, routes, records, cascade."""

from typing import Literal, TypeAlias

from pydantic import Field

from thidua.plan.model.base import Keyed, Part, Ruled
from thidua.plan.model.conditions import Scope
from thidua.plan.scalars import Flag, Id, Many, Text, Whole

Version: TypeAlias = Literal["appraised", "incident", "measured", "self_reported"]
"""Who a value comes from: an appraiser, a recorded incident, a measurement, the participant itself."""


class Column(Ruled):
    """One column of a form."""

    type: Literal["text", "count", "date", "names", "points", "yes_no", "evidence"] = Field(description="Kiểu của cột")


class Match(Part):
    """Two columns that must agree: a number here, and the count of names there."""

    column: Id = Field(description="Cột của biểu này")
    form: Id = Field(description="Biểu kia (forms)")
    names: Id = Field(description="Cột tên của biểu kia, đếm số tên")


class Form(Ruled):
    """A table to fill in: its rows are the fields, the criteria, nominees, or one for the participant."""

    purpose: Literal["registration", "self_assessment", "nomination"] = Field(description="Dùng để làm gì")
    rows: Literal["fields", "criteria", "nominees", "participant"] = Field(description="Mỗi dòng là gì")
    columns: Keyed[Column] = Field(min_length=1, description="Các cột")
    asked: Many[Scope] = Field(default=(), description="Ai lập biểu này; bỏ trống là mọi đối tượng")
    deadline: Many[Id] = Field(default=(), description="Hạn nộp (deadlines); mỗi đợt một mốc")
    signed_by: Text = Field(description="Người ký")
    signed_paper: Flag = Field(True, description="Có gửi bản giấy ký đóng dấu không")
    file: Flag = Field(False, description="Có gửi kèm tệp không")
    match: Match | None = Field(None, description="Số phải khớp với biểu khác")
    annex: Literal["present", "missing"] | None = Field(
        None, description="Văn bản nói có mẫu kèm theo: có mẫu hay thiếu"
    )


class Report(Ruled):
    """A report due from somebody."""

    kind: Literal["interim", "final", "roll_up"] = Field(description="Sơ kết, tổng kết hay tổng hợp")
    who: Text = Field(description="Ai báo cáo")
    asked: Many[Scope] = Field(
        default=(), description="Đối tượng thi đua nào lập báo cáo này; bỏ trống là cơ quan nêu ở who, by"
    )
    by: Many[Id] = Field(default=(), description="Cơ quan của kế hoạch lập báo cáo này (bodies)")
    to: Many[Id] = Field(min_length=1, description="Gửi đến (bodies)")
    phase: Id | None = Field(None, description="Giai đoạn được báo cáo")
    deadline: Id | None = Field(None, description="Hạn gửi (deadlines)")
    contents: Many[Text] = Field(min_length=1, description="Các nội dung phải có")
    signed_paper: Flag = Field(True, description="Có gửi bản giấy ký đóng dấu không")
    file: Flag = Field(False, description="Có gửi kèm tệp không")


class Appraisal(Part):
    """Who checks what units say of themselves."""

    clause: Many[Id] = Field(min_length=1, description="Điều khoản")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")
    self_scored: Flag = Field(False, description="Đơn vị tự chấm điểm trước")
    by: Many[Id] = Field(min_length=1, description="Cơ quan thẩm định (bodies)")
    decided_by: Id | None = Field(None, description="Nơi quyết định kết quả (bodies)")
    explanation: Id | None = Field(None, description="Hạn đơn vị giải trình kết quả thẩm định (deadlines)")
    second_review: Id | None = Field(None, description="Hạn thẩm định lại sau giải trình (deadlines)")
    prevails: Many[Version] = Field(
        default=(), description="Một số liệu có nhiều nguồn thì dùng nguồn nào, từ nguồn được ưu tiên nhất"
    )


class DossierPart(Ruled):
    """One paper of a dossier."""

    paper: Literal["proposal", "minutes", "achievement_report", "summary_list", "confirmation"] = Field(
        description="Loại giấy tờ"
    )
    asked: Many[Scope] = Field(default=(), description="Chỉ với những ai; bỏ trống là mọi hồ sơ")
    form_number: Text | None = Field(None, description="Mẫu số, nếu văn bản nêu")
    form_of: Text | None = Field(None, description="Văn bản ban hành mẫu")
    confirmed_by: Text | None = Field(None, description="Ai xác nhận")


class Dossier(Ruled):
    """What is sent to ask for an award."""

    award: Many[Id] = Field(min_length=1, description="Cho hình thức khen thưởng nào")
    sets: Whole | None = Field(None, description="Số bộ; bỏ trống khi văn bản không nêu")
    original: Flag = Field(False, description="Phải là bản chính")
    parts: Keyed[DossierPart] = Field(min_length=1, description="Thành phần hồ sơ")
    deadline: Many[Id] = Field(default=(), description="Hạn gửi (deadlines); mỗi đợt một mốc")


class Leg(Ruled):
    """One step on the way of a dossier; dated when taken, and may send it back with a reason."""

    body: Id = Field(description="Cơ quan (bodies); self là đơn vị lập hồ sơ")
    act: Literal["make", "receive", "vet", "recommend", "select", "vote", "propose", "decide", "forward"] = Field(
        description="Việc ở bước này"
    )
    may_return: Flag = Field(False, description="Có thể trả lại kèm lý do")


class Route(Ruled):
    """The way of a dossier, step by step."""

    award: Many[Id] = Field(min_length=1, description="Cho hình thức khen thưởng nào")
    asked: Many[Scope] = Field(default=(), description="Hồ sơ của ai; bỏ trống là mọi đối tượng")
    level: Text | None = Field(None, description="Cấp khen thưởng")
    steps: Keyed[Leg] = Field(min_length=1, description="Các bước theo thứ tự")


class Recognition(Ruled):
    """Recognition of initiatives; only recognised ones count towards ``feeds``."""

    by: Many[Id] = Field(min_length=1, description="Cơ quan, hội đồng công nhận (bodies)")
    deadline: Id | None = Field(None, description="Hạn ra quyết định (deadlines)")
    feeds: Many[Id] = Field(default=(), description="Số liệu đếm sáng kiến được công nhận")


class Record(Ruled):
    """Something recorded while the campaign runs, with its evidence; may count into a fact."""

    kind: Literal["inspection", "incident", "forwarded_item", "media_item", "target", "result_of_others"] = Field(
        description="Loại sự việc"
    )
    by: Many[Id] = Field(min_length=1, description="Ai ghi nhận (bodies; self là đơn vị)")
    feeds: Many[Id] = Field(default=(), description="Tính vào số liệu nào")
    reply_within_working_days: Whole | None = Field(None, description="Hạn trả lời, số ngày làm việc")
    counts: Literal["confirmed", "unless_groundless", "pending"] = Field(
        "confirmed", description="Đơn, phản ánh được tính khi nào: có kết luận đúng; trừ khi sai; khi chưa kết luận"
    )


class CascadeLevel(Ruled):
    """A body that passes the plan on to its own units, collects from them and reports upward as one."""

    body: Id = Field(description="Cơ quan trung gian (bodies)")
    collects_from: Id = Field(description="Nhóm đơn vị cấp dưới (groups)")
    reports_as: Id = Field(description="Nhóm mà cơ quan này thuộc về khi báo cáo lên (groups)")
    forms: Many[Id] = Field(min_length=1, description="Các biểu được tổng hợp (forms)")
    from_below: Id = Field(description="Mốc cấp dưới gửi (deadlines)")
    upward: Id = Field(description="Mốc gửi lên trên (deadlines)")


class Cascade(Part):
    """Levels of one campaign above and below this plan."""

    parent: Id | None = Field(None, description="Kế hoạch cấp trên (documents)")
    levels: Keyed[CascadeLevel] = Field(default_factory=dict, description="Các cấp dưới")
