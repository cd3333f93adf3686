"""Plans that together hold everything that the language can say."""

from pathlib import Path

import pytest
import yaml

from tests.language.telling import FOLDER, plan_of
from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan

MORE = Path(__file__).parent / "more.yaml"
"""Small plans with what no shipped plan and no sentence of the language says."""


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Plan]:
    return {name: read_plan(file) for name, file in plan_files().items()}


@pytest.fixture(scope="session")
def everything(catalogue: dict[str, Plan]) -> list[Plan]:
    files = [*sorted(FOLDER.glob("*.yaml")), MORE]
    cases = [
        case
        for file in files
        for case in yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader).get("cases", [])
    ]
    return [*catalogue.values(), *(plan_of(case) for case in cases)]
