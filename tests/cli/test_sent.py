"""What units sent on forms, opened for papers: what is not used is said, what cannot be used stops the command."""

from pathlib import Path

import pytest

from tests.sheets.collate.conftest import REGISTERED, Inbox
from thidua.catalogue import plan_files
from thidua.cli.sent import open_sent
from thidua.cli.stopping import StopError
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets.sent_forms import SENT_FORMS


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    plan = read_plan(plan_files()["cu-chi-2020"])
    return Inbox(tmp_path, plan, [Participant("XA-01", "collective", "unit", name="UBND xã Hoa Sen")])


def test_cells_that_nobody_is_sure_of_are_told(inbox: Inbox, capsys: pytest.CaptureFixture[str]) -> None:
    inbox.forms("XA-01", {**REGISTERED, "bieu_1": {("direction", "registered"): 4, ("procedures", "registered"): 2}})
    assert open_sent(inbox.folder, inbox.plan, "2020").senders("bieu_2") == ["XA-01"]
    assert capsys.readouterr().err == (
        "LƯU Ý: 1 ô trong biểu, báo cáo chưa rõ nên không in; «thidua collate» hỏi từng ô\n"
    )


def test_lines_that_were_spoilt_are_told_and_a_spoilt_table_stops(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox.forms("XA-01", REGISTERED)
    inbox.collate()
    table = inbox.out / SENT_FORMS
    table.write_text(table.read_text("utf-8-sig").replace("registered,1,", "registered,một,"), "utf-8-sig")
    assert open_sent(inbox.out, inbox.plan, "2020").senders("bieu_1") == ["XA-01"]
    assert capsys.readouterr().err == (
        "LƯU Ý: bieu-don-vi.csv, ô F2: không đọc lại được theo cột của biểu nên không dùng, ở đây là «một»\n"
    )
    table.write_text("Mã\n", "utf-8")
    with pytest.raises(StopError, match=r"bieu-don-vi\.csv: thiếu cột «Đợt»"):
        open_sent(inbox.out, inbox.plan, "2020")
