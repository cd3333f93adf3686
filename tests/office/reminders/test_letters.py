"""Letters of reminder: to whom, about what, by when; as the papers print them."""

from tests.office.reminders.conftest import registration
from thidua.office.reminders.letters import reminder_letters
from thidua.office.reminders.queries.texts import prepare
from thidua.papers.paper import Cell, Table, plain
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file


def test_each_unit_has_a_letter_that_names_what_it_has_not_sent(started, units):
    board = registration(started)
    letters = dict(reminder_letters(board, prepare(board)))
    assert list(letters) == [one.code for one in units]
    paper = letters[units[0].code]
    [table] = [block for block in paper.body if isinstance(block, Table)]
    lines = [[plain(cell) for cell in row.cells if not isinstance(cell, Cell)] for row in table.rows]
    assert lines == [["1", "Đăng ký thi đua", "11/05/2020"]]
    assert [plain(one) for one in paper.addressees] == ["Xã 1"]
    assert word_file(paper)[:2] == b"PK"
    assert pdf_file(paper)[:5] == b"%PDF-"
