"""Ranks in clusters, reserves and awards taken back, on the terminal, in the workbook and as data."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.rules.plans import plan_data, written
from thidua.cli import main

PLAN = plan_data(
    scales={"cum": {"label": "Cụm thi đua", "levels": {"cum_1": "Cụm 1", "cum_2": "Cụm 2"}}},
    parameters={},
    facts={
        "cum": {"label": "Cụm", "type": "level", "scale": "cum"},
        "sang_kien": {"label": "Số sáng kiến", "type": "count"},
        "gian_doi": {"label": "Kê khai gian dối", "type": "yes_no"},
    },
    ranking={"by": "sang_kien", "within": "cum", "vote": "uy_ban"},
    awards={
        "nhat": {
            "label": "Giải Nhất",
            "form": "prize",
            "select": "by_score",
            "by": "sang_kien",
            "places": 1,
            "reserve": 1,
            "revoke": {"label": "kê khai gian dối", "clause": "I", "when": {"of": "gian_doi", "is": "yes"}},
        }
    },
)
FACTS = """participant,kind,group,name,cum,sang_kien,gian_doi
A,collective,xa,Xã A,cum_2,5,yes
B,collective,xa,Xã B,cum_1,3,no
C,collective,xa,Xã C,cum_1,3,no
D,collective,xa,Xã D,cum_1,4,no
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    plan, facts = tmp_path / "plan.yaml", tmp_path / "so-lieu.csv"
    plan.write_text(json.dumps(written(PLAN), ensure_ascii=False, indent=1), encoding="utf-8")
    facts.write_text(FACTS, encoding="utf-8")
    return [str(plan), str(facts)]


def test_the_terminal_shows_clusters_and_what_is_left_to_settle(files, capsys):
    assert main(["evaluate", *files]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "Cụm Hạng Đối tượng Nhóm Kết quả xét Vì sao" in lines
    ranked = [line.split(" Đủ")[0] for line in lines if line.startswith("Cụm ") and "Xã" in line]
    assert ranked == ["Cụm 1 1 Xã D xa", "Cụm 1 2 Xã B xa", "Cụm 1 2 Xã C xa", "Cụm 2 1 Xã A xa"]
    assert "Đồng hạng 2 của Cụm: Cụm 1: Xã B, Xã C; Ủy ban quyết định" in lines
    assert "Dự bị Giải Nhất: 1. Xã D" in lines
    assert "Thu hồi Giải Nhất của Xã A: kê khai gian dối (mục I)" in lines


def test_the_workbook_has_a_page_of_ranks_and_one_of_what_comes_after(files, tmp_path):
    assert main(["evaluate", *files, "--out", str(tmp_path / "ket-qua.xlsx")]) == 0
    book = load_workbook(tmp_path / "ket-qua.xlsx")
    ranks = [tuple(cell.value for cell in row[:4]) for row in book["Thứ hạng"].iter_rows(min_row=5)]
    assert ranks == [
        ("Cụm 1", 1, "D", "Xã D"),
        ("Cụm 1", 2, "B", "Xã B"),
        ("Cụm 1", 2, "C", "Xã C"),
        ("Cụm 2", 1, "A", "Xã A"),
    ]
    after = [row[0].value for row in book["Dự bị, thu hồi"].iter_rows(min_row=5)]
    assert after == ["Đồng hạng", "Dự bị", "Thu hồi"]


def test_the_data_has_the_same(files, capsys):
    assert main(["evaluate", *files, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [result["rank"] for result in told["results"]] == [1, 2, 2, 1]
    assert [result["cluster"] for result in told["results"]][:2] == [{"cum": "cum_2"}, {"cum": "cum_1"}]
    assert told["rank_ties"][0]["participants"] == ["B", "C"]
    assert told["reserves"][0]["entries"] == [{"participant": "D", "order": 1, "tied": False}]
    assert [(taken["participant"], taken["return_money"]) for taken in told["revoked"]] == [("A", False)]
