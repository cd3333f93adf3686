"""The demo shows what it promises, and what it writes holds the same."""

import csv
import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from demo.campaign import FACTS
from demo.excerpts import first, once, only, shortened, upto, with_item
from demo.stories import STORIES
from demo.terminal import main
from thidua.catalogue import plan_files
from thidua.cli import main as thidua
from thidua.plan.reader import read_plan

PLANS = [story.plan for story in STORIES]
Table = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo writes into, not there yet."""
    return tmp_path_factory.mktemp("demo") / "demo-output"


@pytest.fixture(scope="module")
def shown(out: Path) -> dict[str, str]:
    """What the demo prints, by plan."""
    screen = io.StringIO()
    with redirect_stdout(screen):
        assert main(["--out", str(out)]) == 0
    parts = re.split(r"^━━ \d/\d · (\S+) · .*\n", screen.getvalue(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _table(file: Path) -> Table:
    """A table of facts by participant, without what is not given."""
    with file.open(encoding="utf-8", newline="") as stream:
        return {
            row["participant"]: {name: text for name, text in row.items() if text and name != "period"}
            for row in csv.DictReader(stream)
        }


def _results(out: Path, plan_id: str) -> dict[str, Any]:
    """What is evaluated from the table that the demo has collated."""
    screen = io.StringIO()
    with redirect_stdout(screen):
        thidua(["evaluate", plan_id, str(out / plan_id / "gom" / "so-lieu.csv"), "--json"])
    return {one["participant"]: one for one in json.loads(screen.getvalue())["results"]}


def test_it_is_not_too_long_to_read(shown: dict[str, str]) -> None:
    # Each part with its heading, and the empty line above the first.
    assert sum(len(text.splitlines()) + 1 for text in shown.values()) + 1 <= 200


def test_every_signed_plan_of_the_catalogue_is_shown(shown: dict[str, str]) -> None:
    # The example that users start from is shown in the guide to writing a plan instead.
    assert sorted(shown) == sorted(plan_files().keys() - {"xa-huong-lua-2026"})


@pytest.mark.parametrize("plan_id", PLANS)
def test_facts_are_of_every_group_and_kind(plan_id: str) -> None:
    plan = read_plan(plan_files()[plan_id])
    rows = _table(FACTS / f"{plan_id}.csv").values()
    assert 12 <= len(rows) <= 20
    there = {(row["group"], row["kind"]) for row in rows}
    assert there == {(name, kind) for name, group in plan.groups.items() for kind in group.kinds}


@pytest.mark.parametrize(
    ("plan_id", "slips"),
    [
        ("hoa-thanh-2018", {("HT-14", "procedures_transacted"), ("HT-14", "procedures_via_e_one_stop")}),
        ("an-bien-2020", {("CN-06", "registered_on")}),
        ("cu-chi-2020", {("CC-04", "recognised_initiatives")}),
        ("long-thanh-2024", {("LT-14", "task_rating")}),
        ("thai-nguyen-2018-2020", {("TN-16", "discipline_breaches")}),
    ],
)
def test_what_is_collated_and_answered_is_what_was_meant(
    shown: dict[str, str], out: Path, plan_id: str, slips: set[tuple[str, str]]
) -> None:
    assert shown
    meant, found = _table(FACTS / f"{plan_id}.csv"), _table(out / plan_id / "gom" / "so-lieu.csv")
    assert sorted(meant) == sorted(found)
    differing = {
        (code, name)
        for code in meant
        for name in meant[code].keys() | found[code].keys()
        if meant[code].get(name) != found[code].get(name)
    }
    assert differing == slips


@pytest.mark.parametrize("plan_id", PLANS)
def test_answers_leave_fewer_questions_and_every_sum_agrees(shown: dict[str, str], plan_id: str) -> None:
    sums = re.findall(r"^(?:Tệp|Dòng): (\d+) = (\d+) .*? \+ (\d+) .*? \+ (\d+) ", shown[plan_id], re.MULTILINE)
    numbers = [tuple(map(int, found)) for found in sums]
    assert [whole == sum(parts) for whole, *parts in numbers] == [True] * 4
    assert (numbers[2][0], numbers[3][0]) == (numbers[0][0], numbers[1][0])
    assert numbers[2][2] < numbers[0][2]


def test_hoa_thanh_has_prizes_and_contests(shown: dict[str, str], out: Path) -> None:
    results = _results(out, "hoa-thanh-2018")
    prizes = {code: (one["rank"], one["award"]) for code, one in results.items() if one["award"]}
    assert prizes == {"HT-01": (1, "nhat"), "HT-04": (4, "khuyen_khich")}
    text = shown["hoa-thanh-2018"]
    assert re.findall(r"^Tranh chấp: (.*)$", text, re.MULTILINE) == [
        "Xã Hoa Mai, Phòng Tư pháp (mẫu) bằng điểm (100), Hội đồng quyết định Giải Nhì, Giải Ba",
        "Chi nhánh đất đai (mẫu), Văn phòng (mẫu) bằng điểm (98,5), Hội đồng quyết định Giải khuyến khích",
    ]
    assert "   45/1.000 = 4,5%, thuộc mức từ 3% đến dưới 5% → 8 điểm" in text.splitlines()
    assert "(tệp HT-02.xlsx, trang «Số liệu», ô D11 ghi «1.000 hồ sơ», đơn vị tự" in text
    assert "hiểu theo câu trả lời «đồng ý» trong tra-loi.csv, minh chứng: Báo cáo 11/BC (mẫu), trang 4)" in text


def test_an_bien_gives_one_place_and_leaves_the_other_to_the_council(shown: dict[str, str]) -> None:
    text = " ".join(shown["an-bien-2020"].split())
    assert "Một cửa xã Hoa Mai, Một cửa thị trấn Hoa Đào bằng điểm (92), Hội đồng quyết định Giấy khen" in text
    assert "2 chỗ = 20% của 10, bỏ phần lẻ (mục III.2 ý 1, mục III.3 ý 1), 4 đủ điều kiện, đã chọn 1" in text
    assert "Không đạt: Đăng ký đúng hạn" in text


@pytest.mark.parametrize(
    ("plan_id", "expected"),
    [
        ("cu-chi-2020", ["CC-07", "CC-09", "CC-13"]),
        ("long-thanh-2024", ["LT-06", "LT-09", "LT-12"]),
        ("thai-nguyen-2018-2020", ["TN-05", "TN-09", "TN-14"]),
    ],
)
def test_those_who_qualify_are_eligible(shown: dict[str, str], out: Path, plan_id: str, expected: list[str]) -> None:
    assert shown
    assert {code: one["status"] for code, one in _results(out, plan_id).items() if code in expected} == dict.fromkeys(
        expected, "eligible"
    )


def test_a_pending_complaint_suspends(shown: dict[str, str]) -> None:
    lines = shown["long-thanh-2024"].splitlines()
    assert [line for line in lines if line.startswith("   Tạm dừng, xét lại khi có kết luận: ")] != []


@pytest.mark.parametrize(
    ("plan_id", "file", "cell"),
    [
        ("hoa-thanh-2018", "HT-14.xlsx", "D10"),
        ("an-bien-2020", "CN-06.xlsx", "D9"),
        ("thai-nguyen-2018-2020", "TN-16.xlsx", "D16"),
    ],
)
def test_a_slip_that_nobody_mended_is_still_a_question(
    shown: dict[str, str], out: Path, plan_id: str, file: str, cell: str
) -> None:
    assert shown
    book = load_workbook(out / plan_id / "gom" / "cau-hoi.xlsx", read_only=True)
    places = [(row[3], row[5]) for row in book.worksheets[0].iter_rows(values_only=True) if len(row) > 5]
    book.close()
    assert (file, cell) in places


@pytest.mark.parametrize("plan_id", PLANS)
def test_findings_are_counted_and_none_is_left(shown: dict[str, str], plan_id: str) -> None:
    counted = re.findall(r"^\((\d+) phát hiện trong kế hoạch, còn (\d+) lỗi", shown[plan_id], re.MULTILINE)
    assert [(int(found) > 0, int(left)) for found, left in counted] == [(True, 0)]


def test_the_results_workbook_has_the_ranking(shown: dict[str, str], out: Path) -> None:
    assert "hoa-thanh-2018" in shown
    book = load_workbook(out / "hoa-thanh-2018" / "ket-qua.xlsx", read_only=True)
    rows = list(book["Xếp hạng"].iter_rows(min_row=5, max_row=7, max_col=8, values_only=True))
    book.close()
    assert [(row[0], row[1], row[7]) for row in rows] == [(1, "HT-01", 102), (2, "HT-02", 100), (2, "HT-03", 100)]


def test_it_writes_the_same_folder_anew(shown: dict[str, str], out: Path) -> None:
    assert shown
    left = out / "long-thanh-2024" / "bieu" / "cũ.xlsx"
    left.touch()
    with redirect_stdout(io.StringIO()):
        assert main(["--out", str(out)]) == 0
    assert not left.exists()


def test_excerpts_keep_what_is_asked_for_with_what_lies_below() -> None:
    lines = ["tên", "1 a", "   a1", "2 b", "   b1", "     b2", "3 c", "cuối"]
    assert only(("2 ",), lines) == ["tên", "…", "2 b", "   b1", "     b2", "…"]
    assert upto("2 b", lines) == ["tên", "1 a", "   a1", "…"]
    assert with_item("b", ["đầu", "   a", "     a2", "   b", "     b2", "cuối"]) == ["đầu", "   b", "     b2", "…"]
    assert once("chỗ", ["1 chỗ", "  a", "2 chỗ", "  b", "cuối"]) == ["1 chỗ", "  a", "…", "cuối"]
    assert first(lines, 2) == ["tên", "1 a", "…"]
    assert shortened(["đầu", " ──", "1", "2", "3", "", "cuối"], 2) == ["đầu", " ──", "1", "2", "…", "cuối"]
