"""Whom the rubric passes over stands beside the ranking, on the terminal and in the workbook."""

from pathlib import Path

import openpyxl
import pytest

from thidua.cli import main

FACTS = Path(__file__).parents[2] / "demo" / "facts" / "xa-huong-lua-2026.csv"


def test_individuals_are_listed_by_their_gates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ket-qua.xlsx"
    assert main(["evaluate", "xa-huong-lua-2026", str(FACTS), "--out", str(out)]) == 0
    ranking, gates = capsys.readouterr().out.split("Điều kiện khen thưởng")
    assert "Thôn Hoa Cúc" in ranking and "Nguyễn Mẫu Hạnh" not in ranking
    assert "Thôn Hoa Cúc" not in gates.partition("Giấy khen tập thể")[0]
    assert "Chưa xếp" not in ranking + gates
    [line] = [line for line in gates.splitlines() if "Lê Mẫu Cúc" in line]
    assert "Đủ điều kiện" in line
    book = openpyxl.load_workbook(out, read_only=True)
    names = {page: {cell for row in book[page].values for cell in row} for page in ("Xếp hạng", "Khen thưởng")}
    book.close()
    assert {page for page, cells in names.items() if "Lê Mẫu Cúc" in cells} == {"Khen thưởng"}
    assert {page for page, cells in names.items() if "Thôn Hoa Cúc" in cells} == {"Xếp hạng", "Khen thưởng"}
