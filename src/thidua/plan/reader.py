"""A plan file to a Plan: all errors at once, each with its place, what was expected and what stood there."""

from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from thidua.plan.model.plan import Plan
from thidua.plan.problems import PlanError
from thidua.plan.references import check_references
from thidua.plan.source import AT, DataPath, Source, read_source

_EXPECTED = {
    "missing": "thiếu mục bắt buộc «{key}»",
    "list_type": "cần một danh sách (các dòng bắt đầu bằng «- »), {stood}",
    "tuple_type": "cần một hoặc nhiều mục, {stood}",
    "dict_type": "cần một nhóm mục dạng «tên: nội dung», {stood}",
    "model_type": "cần một nhóm mục dạng «tên: nội dung», {stood}",
    "string_type": "cần một đoạn chữ, {stood}",
    "too_short": "cần ít nhất {min_length} mục, {stood}",
    "too_long": "chỉ được {max_length} mục, {stood}",
    "string_too_short": "cần một đoạn chữ, {stood}",
    "string_too_long": "cần chữ ngắn hơn {max_length} ký tự, {stood}",
    "literal_error": "cần một trong: {choices}, {stood}",
    "string_pattern_mismatch": "chữ không đúng mẫu {pattern}, {stood}",
    "union_tag_not_found": "nội dung ở đây không thuộc dạng nào được hiểu, {stood}",
}


def read_plan(file: Path) -> Plan:
    """Read and check the plan in ``file``. Raises PlanError with every problem found, OSError without a file."""
    source = read_source(file)
    plan = None
    if isinstance(source.data, dict):
        try:
            plan = Plan.model_validate(source.data)
        except ValidationError as errors:
            for error in errors.errors(include_url=False):
                _report(source, error)
    else:
        source.report(source.place(()), "kế hoạch phải là một nhóm mục dạng «tên: nội dung»")
    if plan is not None and not source.problems:
        for path, message in check_references(plan):
            source.report(source.place(path, of_key=False), message)
    if plan is None or source.problems:
        raise PlanError(file, source.problems)
    return plan


def _report(source: Source, error: ErrorDetails) -> None:
    kind = error["type"]
    path = _path_in(source, error["loc"])
    if kind == "extra_forbidden":
        source.report(source.place(path, of_key=True), _misspelt(str(path[-1]), source, path))
        return
    context: dict[str, Any] = dict(error.get("ctx", {}))
    if kind == "missing":
        source.report(source.place(path), _EXPECTED[kind].format(key=error["loc"][-1]))
        return
    if kind == "literal_error":
        context["choices"] = context["expected"].replace("'", "").replace(" or ", ", ")
    template = _EXPECTED.get(kind)
    message = error["msg"] if template is None else template.format(stood=_stood(error["input"]), **context)
    source.report(source.place(path), message)


def _path_in(source: Source, location: tuple[str | int, ...]) -> DataPath:
    """The path in the file of an error's location, which also names union forms and keys that are not there."""
    path: DataPath = ()
    for step in location:
        if (*path, step) in source.values:
            path = (*path, step)
    return path


def _stood(value: Any) -> str:
    if value is None:
        return "ở đây để trống"
    if isinstance(value, str):
        return f"ở đây là «{value}»"
    if isinstance(value, (list, tuple)):
        return f"ở đây là danh sách {len(value)} mục"
    return "ở đây là một nhóm mục"


def _misspelt(key: str, source: Source, path: DataPath) -> str:
    if " " in key and source.value(path) is None:
        return f"đoạn chữ có dấu phẩy trong ngoặc {{…}} phải đặt trong dấu nháy kép, ở đây «{key}» bị hiểu là một mục"
    known = known_keys(source, path[:-1])
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    hint = f", có phải là «{near[0]}»?" if near else f"; ở đây dùng được: {', '.join(known)}"
    return f"không có mục «{key}»{hint}"


def known_keys(source: Source, path: DataPath) -> list[str]:
    """The keys that may stand in the mapping at ``path``, in the order of the language."""
    data, found = source.data, [Plan]
    for step in path:
        data = data[step]
        found = _models_at(found, step)
    fitting = _fitting(found, {key for key in data if key != AT})
    return list(dict.fromkeys(key for model in fitting for key in _keys(model)))


def _keys(model: type[BaseModel]) -> list[str]:
    names = [field.alias or name for name, field in model.model_fields.items()]
    return [name for name in names if not name.startswith("__")]


def _fitting(models: list[type[BaseModel]], keys: set[str]) -> list[type[BaseModel]]:
    scored = [(len(keys & set(_keys(model))), model) for model in models]
    best = max((score for score, _ in scored), default=0)
    return [model for score, model in scored if score == best]


def _models_at(models: list[type[BaseModel]], step: str | int) -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    for model in models:
        if isinstance(step, int):
            found.append(model)
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if step in fields:
            found.extend(_models_in(fields[step].annotation))
        else:
            found.append(model)
    return list(dict.fromkeys(found))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """Every model that may stand under an annotation: through lists, keyed groups, unions, and Annotated."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) is None and not isinstance(annotation, UnionType):
        return []
    return [model for inner in get_args(annotation) for model in _models_in(inner)]
