"""Offices' own templates on the command line."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.papers.templates.offices import excel
from thidua.cli import main

ROOT = Path(__file__).parents[2]
FACTS = str(ROOT / "tests" / "golden" / "hoa-thanh-2018.csv")


def _run(template: Path, out: Path) -> int:
    return main(["papers", "hoa-thanh-2018", FACTS, "--out", str(out), "--template", str(template)])


def test_a_template_is_filled_and_what_it_lacks_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells: dict[str, str | int] = {"A1": "{{ so_tham_gia }}", "A2": "Số {{ so }}"}
    template = excel(tmp_path, cells)
    assert _run(template, tmp_path / "ra") == 0
    sheet: Any = openpyxl.load_workbook(tmp_path / "ra" / "khuon.xlsx").active
    assert isinstance(sheet["A1"].value, int)
    shown = " ".join(capsys.readouterr().out.split())
    assert "Đã điền khuôn:" in shown
    assert "trang «Biểu 1», ô A2: thiếu «số văn bản»; đã đánh dấu chỗ trống" in shown


def test_unknown_fields_make_the_command_fail_and_code_stops_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(excel(tmp_path, {"A1": "{{ so_tham_ga }}"}), tmp_path / "ra") == 1
    assert "không có trường «so_tham_ga» (có phải là «so_tham_gia»?)" in " ".join(capsys.readouterr().out.split())
    assert _run(excel(tmp_path, {"A1": "{% set x = 1 %}"}), tmp_path / "khac") == 1
    assert "khuon.xlsx: trang «Biểu 1», ô A1, «{% set x = 1 %}»: mã lệnh" in capsys.readouterr().err
    assert not (tmp_path / "khac").exists()


def test_a_template_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = excel(tmp_path, {"A1": "{{ so_tham_gia }}"})
    before = template.read_bytes()
    assert _run(template, tmp_path) == 2
    assert template.read_bytes() == before
    assert "hãy chọn --out khác" in capsys.readouterr().err
