"""A new condition."""

from thidua.office.plans.editing.adding.keyed import CLAUSE, KINDS, answered, text_of
from thidua.office.plans.editing.adding.measures import (
    BOUND_WORDS,
    NEW_COUNT,
    NEW_YES_NO,
    measure,
    measures,
    value_of,
)
from thidua.office.plans.editing.fields import Adding, Answers, Ask, choices_of, items
from thidua.plan.rewriting import Change, Data, Insert


def gate(data: Data) -> Adding:
    """Asked: its name, what is measured, against what, of whom."""
    of = Ask(
        "of",
        "Xét theo",
        "choice",
        needed=True,
        choices=[NEW_YES_NO, NEW_COUNT, *measures(data, totals=True)],
        hint="Nội dung hoặc số liệu mới mang tên của điều kiện và được hỏi từ đây",
        start=NEW_YES_NO[0],
    )
    asked = (
        Ask("label", "Tên điều kiện", needed=True),
        of,
        Ask("bound", "So sánh", "choice", needed=True, choices=[*BOUND_WORDS.items()], start="is"),
        Ask("value", "Với giá trị", needed=True, hint="có, không, một số, một ngày hoặc tên một mức", start="có"),
        KINDS,
        Ask("group", "Nhóm", "choices", choices=choices_of(data, "groups"), hint="Không chọn ai là mọi đối tượng"),
        Ask("suspends", "Không đạt chỉ là tạm dừng, xét lại khi có kết luận", "flag"),
        CLAUSE,
    )
    return Adding(("gates",), "Thêm điều kiện", asked, _make)


def _make(data: Data, answers: Answers) -> list[Change]:
    label, chosen = text_of(answers, "label"), text_of(answers, "of")
    asked = answered(answers, "kind", "group")
    scope: dict[str, Data] = {"asked": asked} if asked else {}
    value = value_of(data, chosen, text_of(answers, "value"))
    name, changes = measure(data, chosen, label, answers, **scope)
    require: Data = {"of": name, text_of(answers, "bound"): value}
    part = answered(answers, "label", "clause") | scope | {"require": require} | answered(answers, "suspends")
    return [*changes, Insert(("gates", len(items(data, "gates"))), part)]
