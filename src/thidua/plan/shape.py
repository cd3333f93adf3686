"""The errors of a plan file against the model, in Vietnamese: keys, kinds of value, missing parts."""

from re import fullmatch
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from thidua.plan.keys import known_keys, not_together
from thidua.plan.model.choosing import TAG
from thidua.plan.model.plan import Plan
from thidua.plan.problems import HINTED, Place, hint, nearest
from thidua.plan.scalars import stood_here
from thidua.plan.source import RESERVED, DataPath, Source

_GROUP = "cần một nhóm mục dạng «tên: nội dung»"
_EXPECTED = {
    "list_type": "cần một danh sách (các dòng bắt đầu bằng «- »)",
    "tuple_type": "cần một mục hoặc một danh sách các mục",
    "dict_type": _GROUP,
    "model_type": _GROUP,
    "too_short": "cần ít nhất {min_length} mục",
    "too_long": "chỉ được {max_length} mục",
}
"""By the type of pydantic's error, what was expected. Single values and forms say it themselves."""


def report_shape(source: Source, wrong: ValidationError, root: type[BaseModel] = Plan) -> None:
    """Tell every error of ``wrong`` at its place, except where the reading of the file already told one.

    ``root`` is the model that the file was held against.
    """
    errors = wrong.errors(include_url=False)
    told = {problem.place for problem in source.problems}
    meant: set[DataPath] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            path = path_of(source, error)
            _report_unknown(source, path, meant, told, root)
    for error in errors:
        if _is_consequence(error):
            continue
        if error["type"] not in ("extra_forbidden", "missing"):
            path = path_of(source, error)
            _report(source, source.place(path), _message(error, path), told)
        elif error["type"] == "missing":
            _report_missing(source, error, meant, told)


def _is_consequence(error: ErrorDetails) -> bool:
    """Whether items are only missing because those that stand there are wrong, which is told of each."""
    if error["type"] != "too_short":
        return False
    stood = [item for item in error["input"] if not str(item).startswith(RESERVED)]
    return len(stood) >= int(error["ctx"]["min_length"])


def path_of(source: Source, error: ErrorDetails) -> DataPath:
    """Where in the file an error is, or the part in which something is missing."""
    return source.path_of(step for step in error["loc"] if not str(step).startswith(TAG))


def _report(source: Source, place: Place, message: str, told: set[Place]) -> None:
    if place not in told:
        source.report(place, message)


def _report_unknown(
    source: Source, path: DataPath, meant: set[DataPath], told: set[Place], root: type[BaseModel]
) -> None:
    key, place = str(path[-1]), source.place(path, of_key=True)
    if cut := _cut_text(path, source.value(path)):
        _report(source, place, cut, told)
        return
    if len(source.problems) >= HINTED:
        _report(source, place, f"không có mục «{key}»", told)
        return
    if other := not_together(source, path, Plan):
        there = source.place((*path[:-1], other), of_key=True)
        message = f"«{key}» không đi cùng «{other}» (dòng {there.line}, cột {there.column}); chỉ được một trong hai"
        _report(source, place, message, told)
        return
    # In a file that changes another the key that is meant may well stand in that one.
    stood = () if place.file else source.value(path[:-1])
    known = [name for name in known_keys(source, path[:-1], root) if name not in stood]
    if near := nearest(key, known):
        meant.add((*path[:-1], near))
    _report(source, place, f"không có mục «{key}»{hint(key, known)}", told)


def _report_missing(source: Source, error: ErrorDetails, meant: set[DataPath], told: set[Place]) -> None:
    key, path = error["loc"][-1], path_of(source, error)
    if isinstance(key, int):
        _report(source, source.place(path), f"cần đủ các mục, thiếu mục thứ {key + 1}", told)
    # The key is there, only misspelt: said already.
    elif (*path, key) not in meant:
        _report(source, source.place(path), f"thiếu mục bắt buộc «{key}»", told)


def _message(error: ErrorDetails, path: DataPath) -> str:
    kind, stood = error["type"], error["input"]
    context: dict[str, Any] = error.get("ctx", {})
    if cut := _cut_text(path, stood):
        return cut
    if kind == "expected":
        return error["msg"]
    if kind == "no_form":
        return f"cần {error['msg']}, {stood_here(stood)}"
    if kind == "literal_error":
        return _not_a_choice(context["expected"], stood)
    expected = _EXPECTED.get(kind, "nội dung ở đây không đúng dạng").format(**context)
    return f"{expected}, {stood_here(stood)}"


def _not_a_choice(expected: str, stood: Any) -> str:
    choices = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = nearest(stood, choices) if isinstance(stood, str) else None
    proposed = f", có phải là «{near}»?" if near else ""
    what = f"«{choices[0]}»" if len(choices) == 1 else f"một trong: {', '.join(choices)}"
    return f"cần {what}, {stood_here(stood)}{proposed}"


def _cut_text(path: DataPath, stood: Any) -> str | None:
    """The commonest slips: in ``{label: Mục 1, mục 2}`` and ``{add: 0,5}`` the comma begins a key."""
    key = path[-1] if path else ""
    if stood is not None or not isinstance(key, str):
        return None
    if fullmatch(r"\d+%?", key):
        return f"số lẻ viết bằng dấu chấm như 2.5, ở đây «{key}» sau dấu phẩy bị hiểu là một mục"
    if " " not in key:
        return None
    rule = "đoạn chữ có dấu phẩy trong ngoặc {…} phải đặt trong dấu nháy kép"
    return f"{rule}, ở đây «{key}» bị hiểu là một mục"
