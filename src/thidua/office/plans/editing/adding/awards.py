"""New awards and quotas."""

from thidua.office.plans.editing.adding.keyed import CLAUSE, KINDS, LABEL, answered, new_key, text_of
from thidua.office.plans.editing.adding.measures import measures
from thidua.office.plans.editing.fields import Adding, Answers, Ask, choices_of, entries, items
from thidua.office.plans.errors import PlanRefusedError
from thidua.plan.rewriting import Change, Data, Insert, Put

FORMS = [("commendation", "Giấy khen"), ("merit_certificate", "Bằng khen"), ("prize", "Giải thưởng")]
SELECT = [("by_score", "Theo điểm từ cao xuống"), ("by_council", "Do hội đồng chọn")]
ROUNDING = [("down", "Lẻ thì bỏ"), ("up", "Lẻ thì tính thêm một"), ("half_up", "Từ nửa tính một")]


def award(data: Data) -> Adding:
    """One more thing that is given."""
    asked = (
        LABEL,
        Ask("form", "Loại", "choice", needed=True, choices=FORMS, start="commendation"),
        Ask("select", "Cách chọn", "choice", needed=True, choices=SELECT, start="by_council"),
        Ask("by", "Chọn theo điểm thì theo", "choice", choices=measures(data, totals=True)),
        KINDS,
        Ask("decided_by", "Người quyết định", "choice", choices=choices_of(data, "bodies")),
        Ask("places", "Số giải chung", "whole"),
        Ask("money", "Tiền thưởng mỗi giải (đồng)", "whole", hint="by_law là theo lương cơ sở"),
        CLAUSE,
    )
    return Adding(("awards",), "Thêm hình thức khen", asked, _award)


def quota(data: Data) -> Adding | None:
    """One more limit of places; None where nothing is given yet."""
    awards = choices_of(data, "awards")
    if not awards:
        return None
    asked = (
        Ask("award", "Hình thức khen", "choice", needed=True, choices=awards, start=awards[0][0]),
        KINDS,
        Ask("group", "Nhóm", "choices", choices=choices_of(data, "groups")),
        Ask("rounds", "Đợt", "choices", choices=choices_of(data, "rounds"), hint="Không chọn là mọi đợt"),
        Ask("places", "Số lượng", "whole"),
        Ask("share", "Hoặc tỷ lệ", "number", hint="Ví dụ 20%"),
        Ask("rounding", "Phần lẻ", "choice", choices=ROUNDING),
        Ask("at_least", "Ít nhất", "whole", hint="Chỉ với tỷ lệ"),
        CLAUSE,
    )
    return Adding(("awards", "*", "quotas"), "Thêm chỉ tiêu số lượng", asked, _quota)


def _award(data: Data, answers: Answers) -> list[Change]:
    kinds = answered(answers, "kind")
    scope: dict[str, Data] = {"asked": kinds} if kinds else {}
    by = answers.get("by")
    if text_of(answers, "select") == "by_score" and by is None:
        if not entries(data, "rubric", "criteria"):
            raise PlanRefusedError("Chọn theo điểm thì hãy ghi «Chọn theo điểm thì theo».")
        by = "final"
    chosen = by if text_of(answers, "select") == "by_score" else None
    part = answered(answers, "label", "form", "clause") | scope
    part |= answered(answers, "select", by=chosen)
    part |= answered(answers, "decided_by", "places", "money")
    return [Put(("awards", new_key(data, ("awards",), text_of(answers, "label"))), part)]


def _quota(data: Data, answers: Answers) -> list[Change]:
    places = answers.get("places")
    if answers.get("share") is not None:
        if places is not None:
            raise PlanRefusedError("Hãy ghi «Số lượng» hoặc «tỷ lệ», không ghi cả hai.")
        places = answered(answers, "share", "rounding", "at_least")
    if places is None:
        raise PlanRefusedError("Hãy ghi «Số lượng» hoặc «tỷ lệ».")
    path = ("awards", text_of(answers, "award"), "quotas")
    part = answered(answers, "kind", "group", "rounds", places=places, clause=answers.get("clause"))
    return [Insert((*path, len(items(data, *path))), part)]
