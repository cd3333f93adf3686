"""``thidua plan``: the words of a plan on the terminal and as a page, and two plans compared."""

from pathlib import Path

import pytest

from thidua.cli import main

GOLDEN = Path(__file__).parents[1] / "golden"
AMENDMENT = """\
thidua: 1
amends: hoa-thanh-2018
from: 2018-10-01
id: hoa-thanh-2018-sua-doi
title: Sửa đổi
number: 150/KH-UBND
clauses:
  Điều 1: Nâng điểm
  Điều 2: {label: Bỏ wifi, no_support: Đã bỏ}
remove: {rubric.bonus: free_wifi, facts: has_free_wifi}
rubric:
  criteria:
    "5": {max: 6, clause: Điều 1}
"""


def test_the_whole_plan_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "show", "long-thanh-2024"]) == 0
    printed = capsys.readouterr().out
    assert "Cách hiểu" in printed
    assert all(len(line) <= 120 for line in printed.splitlines())


def test_the_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "ke-hoach.html"
    assert main(["plan", "show", "long-thanh-2024", "--html", str(page)]) == 0
    assert capsys.readouterr().out == f"Đã ghi {page}\n"
    assert page.read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="vi">')


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "khong-co" / "ke-hoach.html"
    assert main(["plan", "show", "long-thanh-2024", "--html", str(page)]) == 2
    assert capsys.readouterr().err.startswith(f"không ghi được «{page}»: ")


def test_an_amendment_is_told_and_a_fact_that_it_drops_is_no_mistake_of_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sua-doi.yaml"
    file.write_text(AMENDMENT, encoding="utf-8")
    assert main(["plan", "diff", "hoa-thanh-2018", str(file), "--facts", str(GOLDEN / "hoa-thanh-2018.csv")]) == 0
    printed = capsys.readouterr()
    assert "   • Sửa: 5. Giải pháp, sáng kiến có thể nhân rộng\n" in printed.out
    assert "      Điểm chuẩn: 5 → 6\n" in printed.out
    assert "Điểm thưởng «Wifi miễn phí»: 2 → không có" in printed.out
    assert "LỖI" not in printed.err


def test_one_plan_on_two_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sua-doi.yaml"
    file.write_text(AMENDMENT, encoding="utf-8")
    arguments = ["plan", "diff", str(file), str(file), "--on"]
    assert main([*arguments, "2018-09-30", "01/10/2018"]) == 0
    assert "      Điểm chuẩn: 5 → 6\n" in capsys.readouterr().out
    assert main([*arguments, "2018-10-01", "2018-10-02"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Hai kế hoạch nói như nhau."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plan"], "thidua plan: còn thiếu: VIỆC"),
        (["plan", "diff", "hoa-thanh-2018"], "thidua plan diff: còn thiếu: SAU"),
        (["plan", "diff", "a", "b", "--on", "2018-10-01", "mai"], "thidua plan diff: --on: "),
    ],
)
def test_a_command_line_not_understood_is_told(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith(message)
