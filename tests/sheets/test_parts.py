"""One table of facts for a whole round: rows of its parts are told by the period."""

from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.rules.plans import plan_data, read_data
from tests.sheets.typing_in import fill
from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Participant
from thidua.sheets.blank import write_forms
from thidua.sheets.facts import read_facts
from thidua.sheets.results import write_results


@pytest.fixture(scope="module")
def plan() -> Plan:
    rounds = {
        "nam": {"label": "Năm 2026", "from": "2026-01-01", "to": "2026-02-28", "every": "month", "combine": "mean"}
    }
    line = {"label": "Một", "max": "10", "points": {"each": "so", "add": "1", "max": "10"}}
    return read_data(
        plan_data(
            rounds=rounds,
            deadlines={},
            facts={"so": {"type": "count"}, "sach": {"type": "yes_no"}},
            rubric={"criteria": {"1": line}},
            gates=[{"label": "Sạch", "clause": "I", "require": {"of": "sach", "is": "yes"}}],
        )
    )


def table(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "so-lieu.csv"
    file.write_text("\n".join(["participant,kind,group,period,so,sach", *rows]) + "\n", encoding="utf-8")
    return file


def test_rows_go_to_the_part_that_they_name(plan: Plan, tmp_path: Path) -> None:
    file = table(
        tmp_path,
        "a,collective,xa,2026-01,4,",
        "a,collective,xa,Tháng 2/2026,6,",
        "a,collective,xa,nam,,yes",
        "b,collective,xa,,,no",
    )
    found = read_facts(file, plan, "nam")
    assert found.problems == []
    assert {part: [one.id for one in rows] for part, rows in found.parts.items()} == {
        "2026-01": ["a"],
        "2026-02": ["a"],
    }
    evaluation = evaluate(plan, found.participants, "nam", parts=found.parts)
    (a, b) = evaluation.results
    assert a.score is not None
    assert (a.participant.id, a.score.final, a.status) == ("a", 5, "scored")
    assert (b.participant.id, b.status, b.missing) == ("b", "incomplete", ("rounds.2026-01", "rounds.2026-02"))


def test_whoever_stands_in_parts_alone_takes_part(plan: Plan, tmp_path: Path) -> None:
    file = table(tmp_path, "a,collective,xa,2026-01,4,", "a,collective,xa,2026-02,5,")
    found = read_facts(file, plan, "nam")
    assert found.participants == []
    (a,) = evaluate(plan, found.participants, "nam", parts=found.parts).results
    assert (a.participant.id, a.missing) == ("a", ("sach",))


def test_a_faulty_cell_of_a_part_is_told_once(plan: Plan, tmp_path: Path) -> None:
    file = table(tmp_path, "a,collective,xa,2026-01,nhiều,", "a,collective,xa,2026-02,5,", "b,collective,xa,2027-01,5,")
    found = read_facts(file, plan, "nam")
    assert [problem.cell for problem in found.problems] == ["E2", "D4"]
    assert found.left_out == ("b",)


def test_a_part_may_be_evaluated_alone(plan: Plan, tmp_path: Path) -> None:
    file = table(tmp_path, "a,collective,xa,2026-01,4,yes", "a,collective,xa,2026-02,6,yes")
    found = read_facts(file, plan, "2026-02")
    (a,) = evaluate(plan, found.participants, "2026-02").results
    assert a.score is not None
    assert (a.score.final, found.parts) == (6, {})


def test_results_show_each_part(plan: Plan, tmp_path: Path) -> None:
    found = read_facts(table(tmp_path, "a,collective,xa,2026-01,4,", "b,collective,xa,2026-02,5,"), plan, "nam")
    file = tmp_path / "ket-qua.xlsx"
    write_results(evaluate(plan, found.participants, "nam", parts=found.parts), [], file)
    rows = [[cell.value for cell in row] for row in load_workbook(file)["Các kỳ"].iter_rows(min_row=3)]
    assert [row[:5] for row in rows if row[0] in ("Mã", "a", "b")] == [
        ["Mã", "Đối tượng", "Tháng 1/2026", "Tháng 2/2026", "Cả đợt"],
        ["a", "a", 4, "không tính", None],
        ["b", "b", "không tính", 5, None],
    ]


def test_forms_of_several_parts_lie_in_one_folder(plan: Plan, tmp_path: Path) -> None:
    who = [Participant("a", "collective", "xa")]
    for part, value in (("2026-01", 4), ("2026-02", 7), ("nam", None)):
        (file,) = write_forms(plan, who, tmp_path / part, part)
        fill(file, {"so": value} if value is not None else {"sach": "Có"})
    found = read_facts(tmp_path, plan, "nam")
    assert [problem for problem in found.problems if problem.severity == "error"] == []
    (a,) = evaluate(plan, found.participants, "nam", parts=found.parts).results
    assert a.score is not None
    assert (a.score.final, a.status) == (Fraction(11, 2), "scored")


def test_somebody_without_a_row_in_a_part_may_be_named_there(tmp_path: Path) -> None:
    rounds = {
        "nam": {"label": "Năm 2026", "from": "2026-01-01", "to": "2026-02-28", "every": "month", "combine": "mean"}
    }
    unit = {"label": "Đơn vị", "type": "participant", "names": "collective"}
    plan = read_data(plan_data(rounds=rounds, deadlines={}, facts={"so": {"type": "count"}, "unit": unit}))
    file = tmp_path / "so-lieu.csv"
    rows = ["a,collective,xa,2026-01,4,", "b,collective,xa,2026-02,1,a", "c,collective,xa,2026-02,1,nobody"]
    file.write_text("\n".join(["participant,kind,group,period,so,unit", *rows]) + "\n", encoding="utf-8")
    found = read_facts(file, plan, "nam")
    assert [problem.cell for problem in found.problems] == ["F4"]
    assert found.parts["2026-02"][0].facts["unit"].value == "a"
