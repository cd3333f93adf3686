"""The demo shows what it promises, and what it writes holds the same."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from openpyxl import load_workbook

from demo.__main__ import main
from demo.campaign import FACTS, STORIES
from demo.excerpts import before, only
from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan


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


def _table(text: str) -> Iterator[list[str]]:
    """The rows of the table, as cells; wrapped lines count as rows of their own."""
    lines = text.split(" ──", 1)[1].split("\n")[1:]
    for line in lines[: lines.index("")]:
        yield re.split(r"\s{2,}", line.strip())


def test_every_plan_of_the_catalogue_is_shown(shown: dict[str, str]) -> None:
    assert sorted(shown) == sorted(plan_files())


@pytest.mark.parametrize("plan_id", [story.plan for story in STORIES])
def test_facts_are_of_every_group_and_kind(plan_id: str) -> None:
    plan = read_plan(plan_files()[plan_id])
    with (FACTS / f"{plan_id}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert 12 <= len(rows) <= 20
    there = {(row["group"], row["kind"]) for row in rows}
    assert there == {(name, kind) for name, group in plan.groups.items() for kind in group.kinds}


def test_hoa_thanh_has_prizes_and_contests(shown: dict[str, str]) -> None:
    text = shown["hoa-thanh-2018"]
    rows = [row for row in _table(text) if row[0].isdigit()]
    prizes = {row[1]: (row[0], row[-1].split(",")[0]) for row in rows if row[-1].startswith("Giải")}
    assert prizes == {"Xã Hoa Sen": ("1", "Giải Nhất"), "Thị trấn Hoa Đào": ("4", "Giải khuyến khích")}
    assert re.findall(r"^Tranh chấp: (.*)$", text, re.MULTILINE) == [
        "Xã Hoa Mai, Phòng Tư pháp (mẫu) bằng điểm (100), Hội đồng quyết định Giải Nhì, Giải Ba",
        "Chi nhánh đất đai (mẫu), Văn phòng (mẫu) bằng điểm (98,5), Hội đồng quyết định Giải khuyến khích",
    ]
    assert "   38/40 = 95%, thuộc mức từ 95% đến dưới 100% → 8 điểm" in text.splitlines()


def test_an_bien_gives_one_place_and_leaves_the_other_to_the_council(shown: dict[str, str]) -> None:
    text = " ".join(shown["an-bien-2020"].split())
    assert "Một cửa xã Hoa Mai, Một cửa thị trấn Hoa Đào bằng điểm (92), Hội đồng quyết định Giấy khen" in text
    assert "2 chỗ = 20% của 10, bỏ phần lẻ (mục III.2 ý 1, mục III.3 ý 1), 4 đủ điều kiện, đã chọn 1" in text
    assert "Không đạt: Đăng ký đúng hạn" in text


@pytest.mark.parametrize(
    ("plan_id", "expected"),
    [
        ("cu-chi-2020", ["Trường Tiểu học Mẫu 1", "Nguyễn Mẫu An", "Phạm Mẫu Dung"]),
        ("long-thanh-2024", ["UBND xã Hoa Cúc", "Nguyễn Mẫu An", "Phạm Mẫu Dung"]),
        ("thai-nguyen-2018-2020", ["Hợp tác xã Hoa Ngâu", "Xã Hoa Cúc", "Lê Mẫu Chi"]),
    ],
)
def test_those_who_qualify_are_shown(shown: dict[str, str], plan_id: str, expected: list[str]) -> None:
    eligible = [row[0] for row in _table(shown[plan_id]) if "Đủ điều kiện" in row]
    assert [name for name in eligible if name in expected] == expected


def test_a_pending_complaint_suspends(shown: dict[str, str]) -> None:
    lines = shown["long-thanh-2024"].splitlines()
    assert [line for line in lines if line.startswith("   Tạm dừng, xét lại khi có kết luận: ")] != []


@pytest.mark.parametrize(
    ("plan_id", "place"),
    [
        ("hoa-thanh-2018", "HT-14.xlsx, trang «Số liệu», ô D10"),
        ("an-bien-2020", "CN-06.xlsx, trang «Số liệu», ô D9"),
        ("cu-chi-2020", "CC-04.xlsx, trang «Số liệu», ô D15"),
        ("long-thanh-2024", "LT-14.xlsx, trang «Số liệu», ô D9"),
        ("thai-nguyen-2018-2020", "TN-16.xlsx, trang «Số liệu», ô D16"),
    ],
)
def test_each_slip_is_an_error_with_its_cell(shown: dict[str, str], plan_id: str, place: str) -> None:
    errors = re.findall(r"^LỖI: (.*?): ", shown[plan_id], re.MULTILINE)
    assert errors[-1] == place


@pytest.mark.parametrize("plan_id", [story.plan for story in STORIES])
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
    assert before("2 b", lines) == ["tên", "1 a", "   a1", "2 b …", "3 c", "cuối"]
