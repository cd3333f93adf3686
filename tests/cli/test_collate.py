"""``thidua collate`` on the command line: the summary, and Ctrl-C."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import wait_for_children
from tests.sheets.collate.conftest import REGISTERED
from thidua.catalogue import plan_files
from thidua.cli import main
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets.printing.books import write_form_book
from thidua.sheets.printing.entries import Entry

LIST = "participant,kind,group,name\nXA-01,collective,unit,UBND xã Hoa Sen\nXA-02,collective,unit,UBND xã Hoa Mai\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """One commune's forms; Biểu 1 says one more than Biểu 2 names."""
    plan = read_plan(plan_files()["cu-chi-2020"])
    one = Participant("XA-01", "collective", "unit", name="UBND xã Hoa Sen")
    pages = {of: [Entry(*place, value) for place, value in cells.items()] for of, cells in REGISTERED.items()}
    pages["bieu_1"][1] = Entry("procedures", "registered", 3)
    folder = tmp_path / "den"
    folder.mkdir()
    write_form_book(folder / "Xã Hoa Sen.xlsx", plan, one, "2020", pages, made="facts")
    (tmp_path / "danh-sach.csv").write_text(LIST, encoding="utf-8")
    return folder


def test_the_summary_gives_sums_questions_and_where_the_files_are(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = inbox.parent
    out = folder / "ra"
    arguments = ["collate", "cu-chi-2020", str(inbox), "--out", str(out), "--participants"]
    assert main([*arguments, str(folder / "danh-sach.csv")]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.startswith(
        "Tệp: 1 = 0 dùng được + 1 có câu hỏi + 0 từ chối Dòng: 5 = 4 dùng được + 1 có câu hỏi + 0 từ chối"
        " Đã gửi 1/2; chưa gửi: UBND xã Hoa Mai 1 câu hỏi, trong "
    )
    assert "Xã Hoa Sen.xlsx, trang «Biểu 1», ô C12, đang ghi «3 ≠ 2 (Cải cách thủ tục hành chính)»" in shown
    assert sorted(path.name for path in out.iterdir()) == [
        "bieu-don-vi.csv", "cau-hoi.csv", "cau-hoi.xlsx", "nguon.csv", "so-lieu.csv", "tong-hop.xlsx", "tra-lai",
        "tra-loi.csv",
    ]  # fmt: skip


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collate", "cu-chi-2020", str(tmp_path / "den"), "--out", str(tmp_path / "ra")]) == 1
    assert capsys.readouterr().err == "den: không tìm thấy thư mục này\n"


def test_ctrl_c_leaves_nothing_behind(inbox: Path) -> None:
    first = inbox / "Xã Hoa Sen.xlsx"
    for number in range(300):
        (inbox / f"{number}.xlsx").write_bytes(first.read_bytes())
    out = inbox.parent / "ra"
    before = sorted(path.name for path in inbox.parent.iterdir())
    command = [sys.executable, "-m", "thidua", "collate", "cu-chi-2020", str(inbox), "--out", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        wait_for_children(running.pid, 1)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=20)[1]
    assert (running.returncode, said) == (130, "Đã dừng theo yêu cầu.\n")
    assert sorted(path.name for path in inbox.parent.iterdir()) == before
