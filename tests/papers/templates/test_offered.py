"""The dictionary of fields: of every shipped plan, with the values of its golden tables."""

import json
import re
from datetime import date
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.papers.templates.offices import excel
from thidua.catalogue import plan_files
from thidua.papers.templates import DETAILS, fields_of, fill_template, values_of
from thidua.papers.templates.tags import FIELD
from thidua.plan.reader import read_plan
from thidua.rules.evaluation import evaluate, first_round
from thidua.rules.results import Evaluation
from thidua.sheets.facts import read_facts

GOLDEN = Path(__file__).parents[2] / "golden"
CASES = sorted(file.name.removesuffix(".expected.json") for file in GOLDEN.glob("*.expected.json"))


@cache
def _evaluated(case: str) -> Evaluation:
    expected = json.loads((GOLDEN / f"{case}.expected.json").read_text(encoding="utf-8"))
    plan = read_plan(plan_files()[expected["plan"]])
    return evaluate(plan, read_facts(GOLDEN / f"{case}.csv", plan, first_round(plan)).participants)


@pytest.mark.parametrize("name", plan_files())
def test_ids_can_be_typed_and_mean_one_thing(name: str) -> None:
    offer = fields_of(read_plan(plan_files()[name]))
    ids = [one.id for one in offer.fields] + [listing.id for listing in offer.lists]
    for listing in offer.lists:
        ids += [f"{listing.id}.{one.id}" for one in listing.fields]
    assert len(set(ids)) == len(ids)
    assert [one for one in ids if not FIELD.fullmatch(one)] == []
    assert [name for name, label in offer.labels.items() if not label.strip()] == []


@pytest.mark.parametrize("case", CASES)
def test_every_field_offered_has_its_value_and_nothing_else_has(case: str) -> None:
    evaluation = _evaluated(case)
    offer, values = fields_of(evaluation.plan), values_of(evaluation)
    assert set(values) == {one.id for one in offer.fields} | offer.list_ids
    for listing in offer.lists:
        rows: Any = values[listing.id]
        assert [set(row) for row in rows] == [{one.id for one in listing.fields}] * len(rows)
        assert [row["stt"] for row in rows] == list(range(1, len(rows) + 1))


def test_the_values_are_those_of_the_evaluation() -> None:
    evaluation = _evaluated("hoa-thanh-2018")
    values: Any = values_of(evaluation)
    held = [result for result in evaluation.results if result.awards]
    assert values["so_duoc_khen"] == len(held) == len(values["duoc_khen"])
    assert [row["ten"] for row in values["duoc_khen"]] == [result.participant.shown for result in held]
    assert [row["diem"] for row in values["tham_gia"]] == [
        result.score.final if result.score is not None and result.score.complete else None
        for result in evaluation.results
    ]
    assert sum(row["so_luong"] for row in values["cac_hinh_thuc"]) == sum(len(result.awards) for result in held)
    assert sum(row["so_tham_gia"] for row in values["cac_nhom"]) == len(evaluation.results)
    by_award = {award: values[f"khen_{award}"] for award in evaluation.plan.awards}
    assert [sum(row["tien_thuong"] for row in rows) for rows in by_award.values()] == [
        row["tong_tien"] for row in values["cac_hinh_thuc"]
    ]


def test_what_only_the_office_knows_is_unknown_until_it_says_so() -> None:
    evaluation = _evaluated("hoa-thanh-2018")
    ids = [one.id for one in DETAILS]
    assert [values_of(evaluation)[name] for name in ids] == [None] * len(ids)
    told = values_of(evaluation, {"so": "05/BC-UBND", "ngay": date(2026, 1, 5), "khong_co": "x"})
    assert (told["so"], told["ngay"]) == ("05/BC-UBND", date(2026, 1, 5))
    assert "khong_co" not in told


@pytest.mark.parametrize("case", CASES)
def test_a_report_form_of_the_body_above_is_filled_from_any_plan(tmp_path: Path, case: str) -> None:
    evaluation = _evaluated(case)
    cells = {
        "A1": "BÁO CÁO {{ ten_phong_trao }}",
        "A3": "{{ tham_gia.stt }}", "B3": "{{ tham_gia.ten }}", "C3": "{{ tham_gia.diem }}",
        "A4": "Cộng", "B4": "{{ so_tham_gia }}",
    }  # fmt: skip
    offer = fields_of(evaluation.plan)
    filled = fill_template(excel(tmp_path, cells), offer, values_of(evaluation))
    sheet: Any = openpyxl.load_workbook(BytesIO(filled.content)).active
    count = len(evaluation.results)
    assert [sheet.cell(3 + number, 2).value for number in range(count)] == [
        result.participant.shown for result in evaluation.results
    ]
    assert sheet.cell(3 + count, 2).value == count
    for number, result in enumerate(evaluation.results):
        shown = sheet.cell(3 + number, 3).value
        if result.score is not None and result.score.complete:
            assert Fraction(shown).limit_denominator(10**6) == result.score.final
        else:
            assert shown.startswith("[…")


def test_the_guide_names_every_field_that_each_campaign_has() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "khuon-rieng.md").read_text(encoding="utf-8")
    offer = fields_of(read_plan(plan_files()["hoa-thanh-2018"]))
    named = set(re.findall(r"`([a-z][a-z_]*)(?:…)?`", guide))
    own = {one for one in (name.rpartition(".")[2] for name in offer.labels) if not one.startswith(("sl_", "tong_"))}
    lists = {listing.id for listing in offer.lists if not listing.id.startswith("khen_")}
    assert (own | lists | {"tong_", "sl_", "khen_"}) - {"tong_tien"} <= named
    assert named <= own | lists | {"tong_", "sl_", "khen_", "tong_tien"}
