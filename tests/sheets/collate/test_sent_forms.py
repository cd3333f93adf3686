"""Forms and reports for papers: the same from a folder of forms, from what was collated, and from its table alone."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.sheets.collate.conftest import REGISTERED, Inbox
from tests.sheets.collate.test_reports import report
from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.facts import NOT_APPLICABLE
from thidua.sheets.collate.sent_beside import sent_beside
from thidua.sheets.facts import read_facts
from thidua.sheets.problems import SheetError
from thidua.sheets.sent_forms import NOTHING_SENT, SentCell, SentForms, SentLine, read_sent, write_sent

ROUND = "2020"


def test_a_folder_of_forms_and_what_was_collated_from_it_say_the_same(district: Inbox) -> None:
    district.forms("XA-01", REGISTERED)
    report(district, "XA-02", ([("", "Họp không giấy", "70%", "")], {}))
    district.collate()
    from_forms, _ = sent_beside(district.folder, district.plan, ROUND)
    from_folder, problems = sent_beside(district.out, district.plan, ROUND)
    from_table, _ = sent_beside(district.out / "so-lieu.csv", district.plan, ROUND)
    assert from_folder.cells == from_forms.cells == from_table.cells
    assert problems == []
    assert [one.row for one in from_folder.lines("bieu_2", "XA-01")] == ["direction", "procedures", "procedures:2"]
    assert from_folder.lines("bieu_2", "XA-01")[2] == SentLine(
        "procedures:2", {"names": ("Trả kết quả tại nhà",), "expected_completion": "Quý III"}
    )
    assert from_folder.senders("report:unit_interim") == ["XA-02"]


def test_the_facts_of_a_collated_folder_are_those_of_its_table(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"conduct_violations": 2})
    rubric.collate()
    of_folder = read_facts(rubric.out, rubric.plan, rubric.round_id).participants
    assert of_folder == read_facts(rubric.out / "so-lieu.csv", rubric.plan, rubric.round_id).participants
    assert [one.facts["conduct_violations"].value for one in of_folder if one.facts] == [2]


def test_cells_of_which_nobody_is_sure_are_counted_and_not_used(district: Inbox) -> None:
    counts = {("direction", "registered"): 4, ("procedures", "registered"): 2}
    district.forms("XA-02", {**REGISTERED, "bieu_1": counts})
    sent, _ = sent_beside(district.folder, district.plan, ROUND)
    assert sent.doubtful == 1
    assert [line.row for line in sent.lines("bieu_1", "XA-02")] == ["procedures"]


def test_a_table_of_its_own_has_no_forms_beside_it(tmp_path: Path, cu_chi: Plan) -> None:
    (tmp_path / "so-lieu-rieng.csv").write_text("participant,kind,group\n", encoding="utf-8")
    assert sent_beside(tmp_path / "so-lieu-rieng.csv", cu_chi, ROUND) == (NOTHING_SENT, [])


CELLS = (
    SentCell("A-1", "bieu_1", "direction", "registered", 3, "a.xlsx", "Biểu 1", "C7"),
    SentCell("A-1", "bieu_1", "direction", "note", "=1+1", "a.xlsx", "Biểu 1", "D7"),
    SentCell("A-1", "bieu_2", "staff:2", "names", ("Một", "Hai, ba"), "a.xlsx", "Biểu 2", "C9"),
    SentCell("A-2", "report:unit_final", "1", "names", ("Bốn",), "b.xlsx", None, "B2"),
    SentCell("A-2", "report:unit_final", "content:1", "text", "Dòng một\nDòng hai", "b.xlsx", None, "B9"),
)


def test_what_is_written_reads_back_the_same(tmp_path: Path, cu_chi: Plan) -> None:
    write_sent(tmp_path / "bieu-don-vi.csv", CELLS, ROUND)
    assert read_sent(tmp_path / "bieu-don-vi.csv", cu_chi, ROUND) == (SentForms(CELLS), [])
    assert read_sent(tmp_path / "bieu-don-vi.csv", cu_chi, "2021") == (NOTHING_SENT, [])


def test_points_days_and_what_does_not_apply_read_back_as_what_they_are(tmp_path: Path, hoa_thanh: Plan) -> None:
    cells = (
        SentCell("A-1", "self_assessment", "1.1", "points", Fraction(19, 2), "a.xlsx", "Tự chấm", "D7"),
        SentCell("A-1", "self_assessment", "1.2", "points", NOT_APPLICABLE, "a.xlsx", "Tự chấm", "D8"),
    )
    write_sent(tmp_path / "bieu-don-vi.csv", cells, "2018")
    assert read_sent(tmp_path / "bieu-don-vi.csv", hoa_thanh, "2018")[0].cells == cells


def test_a_day_reads_back_as_a_day(tmp_path: Path) -> None:
    commune = read_plan(plan_files()["xa-huong-lua-2026"])
    cells = (SentCell("A-1", "registration", "registered_on", "value", date(2026, 3, 2), "a.xlsx", "Đăng ký", "C7"),)
    write_sent(tmp_path / "bieu-don-vi.csv", cells, "2026")
    assert read_sent(tmp_path / "bieu-don-vi.csv", commune, "2026")[0].cells == cells


def test_a_line_that_was_spoilt_is_told_and_the_others_are_used(tmp_path: Path, cu_chi: Plan) -> None:
    path = tmp_path / "bieu-don-vi.csv"
    write_sent(path, CELLS, ROUND)
    path.write_text(path.read_text("utf-8-sig").replace("registered,3,", "registered,ba,"), "utf-8-sig")
    sent, problems = read_sent(path, cu_chi, ROUND)
    assert sent.cells == CELLS[1:]
    (problem,) = problems
    assert (problem.cell, problem.stood, problem.severity) == ("F2", "ba", "warning")


def test_a_table_without_its_headings_is_refused(district: Inbox) -> None:
    district.forms("XA-01", REGISTERED)
    district.collate()
    (district.out / "bieu-don-vi.csv").write_text("Mã,Đợt\n", encoding="utf-8")
    with pytest.raises(SheetError, match="thiếu cột «Biểu»"):
        sent_beside(district.out, district.plan, ROUND)
