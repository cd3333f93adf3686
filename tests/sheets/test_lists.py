"""Lists of participants, and a council's choices."""

from dataclasses import replace

import pytest

from thidua.rules.decided import Choice
from thidua.rules.facts import Participant, Source
from thidua.sheets.decisions import read_decisions, write_decisions
from thidua.sheets.participants import read_participants
from thidua.sheets.problems import SheetError


def test_participants_in_the_order_of_the_list(tables, plan):
    path = tables.csv("Mã,Tên,Loại,Nhóm", "B,Xã B,Tập thể,commune", "A,,individual,commune")
    assert read_participants(path, plan) == (
        [
            Participant("B", "collective", "commune", name="Xã B"),
            Participant("A", "individual", "commune"),
        ],
        [],
    )


def test_a_list_with_more_columns_and_a_wrong_row(tables, plan):
    path = tables.csv("participant,kind,group,cases", "A,collective,commune,x", "B,collective,nowhere,")
    everyone, problems = read_participants(path, plan)
    assert everyone == [Participant("A", "collective", "commune")]
    assert [(problem.cell, problem.severity) for problem in problems] == [("D1", "warning"), ("C3", "error")]


def test_choices_from_csv(tables, plan):
    path = tables.csv("participant,award,reason", "A,giay_khen,Có sáng kiến", "B,Giấy khen,Lâu năm")
    assert read_decisions(path, plan) == (
        [
            Choice("A", "giay_khen", "Có sáng kiến", Source("bang.csv", "A2")),
            Choice("B", "giay_khen", "Lâu năm", Source("bang.csv", "A3")),
        ],
        [],
    )


def test_choices_from_a_workbook_with_vietnamese_headings(tables):
    path = tables.book(["Mã", "Hình thức", "Lý do", "Ghi chú"], [12, "giay_khen", "Có sáng kiến", None])
    choices, problems = read_decisions(path)
    assert choices == [Choice("12", "giay_khen", "Có sáng kiến", Source("bang.xlsx", "A2", "Bảng"))]
    assert [str(problem) for problem in problems] == [
        "bang.xlsx, trang «Bảng», ô D1: cần tên cột mà kế hoạch có; cột này không được dùng, ở đây là «Ghi chú»"
    ]
    assert problems[0].severity == "warning"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("A,giay_khen,", "ô C2: cần lý do của lựa chọn này, ở đây để trống"),
        ("A,,vì", "ô B2: cần hình thức khen thưởng, ở đây để trống"),
        (",giay_khen,vì", "ô A2: cần mã của đối tượng được chọn, ở đây để trống"),
    ],
)
def test_a_choice_that_lacks_something_is_no_choice(tables, row, message):
    path = tables.csv("participant,award,reason", row, "B,giay_khen,vì")
    choices, problems = read_decisions(path)
    assert [choice.participant for choice in choices] == ["B"]
    assert [str(problem) for problem in problems] == [f"bang.csv, {message}"]


def test_choices_without_a_column_for_reasons(tables):
    with pytest.raises(SheetError, match="thiếu cột «reason» ở dòng tiêu đề"):
        read_decisions(tables.csv("participant,award", "A,giay_khen"))


def test_choices_written_read_back_the_same(plan, tmp_path):
    file = tmp_path / "chon.csv"
    given = [Choice("=A", "giay_khen", "Lâu năm,\nnhiều sáng kiến"), Choice("B", "giay_khen", "- như trên")]
    write_decisions(file, given)
    found, problems = read_decisions(file, plan)
    assert ([replace(one, source=None) for one in found], problems) == (given, [])
