"""A new class."""

from thidua.office.plans.editing.adding.keyed import CLAUSE, KINDS, answered, new_key, text_of
from thidua.office.plans.editing.adding.measures import measures
from thidua.office.plans.editing.fields import Adding, Answers, Ask, choices_of, entries, under
from thidua.office.plans.errors import PlanRefusedError
from thidua.plan.rewriting import FIRST, Change, Data, Put


def class_(data: Data) -> Adding:
    """Classes stand from the best down, so it is asked after which one."""
    others = [one for one in measures(data, totals=True) if one[0] != "class"]
    before = [("", "Đứng đầu, là loại cao nhất"), *choices_of(data, "classes")] if entries(data, "classes") else []
    asked = (
        Ask("label", "Tên loại", needed=True),
        *((Ask("after", "Đứng sau loại", "choice", choices=before, start=_last(data)),) if before else ()),
        Ask("of", "Xếp theo", "choice", choices=others, start=others[0][0] if _only_totals(data, others) else ""),
        Ask("at_least", "Từ", "number", hint="Để trống cả hai ô là loại của mọi đối tượng còn lại"),
        Ask("less_than", "Đến dưới", "number"),
        KINDS,
        CLAUSE,
    )
    return Adding(("classes",), "Thêm loại", asked, _make)


def _make(data: Data, answers: Answers) -> list[Change]:
    kinds = answered(answers, "kind")
    bounds = answered(answers, "at_least", "less_than")
    part = answered(answers, "label", "clause")
    if kinds:
        part["asked"] = kinds
    if bounds:
        of = text_of(answers, "of")
        if not of:
            raise PlanRefusedError("Thêm loại: có mức điểm thì hãy chọn «Xếp theo».")
        part["band"] = {"of": of, **bounds}
    key = new_key(data, ("classes",), text_of(answers, "label"))
    return [Put(("classes", key), part, text_of(answers, "after") or FIRST)]


def _last(data: Data) -> str:
    """The lowest class that asks for something: behind one that takes in everybody else none is ever reached."""
    asking = [key for key, part in entries(data, "classes") if under(part, "band") or under(part, "require")]
    return asking[-1] if asking else ""


def _only_totals(data: Data, found: object) -> bool:
    return bool(found) and not entries(data, "facts")
