"""Random plans and facts for property tests: every construct of the language, read with the real reader.

A plan is drawn as the data of its file, so that it passes every check that a real one passes. Ranges are small on
purpose: equal totals, gaps, missing and inapplicable facts must be common.
"""

import json
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.rules.making import CELLS, FACTS, FIRST_DAY, GROUPS, LEVELS, Data, Draw, Maker
from tests.rules.making_more import classes, widened
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.facts import NOT_APPLICABLE, FactValue, Given, Participant


def plan_data(**sections: Any) -> Data:
    """The data of a plan's file: ``sections``, and the least of everything else that a plan must have."""
    facts = {name: {"label": name} | fact for name, fact in sections.pop("facts", FACTS).items()}
    return {
        "thidua": "1",
        "id": "ngau-nhien",
        "title": "Kế hoạch ngẫu nhiên",
        "issuer": "uy_ban",
        "clause": "I",
        "issued": "2020-01-01",
        "period": {"to": "2020-12-31"},
        "clauses": {"I": "Toàn bộ văn bản"},
        "bodies": {"uy_ban": "Ủy ban"},
        "groups": {name: {"label": name, "kinds": kinds} for name, kinds in GROUPS.items()},
        "rounds": {"nam": {"label": "Năm", "to": "2020-12-31"}, "khac": {"label": "Khác", "to": "2020-12-31"}},
        "deadlines": {"han": {"label": "Hạn", "act": "registration", "date": "2020-03-05", "who": "Mọi đơn vị"}},
        "scales": {"thang": {"label": "Thang", "levels": {level: level for level in LEVELS}}},
        "parameters": {"he_so": {"label": "Hệ số", "values": {"xa": 2}, "otherwise": 0.5}},
        "facts": facts,
        "awards": {"khen": {"label": "Khen", "form": "commendation", "select": "by_council"}},
    } | sections


def read_data(data: Mapping[str, Any]) -> Plan:
    """Read a plan's data as a file; JSON is YAML. Raises PlanError like any reading."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_text(json.dumps(written(data), ensure_ascii=False, indent=1), encoding="utf-8")
        return read_plan(file)


def written(value: Any) -> Any:
    """The data of a plan as it stands in a file: every value is text."""
    if isinstance(value, Mapping):
        return {str(key): written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [written(inner) for inner in value]
    return str(value)


@st.composite
def plans(draw: Draw) -> Plan:
    """A valid plan, with a rubric or of gates alone."""
    with_rubric = draw(st.booleans())
    maker = Maker(draw, totals=with_rubric)
    awards = maker.awards()
    gates = [maker.gate(list(awards)) for _ in range(draw(st.integers(0, 3)))]
    rubric = {"rubric": Maker(draw).rubric()} if with_rubric else {}
    return read_data(plan_data(awards=awards, gates=gates, **rubric))


@st.composite
def wider_plans(draw: Draw) -> Plan:
    """A valid plan that says more: sections, parts, what does not apply, bounds, classes and rules about them."""
    maker = Maker(draw, totals=True)
    awards = maker.awards()
    rubric = widened(Maker(draw), Maker(draw).rubric())
    more = classes(maker) if draw(st.booleans()) else {}
    gates = [maker.gate(list(awards))]
    if more:
        gates.append({"label": "Loại", "clause": "I", "require": {"of": "class", "at_least": "kha"}})
    return read_data(plan_data(awards=awards, gates=gates, rubric=rubric, **more))


def _number(draw: Draw, name: str, huge: bool) -> FactValue:
    if huge and draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([2**62, 2**63, 10**30, 2**63 - 1]))
    if name == "so":
        return Fraction(draw(st.integers(-2, 8)), draw(st.sampled_from([1, 2, 4])))
    if name == "cham":
        return Fraction(draw(st.integers(0, 20)), 2)
    return int(draw(st.integers(0, 5)))


def _value(draw: Draw, name: str, codes: list[str], huge: bool) -> FactValue | None:
    fact = FACTS[name]
    luck = draw(st.integers(0, 39))
    if luck == 39:
        return None
    if luck >= 33 and "admits" in fact:
        return NOT_APPLICABLE
    if fact["type"] == "yes_no":
        return bool(draw(st.booleans()))
    if fact["type"] == "level":
        return str(draw(st.sampled_from(LEVELS)))
    if fact["type"] == "date":
        return FIRST_DAY + timedelta(days=draw(st.integers(0, 7)))
    if fact["type"] == "participant":
        return str(draw(st.sampled_from([*codes, "ai_do"])))
    return _number(draw, name, huge)


@st.composite
def participants(draw: Draw) -> list[Participant]:
    """A table of facts for any plan of ``plans``: some facts missing, some not applicable, rarely some too large."""
    codes = [f"dv{number}" for number in range(draw(st.integers(0, 8)))]
    huge = draw(st.integers(0, 5)) == 5
    cells = [draw(st.sampled_from(CELLS)) for _ in codes]
    return [
        Participant(code, kind, group, _facts(draw, codes, huge))
        for code, (kind, group) in zip(codes, cells, strict=True)
    ]


def _facts(draw: Draw, codes: list[str], huge: bool) -> dict[str, Given]:
    found = {name: _value(draw, name, codes, huge) for name in FACTS if "type" in FACTS[name]}
    return {name: Given(value) for name, value in found.items() if value is not None}
