"""The golden table of Hòa Thành in the words of pages: who takes part, what each fills in, what it comes to."""

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.model.scoring import Criterion
from thidua.plan.reader import read_plan
from thidua.rules.facts import FactValue
from thidua.rules.wording.figures import figure
from thidua.sheets.facts import read_facts
from thidua.sheets.values import labels_of

GOLDEN = Path(__file__).parents[2] / "golden"
PLAN, ROUND = "hoa-thanh-2018", "2018"
HOME_AFFAIRS, OFFICE, INSPECTORATE = "Phòng Tài chính", "Văn phòng", "Thanh tra"
"""Rows of the table for bodies that appraise or inspect and compete as well; the first is the home affairs office."""


@dataclass(frozen=True)
class Unit:
    """A participant: its name on pages, its group."""

    name: str
    group: str


UNITS = {
    "Xã Tân Hòa": Unit("Ủy ban nhân dân xã Tân Hòa", "commune"),
    "Xã Long Hải": Unit("Ủy ban nhân dân xã Long Hải", "commune"),
    "Thị trấn Bình An": Unit("Ủy ban nhân dân thị trấn Bình An", "commune"),
    "Xã Phước Lộc": Unit("Ủy ban nhân dân xã Phước Lộc", "commune"),
    "Xã Thạnh Mỹ": Unit("Ủy ban nhân dân xã Thạnh Mỹ", "commune"),
    "Xã Hòa Bình": Unit("Ủy ban nhân dân xã Hòa Bình", "commune"),
    "Phòng Tư pháp": Unit("Phòng Tư pháp huyện Hòa Mẫu", "department"),
    "Phòng Kinh tế": Unit("Phòng Kinh tế và Hạ tầng huyện Hòa Mẫu", "department"),
    HOME_AFFAIRS: Unit("Phòng Nội vụ huyện Hòa Mẫu", "department"),
    "Chi nhánh đất đai": Unit("Chi nhánh Văn phòng đăng ký đất đai huyện Hòa Mẫu", "land_office"),
    OFFICE: Unit("Văn phòng HĐND và UBND huyện Hòa Mẫu", "one_stop_office"),
    INSPECTORATE: Unit("Thanh tra huyện Hòa Mẫu", "inspectorate"),
    "Xã Bàu Sen": Unit("Ủy ban nhân dân xã Bàu Sen", "commune"),
}
"""By the name in the table; invented as all there."""


@cache
def plan() -> Plan:
    """The plan of the catalogue."""
    return read_plan(plan_files()[PLAN])


@cache
def facts() -> dict[str, dict[str, FactValue]]:
    """The facts of the table, by participant."""
    found = read_facts(GOLDEN / "hoa-thanh-2018.csv", plan(), ROUND)
    return {one.id: {name: given.value for name, given in one.facts.items()} for one in found.participants}


@cache
def expected() -> dict[str, dict[str, Any]]:
    """What the table comes to before a council has chosen, by participant."""
    told = json.loads((GOLDEN / "hoa-thanh-2018.expected.json").read_text(encoding="utf-8"))
    return {one["participant"]: one for one in told["results"]}


def typed(fact: str, value: FactValue) -> str:
    """A value as somebody types it."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if plan().facts[fact].type == "level":
        return labels_of(plan(), plan().facts[fact])[str(value)]
    return str(value) if not isinstance(value, Fraction) else figure(value)


def criteria() -> dict[str, Criterion]:
    """Its criteria, by id."""
    rubric = plan().rubric
    assert rubric is not None
    return rubric.criteria


def label(fact: str) -> str:
    """What a fact is called."""
    return plan().facts[fact].label
