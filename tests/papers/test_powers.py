"""The dated table of powers and citations."""

from datetime import date, timedelta

import pytest

from thidua.papers.kinds import KINDS
from thidua.papers.powers import citations, power_of, powers
from thidua.plan.laws import laws


def test_each_law_that_is_cited_is_in_the_dated_table_of_laws() -> None:
    assert [one.law for one in powers().citations if one.law not in laws()] == []


def test_the_table_speaks_of_papers_that_there_are() -> None:
    named = {name for one in powers().powers for name in one.paper}
    named |= {name for one in powers().citations for name in one.paper}
    assert named - set(KINDS) == set()


def test_a_commendation_is_the_heads_power_and_a_plan_the_bodys() -> None:
    day = date(2026, 9, 1)
    assert (power_of("quyet-dinh", day), power_of("ke-hoach", day)) == ("head", "body")


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        (date(2018, 12, 1), ["77/2015/QH13", "15/2003/QH11", "39/2013/QH13", "91/2017/NĐ-CP"]),
        (date(2024, 12, 1), ["77/2015/QH13", "06/2022/QH15", "98/2023/NĐ-CP", "01/2024/TT-BNV"]),
        (date(2025, 7, 15), ["72/2025/QH15", "06/2022/QH15", "152/2025/NĐ-CP", "01/2024/TT-BNV"]),
        (date(2026, 9, 30), ["72/2025/QH15", "06/2022/QH15", "152/2025/NĐ-CP", "15/2025/TT-BNV"]),
        (date(2026, 10, 1), ["72/2025/QH15", "06/2022/QH15", "06/2026/QH16", "152/2025/NĐ-CP", "15/2025/TT-BNV"]),
    ],
)
def test_a_decision_cites_the_laws_in_force_on_its_day(day: date, numbers: list[str]) -> None:
    assert [one.law for one in citations("quyet-dinh", day)] == numbers


def test_no_day_since_2018_is_without_a_law_on_commendation() -> None:
    days = (date(2018, 1, 1) + timedelta(days=number) for number in range(0, 3650, 7))
    named = {any("Thi đua" in one.as_ for one in citations("quyet-dinh", day)) for day in days}
    assert named == {True}
