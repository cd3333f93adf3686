"""A plan and what amends it, through the command line."""

import json
from pathlib import Path

import pytest
import yaml

from tests.rules.plans import plan_data
from thidua.cli import main

WHO = {"act": "dossier", "who": "Các xã", "rounds": "nam"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plan = plan_data(id="goc", deadlines={"ho_so": {"label": "Hồ sơ", "date": "2020-11-30", **WHO}})
    amendment = {
        "thidua": "1",
        "id": "goc-sua-1",
        "amends": "goc",
        "from": "2020-07-01",
        "title": "Lùi hạn gửi hồ sơ",
        "number": "45/KH-UBND",
        "deadlines": {"ho_so": {"date": "2020-12-15"}},
    }
    for name, data in (("goc", plan), ("sua", amendment)):
        text = yaml.safe_dump(json.loads(json.dumps(data, default=str)), allow_unicode=True)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "on", "day"),
    [
        ("goc", [], "2020-12-15"),
        ("goc", ["--on", "2020-06-30"], "2020-11-30"),
        ("goc", ["--on", "01/7/2020"], "2020-12-15"),
        ("sua", [], "2020-12-15"),
        ("sua", ["--on", "30/6/2020"], "2020-11-30"),
    ],
)
def test_a_plan_is_read_as_on_a_day(
    folder: Path, file: str, on: list[str], day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calendar", str(folder / f"{file}.yaml"), "--json", *on]) == 0
    captured = capsys.readouterr()
    assert [one["last_day"] for one in json.loads(captured.out)] == [day]
    said = "LƯU Ý: kế hoạch được đọc cùng văn bản sửa đổi từ 01/7/2020: 45/KH-UBND, Lùi hạn gửi hồ sơ\n"
    assert captured.err == (said if day == "2020-12-15" else "")


def test_a_day_that_is_none_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["calendar", str(folder / "goc.yaml"), "--on", "31/6/2020"])
    assert "--on: cần một ngày có thật trong lịch, ở đây là «31/6/2020»" in capsys.readouterr().err


def test_an_error_names_the_file_in_which_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "sua.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2020-12-15", "2020-13-15"), encoding="utf-8")
    assert main(["lint", str(folder / "goc.yaml")]) == 1
    told = capsys.readouterr().err
    assert "sua.yaml:4:11: cần một ngày có thật" in told
    assert main(["calendar", str(folder / "goc.yaml"), "--on", "2020-06-30"]) == 0


def test_no_line_is_named_of_a_plan_in_several_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(folder / "goc.yaml")]) == 1
    assert "dòng" not in capsys.readouterr().out
    assert main(["lint", str(folder / "goc.yaml"), "--json"]) == 1
    assert {found["line"] for found in json.loads(capsys.readouterr().out)["findings"]} == {None}
    assert main(["lint", str(folder / "goc.yaml"), "--on", "2020-06-30"]) == 1
    assert "dòng 1 · " in capsys.readouterr().out
