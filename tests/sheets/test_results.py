"""The results workbook: points under their criteria, sections, what does not apply, classes and why."""

from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan
from thidua.rules.as_data import as_data
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import NOT_APPLICABLE, FactValue, Given, Participant
from thidua.sheets.decisions import read_decisions
from thidua.sheets.results import write_results

JUDGED = {"type": "points", "max": "10", "admits": "not_applicable"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_data(
        plan_data(
            facts={"a": JUDGED, "b": JUDGED},
            rubric={
                "sections": {"phan": {"label": "Phần chung"}},
                "criteria": {
                    "1": {"label": "Một", "max": "10", "asked": {"group": "phong"}, "points": {"judged": "b"}},
                    "2": {
                        "label": "Hai", "section": "phan", "max": "10", "not_applicable": "shrink",
                        "points": {"judged": "a"},
                    },
                },
            },
            classes={
                "tot": {
                    "label": "Loại tốt", "band": {"of": "final", "at_least": "5"}, "short": "decided",
                    "require": {"of": "b", "at_least": "5"},
                },
                "kem": {"label": "Loại kém"},
            },
        )
    )  # fmt: skip


def _somebody(name: str, group: str, **facts: FactValue) -> Participant:
    return Participant(name, "collective", group, {fact: Given(value) for fact, value in facts.items()})


EVERYBODY = [
    _somebody("A", "xa", a=Fraction(8), b=Fraction(9)),
    _somebody("B", "phong", a=NOT_APPLICABLE, b=Fraction(4)),
    _somebody("C", "phong", a=Fraction(9), b=Fraction(4)),
]


def _pages(plan: Plan, folder: Path, decisions: str = "") -> dict[str, list[tuple[object, ...]]]:
    """The rows of each page below its heading, by the first cell that says who."""
    (folder / "chon.csv").write_text(f"mã,loại,lý do\n{decisions}", encoding="utf-8")
    choices, problems = read_decisions(folder / "chon.csv", plan)
    assert problems == []
    evaluation = evaluate(plan, EVERYBODY, choices=choices)
    assert as_data(evaluation)["refused_decisions"] == []
    write_results(evaluation, [], folder / "ket-qua.xlsx")
    book = openpyxl.load_workbook(folder / "ket-qua.xlsx")
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def _rows(page: list[tuple[object, ...]], column: str) -> dict[object, object]:
    """By participant, what stands in a column."""
    heading = next(row for row in page if column in row)
    who = next(heading.index(name) for name in ("Đơn vị", "Đối tượng") if name in heading)
    return {row[who]: row[heading.index(column)] for row in page[page.index(heading) + 1 :] if row[who] in tuple("ABC")}


def test_points_stand_under_their_criteria(plan: Plan, tmp_path: Path) -> None:
    page = _pages(plan, tmp_path)["Điểm"]
    assert _rows(page, "1") == {"A": "không áp dụng", "B": 4, "C": 4}
    assert _rows(page, "2") == {"A": 8, "B": "không áp dụng", "C": 9}
    assert _rows(page, "Phần chung") == {"A": 8, "B": 0, "C": 9}
    assert _rows(page, "Tổng") == {"A": 8, "B": 4, "C": 13}


def test_classes_stand_in_the_ranking_and_on_a_page_of_their_own(plan: Plan, tmp_path: Path) -> None:
    pages = _pages(plan, tmp_path)
    classes = {"A": "Loại tốt", "B": "Loại kém", "C": "chờ quyết định"}
    assert _rows(pages["Xếp hạng"], "Xếp loại") == classes
    assert _rows(pages["Xếp loại"], "Xếp loại") == classes
    why = _rows(pages["Xếp loại"], "Vì sao")
    assert "Loại tốt: đủ điểm nhưng thiếu điều kiện" in str(why["C"])


def test_a_class_is_decided_by_its_label(plan: Plan, tmp_path: Path) -> None:
    pages = _pages(plan, tmp_path, "C,Loại Kém,Điểm b thấp\n")
    assert _rows(pages["Xếp loại"], "Xếp loại")["C"] == "Loại kém"
    assert "lý do: Điểm b thấp" in str(_rows(pages["Xếp loại"], "Vì sao")["C"])


def test_data_say_the_same(plan: Plan) -> None:
    told = {one["participant"]: one for one in as_data(evaluate(plan, EVERYBODY))["results"]}
    assert told["B"]["criteria"] == {"1": 4, "2": "not_applicable"}
    assert (told["B"]["sections"], told["B"]["criteria_max"], told["B"]["percent"]) == ({"phan": 0}, 10, 0.4)
    assert {who: (one["class"]["id"], one["class"]["pending"]) for who, one in told.items()} == {
        "A": ("tot", False),
        "B": ("kem", False),
        "C": (None, True),
    }
