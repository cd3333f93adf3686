"""Whatever stands in an amendment, reading gives a plan or tells what is wrong and where; it never breaks down."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from thidua.catalogue import plan_files
from thidua.plan.problems import PlanError
from thidua.plan.reader import read_plan

PLANS = {
    name: yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) for name, file in plan_files().items()
}
HEAD = {"thidua": "1", "id": "sua-doi", "title": "Sửa đổi", "from": "2020-07-01"}


def _part(luck: random.Random, value: Any) -> Any:
    """Some of what stands in a value, some of it spoiled."""
    kind = luck.randrange(12)
    if kind == 0:
        return None
    if kind == 1:
        return luck.choice(["", "x", "-1", ["a"], {"label": "x"}, {}, [], [[]], {"": "1"}])
    if isinstance(value, dict):
        keys = [key for key in value if luck.random() < 0.4]
        return {key: _part(luck, value[key]) for key in keys}
    if isinstance(value, list):
        return [_part(luck, item) for item in value if luck.random() < 0.6]
    return value


@pytest.mark.parametrize("seed", range(60))
def test_an_amendment_of_anything_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    luck = random.Random(seed)
    base, other = luck.choice(list(PLANS)), luck.choice(list(PLANS))
    key = luck.choice(["amends", "extends"])
    sections = _part(luck, {name: part for name, part in PLANS[other].items() if name not in HEAD}) or {}
    data: dict[str, Any] = {**(sections if isinstance(sections, dict) else {}), **HEAD, key: base}
    if key == "extends":
        del data["from"]
    elif luck.random() < 0.5:
        data["remove"] = {
            luck.choice(["facts", "gates", "rubric.criteria", "x", "id"]): luck.sample(list(PLANS[base]["clauses"]), 1)
        }
    file = tmp_path / "sua-doi.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    try:
        plan = read_plan(file)
    except PlanError as error:
        assert error.problems
        assert all(problem.place.line > 0 for problem in error.problems)
    else:
        assert plan.amendments or plan.extends
