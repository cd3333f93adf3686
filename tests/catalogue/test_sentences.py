"""Every plan of the catalogue says what its sentences say."""

import pytest

from tests.catalogue.sentences import CHECKS, FOLDER, disagreements, sentences_of
from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan


@pytest.mark.parametrize("plan_id", plan_files())
def test_plan_agrees_with_its_sentences(plan_id: str) -> None:
    assert disagreements(read_plan(plan_files()[plan_id]), sentences_of(plan_id)) == []


@pytest.mark.parametrize("plan_id", plan_files())
def test_no_sentence_is_passed_over(plan_id: str) -> None:
    sentences = sentences_of(plan_id)
    assert set(sentences) <= set(CHECKS)
    known = read_plan(plan_files()[plan_id]).facts
    assert {name for facts in _facts_in(sentences) for name in facts} <= set(known)


def test_no_sentences_are_without_their_plan() -> None:
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(plan_files())


def _facts_in(told: object) -> list[dict[str, str]]:
    """Every mapping of facts in the sentences."""
    if isinstance(told, list):
        return [facts for inner in told for facts in _facts_in(inner)]
    if not isinstance(told, dict):
        return []
    own = told.get("facts", [])
    return (own if isinstance(own, list) else [own]) + [facts for inner in told.values() for facts in _facts_in(inner)]
