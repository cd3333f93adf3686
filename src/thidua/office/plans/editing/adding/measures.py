"""What new conditions and points go by: a figure that the plan has, or a new one that is asked from then on."""

from thidua.office.plans.editing.adding.keyed import answered, free_key
from thidua.office.plans.editing.fields import Answers, Choices, entries, title_of, under
from thidua.office.plans.editing.values import stored
from thidua.office.plans.errors import PlanRefusedError
from thidua.plan.rewriting import Change, Data, Put

NEW = "+"
"""What a choice begins with that stands for a new fact; its type follows."""
NEW_YES_NO = (f"{NEW}yes_no", "Nội dung mới, trả lời có hoặc không")
NEW_COUNT = (f"{NEW}count", "Số liệu mới, là số đếm")
BOUND_WORDS = {
    "is": "bằng",
    "at_least": "từ … trở lên",
    "more_than": "trên",
    "at_most": "không quá",
    "less_than": "dưới",
}
YES_NO_WORDS = {"có": "yes", "không": "no", "yes": "yes", "no": "no"}


def measures(data: Data, *, totals: bool = False) -> Choices:
    """Facts and figures of the plan; ``totals``: the class and the final points too, known only after these."""
    found = [(key, title_of(part, key)) for key in ("facts", "figures") for key, part in entries(data, key)]
    if totals and entries(data, "rubric", "criteria"):
        found += [("final", "Điểm cuối cùng"), ("percent", "Tỷ lệ điểm trên tối đa")]
        found += [(key, f"Điểm phần {title_of(part, key)}") for key, part in entries(data, "rubric", "sections")]
    if totals and entries(data, "classes"):
        found.append(("class", "Loại"))
    return found


def measure(data: Data, chosen: str, label: str, answers: Answers, **more: Data) -> tuple[str, list[Change]]:
    """The name of what was chosen, and what makes it where it is new: a fact called as the part is."""
    if not chosen.startswith(NEW):
        return chosen, []
    taken = [key for section in ("facts", "figures", "parameters") for key, _ in entries(data, section)]
    taken += [key for key, _ in entries(data, "rubric", "sections")]
    key = free_key([*taken, "group", "kind", "class", "rank", "final", "bonus", "penalty", "percent"], label)
    fact = {"label": label, "type": chosen[len(NEW) :]} | more | answered(answers, "clause")
    return key, [Put(("facts", key), fact)]


def value_of(data: Data, of: str, typed: str) -> str:
    """A value as the plan has it of what is measured: yes or no, a level or class by its name, a day, a number."""
    if (type_ := under(data, "facts", of, "type")) == "date":
        return str(stored("day", typed))
    if type_ == "yes_no" or of.startswith(f"{NEW}yes_no"):
        if (found := YES_NO_WORDS.get(typed.lower())) is None:
            raise PlanRefusedError("Giá trị so sánh ở đây là «có» hoặc «không».")
        return found
    named = entries(data, "classes") if of == "class" else []
    if type_ == "level":
        named = entries(data, "scales", str(under(data, "facts", of, "scale")), "levels")
    if named:
        found = next((key for key, part in named if typed.lower() in (key.lower(), title_of(part, key).lower())), None)
        if found is None:
            said = ", ".join(title_of(part, key) for key, part in named)
            raise PlanRefusedError(f"Giá trị so sánh ở đây là một trong các mức: {said}.")
        return found
    return str(stored("number", typed))
