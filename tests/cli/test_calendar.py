"""``thidua calendar`` with days that become known later."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.rules.plans import plan_data
from thidua.cli import main

WHO = {"act": "dossier", "who": "Các xã"}


@pytest.fixture
def plan(tmp_path: Path) -> str:
    file = tmp_path / "ke-hoach.yaml"
    data = plan_data(
        deadlines={
            "hoi_nghi": {"label": "Hội nghị", "event": "yes", "rounds": "nam", **WHO},
            "ho_so": {"label": "Hồ sơ", "before": "hoi_nghi", "days": "10", "working": "yes", "rounds": "nam", **WHO},
        }
    )
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return str(file)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["calendar", *arguments]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_a_day_that_is_not_known_is_open(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "chưa biết 10 ngày làm" in shown(capsys, plan)
    found = json.loads(shown(capsys, plan, "--json"))
    assert [(one["id"], one["last_day"], one["waits_for"]) for one in found] == [
        ("hoi_nghi", None, "hoi_nghi"),
        ("ho_so", None, "hoi_nghi"),
    ]


def test_the_event_gives_every_day_that_hangs_on_it(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lich.ics"
    found = json.loads(shown(capsys, plan, "--json", "--ics", str(file), "--event", "hoi_nghi=11/5/2026"))
    assert [(one["id"], one["last_day"]) for one in found] == [("ho_so", "2026-04-22"), ("hoi_nghi", "2026-05-11")]
    assert found[0]["why"] == "tính từ 11/5/2026; trừ ngày nghỉ 27/4, 30/4, 01/5"
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Hạn cuối: Hồ sơ", "Hạn cuối: Hội nghị"]
    assert "trừ ngày nghỉ 27/4" in str(events[0]["description"])


def test_events_of_a_file_count_and_its_faults_are_told(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "thong-bao.csv"
    file.write_text("deadline,day,number\nhoi_nghi,11/5/2026,12/TB\nkhac,1/1/2026,\n", encoding="utf-8")
    assert main(["calendar", plan, "--json", "--events", str(file)]) == 1
    captured = capsys.readouterr()
    assert [one["notice"] for one in json.loads(captured.out)] == [None, "12/TB"]
    assert "thong-bao.csv, ô A3: cần một mốc của kế hoạch" in captured.err


def test_an_event_that_the_plan_does_not_know_stops(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", plan, "--event", "hoi_ngi=11/5/2026"]) == 2
    assert "kế hoạch không có mốc «hoi_ngi» (có phải là «hoi_nghi»?)" in capsys.readouterr().err
