"""Forms and decisions on the command line, where clerks meet them."""

from pathlib import Path

import pytest

from thidua.cli import main

TIES = str(Path(__file__).parents[1] / "golden" / "hoa-thanh-2018-ties.csv")


def test_forms_that_may_be_filled_in_are_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = tmp_path / "danh-sach.csv"
    people.write_text("participant,kind,group\nHT-01,collective,commune\n", encoding="utf-8")
    arguments = ["forms", "hoa-thanh-2018", "--participants", str(people), "--out", str(tmp_path / "bieu")]
    assert main(arguments) == 0
    capsys.readouterr()
    assert main(arguments) == 1
    shown = capsys.readouterr()
    message = "đã có tệp này trong thư mục «bieu», có thể đã được điền; hãy chọn thư mục khác"
    assert (shown.out, shown.err) == ("", f"HT-01.xlsx: {message}\n")


def test_reports_and_a_report_that_the_plan_does_not_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = tmp_path / "danh-sach.csv"
    people.write_text("participant,kind,group\nTH-01,collective,school\n", encoding="utf-8")
    arguments = ["forms", "cu-chi-2020", "--participants", str(people), "--out", str(tmp_path / "bao-cao"), "--report"]
    assert main([*arguments, "school_interim"]) == 0
    assert capsys.readouterr().out.endswith("Đã ghi 1 báo cáo vào " + str(tmp_path / "bao-cao") + "\n")
    assert main([*arguments, "school_interm"]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("kế hoạch không có báo cáo «school_interm» (có phải là «school_interim»?)")
    assert main(["forms", "hoa-thanh-2018", *arguments[2:], "final"]) == 1
    assert "kế hoạch này không có báo cáo nào" in capsys.readouterr().err


def test_a_council_may_write_awards_by_their_label(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decisions = tmp_path / "quyet-dinh.csv"
    decisions.write_text("Mã,Hình thức,Lý do\nB,Giải Nhì,Được 6/9 phiếu\n", encoding="utf-8")
    assert main(["explain", "hoa-thanh-2018", TIES, "B", "--decisions", str(decisions)]) == 0
    assert "Hội đồng chọn cho Giải Nhì, lý do: Được 6/9 phiếu" in capsys.readouterr().out.splitlines()
