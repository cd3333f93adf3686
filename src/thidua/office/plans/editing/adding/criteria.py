"""New criteria, parts of one, and lines of bonus and penalty."""

from thidua.office.plans.editing.adding.keyed import CLAUSE, answered, new_key, text_of
from thidua.office.plans.editing.adding.measures import NEW_COUNT, NEW_YES_NO, measure, measures
from thidua.office.plans.editing.fields import Adding, Answers, Ask, choices_of, entries, title_of, under
from thidua.office.plans.errors import PlanRefusedError
from thidua.plan.rewriting import Change, Data, Put
from thidua.plan.source import DataPath

_WAYS = [
    ("judged", "Người thẩm định cho từ 0 đến tối đa"),
    ("yes_no", "Có thì đủ điểm, không thì 0"),
    ("steps", "Theo bậc của một số liệu"),
    ("full", "Điểm tối đa nhân với một tỷ lệ"),
    ("each", "Mỗi việc cộng, hoặc trừ, bấy nhiêu điểm"),
]
_SPLIT = ("parts", "Chia thành các chỉ tiêu con")
_NEW_FACT = ("", "Số liệu mới, mang tên của chỉ tiêu")


def criterion(data: Data) -> Adding:
    """A criterion with a simple way of giving points, or divided."""
    asked = (
        Ask("code", "Số", hint="Ví dụ 1.4; để trống thì đặt theo tên"),
        Ask("label", "Nội dung", needed=True),
        *_within(data),
        *_points(data, [*_WAYS, _SPLIT]),
        CLAUSE,
    )
    return Adding(("rubric", "criteria"), "Thêm chỉ tiêu", asked, _criterion)


def _within(data: Data) -> tuple[Ask, ...]:
    """Either all criteria stand in sections or none does; a section comes with its first criterion."""
    sections = choices_of(data, "rubric", "sections")
    if not sections and entries(data, "rubric", "criteria"):
        return ()
    new = Ask("section_label", "Phần mới", hint="Tên, khi chỉ tiêu mở đầu một phần chưa có")
    return (Ask("section", "Thuộc phần", "choice", choices=sections), new) if sections else (new,)


def part(data: Data) -> Adding | None:
    """One more part of a criterion that is divided; None where none is."""
    divided = [
        (key, f"{key}. {title_of(one, key)}")
        for key, one in entries(data, "rubric", "criteria")
        if entries(one, "parts") and under(one, "points") is None
    ]
    if not divided:
        return None
    asked = (
        Ask("within", "Thuộc chỉ tiêu", "choice", needed=True, choices=divided, start=divided[-1][0]),
        Ask("code", "Số", hint="Ví dụ 2.1; để trống thì đặt theo tên"),
        Ask("label", "Nội dung", needed=True),
        *_points(data, _WAYS),
        CLAUSE,
    )
    return Adding(("rubric", "criteria", "*", "parts"), "Thêm chỉ tiêu con", asked, _part)


def adjustment(data: Data, key: str, title: str) -> Adding:
    """A line of ``bonus`` or ``penalty``: so much for each case, or for what is so."""
    asked = (
        Ask("label", "Nội dung", needed=True),
        Ask("of", "Xét theo", "choice", needed=True, choices=[NEW_COUNT, NEW_YES_NO, *measures(data)], start="+count"),
        Ask("add", "Điểm mỗi việc, hoặc khi có", "number", needed=True, hint="Số dương"),
        Ask("limit", "Không quá", "number"),
        CLAUSE,
    )

    def make(data: Data, answers: Answers) -> list[Change]:
        path, label = ("rubric", key), text_of(answers, "label")
        name, changes = measure(data, text_of(answers, "of"), label, answers)
        is_yes_no = "yes_no" in (text_of(answers, "of")[1:], under(data, "facts", name, "type"))
        points: Data = {"each": name, **answered(answers, "add", max=answers.get("limit"))}
        if is_yes_no:
            points = _yes_no(name, answers.get("add"))
        line = answered(answers, "label", "clause") | {"points": points}
        return [*changes, Put((*path, new_key(data, path, label)), line)]

    return Adding(("rubric", key), title, asked, make)


