"""A table in which several rows of one participant say who they come from."""

from pathlib import Path

import pytest

from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan
from thidua.sheets.facts import read_facts
from thidua.sheets.table import FactTable

FACTS = {"dem": {"label": "Số việc", "type": "count"}, "tre": {"label": "Số việc trễ", "type": "count"}}
HEAD = "participant,kind,group,origin,dem,tre"


def plan_with(**appraisal: object) -> Plan:
    given = {"clause": "I", "by": "uy_ban"} | appraisal
    return read_data(plan_data(facts=FACTS, appraisal=given))


@pytest.fixture
def prevailing() -> Plan:
    return plan_with(prevails=["appraised", "measured", "self_reported"])


def read(folder: Path, plan: Plan, *lines: str) -> FactTable:
    file = folder / "so-lieu.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return read_facts(file, plan, "nam")


def values(table: FactTable) -> list[dict[str, object]]:
    return [{name: given.value for name, given in one.facts.items()} for one in table.participants]


def messages(table: FactTable) -> list[str]:
    return [str(problem) for problem in table.problems]


def test_each_fact_is_taken_from_whoever_prevails(tmp_path, prevailing):
    rows = ("A,collective,xa,,40,1", "A,collective,xa,Thẩm định,,2", "A,collective,xa,measured,41,3")
    table = read(tmp_path, prevailing, HEAD, *rows)
    assert messages(table) == []
    assert values(table) == [{"dem": 41, "tre": 2}]
    source = table.participants[0].facts["tre"].source
    assert source is not None
    assert (source.cell, source.origin) == ("F3", "appraised")
    overruled = [(one.value, one.source.cell, one.source.origin) for one in source.overruled if one.source]
    assert overruled == [(3, "F4", "measured"), (1, "F2", "self_reported")]


def test_the_order_of_the_rows_does_not_matter(tmp_path, prevailing):
    rows = ["A,collective,xa,measured,41,3", "A,collective,xa,,40,1", "A,collective,xa,appraised,,2"]
    tables = [read(tmp_path, prevailing, HEAD, *rows), read(tmp_path, prevailing, HEAD, *reversed(rows))]
    assert values(tables[0]) == values(tables[1]) == [{"dem": 41, "tre": 2}]


def test_what_prevails_and_cannot_be_read_is_not_taken_from_a_weaker_row(tmp_path, prevailing):
    table = read(tmp_path, prevailing, HEAD, "A,collective,xa,,40,1", "A,collective,xa,appraised,,hai")
    assert values(table) == [{"dem": 40}]
    assert [problem.cell for problem in table.problems] == ["F3"]


def test_an_unknown_origin(tmp_path, prevailing):
    table = read(tmp_path, prevailing, HEAD, "A,collective,xa,,40,1", "A,collective,xa,nghe nói,,2")
    assert values(table) == [{"dem": 40, "tre": 1}]
    assert messages(table) == [
        "so-lieu.csv, ô D3: cần «self_reported» (tự báo cáo), «appraised» (thẩm định), «incident» (sự việc),"
        " «measured» (đo được); dòng này không được dùng, ở đây là «nghe nói»"
    ]


def test_rows_that_differ_in_who_it_is(tmp_path, prevailing):
    table = read(tmp_path, prevailing, HEAD, "A,collective,xa,,40,1", "A,collective,phong,appraised,,2")
    assert (values(table), table.left_out) == ([], ("A",))
    assert messages(table) == [
        "so-lieu.csv, ô A3: khác loại hoặc nhóm ở so-lieu.csv, ô A2 nên «A» không được xét, ở đây là «A»"
    ]


def test_two_rows_of_one_origin_are_held_against_each_other(tmp_path, prevailing):
    table = read(tmp_path, prevailing, HEAD, "A,collective,xa,,40,1", "A,collective,xa,tự chấm,40,2")
    assert values(table) == [{"dem": 40}]


def test_without_an_order_differing_rows_are_not_used(tmp_path):
    table = read(tmp_path, plan_with(), HEAD, "A,collective,xa,,40,1", "A,collective,xa,appraised,40,2")
    assert values(table) == [{"dem": 40}]
    assert "hai dòng khác nhau ở «Số việc trễ»" in messages(table)[0]
