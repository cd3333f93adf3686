"""Examples of the plan language in the documents: parts of the plans that are shipped."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.docs.blocks import blocks_of
from thidua.catalogue import plan_files


def examples_in(document: Path) -> list[str]:
    """The YAML blocks of a document that are no files of their own."""
    return [block.text for block in blocks_of(document) if block.language == "yaml" and not block.name]


def is_part_of_a_plan(example: str) -> bool:
    """Whether a shipped plan says what the example says."""
    part = yaml.load(example, yaml.CBaseLoader)
    return any(holds(plan, part) for plan in _plans())


@cache
def _plans() -> list[Any]:
    return [yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader) for file in plan_files().values()]


def holds(whole: Any, part: Any) -> bool:
    """Whether ``part`` is ``whole`` with some keys of mappings and some entries of lists left out."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and holds(whole[key], part[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(holds(there, entry) for there in whole) for entry in part)
    return bool(whole == part)
