"""A JSON Schema of the plan language, for editors that complete and check a plan while it is written.

It sees a file as an editor does (YAML 1.2: ``12`` is a number, ``2018-06-19`` and ``yes`` are texts; the
``yes`` of YAML 1.1, a boolean, is taken too), and says less than the reader: names are not checked.
"""

from typing import Any

from thidua.plan.model.amendment import Amendment
from thidua.plan.model.plan import Plan

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Kế hoạch thi đua (thidua)"


def plan_schema() -> dict[str, Any]:
    """The schema as plain data, fit for JSON."""
    schema = Plan.model_json_schema(by_alias=True, mode="validation")
    tidied: dict[str, Any] = _tidied(schema)
    return {"$schema": DRAFT, "title": TITLE, "description": "Kế hoạch thi đua viết thành dữ liệu", **tidied}


def amendment_schema() -> dict[str, Any]:
    """The schema of a file that amends a plan or adds to that of a higher level: any part may be told in part."""
    schema = plan_schema()
    head = _tidied(Amendment.model_json_schema(by_alias=True, mode="validation"))
    whole: dict[str, Any] = _partial(schema)
    extends = {**head["properties"]["amends"], "description": "Mã của kế hoạch cấp trên được bổ sung"}
    whole["properties"] = {**whole["properties"], **head["properties"], "extends": extends}
    whole["required"] = ["thidua", "id", "title"]
    whole["oneOf"] = [{"required": ["amends", "from"]}, {"required": ["extends"]}]
    return whole | {"title": f"{TITLE}: sửa đổi, bổ sung", "description": "Tệp sửa đổi hoặc bổ sung một kế hoạch"}


def _partial(node: Any) -> Any:
    """Where nothing is required, and every key may be without value."""
    if isinstance(node, list):
        return [_partial(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _partial(inner) for key, inner in node.items() if key not in ("required", "minItems", "minProperties")}
    if isinstance(node.get("properties"), dict):
        kept["properties"] = {name: {"anyOf": [part, {"type": "null"}]} for name, part in kept["properties"].items()}
    return kept


def _tidied(node: Any) -> Any:
    """Without what pydantic adds for programmers: titles from attribute names, the English of docstrings."""
    if isinstance(node, list):
        return [_tidied(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    is_part = "properties" in node
    kept = {}
    for key, inner in node.items():
        if (key == "title" and isinstance(inner, str)) or (key == "description" and is_part):
            continue
        # Under these keys stand names of the language, which may well be called "title".
        named = key in ("properties", "$defs")
        kept[key] = {name: _tidied(part) for name, part in inner.items()} if named else _tidied(inner)
    return _with_number(kept)


def _with_number(node: dict[str, Any]) -> dict[str, Any]:
    """A choice written with digits is a number to an editor."""
    if "const" not in node:
        return node
    choice = node["const"]
    rest = {key: inner for key, inner in node.items() if key not in ("const", "type")}
    return {**rest, "enum": [choice, int(choice)] if str(choice).isdigit() else [choice]}
