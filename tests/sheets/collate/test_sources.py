"""From a result back to the office's own cell: what collating writes of it, and what becomes of it afterwards."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sheets.collate.conftest import Inbox
from tests.sheets.collate.test_runs import answer
from thidua.cli import main
from thidua.rules.facts import Source
from thidua.sheets.facts import read_facts
from thidua.sheets.sources import COLUMNS, SOURCES

Rows = list[list[str]]


def source_of(inbox: Inbox, fact: str, code: str = "HT-01") -> Source | None:
    table = read_facts(inbox.out / "so-lieu.csv", inbox.plan, "2018")
    assert not table.errors
    return next(one for one in table.participants if one.id == code).facts[fact].source


def rewrite(path: Path, change: Callable[[Rows], Rows], delimiter: str = ",") -> None:
    """Open a table, change it and save it as Excel does."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = change(list(csv.reader(stream)))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)


def put(fact: str, text: str) -> Callable[[Rows], Rows]:
    """Write a value for the first participant, in a column of its own where need be."""

    def change(rows: Rows) -> Rows:
        if fact not in rows[0]:
            rows = [[*row, fact if number == 0 else ""] for number, row in enumerate(rows)]
        rows[1][rows[0].index(fact)] = text
        return rows

    return change


def test_a_collated_value_leads_to_the_office_s_own_cell_and_evidence(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40}, {"cases_settled": "Báo cáo 12/BC, trang 3"})
    rubric.collate()
    found = source_of(rubric, "cases_settled")
    assert found == Source("HT-01.xlsx", "D11", "Số liệu", evidence="Báo cáo 12/BC, trang 3", stood="40")


def test_a_value_from_an_answer_names_what_stood_there_and_the_answer(
    rubric: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric.facts("HT-01", {"conduct_violations": "hai"})
    rubric.collate()
    answer(rubric.out / "cau-hoi.xlsx", "đồng ý")
    rubric.collate()
    found = source_of(rubric, "conduct_violations")
    assert found is not None
    assert (found.file, found.sheet, found.stood, found.answer) == ("HT-01.xlsx", "Số liệu", "hai", "đồng ý")
    main(["explain", "hoa-thanh-2018", str(rubric.out / "so-lieu.csv"), "HT-01"])
    text = " ".join(capsys.readouterr().out.split())
    origin = f"(tệp HT-01.xlsx, trang «Số liệu», ô {found.cell} ghi «hai», đơn vị tự báo cáo"
    assert f"{origin}, hiểu theo câu trả lời «đồng ý» trong tra-loi.csv)" in text


def test_evidence_confirmed_in_another_encoding_is_shown_as_confirmed(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40}, {"cases_settled": "B¸o c¸o sè 12 cña phßng"})
    rubric.collate()
    answer(rubric.out / "cau-hoi.xlsx", "đồng ý")
    rubric.collate()
    found = source_of(rubric, "cases_settled")
    assert found is not None
    assert found.evidence == "Báo cáo số 12 của phòng"


def test_a_value_changed_by_hand_is_no_longer_said_to_come_from_the_workbook(
    rubric: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric.facts("HT-01", {"conduct_violations": 2}, {"conduct_violations": "Biên bản 3"})
    rubric.collate()
    before = source_of(rubric, "conduct_violations")
    rewrite(rubric.out / "so-lieu.csv", put("conduct_violations", "3"))
    found = source_of(rubric, "conduct_violations")
    assert found is not None
    assert (found.file, found.evidence, found.origin) == ("so-lieu.csv", None, "changed")
    assert found.replaced is not None
    assert (found.replaced.value, found.replaced.source) == (2, before)
    main(["explain", "hoa-thanh-2018", str(rubric.out / "so-lieu.csv"), "HT-01"])
    text = " ".join(capsys.readouterr().out.split())
    assert (
        f"3 trường hợp (tệp so-lieu.csv, ô {found.cell}, sửa trong bảng sau khi gom, trước đó gom được: 2 trường hợp"
        " (tệp HT-01.xlsx, trang «Số liệu»," in text
    )


def test_a_value_added_by_hand_comes_from_the_table(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40})
    rubric.collate()
    rewrite(rubric.out / "so-lieu.csv", put("conduct_violations", "0"))
    assert source_of(rubric, "conduct_violations") == Source("so-lieu.csv", "G2", origin="entered")


def test_a_table_that_excel_saved_in_another_order_keeps_its_sources(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 1200, "has_free_wifi": "Có"})
    rubric.facts("HT-02", {"cases_settled": 1300})
    rubric.collate()
    before = {code: source_of(rubric, "cases_settled", code) for code in ("HT-01", "HT-02")}
    for name in ("so-lieu.csv", SOURCES):
        rewrite(rubric.out / name, lambda rows: [rows[0], *reversed(rows[1:])], delimiter=";")
    assert {code: source_of(rubric, "cases_settled", code) for code in ("HT-01", "HT-02")} == before
    assert before["HT-02"] == Source("HT-02.xlsx", "D11", "Số liệu", stood="1300")


def test_sources_of_another_round_or_none_leave_the_table_as_its_own_source(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40})
    rubric.collate()
    sources = rubric.out / SOURCES
    rewrite(sources, lambda rows: [rows[0], *([row[0], "2017", *row[2:]] for row in rows[1:])])
    assert source_of(rubric, "cases_settled") == Source("so-lieu.csv", "F2")
    sources.unlink()
    assert source_of(rubric, "cases_settled") == Source("so-lieu.csv", "F2")


def test_sources_that_cannot_be_read_are_only_a_warning(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40})
    rubric.collate()
    (rubric.out / SOURCES).write_bytes(b"\xff\xfea")
    table = read_facts(rubric.out / "so-lieu.csv", rubric.plan, "2018")
    assert [(problem.file, problem.severity) for problem in table.problems] == [(SOURCES, "warning")]
    assert table.participants[0].facts["cases_settled"].source == Source("so-lieu.csv", "F2")


def test_text_that_a_spreadsheet_would_run_is_neutralised_and_read_back(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40}, {"cases_settled": "-5/BC, trang 1"})
    rubric.collate()
    with (rubric.out / SOURCES).open(encoding="utf-8-sig", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert tuple(row) == COLUMNS
    assert row["Minh chứng"] == "'-5/BC, trang 1"
    found = source_of(rubric, "cases_settled")
    assert found is not None
    assert found.evidence == "-5/BC, trang 1"


def test_json_shows_the_source_of_each_fact(rubric: Inbox, capsys: pytest.CaptureFixture[str]) -> None:
    rubric.facts("HT-01", {"conduct_violations": 2}, {"conduct_violations": "Biên bản 3"})
    rubric.collate()
    table = str(rubric.out / "so-lieu.csv")
    main(["explain", "hoa-thanh-2018", table, "HT-01", "--json"])
    data = json.loads(capsys.readouterr().out)
    [fact] = [fact for reason in data["reasons"] for fact in reason["facts"] if fact["id"] == "conduct_violations"]
    assert fact == {
        "id": "conduct_violations",
        "value": 2,
        "source": {
            "file": "HT-01.xlsx", "sheet": "Số liệu", "cell": "D21", "origin": "self_reported", "stood": "2",
            "evidence": "Biên bản 3",
        },
    }  # fmt: skip
    main(["evaluate", "hoa-thanh-2018", table, "--json"])
    whole = json.loads(capsys.readouterr().out)["results"]
    assert data == next(one for one in whole if one["participant"] == "HT-01")