def _points(data: Data, ways: list[tuple[str, str]]) -> tuple[Ask, ...]:
    return (
        Ask("max", "Điểm tối đa", "number", needed=True),
        Ask("way", "Cách tính điểm", "choice", needed=True, choices=ways, start="judged"),
        Ask(
            "of",
            "Theo số liệu",
            "choice",
            choices=[_NEW_FACT, *measures(data)],
            hint="Không cần khi người thẩm định cho điểm",
        ),
        Ask("mark", "Đủ điểm khi đạt từ", "number", hint="Với cách theo bậc, theo tỷ lệ"),
        Ask("add", "Điểm mỗi việc", "number", hint="Với cách mỗi việc; số âm là trừ từ điểm tối đa"),
    )


def _criterion(data: Data, answers: Answers) -> list[Change]:
    path: DataPath = ("rubric", "criteria")
    key = _key(data, path, answers)
    changes, points = _way(data, answers, key)
    section = answers.get("section")
    if name := text_of(answers, "section_label"):
        if section is not None:
            raise PlanRefusedError("Hãy chọn «Thuộc phần» hoặc ghi «Phần mới», không ghi cả hai.")
        section = new_key(data, ("rubric", "sections"), name)
        changes = [*changes, Put(("rubric", "sections", section), {"label": name, **answered(answers, "clause")})]
    head = answered(answers, "label", section=section, clause=answers.get("clause"), max=answers.get("max"))
    if text_of(answers, "way") == _SPLIT[0]:
        inner = answered(answers, "label", "clause", "max") | {"points": points}
        return [*changes, Put((*path, key), head | {"parts": {f"{key}.1": inner}})]
    return [*changes, Put((*path, key), head | {"points": points})]


def _part(data: Data, answers: Answers) -> list[Change]:
    path = ("rubric", "criteria", text_of(answers, "within"), "parts")
    key = _key(data, path, answers)
    changes, points = _way(data, answers, key)
    return [*changes, Put((*path, key), answered(answers, "label", "clause", "max") | {"points": points})]


def _key(data: Data, path: DataPath, answers: Answers) -> str:
    code = text_of(answers, "code")
    if code and code in dict(entries(data, *map(str, path))):
        raise PlanRefusedError(f"Đã có chỉ tiêu số {code}; hãy ghi số khác.")
    return code or new_key(data, path, text_of(answers, "label"))


def _way(data: Data, answers: Answers, key: str) -> tuple[list[Change], Data]:
    """What makes the fact where it is new, and the points."""
    way, label, full = text_of(answers, "way"), text_of(answers, "label"), answers.get("max")
    of, mark, add = text_of(answers, "of"), answers.get("mark"), text_of(answers, "add")
    if way in ("judged", "parts"):
        more: dict[str, Data] = {"unit": "điểm", "better": "higher", "max": full}
        name, changes = measure(data, "+points", f"Điểm chấm: {label}", answers, **more)
        return changes, {"judged": name}
    types: dict[str, tuple[str, dict[str, Data]]] = {
        "yes_no": ("+yes_no", {"better": "higher"}),
        "full": ("+number", {"unit": "tỷ lệ", "min": "0"}),
    }
    type_, limits = types.get(way, ("+count", {}))
    name, changes = measure(data, of or type_, label, answers, **limits)
    if way == "yes_no":
        return changes, _yes_no(name, "full")
    if way == "full":
        return changes, {"full": name, **answered(answers, target=mark)}
    if way == "steps":
        if mark is None:
            raise PlanRefusedError("Tính theo bậc thì hãy ghi «Đủ điểm khi đạt từ»; các bậc khác thêm sau.")
        return changes, {
            "of": name,
            "steps": [{"at_least": mark, "points": "full"}, {"less_than": mark, "points": "0"}],
        }
    if not add:
        raise PlanRefusedError("Tính theo mỗi việc thì hãy ghi «Điểm mỗi việc».")
    if add.startswith("-"):
        return changes, {"base": "full", "each": name, "add": add, "min": "0"}
    return changes, {"each": name, "add": add, "max": full}


def _yes_no(name: str, points: Data) -> Data:
    return {"of": name, "steps": [{"is": "yes", "points": points}, {"is": "no", "points": "0"}]}
