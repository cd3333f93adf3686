"""The dossier: order, contents, odd pages, sets, numbers at the foot, the same bytes."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from tests.papers.dossier.pdfs import pdf, texts
from thidua.papers.dossier import Part, dossier
from thidua.papers.dossier.contents import Listed

XHTML = "{http://www.w3.org/1999/xhtml}"
PARTS = (
    Part("Tờ trình", pdf("trang a", "trang b", "trang c"), number="1"),
    Part("Biên bản họp <&>", pdf("trang d"), ("bien-ban.pdf: đã bỏ mã JavaScript",), number="2"),
    Part("Báo cáo thành tích", pdf("trang e", "trang f"), number="3"),
)
HEADINGS = "STT Thành phần hồ sơ Trang Ghi chú"


def _outline(reader: PdfReader, items: Any) -> list[Any]:
    return [
        _outline(reader, one) if isinstance(one, list) else (one.title, reader.get_destination_page_number(one))
        for one in items
    ]


def test_parts_follow_the_contents_in_their_order_and_are_numbered_through() -> None:
    made = dossier(PARTS, title="Hồ sơ khen thưởng", about=("Năm 2026",), original=True)
    pages = texts(made.content)
    assert [page.rpartition(" Hồ sơ: ")[0] for page in pages[1:]] == [f"trang {one} {HEADINGS}" for one in "abcdef"]
    assert [page.rpartition(" Hồ sơ: ")[2] for page in pages] == [f"trang {number}/7" for number in range(1, 8)]
    assert pages[0].rpartition(" Hồ sơ: ")[0] == (
        f"Hồ sơ khen thưởng Năm 2026 Bộ số 01/01 (bản chính) {HEADINGS}"
        " 1 Tờ trình 2–4 2 Biên bản họp <&> 5 3 Báo cáo thành tích 6–7"
    )
    assert made.listed == (
        Listed("Tờ trình", 2, 3, "1"),
        Listed("Biên bản họp <&>", 5, 1, "2"),
        Listed("Báo cáo thành tích", 6, 2, "3"),
    )
    assert (made.pages, made.told) == (7, ("bien-ban.pdf: đã bỏ mã JavaScript",))


def test_headings_and_what_lacks_stand_in_the_contents_and_take_no_page() -> None:
    parts = (
        Part("Báo cáo", number="1"),
        Part("Xã A", pdf("trang a"), number="1.1", note="CÒN 2 chỗ trống", lacks=True),
        Part("Xã B", number="1.2", note="CÒN THIẾU", lacks=True),
        Part("Biên bản", pdf("trang b"), number="2"),
    )
    made = dossier(parts, title="Hồ sơ")
    pages = texts(made.content)
    assert pages[0] == (
        f"Hồ sơ Bộ số 01/01 {HEADINGS} 1 Báo cáo 1.1 Xã A 2 CÒN 2 chỗ trống 1.2 Xã B CÒN THIẾU 2 Biên bản 3"
        " Hồ sơ: trang 1/3"
    )
    assert [page.split(" STT")[0] for page in pages[1:]] == ["trang a", "trang b"]
    reader = PdfReader(BytesIO(made.content))
    assert _outline(reader, reader.outline) == [("Mục lục", 0), ("Xã A", 1), ("Biên bản", 2)]


def test_each_part_begins_on_an_odd_page_where_so_chosen() -> None:
    made = dossier(PARTS, title="Hồ sơ", odd=True)
    assert [one.page for one in made.listed] == [3, 7, 9]
    pages = texts(made.content)
    assert [bool(page) for page in pages] == [True, False, True, True, True, False, True, False, True, True]
    assert [pages[one.page - 1].split(" STT")[0] for one in made.listed] == ["trang a", "trang d", "trang e"]


@pytest.mark.parametrize("odd", [False, True])
def test_sets_repeat_the_whole_without_growing_by_it(odd: bool) -> None:
    one, three = (dossier(PARTS, title="Hồ sơ", sets=sets, odd=odd) for sets in (1, 3))
    alone = texts(one.content)
    assert texts(three.content) == [
        page for number in (1, 2, 3) for page in (alone[0].replace("01/01", f"{number:02}/03"), *alone[1:])
    ]
    assert three.pages == one.pages
    assert len(three.content) < len(one.content) * 1.5
    if odd:
        assert one.pages % 2 == 0


def test_bookmarks_lead_to_the_parts_of_each_set() -> None:
    one = PdfReader(BytesIO(dossier(PARTS, title="Hồ sơ").content))
    parts = [("Mục lục", 0), ("Tờ trình", 1), ("Biên bản họp <&>", 4), ("Báo cáo thành tích", 5)]
    assert _outline(one, one.outline) == parts
    two = PdfReader(BytesIO(dossier(PARTS, title="Hồ sơ", sets=2).content))
    assert _outline(two, two.outline) == [
        ("Bộ 1", 0),
        parts,
        ("Bộ 2", 7),
        [(title, page + 7) for title, page in parts],
    ]


def test_the_same_parts_give_the_same_bytes() -> None:
    assert dossier(PARTS, title="Hồ sơ", sets=2).content == dossier(PARTS, title="Hồ sơ", sets=2).content


def test_contents_that_are_long_themselves_count_their_own_pages() -> None:
    page = pdf("trang")
    made = dossier([Part(f"Báo cáo thành tích số {number}", page) for number in range(80)], title="Hồ sơ")
    pages = texts(made.content)
    begins = made.listed[0].page
    assert begins > 2
    assert made.pages == begins - 1 + 80
    assert [one.page for one in made.listed] == list(range(begins, begins + 80))
    assert pages[begins - 1].startswith("trang")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="not run: poppler (pdftotext) is not installed")
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_number_stands_upright_at_the_foot_however_a_page_is_turned(tmp_path: Path, turn: int) -> None:
    made = dossier([Part("a", pdf("trang", change=lambda writer: writer.pages[0].rotate(turn)))], title="Hồ sơ")
    (tmp_path / "a.pdf").write_bytes(made.content)
    told = subprocess.run(["pdftotext", "-bbox", tmp_path / "a.pdf", "-"], check=True, capture_output=True, text=True)
    (word,) = (one for one in ElementTree.fromstring(told.stdout).iter(f"{XHTML}word") if one.text == "2/2")
    left, right, top, bottom = (float(word.get(side, "")) for side in ("xMin", "xMax", "yMin", "yMax"))
    wide, high = (842, 595) if turn in (90, 270) else (595, 842)
    # Upright words are wider than high.
    assert right - left > bottom - top
    assert 15 < high - bottom < 40
    assert wide / 2 < right < wide / 2 + 60


@pytest.mark.parametrize(("parts", "sets"), [((), 1), (PARTS, 0), (PARTS, 21)])
def test_a_dossier_without_parts_or_sets_is_a_mistake(parts: tuple[Part, ...], sets: int) -> None:
    with pytest.raises(ValueError, match="a dossier has parts"):
        dossier(parts, title="Hồ sơ", sets=sets)
