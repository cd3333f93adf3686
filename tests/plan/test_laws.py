"""The dated table of laws."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from thidua.plan.laws import laws, read_table, table


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        ("91/2017/NĐ-CP", date(2017, 10, 1), date(2023, 12, 31)),
        ("98/2023/NĐ-CP", date(2024, 1, 1), date(2025, 6, 30)),
        ("15/2003/QH11", date(2004, 7, 1), date(2023, 12, 31)),
    ],
)
def test_a_law_is_in_force_from_its_first_to_its_last_day(number: str, first: date, last: date) -> None:
    law = laws()[number]
    days = [first - timedelta(1), first, last, last + timedelta(1)]
    assert [law.in_force_on(day) for day in days] == [False, True, True, False]


def test_without_a_last_day_a_law_is_still_in_force() -> None:
    assert laws()["06/2022/QH15"].in_force_on(date(2100, 1, 1))


def test_each_successor_follows_the_day_after() -> None:
    gaps = [
        (law.id, successor)
        for law in laws().values()
        for successor in law.replaced_by
        if law.to is None or laws()[successor].from_ != law.to + timedelta(1)
    ]
    assert gaps == []


def test_a_successor_that_the_table_does_not_know_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "laws.yaml"
    file.write_text("laws:\n  1/2000/QH10: {label: Một, replaced_by: 2/2001/QH10, source: Không}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="1/2000/QH10: không có trong bảng: 2/2001/QH10"):
        read_table(file)


def test_days_in_the_wrong_order_are_an_error(tmp_path: Path) -> None:
    file = tmp_path / "laws.yaml"
    file.write_text(
        "laws:\n  1/2000/QH10: {label: Một, from: 2001-01-01, to: 2000-01-01, source: Không}\n",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="1/2000/QH10: ngày cuối trước ngày đầu"):
        read_table(file)


def test_base_salaries_follow_each_other_day_by_day() -> None:
    salaries = table().base_salary
    assert [one.to and one.to + timedelta(1) for one in salaries] == [*(one.from_ for one in salaries[1:]), None]
