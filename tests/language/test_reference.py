"""The reference: a section for each construct with examples from its sentences, and an index that leaves none out."""

import inspect
import re
from types import ModuleType
from typing import Any

import pytest
import yaml

from tests.docs.blocks import blocks_of
from tests.docs.examples import examples_in, is_part_of_a_plan
from tests.language.reference import INDEX, REFERENCE, constructs_showing, kinds, with_table
from tests.language.telling import FOLDER, told_in
from thidua.plan.model import (
    awards,
    calendar,
    classes,
    conditions,
    councils,
    facts,
    figures,
    places,
    points,
    procedure,
    ranking,
    scorers,
    scoring,
)
from thidua.plan.model.base import Part
from thidua.plan.schema import plan_schema

SECTIONS = sorted((file for file in REFERENCE.glob("*.md") if file != INDEX), key=lambda file: file.stem)
EARNING_NOTHING = {"doi-tuong", "giay-to", "khen-thuong", "so-lieu", "van-ban"}
"""Sections on what no sentence can be about by itself: their examples are parts of the shipped plans."""
RULES = (awards, calendar, classes, conditions, councils, figures, places, points, procedure, ranking, scorers, scoring)


def stands_in(part: Any, whole: Any) -> bool:
    """Whether everything of ``part`` stands in ``whole``, keys under the same keys."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and stands_in(it, whole[key]) for key, it in part.items())
    return bool(part == whole)


def test_each_construct_has_a_section_and_sentences() -> None:
    told = {file.stem for file in FOLDER.glob("*.yaml")}
    assert {file.stem for file in SECTIONS} == told | EARNING_NOTHING
    assert told & EARNING_NOTHING == set()


@pytest.mark.parametrize("section", SECTIONS, ids=lambda file: file.stem)
def test_each_example_runs_as_sentences(section) -> None:
    examples = examples_in(section)
    assert examples
    if section.stem in EARNING_NOTHING:
        assert [example for example in examples if not is_part_of_a_plan(example)] == []
        return
    cases = told_in(FOLDER / f"{section.stem}.yaml")["cases"]
    plans = [plan for case in cases for plan in (case["files"].values() if "files" in case else [case["plan"]])]
    for text in examples:
        example = yaml.load(text, Loader=yaml.CBaseLoader)
        assert any(stands_in(example, plan) for plan in plans), text


@pytest.mark.parametrize("section", SECTIONS, ids=lambda file: file.stem)
def test_a_section_is_short_and_named_like_the_others(section) -> None:
    text = section.read_text(encoding="utf-8")
    assert re.match(r"# [^\n]*: `[a-z_]+`[^\n]*\n\n[^\n#|-]", text), "a title with its keys, then what it is for"
    assert len(text.splitlines()) <= 60


# --- The index


def test_every_kind_of_rule_is_shown_by_sentences() -> None:
    shown = constructs_showing()
    assert [kind for kind in kinds() if kind not in shown] == []
    assert [kind for kind in shown if kind not in kinds()] == []


def test_the_table_is_the_one_of_the_sentences() -> None:
    text = INDEX.read_text(encoding="utf-8")
    assert text == with_table(text), "python -m tests.language.reference writes it anew"


def test_every_section_is_listed() -> None:
    listed = INDEX.read_text(encoding="utf-8").partition("## Mục lục")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"\]\((\S+?)\.md\)", listed)) == [section.stem for section in SECTIONS]


def _words_of_the_grammar() -> set[str]:
    [block] = [block for block in blocks_of(INDEX) if block.language == "text"]
    return set(re.findall(r"[a-z_]+", block.text))


def _keys(module: ModuleType) -> set[str]:
    """Every key of the parts of a plan that a module describes."""
    parts = [part for _, part in inspect.getmembers(module, inspect.isclass) if issubclass(part, Part)]
    own = [part for part in parts if part.__module__ == module.__name__]
    return {key for part in own for key in _written(part)}


def _written(part: type[Part]) -> set[str]:
    """The keys of a part; those that nobody writes begin with ``__``."""
    keys = {field.alias or name for name, field in part.model_fields.items()}
    return {key for key in keys if not key.startswith("__")}


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_the_grammar_names_every_key(module: ModuleType) -> None:
    assert _keys(module)
    assert sorted(_keys(module) - _words_of_the_grammar()) == []


def test_the_grammar_names_every_key_of_parameters_and_every_section_of_a_plan() -> None:
    sections = set(plan_schema()["properties"])
    assert sorted((sections | _written(facts.Parameter)) - _words_of_the_grammar()) == []
