"""The command line through its real face: what is printed, what goes to standard error, how it exits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from thidua.cli import COMMANDS, main

GOLDEN = Path(__file__).parents[1] / "golden"
HOA_THANH = str(GOLDEN / "hoa-thanh-2018.csv")
TIES = str(GOLDEN / "hoa-thanh-2018-ties.csv")


def test_help_is_vietnamese_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    shown = capsys.readouterr().out
    assert stop.value.code == 0
    assert all(f"\n    {name}" in shown for name in COMMANDS)
    assert [word for word in ("usage", "options", "show this", "exit", "positional") if word in shown] == []


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'pydantic', 'rich', 'numpy', 'yaml', 'xlsxwriter', 'openpyxl', 'holidays', 'icalendar'}"
    code = (
        "import sys; from thidua.cli import main\n"
        f"try: main(['--help'])\nexcept SystemExit: print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "thidua: còn thiếu: LỆNH"),
        (["danh-gia"], "thidua: LỆNH: không có «danh-gia»; có: "),
        (["lint"], "thidua lint: còn thiếu: KẾ_HOẠCH"),
        (["lint", "cu-chi-2020", "--nhanh"], "thidua: không hiểu: --nhanh"),
        (["forms", "cu-chi-2020", "--out"], "thidua forms: --out: cần một giá trị"),
    ],
)
def test_a_command_line_not_understood_is_told_in_vietnamese(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith(message)


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["lint", "cu-chi-2021"], "không có kế hoạch hay tệp nào tên «cu-chi-2021»; có phải là «cu-chi-2020»?\n", 2),
        (["calendar", "khong-co.yaml"], "không có kế hoạch hay tệp nào tên «khong-co.yaml»; kế hoạch có sẵn: ", 2),
        (["evaluate", "hoa-thanh-2018", "khong-co.csv"], "khong-co.csv: không tìm thấy tệp này\n", 1),
        (["evaluate", "hoa-thanh-2018", HOA_THANH, "--round", "2019"], "kế hoạch không có đợt «2019»; có: 2018\n", 2),
        (["explain", "hoa-thanh-2018", HOA_THANH, "Xã Tân"], "không có đối tượng «Xã Tân»; gần giống: ", 2),
    ],
)
def test_what_cannot_be_found_is_told_with_the_nearest(
    arguments: list[str], message: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    assert capsys.readouterr().err.startswith(message)


def test_a_broken_plan_is_told_by_file_line_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "ke-hoach.yaml"
    broken.write_text("thidua: 2\n", encoding="utf-8")
    assert main(["lint", str(broken)]) == 1
    error = capsys.readouterr().err.splitlines()
    assert f"{broken}:1:9: cần «1», ở đây là «2»" in error
    assert error[-1] == f"{len(error) - 1} lỗi: chưa dùng được kế hoạch này."


def test_plans_lists_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plans", "--json"]) == 0
    plans = {plan["id"]: plan["issued"] for plan in json.loads(capsys.readouterr().out)}
    assert plans == {
        "an-bien-2020": "2020-03-30",
        "cu-chi-2020": "2020-05-05",
        "hoa-thanh-2018": "2018-06-19",
        "long-thanh-2024": None,
        "thai-nguyen-2018-2020": "2018-02-27",
        "xa-huong-lua-2026": "2026-01-20",
    }
    assert main(["plans"]) == 0
    assert "101/KH-UBND" in capsys.readouterr().out


def test_calendar_prints_and_writes_every_deadline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lich.ics"
    assert main(["calendar", "thai-nguyen-2018-2020", "--json", "--ics", str(file)]) == 0
    due = json.loads(capsys.readouterr().out)
    registration = [(day["last_day"], day["strict"], day["round"]) for day in due if day["act"] == "registration"]
    assert registration[:3] == [
        ("2018-03-09", True, "2018"),
        ("2019-03-09", True, "2019"),
        ("2020-03-09", True, "2020"),
    ]
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [str(event.decoded("dtstart")) for event in events] == [day["last_day"] for day in due]


def test_schema_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert "thidua" in json.loads(capsys.readouterr().out)["properties"]


def test_evaluate_shows_ranking_contests_and_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "hoa-thanh-2018", HOA_THANH]) == 0
    shown = capsys.readouterr().out
    contest = "Tranh chấp: Phòng Tư pháp, Thị trấn Bình An bằng điểm (100), Hội đồng quyết định Giải Nhì, Giải Ba"
    assert contest in shown.splitlines()
    missing = "Số tin đăng trên trang thông tin điện tử huyện; Số lần bị lập biên bản nhắc nhở"
    assert f"Chưa xếp Xã Bàu Sen. Thiếu: {missing}" in shown.splitlines()
    assert "102,5" in shown


def test_a_participant_is_found_however_its_name_is_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "hoa-thanh-2018", HOA_THANH, "xã tân hòa"]) == 0
    assert capsys.readouterr().out.startswith("Xã Tân Hòa · ")


def test_results_go_into_a_workbook_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "hoa-thanh-2018", HOA_THANH, "--out", "ket-qua.csv"]) == 2
    assert capsys.readouterr().err == "tệp kết quả là tệp Excel, tên phải có đuôi .xlsx, ở đây là «ket-qua.csv»\n"


def test_explain_names_the_cell(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "hoa-thanh-2018", HOA_THANH, "Thị trấn Bình An"]) == 0
    assert "   38/40 = 95%, thuộc mức từ 95% đến dưới 100% → 8 điểm" in capsys.readouterr().out.splitlines()


def test_decisions_are_applied_and_refused_ones_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decisions = tmp_path / "hoi-dong.csv"
    rows = "participant,award,reason\nC,nhi,Nhiều sáng kiến\nA,ba,Nhầm\n"
    decisions.write_text(rows, encoding="utf-8")
    arguments = ["evaluate", "hoa-thanh-2018", TIES, "--decisions", str(decisions), "--json"]
    assert main(arguments) == 1
    captured = capsys.readouterr()
    awards = {result["participant"]: result["award"] for result in json.loads(captured.out)["results"]}
    assert awards == {
        "A": "nhat",
        "B": "ba",
        "C": "nhi",
        "D": "khuyen_khich",
        "E": "khuyen_khich",
        "G": None,
        "H": None,
    }
    assert captured.err.startswith("LỖI: hoi-dong.csv, ô A3: không áp dụng được «ba» cho «A»: A đã được Giải Nhất")


def test_an_impossible_fact_is_an_error_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "so-lieu.csv"
    table.write_text(Path(HOA_THANH).read_text(encoding="utf-8").replace("40,38,", "40,41,"), encoding="utf-8")
    assert main(["evaluate", "hoa-thanh-2018", str(table), "--json"]) == 1
    captured = capsys.readouterr()
    data = json.loads(captured.out)
    results = {result["participant"]: result for result in data["results"]}
    assert results["Thị trấn Bình An"]["status"] == "incomplete"
    assert results["Thị trấn Bình An"]["missing"] == ["procedures_transacted", "procedures_via_e_one_stop"]
    assert results["Xã Long Hải"]["award"] == "nhat"
    assert [(error["cell"], error["participant"]) for error in data["errors"]] == [
        ("E4", "Thị trấn Bình An"),
    ]
    assert captured.err.startswith("LỖI: so-lieu.csv, ô E4: ")
    assert " (40) ở ô D4; cả hai số liệu không được dùng, ở đây là «41»\n" in captured.err


def test_the_results_workbook_holds_ranking_reasons_contests_and_readings(tmp_path: Path) -> None:
    file = tmp_path / "ket-qua" / "hoa-thanh.xlsx"
    assert main(["evaluate", "hoa-thanh-2018", HOA_THANH, "--out", str(file)]) == 0
    book = load_workbook(file)
    assert book.sheetnames == ["Xếp hạng", "Điểm", "Lý do", "Khen thưởng", "Điều kiện", "Tranh chấp", "Cách hiểu"]
    first = [cell.value for cell in book["Xếp hạng"][5]]
    assert first[:8] == [1, "Xã Long Hải", "Xã Long Hải", "UBND xã, thị trấn", 100, 4, 1.5, 102.5]
    reasons = [str(row[7].value) for row in book["Lý do"].iter_rows(min_row=5) if row[0].value == "Thị trấn Bình An"]
    assert reasons[0].splitlines()[2] == "38/40 = 95%, thuộc mức từ 95% đến dưới 100% → 8 điểm"
    assert [cell.value for cell in book["Tranh chấp"][5]] == [
        100,
        "Phòng Tư pháp\nThị trấn Bình An",
        "Giải Nhì, Giải Ba",
    ]
