"""Notices that come in a file or on the command line."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import Notice
from thidua.sheets.notices import of_words, read_notices, write_notices
from thidua.sheets.problems import SheetError

WHO = {"act": "dossier", "who": "Các xã"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_data(
        plan_data(
            rounds={"nam": {"label": "Năm 2026", "from": "2026-01-01", "to": "2026-12-31"}},
            deadlines={
                "hoi_nghi": {"label": "Hội nghị tổng kết", "event": "yes", **WHO},
                "bao_cao": {"label": "Báo cáo tháng", "monthly": 25, **WHO},
            },
        )
    )


def test_a_file_names_deadlines_by_id_or_label(plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "thong-bao.csv"
    file.write_text(
        "Mốc,Ngày,Số,Lý do,Đợt\nHội nghị tổng kết,15/05/2026,12/TB-UBND,,\nbao_cao,2026-03-20,,nghỉ lễ,2026-03\n",
        encoding="utf-8",
    )
    notices, problems = read_notices(file, plan)
    assert problems == []
    assert [(one.deadline, one.day, one.number, one.reason, one.round) for one in notices] == [
        ("hoi_nghi", date(2026, 5, 15), "12/TB-UBND", None, None),
        ("bao_cao", date(2026, 3, 20), None, "nghỉ lễ", "2026-03"),
    ]
    assert notices[0].source is not None
    assert notices[0].source.cell == "A2"


@pytest.mark.parametrize(
    ("row", "cell", "message"),
    [
        ("hoi_ngi,15/05/2026,,,", "A2", "cần một mốc của kế hoạch (có phải là «hoi_nghi»?)"),
        ("hoi_nghi,31/02/2026,,,", "B2", "cần một ngày có thật trong lịch"),
        ("hoi_nghi,,,,", "B2", "cần một ngày viết ngày/tháng/năm như 31/05/2020"),
        ("hoi_nghi,15/05/2026,,,2027", "E2", "kế hoạch không có đợt này; có: nam"),
        ("bao_cao,15/05/2026,,,", "E2", "mốc «bao_cao» có nhiều ngày, cần nêu một kỳ: 2026-01, 2026-02"),
        ("hoi_nghi,15/05/2026,,,2026-03", "E2", "mốc «hoi_nghi» chỉ có ở đợt nam"),
    ],
)
def test_a_faulty_row_is_a_problem_and_the_others_count(
    plan: Plan, tmp_path: Path, row: str, cell: str, message: str
) -> None:
    file = tmp_path / "thong-bao.csv"
    file.write_text(f"deadline,day,number,reason,round\n{row}\nhoi_nghi,01/06/2026,,,\n", encoding="utf-8")
    notices, problems = read_notices(file, plan)
    assert [one.day for one in notices] == [date(2026, 6, 1)]
    assert [(problem.cell, problem.message.startswith(message)) for problem in problems] == [(cell, True)]


def test_a_file_without_days_is_refused(plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "thong-bao.csv"
    file.write_text("deadline,number\nhoi_nghi,1\n", encoding="utf-8")
    with pytest.raises(SheetError, match="day"):
        read_notices(file, plan)


def test_words_of_a_command_line(plan: Plan) -> None:
    notices, wrong = of_words(plan, ["hoi_nghi=15/5/2026", "bao_cao@2026-03=2026-03-20"])
    assert wrong == []
    assert [(one.deadline, one.day, one.round) for one in notices] == [
        ("hoi_nghi", date(2026, 5, 15), None),
        ("bao_cao", date(2026, 3, 20), "2026-03"),
    ]


@pytest.mark.parametrize("word", ["hoi_nghi", "hoi_nghi=", "hoi_ngi=15/5/2026", "bao_cao=1/5/2026", "=1/5/2026", ""])
def test_a_word_that_cannot_be_used_is_told(plan: Plan, word: str) -> None:
    notices, wrong = of_words(plan, [word])
    assert notices == []
    assert len(wrong) == 1
    assert wrong[0].startswith(f"--event {word}: ")


def test_notices_written_read_back_the_same_in_their_order(plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "thong-bao.csv"
    given = [
        Notice("bao_cao", date(2026, 3, 20), "3/TB", "nghỉ lễ, lùi ngày", "2026-03"),
        Notice("hoi_nghi", date(2026, 5, 15), "=12/TB"),
        Notice("hoi_nghi", date(2026, 5, 16)),
        Notice("hoi_nghi", date(2026, 5, 20), "13/TB", participant="xa-01"),
    ]
    write_notices(file, given)
    found, problems = read_notices(file, plan)
    assert ([replace(one, source=None) for one in found], problems) == (given, [])
