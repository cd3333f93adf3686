"""What goes on paper and who handles it."""

from collections.abc import Iterator

from thidua.in_words.parts.ruled import item_of
from thidua.in_words.speech import Speech, label, listed
from thidua.in_words.told import Item, Row, Say, some
from thidua.plan.model.papers import CascadeLevel, Column, Dossier, DossierPart, Form, Leg, Record, Report, Route

PURPOSES = {"registration": "đăng ký", "self_assessment": "tự chấm điểm", "nomination": "đề nghị khen thưởng"}
ROWS = {
    "fields": "một lĩnh vực",
    "criteria": "một chỉ tiêu",
    "nominees": "một người, một tập thể được đề nghị",
    "participant": "một đối tượng dự thi",
}
COLUMNS = {
    "text": "chữ",
    "count": "số đếm",
    "date": "ngày",
    "names": "danh sách tên",
    "points": "điểm",
    "yes_no": "có hoặc không",
    "evidence": "minh chứng",
}
ANNEX = {"present": "văn bản có mẫu kèm theo", "missing": "văn bản nói có mẫu kèm theo nhưng thiếu"}
REPORTS = {"interim": "sơ kết", "final": "tổng kết", "roll_up": "tổng hợp"}
PAPERS = {
    "proposal": "tờ trình, văn bản đề nghị",
    "minutes": "biên bản",
    "achievement_report": "báo cáo thành tích",
    "summary_list": "danh sách trích ngang",
    "confirmation": "giấy xác nhận",
}
ACTS = {
    "make": "lập",
    "receive": "tiếp nhận",
    "vet": "thẩm định",
    "recommend": "đề xuất",
    "select": "lựa chọn",
    "vote": "bỏ phiếu, bình xét",
    "propose": "đề nghị",
    "decide": "quyết định",
    "forward": "chuyển, thông báo",
}
VERSIONS = {
    "appraised": "số thẩm định",
    "incident": "vụ việc được ghi nhận",
    "measured": "số đo được",
    "self_reported": "số đơn vị tự khai",
}
RECORDS = {
    "inspection": "cuộc kiểm tra",
    "incident": "vụ việc",
    "forwarded_item": "việc được chuyển đến",
    "media_item": "tin, bài",
    "target": "chỉ tiêu tự đặt và kết quả",
    "result_of_others": "kết quả do nơi khác đánh giá",
}
COUNTED = {
    "confirmed": "",
    "unless_groundless": "được tính cho đến khi kết luận là không có cơ sở",
    "pending": "chỉ được tính khi chưa có kết luận",
}
"""When a complaint counts; that it does once it was found true goes without saying."""


def appraisal(speech: Speech) -> Iterator[Item]:
    """Who checks what units say of themselves."""
    found = speech.plan.appraisal
    if found is not None:
        says = some(
            Say("Đơn vị", "tự chấm điểm trước" if found.self_scored else "không tự chấm điểm"),
            Say("Cơ quan thẩm định", speech.bodies(found.by)),
            Say("Nơi quyết định kết quả", speech.body(found.decided_by) if found.decided_by is not None else ""),
            Say("Hạn giải trình", _due(speech, [found.explanation] if found.explanation is not None else [])),
            Say("Hạn thẩm định lại", _due(speech, [found.second_review] if found.second_review is not None else [])),
            Say("Khi các nguồn khác nhau, dùng lần lượt", " → ".join(VERSIONS[name] for name in found.prevails)),
        )
        yield Item(("appraisal",), "Thẩm định", "", says, found.clause, found.reading, found)


def recognition(speech: Speech) -> Iterator[Item]:
    """Recognition of initiatives."""
    found = speech.plan.recognition
    if found is not None:
        says = some(
            Say("Nơi công nhận", speech.bodies(found.by)),
            Say("Hạn ra quyết định", _due(speech, [found.deadline] if found.deadline is not None else [])),
            Say("Tính vào", speech.labels(speech.plan.facts, found.feeds)),
        )
        yield Item(("recognition",), "Công nhận sáng kiến", found.label, says, found.clause, found.reading, found)


def forms(speech: Speech) -> Iterator[Item]:
    """Tables to fill in."""
    for form in speech.plan.forms.values():
        yield item_of("forms", "Biểu mẫu", form, _form(speech, form))


def _form(speech: Speech, form: Form) -> tuple[Say, ...]:
    return some(
        Say("Dùng để", PURPOSES[form.purpose]),
        Say("Ai lập", speech.whom(form.asked)),
        Say("Hạn nộp", _due(speech, form.deadline)),
        Say("Người ký", form.signed_by),
        Say("Cách gửi", _sent(form)),
        Say("Mỗi dòng là", ROWS[form.rows]),
        Say("Các cột", "", tuple(_column(column) for column in form.columns.values())),
        Say("Phải khớp", _match(speech, form)),
        Say("Mẫu", ANNEX[form.annex] if form.annex is not None else ""),
    )


def _column(column: Column) -> Row:
    return Row(column.label, COLUMNS[column.type], clauses=column.clause, readings=column.reading)


def _match(speech: Speech, form: Form) -> str:
    if form.match is None:
        return ""
    other = speech.plan.forms.get(form.match.form)
    names = label(other.columns, form.match.names) if other is not None else form.match.names
    there = f"cột «{names}» của «{label(speech.plan.forms, form.match.form)}»"
    return f"cột «{label(form.columns, form.match.column)}» bằng số tên đếm được ở {there}"


