"""Every construct does what its sentences say, and refuses what they say is wrong."""

from pathlib import Path

import pytest

from tests.language.telling import FOLDER, contradictions, plan_of, told_in
from thidua.plan.problems import PlanError

FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_construct_does_what_its_sentences_say(file: Path) -> None:
    told = told_in(file)
    found = []
    for number, case in enumerate(told["cases"], 1):
        plan = plan_of(case)
        for sentence in case["sentences"]:
            found += [f"case {number}, {sentence['who']}: {line}" for line in contradictions(plan, sentence)]
    assert found == []


@pytest.mark.parametrize("file", [file for file in FILES if "wrong" in told_in(file)], ids=lambda file: file.stem)
def test_construct_refuses_what_is_wrong(file: Path) -> None:
    for case in told_in(file)["wrong"]:
        with pytest.raises(PlanError) as refused:
            plan_of(case)
        for words in case["says"]:
            assert words in str(refused.value)
