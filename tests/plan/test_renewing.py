"""Last year's plan becomes next year's: its own years move, what it cites does not."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from thidua.catalogue import plan_files
from thidua.checks import lint
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.plan.renewing import renewed, years_of

SPANS = {
    "an-bien-2020": (2020, 2020),
    "cu-chi-2020": (2020, 2020),
    "hoa-thanh-2018": (2018, 2018),
    "long-thanh-2024": (2024, 2024),
    "thai-nguyen-2018-2020": (2018, 2020),
    "xa-huong-lua-2026": (2026, 2026),
}


def _text(name: str) -> str:
    return plan_files()[name].read_text(encoding="utf-8")


def _renewed(name: str, years: int, folder: Path) -> Plan:
    file = folder / "moi.yaml"
    file.write_text(renewed(_text(name), years), encoding="utf-8")
    return read_plan(file)


def test_the_years_of_a_plan_are_those_of_its_rounds():
    assert {name: years_of(_text(name)) for name in plan_files()} == SPANS


@pytest.mark.parametrize("name", sorted(SPANS))
def test_every_shipped_plan_moves_to_its_next_years_and_can_still_be_read(name: str, tmp_path: Path):
    first, last = SPANS[name]
    years = last - first + 1
    old, new = read_plan(plan_files()[name]), _renewed(name, years, tmp_path)
    assert (new.number, new.issued) == (None, None)
    assert years_of(renewed(_text(name), years)) == (first + years, last + years)
    assert new.period.to == old.period.to.replace(year=old.period.to.year + years)
    assert new.id == name.replace(str(first), str(first + years)).replace(str(last), str(last + years))
    assert [[one.number, one.issued, one.label] for one in new.bases] == [
        [one.number, one.issued, one.label] for one in old.bases
    ]
    # Nothing that was right has become wrong, but for the number and the day that the new paper does not have yet.
    errors = {finding.code for finding in lint(new) if finding.severity == "error" and not finding.reading}
    assert errors <= {"missing-number", "missing-date"}


def test_comments_and_layout_stay(tmp_path: Path):
    old, new = _text("cu-chi-2020"), renewed(_text("cu-chi-2020"), 1)
    comments = [line for line in old.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in new.splitlines() if line.lstrip().startswith("#")] == comments
    assert len(old.splitlines()) - len(new.splitlines()) == 2


def test_the_last_day_of_february_stays_one():
    assert renewed("rounds:\n  a: {to: 2024-02-29}\n", 1) == "rounds:\n  a: {to: 2025-02-28}\n"
    assert renewed("rounds:\n  a: {to: 2024-02-29}\n", 4) == "rounds:\n  a: {to: 2028-02-29}\n"


def test_numbers_that_are_no_years_stay():
    text = "awards:\n  a: {money: 2000, label: Thưởng 2.000 đồng theo 24/2018/QĐ-UBND năm 2018, rounds: [2018]}\n"
    assert renewed(text, 2) == text.replace("năm 2018", "năm 2020").replace("[2018]", "[2020]")


def test_moving_there_and_back_is_the_same_day():
    day = date(2021, 1, 1)
    while day.year == 2021:
        text = f"period: {{to: {day}}}\n"
        assert renewed(renewed(text, 1), -1) == text
        day += timedelta(days=40)
