"""Figures of a plan stand in the results workbook and in the data of an evaluation, each with how it came about."""

from pathlib import Path

from openpyxl import load_workbook

from tests.rules.plans import plan_data, read_data
from thidua.rules.as_data import as_data
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Given, Participant
from thidua.rules.results import Evaluation
from thidua.sheets.results import write_results

FIGURES = {
    "ty_le": {"label": "Tỷ lệ đúng hạn", "share": ["phan", "tong"]},
    "chung": {"label": "Trung bình chung", "over": "mean", "of": "ty_le"},
}


def _evaluation(**facts: int) -> Evaluation:
    unit = Participant("A", "collective", "xa", {name: Given(value) for name, value in facts.items()})
    return evaluate(read_data(plan_data(figures=FIGURES)), [unit])


def test_the_workbook_has_a_page_of_figures(tmp_path: Path) -> None:
    write_results(_evaluation(phan=9, tong=10), [], tmp_path / "ket-qua.xlsx")
    page = load_workbook(tmp_path / "ket-qua.xlsx")["Số tính được"]
    rows = [[cell for cell in row if cell is not None] for row in page.iter_rows(values_only=True)]
    assert ["A", "A", "Tỷ lệ đúng hạn", "90%", "phan: 9\ntong: 10\nTỷ lệ đúng hạn: 9/10 = 90%"] in rows
    assert any(row[2:4] == ["Trung bình chung", "90%"] for row in rows if len(row) > 3)


def test_a_figure_that_is_not_known_stands_empty() -> None:
    (told,) = as_data(_evaluation(phan=9))["results"]
    assert told["figures"]["ty_le"] == {"value": None, "text": ["phan: 9", "tong: chưa có số liệu"]}
    assert told["figures"]["chung"]["text"] == ["Trung bình chung: chưa tính được, còn chờ số liệu của A"]


def test_a_figure_is_exact_in_data() -> None:
    (told,) = as_data(_evaluation(phan=1, tong=3))["results"]
    assert told["figures"]["ty_le"]["value"] == "1/3"
