"""The reference: a section for each construct, whose examples stand in its sentences."""

from typing import Any

import pytest
import yaml

from tests.docs.blocks import blocks_of
from tests.language.reference import INDEX, REFERENCE
from tests.language.telling import FOLDER, told_in

SECTIONS = sorted((file for file in REFERENCE.glob("*.md") if file != INDEX), key=lambda file: file.stem)


def stands_in(part: Any, whole: Any) -> bool:
    """Whether everything of ``part`` stands in ``whole``, keys under the same keys."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and stands_in(it, whole[key]) for key, it in part.items())
    return bool(part == whole)


def test_each_construct_has_a_section_and_sentences() -> None:
    assert [file.stem for file in SECTIONS] == sorted(file.stem for file in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("section", SECTIONS, ids=lambda file: file.stem)
def test_each_example_runs_as_sentences(section) -> None:
    blocks = [block for block in blocks_of(section) if block.language == "yaml"]
    assert blocks
    cases = told_in(FOLDER / f"{section.stem}.yaml")["cases"]
    plans = [plan for case in cases for plan in (case["files"].values() if "files" in case else [case["plan"]])]
    for block in blocks:
        example = yaml.load(block.text, Loader=yaml.CBaseLoader)
        assert any(stands_in(example, plan) for plan in plans), block.text
