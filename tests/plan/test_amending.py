"""Plans in several files: what is put together, in which order, and which file an error names."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rules.plans import plan_data
from thidua.plan.model.conditions import tests_of as single_tests
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Linear
from thidua.plan.problems import PlanError
from thidua.plan.reader import read_plan
from thidua.plan.source import read_source

LATEST = date.max


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write(name: str, **sections: Any) -> Path:
        data = {"thidua": "1", "id": name} | sections
        if "amends" not in sections and "extends" not in sections:
            data = plan_data(**data)
        file = tmp_path / f"{name}.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return file

    return write


def sentence(plan: Plan) -> str:
    return plan.facts["so"].label


def test_amendments_apply_one_after_another_from_their_day_on(write: Any) -> None:
    file = write("goc", facts={"so": {"label": "Số", "type": "count"}})
    write("hai", amends="mot", title="Hai", **{"from": "2020-08-01"}, facts={"so": {"label": "Số thứ hai"}})
    write(
        "mot",
        amends="goc",
        title="Một",
        **{"from": "2020-07-01"},
        facts={"so": {"label": "Số thứ nhất", "unit": "việc"}},
    )
    days = [date(2020, 6, 30), date(2020, 7, 1), date(2020, 7, 31), date(2020, 8, 1)]
    assert [sentence(read_plan(file, day)) for day in days] == ["Số", "Số thứ nhất", "Số thứ nhất", "Số thứ hai"]
    latest = read_plan(file, LATEST)
    assert (latest.id, latest.facts["so"].unit, latest.facts["so"].type) == ("goc", "việc", "count")
    assert [one.id for one in latest.amendments] == ["mot", "hai"]
    assert sentence(read_plan(file)) == "Số"


def test_a_key_without_value_takes_away_what_stood_there(write: Any) -> None:
    file = write("goc", facts={"so": {"label": "Số", "type": "count", "unit": "việc"}})
    write("mot", amends="goc", title="Một", **{"from": "2020-07-01"}, facts={"so": {"unit": None}})
    assert read_plan(file, LATEST).facts["so"].unit is None


def test_what_is_no_part_is_replaced_whole(write: Any) -> None:
    points = {"each": "so", "add": "1", "max": "5"}
    file = write(
        "goc",
        facts={"so": {"label": "Số", "type": "count"}},
        rubric={"criteria": {"1": {"label": "Một", "max": "5", "points": points}}},
    )
    changed = {"criteria": {"1": {"points": {"each": "so", "add": "2"}}}}
    write("mot", amends="goc", title="Một", **{"from": "2020-07-01"}, rubric=changed)
    rubric = read_plan(file, LATEST).rubric
    assert rubric is not None
    criterion = rubric.criteria["1"]
    assert isinstance(criterion.points, Linear)
    assert (criterion.max, criterion.points.add, criterion.points.max) == (5, 2, None)


def test_clauses_of_the_amendment_are_its_own(write: Any) -> None:
    file = write("goc", facts={"so": {"label": "Số", "type": "count", "clause": "I"}})
    write(
        "mot", amends="goc", title="Một", number="45/KH-UBND", **{"from": "2020-07-01"},
        clauses={"I": "Sửa số"}, facts={"so": {"clause": "I"}},
    )  # fmt: skip
    plan = read_plan(file, LATEST)
    assert plan.facts["so"].clause == ("mục I của 45/KH-UBND",)
    assert plan.clauses["mục I của 45/KH-UBND"].spoken == "mục I của 45/KH-UBND"
    assert plan.clause == ("I",)


def test_every_error_names_its_file_and_place(write: Any) -> None:
    file = write("goc", facts={"so": {"label": "Số", "type": "count"}})
    other = write(
        "mot", amends="goc", title="Một", **{"from": "2020-07-01"}, clauses={"1": "Thừa"},
        facts={"so": {"type": "cuont"}, "moi": {"label": "Mới", "type": "level", "scale": "thag"}},
    )  # fmt: skip
    with pytest.raises(PlanError) as refused:
        read_plan(file, LATEST)
    assert {problem.file for problem in refused.value.problems} == {str(other)}
    source = read_source(other)
    assert [(one.place[:2], one.message[:20]) for one in refused.value.problems] == [
        (source.place(("facts", "so", "type"))[:2], "cần một trong: count"),
        (source.place(("facts", "moi", "scale"))[:2], "không có thang mức «"),
    ]


def test_the_same_change_from_the_same_day_is_told_with_both_places(write: Any) -> None:
    file = write("goc", facts={"so": {"label": "Số", "type": "count"}})
    first = write(
        "a", amends="goc", title="A", **{"from": "2020-07-01"}, facts={"so": {"label": "Số A", "unit": "việc"}}
    )
    second = write("b", amends="goc", title="B", **{"from": "2020-07-01"}, remove={"facts": "so"})
    with pytest.raises(PlanError) as refused:
        read_plan(file, LATEST)
    problem = next(one for one in refused.value.problems if "cũng được sửa" in one.message)
    assert problem.file == str(second)
    assert problem.message == f"«facts → so» cũng được sửa bởi «a» từ cùng ngày ({first}, dòng 8)"


def test_different_keys_of_one_part_from_the_same_day_are_no_clash(write: Any) -> None:
    file = write("goc", facts={"so": {"label": "Số", "type": "count"}})
    write("a", amends="goc", title="A", **{"from": "2020-07-01"}, facts={"so": {"label": "Số A"}})
    write("b", amends="goc", title="B", **{"from": "2020-07-01"}, facts={"so": {"unit": "việc"}})
    assert read_plan(file, LATEST).facts["so"].unit == "việc"


def test_files_that_amend_each_other_are_refused(write: Any) -> None:
    file = write("a", amends="b", title="A", **{"from": "2020-07-01"})
    write("b", amends="a", title="B", **{"from": "2020-07-01"})
    with pytest.raises(PlanError, match="các tệp sửa đổi lẫn nhau"):
        read_plan(file)


def test_gates_are_found_by_label(write: Any) -> None:
    gates = [
        {"label": "Một", "clause": "I", "require": {"of": "so", "at_least": "1"}},
        {"label": "Hai", "clause": "I", "require": {"of": "so", "at_least": "2"}},
    ]
    file = write("goc", facts={"so": {"label": "Số", "type": "count"}}, gates=gates)
    more = [{"label": "Hai", "require": {"of": "so", "at_least": "3"}}, {**gates[0], "label": "Ba"}]
    write("a", amends="goc", title="A", **{"from": "2020-07-01"}, gates=more, remove={"gates": "Một"})
    found = read_plan(file, LATEST).gates
    assert [gate.label for gate in found] == ["Hai", "Ba"]
    assert [test.at_least for gate in found for test in single_tests(gate.require)] == [3, 1]


def test_a_lower_level_may_be_amended_too(write: Any) -> None:
    write("tinh", facts={"so": {"label": "Số", "type": "count"}})
    file = write("huyen", extends="tinh", title="Huyện", facts={"rieng": {"label": "Riêng", "type": "count"}})
    write("sua", amends="huyen", title="Sửa", **{"from": "2020-07-01"}, facts={"rieng": {"label": "Riêng mới"}})
    assert read_plan(file, date(2020, 6, 30)).facts["rieng"].label == "Riêng"
    plan = read_plan(file, LATEST)
    assert (plan.facts["rieng"].label, plan.id, plan.extends) == ("Riêng mới", "huyen", "tinh")
