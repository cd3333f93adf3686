"""Letters that the papers' font lacks: seen in the PDF, kept in Word, told with their place."""

from dataclasses import replace
from unicodedata import normalize

import pytest

from tests.papers.kinds.cases import HERE, PEOPLE, small_case
from tests.papers.making_papers import letter
from tests.papers.typst.test_pdf_file import pages
from tests.papers.word.test_word_file import paragraphs
from thidua.papers.kinds.case import Case
from thidua.papers.office import Person
from thidua.papers.paper import Chart, ChartKind, Run, Series
from thidua.papers.typst import pdf_file
from thidua.papers.typst.letters import in_pieces, lacking
from thidua.papers.unprintable import Unprintable, told, unprintable_in
from thidua.papers.word import word_file
from thidua.plan.reader import read_plan
from thidua.rules.decided import Choice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Source

VOWELS = [letter + tone for letter in "aăâeêioôơuưy" for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")]


def test_the_font_has_every_letter_of_vietnamese_and_the_marks_of_papers() -> None:
    small = normalize("NFC", "".join(VOWELS)) + "abcdđghklmnpqrstvxfjwz0123456789"
    assert lacking(f"{small}{small.upper()} \n\u00a0.,;:-–—…/()[]“”‘’«»\"'%&+×≥≤=<>°²₫€§•→\ufffd") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [("Trần 中 An", ("中",)), ("中文中", ("中", "文")), ("☑ đạt \U0001f600", ("☑", "\U0001f600")), ("a\u200b\x07", ())],
)
def test_letters_that_the_font_lacks_are_found_once_each(text: str, found: tuple[str, ...]) -> None:
    assert lacking(text) == found


def test_a_text_falls_into_words_and_codes_and_nothing_is_lost() -> None:
    assert list(in_pieces("Trần 中文 An\n☑")) == [
        ("Trần ", False),
        ("[U+4E2D U+6587]", True),
        (" An\n", False),
        ("[U+2611]", True),
    ]


def test_the_pdf_shows_a_code_in_place_of_a_box_and_word_keeps_the_letter() -> None:
    paper = letter("Ông Trần 中文 An", ("Bà ", Run("Lý \U0001f600", bold=True)))
    printed = pages(pdf_file(paper))[0]
    assert "Ông Trần [U+4E2D U+6587] An" in printed
    assert "Bà Lý [U+1F600]" in printed
    assert {"Ông Trần 中文 An", "Bà Lý \U0001f600./."} <= set(paragraphs(word_file(paper)))


def test_labels_of_charts_show_codes_too() -> None:
    chart = Chart(ChartKind.BARS, "Điểm", ("Xã 中", "Xã B"), (Series("x", (1, 2)),))
    file = pdf_file(replace(letter("x"), body=(chart,)))
    assert "Xã [U+4E2D]" in pages(file)[0]


def test_they_are_found_in_each_part_of_a_paper_with_the_words_around() -> None:
    paper = replace(letter("Một đoạn dài có tên ông Trần 中 An ở giữa", "lại 中"), recipients=("Như trên", "Phòng 文"))
    assert unprintable_in(paper) == (
        Unprintable("中", "nội dung", "có tên ông Trần 中 An ở giữa"),
        Unprintable("文", "nơi nhận", "Phòng 文"),
    )


def test_papers_of_sound_text_have_none() -> None:
    assert unprintable_in(letter(normalize("NFD", "Đỗ Thị Ước \u202eẪn"))) == ()


def test_each_letter_is_told_once_with_where_it_was_entered_and_where_it_stands() -> None:
    plan = read_plan(HERE / "small.yaml")
    people = [replace(one, name="Trần 中 An") if one.id == "T-3" else one for one in PEOPLE]
    choices = [Choice("T-3", "giay_khen", "Giỏi 中", Source("chon.csv", "D2"))]
    office = small_case().office.model_copy(update={"people": {"T-3": Person(unit="Thôn 中 Đông")}})
    case = Case(evaluate(plan, people, "2026", choices), office)
    found = {"Quyết định": [Unprintable("中", "nội dung", "Trần 中 An")], "Tờ trình": [Unprintable("文", "x", "文")]}
    assert told(case, found) == [
        "phông chữ Tinos không có chữ «中» (U+4E2D) nhập ở tên của T-3; lý do chọn T-3 (tệp chon.csv, ô D2); "
        "tệp cơ quan: PDF in [U+4E2D], Word giữ nguyên và hiện được tùy máy mở tệp; "
        "có trong: Quyết định, nội dung, «Trần 中 An»",
        "phông chữ Tinos không có chữ «文» (U+6587): PDF in [U+6587], Word giữ nguyên và hiện được tùy máy mở tệp; "
        "có trong: Tờ trình, x, «文»",
    ]


def test_many_places_are_counted() -> None:
    case = small_case()
    found = {f"Giấy {number}": [Unprintable("中", "nội dung", "中")] for number in range(9)}
    (message,) = told(case, found)
    assert message.endswith("Giấy 2, nội dung, «中» và 6 nơi khác")
