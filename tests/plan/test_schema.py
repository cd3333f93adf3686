"""The JSON Schema for editors: it takes what the reader takes, and marks a misspelt key at once.

Editors differ in how they read YAML. Most follow 1.2, where days, ``yes`` and ``no`` are texts; older ones
follow 1.1, where ``yes`` is a boolean. A day is a text to JSON in any case, so the tests read it as one.
"""

import copy
import json
import re

import jsonschema
import pytest
import yaml

from thidua.catalogue import plan_files
from thidua.plan.schema import DRAFT, amendment_schema, plan_schema

from .conftest import MINIMAL

SCHEMA = plan_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TIMESTAMP, BOOL = "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"


def loader_without(name: str, *tags: str) -> type[yaml.SafeLoader]:
    """A loader that does not guess the values of some tags."""
    guessed = {
        first: [pair for pair in pairs if pair[0] not in tags]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return type(name, (yaml.SafeLoader,), {"yaml_implicit_resolvers": guessed})


YAML_1_1 = loader_without("YAML_1_1", TIMESTAMP)
YAML_1_2 = loader_without("YAML_1_2", TIMESTAMP, BOOL)
YAML_1_2.add_implicit_resolver(BOOL, re.compile("true|false"), list("tf"))


def errors(data) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(data)]


@pytest.mark.parametrize("loader", [YAML_1_1, YAML_1_2])
@pytest.mark.parametrize("name", plan_files())
def test_a_shipped_plan_is_valid(name, loader):
    assert errors(yaml.load(plan_files()[name].read_text(encoding="utf-8"), loader)) == []


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DRAFT
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_keys_are_those_of_the_file():
    properties = SCHEMA["$defs"]["Test"]["properties"]
    assert list(properties) == ["is", "at_least", "more_than", "at_most", "less_than", "of", "by", "reading"]
    assert list(SCHEMA["$defs"]["AnyOf"]["properties"]) == ["any"]
    assert "from" in SCHEMA["$defs"]["Period"]["properties"]
    assert "__" not in json.dumps(SCHEMA)


def test_every_key_is_explained_in_vietnamese():
    for name, part in {"Plan": SCHEMA, **SCHEMA["$defs"]}.items():
        for key, field in part.get("properties", {}).items():
            assert re.search(r"[^\x00-\x7f]", field["description"]), f"{name}.{key}"


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("period",),
        ("facts", "procedures_transacted"),
        ("rubric", "criteria", "1.1"),
        ("rubric", "criteria", "1.1", "points", "steps", 0),
        ("gates", 0, "require"),
        ("awards", "nhat"),
        ("routes", "prize", "steps", "score"),
    ],
)
def test_a_misspelt_key_is_marked(path):
    data = yaml.load(plan_files()["hoa-thanh-2018"].read_text(encoding="utf-8"), YAML_1_2)
    spoilt = copy.deepcopy(data)
    part = spoilt
    for step in path:
        part = part[step]
    part["misspelt"] = 1
    assert errors(data) == []
    assert errors(spoilt) != []


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("kinds: collective", "kinds: [collective]"),
        ("{ubnd: UBND huyện}", "{ubnd: {label: UBND huyện}}"),
        ("clause: I", "clause: [I]"),
        ("select: by_council}", "select: by_council, places: 4}"),
    ],
)
def test_short_and_long_forms_are_both_valid(right, other, problems):
    for text in (MINIMAL, MINIMAL.replace(right, other)):
        assert problems(text) == []
        assert errors(yaml.load(text, YAML_1_2)) == []


def test_a_part_that_needs_more_than_a_label_has_no_short_form():
    assert errors(yaml.load(MINIMAL + "facts: {so: Số}\nduties: {a: Việc}\n", YAML_1_2)) == ["$.duties.a"]


AMENDMENT = {"thidua": 1, "id": "sua", "title": "Sửa", "amends": "goc", "from": "2020-07-01"}


@pytest.mark.parametrize(
    "sections",
    [
        {},
        {"facts": {"so": {"label": "Số mới", "unit": None}}, "remove": {"facts": "cu", "gates": ["Một", "Hai"]}},
        {"rubric": {"criteria": {"1": {"max": 20}}}},
        {"gates": [{"label": "Một", "suspends": "yes"}]},
    ],
)
def test_an_amendment_may_tell_parts_in_part(sections):
    validator = jsonschema.Draft202012Validator(amendment_schema())
    validator.check_schema(amendment_schema())
    assert list(validator.iter_errors(AMENDMENT | sections)) == []
    assert list(validator.iter_errors({"thidua": 1, "id": "x", "title": "X", "extends": "goc"} | sections)) == []


@pytest.mark.parametrize(
    "wrong",
    [{"fact": {}}, {"facts": {"so": {"lable": "Số"}}}, {"extends": "goc"}, {"from": "tháng 7"}],
)
def test_the_schema_of_amendments_marks_what_is_wrong(wrong):
    assert list(jsonschema.Draft202012Validator(amendment_schema()).iter_errors(AMENDMENT | wrong)) != []
