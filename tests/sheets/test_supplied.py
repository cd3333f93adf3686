"""The form of a supplying body among the filled forms of a folder, as they are evaluated without collating."""

import openpyxl
import pytest

from tests.sheets.typing_in import fill, fill_supplier
from thidua.cli import main
from thidua.rules.facts import Participant, Source
from thidua.sheets.blank import write_forms, write_supplier_form
from thidua.sheets.facts import read_facts
from thidua.sheets.problems import SheetError

A = Participant("A", "collective", "commune", name="Xã A")
B = Participant("B", "collective", "commune", name="Xã B")


@pytest.fixture
def folder(tmp_path, plan):
    """The forms of A and B, and that of the office which judges them."""
    write_forms(plan, [A, B], tmp_path / "phieu", "2020")
    write_supplier_form(plan, "office", [A, B], tmp_path / "phieu", "2020")
    return tmp_path / "phieu"


def test_what_a_body_supplies_is_added_to_the_participants_own(folder, plan):
    fill(folder / "A.xlsx", {"launched": "Có"})
    fill_supplier(folder / "office.xlsx", {("A", "judged"): 7, ("B", "judged"): 12}, {("A", "judged"): "Biên bản 1"})
    table = read_facts(folder, plan, "2020")
    facts = {one.id: one.facts for one in table.participants}
    assert (sorted(facts["A"]), sorted(facts["B"])) == (["judged", "launched"], [])
    assert facts["A"]["judged"].source == Source("office.xlsx", "D8", "Số liệu", "office", "Biên bản 1")
    assert [str(problem) for problem in table.problems] == [
        "office.xlsx, trang «Số liệu», ô D9: cần một số không lớn hơn 10, ở đây là «12»"
    ]
    assert table.left_out == ()


def test_where_two_differ_neither_is_used(folder, plan):
    fill(folder / "A.xlsx", {"judged": 6})
    fill_supplier(folder / "office.xlsx", {("A", "judged"): 7})
    table = read_facts(folder, plan, "2020")
    assert "judged" not in table.participants[0].facts
    [problem] = table.problems
    assert (problem.file, problem.cell, problem.participant) == ("office.xlsx", "D8", "A")
    assert "A.xlsx, trang «Số liệu»" in problem.message


def test_facts_of_somebody_without_a_form_are_told(folder, plan):
    (folder / "B.xlsx").unlink()
    fill_supplier(folder / "office.xlsx", {("B", "judged"): 7})
    table = read_facts(folder, plan, "2020")
    assert [one.id for one in table.participants] == ["A"]
    assert [(problem.severity, problem.participant) for problem in table.problems] == [("warning", "B")]


def test_a_form_of_another_round_is_not_used(folder, plan):
    fill_supplier(folder / "office.xlsx", {("A", "judged"): 7})
    table = read_facts(folder, plan, "2021")
    assert [problem.message for problem in table.problems if problem.file == "office.xlsx"] == [
        "phiếu của đợt khác, không dùng cho đợt «Năm 2021»"
    ]


def test_a_line_without_its_marks_is_told(folder, plan):
    fill_supplier(folder / "office.xlsx", {("A", "judged"): 7})
    book = openpyxl.load_workbook(folder / "office.xlsx")
    book["Số liệu"]["H8"].value = None
    book.save(folder / "office.xlsx")
    [problem] = read_facts(folder, plan, "2020").problems
    assert (problem.cell, problem.severity) == ("D8", "error")
    assert problem.message.startswith("dòng này mất cột ẩn")


def test_only_inputs_are_unlocked_and_limited(folder):
    sheet = openpyxl.load_workbook(folder / "office.xlsx")["Số liệu"]
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {"D8", "D9", "F8", "F9", "E11", "F11", "G11"}
    [limit] = sheet.data_validations.dataValidation
    assert (str(limit.sqref), limit.formula1, limit.formula2) == ("D8:D9", "0", "10")


def test_a_body_that_supplies_nothing_gets_no_form(tmp_path, plan):
    with pytest.raises(SheetError, match="không cung cấp số liệu nào"):
        write_supplier_form(plan, "committee", [A], tmp_path / "phieu", "2020")
    assert not (tmp_path / "phieu").exists()


def test_the_command_says_which_bodies_supply(tmp_path, capsys):
    people = tmp_path / "danh-sach.csv"
    people.write_text("participant,kind,group\nHT-01,collective,commune\n", encoding="utf-8")
    arguments = ["forms", "hoa-thanh-2018", "--participants", str(people), "--out", str(tmp_path / "bieu")]
    assert main(arguments) == 0
    assert "Đoàn kiểm tra kỷ cương hành chính (--for inspection_team)" in " ".join(capsys.readouterr().out.split())
    assert main([*arguments, "--for", "inspection_team"]) == 0
    assert (tmp_path / "bieu" / "inspection_team.xlsx").is_file()
    capsys.readouterr()
    assert main([*arguments, "--for", "inspection_tem"]) == 1
    assert "(có phải là «inspection_team»?)" in capsys.readouterr().err
