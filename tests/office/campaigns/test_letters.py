"""Letters of the launch: the days that hold for the participant to whom each goes."""

from datetime import date

from thidua.office.campaigns.letters import letters_of_launch
from thidua.office.campaigns.services.changing import extend
from thidua.papers.paper import Cell, Paper, Table, plain


def _registration(paper: Paper) -> str:
    (table,) = [block for block in paper.body if isinstance(block, Table)]
    lines = [[plain(cell) for cell in row.cells if not isinstance(cell, Cell)] for row in table.rows]
    (day,) = [line[-1] for line in lines if line[1] == "Đăng ký thi đua"]
    return day


def test_an_extension_of_one_reaches_its_letter_and_no_other(running, officer, ground):
    one, two, three = running.participants.all()
    given = {"campaign": running, "deadline": "registration", "ground": ground, "by": officer}
    extend(day=date(2020, 5, 25), participants=[one], **given)
    extend(day=date(2020, 5, 20), **given)
    told = {code: _registration(paper) for code, paper in letters_of_launch(running)}
    assert told == {one.code: "25/5/2020", two.code: "20/5/2020", three.code: "20/5/2020"}
