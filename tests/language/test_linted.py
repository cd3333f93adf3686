"""Every plan of the sentences is linted: never a crash, and what a case tells under ``lint`` is found, or is not."""

from pathlib import Path
from typing import Any

import pytest

from tests.language.telling import FOLDER, plan_of, told_in
from thidua.checks import lint

FILES = sorted(FOLDER.glob("*.yaml"))
ABOUT_POINTS = {"tier-gap", "tier-overlap", "perverse-incentive", "unreachable-points", "unequal-ceiling"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_plan_is_linted_as_told(file: Path) -> None:
    for number, case in enumerate(told_in(file)["cases"], 1):
        found = lint(plan_of(case))
        if "lint" in case:
            _as_told(number, case["lint"], {(one.code, one.message) for one in found if one.code in ABOUT_POINTS})


def _as_told(number: int, told: list[Any], found: set[tuple[str, str]]) -> None:
    """Each ``{code: words}`` fits one finding, and nothing else about points is found."""
    rest = set(found)
    for one in told:
        ((code, words),) = one.items()
        fitting = {finding for finding in rest if finding[0] == code and words in finding[1]}
        assert fitting, f"case {number}: no {code} with «{words}» in {found}"
        rest -= fitting
    assert not rest, f"case {number}: not told {rest}"