def _sent(paper: Form | Report) -> str:
    how = [name for name, wanted in (("bản giấy ký, đóng dấu", paper.signed_paper), ("tệp", paper.file)) if wanted]
    return " và ".join(how) or "không phải gửi bản giấy hay tệp"


def _due(speech: Speech, names: tuple[str, ...] | list[str]) -> str:
    return speech.labels(speech.plan.deadlines, names)


def reports(speech: Speech) -> Iterator[Item]:
    """Reports due from somebody."""
    for report in speech.plan.reports.values():
        yield item_of("reports", "Báo cáo", report, _report(speech, report))


def _report(speech: Speech, report: Report) -> tuple[Say, ...]:
    return some(
        Say("Loại", REPORTS[report.kind]),
        Say("Ai báo cáo", report.who),
        Say("Đối tượng phải lập", speech.whom(report.asked) if report.asked else ""),
        Say("Cơ quan phải lập", speech.bodies(report.by)),
        Say("Gửi đến", speech.bodies(report.to)),
        Say("Hạn gửi", _due(speech, [report.deadline] if report.deadline is not None else [])),
        Say("Giai đoạn", f"«{label(speech.plan.phases, report.phase)}»" if report.phase is not None else ""),
        Say("Cách gửi", _sent(report)),
        Say("Nội dung phải có", "", tuple(Row(content) for content in report.contents)),
    )


def dossiers(speech: Speech) -> Iterator[Item]:
    """What is sent to ask for an award."""
    for dossier in speech.plan.dossiers.values():
        yield item_of("dossiers", "Hồ sơ", dossier, _dossier(speech, dossier))


def _dossier(speech: Speech, dossier: Dossier) -> tuple[Say, ...]:
    return some(
        Say("Để đề nghị", speech.labels(speech.plan.awards, dossier.award)),
        Say("Số bộ", f"{dossier.sets} bộ" if dossier.sets is not None else "văn bản không nêu"),
        Say("Bản", "phải là bản chính" if dossier.original else ""),
        Say("Hạn gửi", _due(speech, dossier.deadline)),
        Say("Gồm", "", tuple(_paper(speech, part) for part in dossier.parts.values())),
    )


def _paper(speech: Speech, part: DossierPart) -> Row:
    said = [PAPERS[part.paper]]
    if part.asked:
        said.append(f"chỉ với {speech.whom(part.asked)}")
    if part.form_number is not None:
        said.append(f"mẫu số {part.form_number}")
    if part.form_of is not None:
        said.append(f"mẫu theo {part.form_of}")
    if part.confirmed_by is not None:
        said.append(f"có xác nhận của {part.confirmed_by}")
    return Row(part.label, listed(said), clauses=part.clause, readings=part.reading)


def routes(speech: Speech) -> Iterator[Item]:
    """The ways of dossiers."""
    for route in speech.plan.routes.values():
        yield item_of("routes", "Đường đi của hồ sơ", route, _route(speech, route))


def _route(speech: Speech, route: Route) -> tuple[Say, ...]:
    return some(
        Say("Để xét", speech.labels(speech.plan.awards, route.award)),
        Say("Hồ sơ của", speech.whom(route.asked)),
        Say("Cấp khen thưởng", route.level or ""),
        Say("Các bước", "", tuple(_leg(speech, place, leg) for place, leg in enumerate(route.steps.values(), 1))),
    )


def _leg(speech: Speech, place: int, leg: Leg) -> Row:
    returns = ", được trả lại kèm lý do" if leg.may_return else ""
    said = f"{speech.body(leg.body)} ({ACTS[leg.act]}{returns})"
    return Row(f"Bước {place}. {leg.label}", said, clauses=leg.clause, readings=leg.reading)


def records(speech: Speech) -> Iterator[Item]:
    """What is recorded while the campaign runs."""
    for record in speech.plan.records.values():
        yield item_of("records", "Việc ghi nhận trong đợt", record, _record(speech, record))


def _record(speech: Speech, record: Record) -> tuple[Say, ...]:
    days = record.reply_within_working_days
    return some(
        Say("Loại", RECORDS[record.kind]),
        Say("Ai ghi nhận", speech.bodies(record.by)),
        Say("Tính vào số liệu", speech.labels(speech.plan.facts, record.feeds)),
        Say("Phải trả lời", f"trong {days} ngày làm việc" if days is not None else ""),
        Say("Đơn, phản ánh", COUNTED[record.counts]),
    )


def cascade(speech: Speech) -> Iterator[Item]:
    """Levels of one campaign above and below this plan."""
    found = speech.plan.cascade
    if found is None:
        return
    if found.parent is not None:
        says = (Say("Kế hoạch cấp trên", f"«{label(speech.plan.documents, found.parent)}»"),)
        yield Item(("cascade",), "Cấp trên", "", says)
    for level in found.levels.values():
        yield Item(("cascade", level.id), "Cấp trung gian", level.label, _level(speech, level), level.clause,
                   level.reading, level)  # fmt: skip


def _level(speech: Speech, level: CascadeLevel) -> tuple[Say, ...]:
    return some(
        Say("Cơ quan tổng hợp", speech.body(level.body)),
        Say("Thu của nhóm", speech.labels(speech.plan.groups, [level.collects_from])),
        Say("Báo cáo lên với tư cách nhóm", speech.labels(speech.plan.groups, [level.reports_as])),
        Say("Các biểu tổng hợp", speech.labels(speech.plan.forms, level.forms)),
        Say("Cấp dưới gửi", _due(speech, [level.from_below])),
        Say("Gửi lên trên", _due(speech, [level.upward])),
    )
