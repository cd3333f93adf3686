"""The office file: what papers say of the office that issues them, and what happened there. Data with dates."""

from datetime import date
from typing import Literal

from pydantic import Field

from thidua.plan.model.base import Keyed, Named, Part
from thidua.plan.model.councils import Quorum, Threshold
from thidua.plan.scalars import Day, Exact, Flag, Id, Many, Text, Whole


class Lasting(Part):
    """Something that holds from one day to another, both included; without them always."""

    from_: Day | None = Field(None, alias="from", description="Ngày đầu; bỏ trống là từ trước đến nay")
    to: Day | None = Field(None, description="Ngày cuối; bỏ trống là đến nay")

    def holds_on(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class OfficeBody(Lasting):
    """One body of the plan as papers print it."""

    body: Id = Field(description="Cơ quan nào của kế hoạch (bodies)")
    name: Text | None = Field(None, description="Tên đầy đủ; bỏ trống là nhãn trong kế hoạch, viết đủ chữ")
    superior: Text | None = Field(None, description="Cơ quan chủ quản in phía trên, nếu có")
    place: Text | None = Field(None, description="Địa danh ghi trước ngày tháng")
    symbol: Text | None = Field(None, description="Viết tắt tên cơ quan trong ký hiệu, như UBND")
    head: Text | None = Field(None, description="Chức danh người đứng đầu, như Chủ tịch")
    head_of: Id | None = Field(None, description="Nếu đây là một người: đứng đầu cơ quan nào (bodies)")
    archive: Text = Field("VT", description="Nơi lưu, sau chữ «Lưu:»")


class OfficeSigner(Lasting):
    """Who signs for a body, and by which authority."""

    body: Id = Field(description="Ký cho cơ quan nào (bodies)")
    office: Text | None = Field(None, description="Chức vụ người ký; bỏ trống với quyền (Q.)")
    authority: Literal["KT.", "TL.", "TUQ.", "Q."] | None = Field(None, description="Thẩm quyền ký; trống là tự ký")
    whom: Text | None = Field(None, description="Ký thay, thừa lệnh, thừa ủy quyền ai; trống là người đứng đầu")
    name: Text = Field(description="Họ và tên")
    papers: Many[Id] = Field(default=(), description="Chỉ ký các loại này; bỏ trống là mọi loại")


class Issued(Named):
    """Number and day of a paper, as entered in the office's register."""

    number: Whole | None = Field(None, description="Số; bỏ trống khi chưa lấy số")
    day: Day | None = Field(None, description="Ngày ký")
    achievements: Many[Text] = Field(default=(), description="Báo cáo: kết quả nổi bật, cách làm hay; mỗi mục một đoạn")
    shortcomings: Many[Text] = Field(default=(), description="Báo cáo: tồn tại, hạn chế, nguyên nhân")
    directions: Many[Text] = Field(default=(), description="Báo cáo: kiến nghị, phương hướng")

    @property
    def narrates(self) -> bool:
        """Whether it says what only reports say."""
        return bool(self.achievements or self.shortcomings or self.directions)


class Person(Named):
    """What lists say of one participant: no more than they need."""

    address: Literal["Ông", "Bà"] | None = Field(None, description="Cách xưng")
    position: Text | None = Field(None, description="Chức vụ")
    unit: Text | None = Field(None, description="Đơn vị công tác")
    place: Text | None = Field(None, description="Địa danh trên giấy tờ của đơn vị, như Hoa Sen")
    achievement: Text | None = Field(None, description="Tóm tắt thành tích")
    history: Many[Text] = Field(default=(), description="Các hình thức đã được khen thưởng, mỗi dòng một mục")


class Meeting(Part):
    """One meeting of the council."""

    day: Day | None = Field(None, description="Ngày họp")
    opened: Text | None = Field(None, description="Giờ khai mạc, như 08 giờ 00")
    closed: Text | None = Field(None, description="Giờ bế mạc")
    at: Text | None = Field(None, description="Địa điểm")
    chair: Text | None = Field(None, description="Chủ trì: họ tên, chức vụ")
    secretary: Text | None = Field(None, description="Thư ký: họ tên")
    present: Many[Text] = Field(default=(), description="Thành viên có mặt")
    absent: Many[Text] = Field(default=(), description="Thành viên vắng mặt, lý do")
    members: Whole | None = Field(None, description="Tổng số thành viên; trống là số trong kế hoạch")
    tellers: Many[Text] = Field(default=(), description="Ban kiểm phiếu, trưởng ban trước")
    quorum: Quorum | None = Field(None, description="Họp được khi có mặt ít nhất bao nhiêu, nếu kế hoạch không nêu")
    threshold: Threshold | None = Field(
        None, description="Cần bao nhiêu phiếu, tính trên tổng số hay số có mặt, nếu kế hoạch không nêu"
    )
    ballot: Literal["secret", "open"] | None = Field(None, description="Bỏ phiếu kín (secret) hay biểu quyết (open)")
    in_writing: Flag = Field(False, description="yes khi người vắng mặt được lấy phiếu bằng văn bản")


class Vote(Part):
    """The counted votes on one candidate: only how many, never who."""

    participant: Id = Field(description="Mã đối tượng")
    award: Id = Field(description="Hình thức khen thưởng (awards)")
    for_: Whole = Field(alias="for", description="Số phiếu đồng ý")
    against: Whole = Field(0, description="Số phiếu không đồng ý")
    blank: Whole = Field(0, description="Số phiếu trắng, không hợp lệ")
    recused: Whole = Field(0, description="Số thành viên không biểu quyết vì có liên quan")
    in_writing: Whole = Field(0, description="Số phiếu lấy bằng văn bản")


class Initiative(Part):
    """A model, solution or initiative that somebody registered."""

    by: Id = Field(description="Mã đối tượng đăng ký")
    name: Text = Field(description="Tên mô hình, giải pháp, sáng kiến")
    field: Id | None = Field(None, description="Lĩnh vực (fields)")
    expected: Text | None = Field(None, description="Dự kiến hoàn thành")
    completed: Flag = Field(False, description="yes khi đã hoàn thành")
    recognised: Flag = Field(False, description="yes khi đã được công nhận")
    scope: Text | None = Field(None, description="Phạm vi áp dụng được công nhận")


class Reached(Named):
    """What became of one objective of the plan, in the plan's unit."""

    baseline: Exact | None = Field(None, description="Mức ban đầu; bỏ trống là mức trong kế hoạch")
    target: Exact | None = Field(None, description="Mức phấn đấu; bỏ trống là mức trong kế hoạch")
    result: Exact | None = Field(None, description="Kết quả đạt được")
    note: Text | None = Field(None, description="Nguồn hoặc nhận xét ngắn")


class Ceremony(Part):
    """The conference at which awards are handed over."""

    day: Day | None = Field(None, description="Ngày tổ chức")
    opens: Text | None = Field(None, description="Giờ bắt đầu, như 14 giờ 00")
    at: Text | None = Field(None, description="Địa điểm")
    programme: Many[Text] = Field(default=(), description="Chương trình, mỗi dòng một phần")


class Certificates(Part):
    """What certificates bear beside their words. Files are named as seen from the office file."""

    emblem: Text | None = Field(None, description="Tệp hình quốc huy, biểu trưng: PNG, JPEG hoặc SVG")
    key: Text | None = Field(None, description="Tệp khóa của mã QR; bỏ trống thì không in mã QR")
    address: Text | None = Field(None, description="Địa chỉ trang tra cứu ghi trong mã QR, dạng https://…")


class Office(Part):
    """The whole office file."""

    thidua: Literal["1"] = Field(description="Phiên bản của ngôn ngữ")
    bodies: Many[OfficeBody] = Field(default=(), description="Các cơ quan, theo ngày")
    signers: Many[OfficeSigner] = Field(default=(), description="Người ký, theo ngày")
    papers: Keyed[Issued] = Field(default_factory=dict, description="Số, ngày của từng loại giấy tờ")
    people: Keyed[Person] = Field(default_factory=dict, description="Thông tin của đối tượng, theo mã")
    meeting: Meeting | None = Field(None, description="Cuộc họp của hội đồng")
    votes: Many[Vote] = Field(default=(), description="Kết quả kiểm phiếu")
    initiatives: Many[Initiative] = Field(default=(), description="Sáng kiến đã đăng ký, đã công nhận")
    objectives: Keyed[Reached] = Field(default_factory=dict, description="Kết quả từng mục tiêu (objectives)")
    ceremony: Ceremony | None = Field(None, description="Hội nghị tổng kết, trao thưởng")
    certificates: Certificates | None = Field(None, description="Hình và mã QR của giấy khen")
