"""A new deadline, in each of the ways in which its day can be told."""

from thidua.in_words.parts.time import ACTS
from thidua.office.plans.editing.adding.keyed import CLAUSE, answered, new_key, text_of
from thidua.office.plans.editing.fields import Adding, Answers, Ask, choices_of
from thidua.office.plans.editing.values import Kind, stored
from thidua.office.plans.errors import PlanRefusedError
from thidua.plan.rewriting import Change, Data, Put

_FORMS: dict[str, tuple[str, Kind]] = {
    "date": ("Một ngày cố định", "day"),
    "yearly": ("Hằng năm vào ngày", "yearly"),
    "month": ("Trong một tháng", "month"),
    "monthly": ("Hằng tháng vào ngày", "whole"),
    "quarterly": ("Tháng cuối mỗi quý, vào ngày", "whole"),
    "after": ("Sau một mốc, bấy nhiêu ngày", "whole"),
    "before": ("Trước một mốc, bấy nhiêu ngày", "whole"),
    "event": ("Chưa biết, được báo sau", "text"),
}


def deadline(data: Data) -> Adding:
    """Asked: what is due, when, by whom, to whom."""
    asked = (
        Ask("label", "Việc gì", needed=True),
        Ask("act", "Loại việc", "choice", needed=True, choices=[*ACTS.items()], start="final_report"),
        Ask("form", "Hạn là", "choice", needed=True, choices=[(k, v) for k, (v, _) in _FORMS.items()], start="date"),
        Ask(
            "when", "Ngày, hoặc số ngày", hint="Ví dụ 31/03/2026; hằng năm: 31/03; trong tháng: 12/2026; hằng tháng: 25"
        ),
        Ask(
            "base",
            "Tính từ mốc",
            "choice",
            choices=choices_of(data, "deadlines"),
            hint="Chỉ khi sau hoặc trước một mốc",
        ),
        Ask("working", "Số ngày là ngày làm việc", "flag"),
        Ask("who", "Ai phải làm", needed=True),
        Ask("to", "Gửi đến", "choice", choices=choices_of(data, "bodies")),
        CLAUSE,
    )
    return Adding(("deadlines",), "Thêm thời hạn", asked, _make)


def _make(data: Data, answers: Answers) -> list[Change]:
    form = text_of(answers, "form")
    key = new_key(data, ("deadlines",), text_of(answers, "label"))
    part = answered(answers, "label", "act") | _when(answers, form) | answered(answers, "who", "to", "clause")
    return [Put(("deadlines", key), part)]


def _when(answers: Answers, form: str) -> dict[str, Data]:
    if form == "event":
        return {"event": "yes"}
    typed = text_of(answers, "when")
    if not typed:
        raise PlanRefusedError("Thêm thời hạn: hãy ghi «Ngày, hoặc số ngày».")
    value = stored(_FORMS[form][1], typed)
    if form not in ("after", "before"):
        return {form: value}
    if answers.get("base") is None:
        raise PlanRefusedError("Thêm thời hạn: hãy chọn «Tính từ mốc».")
    return {form: answers.get("base"), "days": value} | answered(answers, "working")
