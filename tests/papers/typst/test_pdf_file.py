"""PDFs of papers."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest
from pypdf import PdfReader

from tests.papers.making_papers import LONG, decision, letter, list_of, minutes
from tests.papers.word.test_word_file import HOSTILE, paragraphs
from thidua.papers.checking.pdf_file import measure_pdf
from thidua.papers.layout import layouts
from thidua.papers.paper import Paper
from thidua.papers.typst import fonts_found, pdf_file
from thidua.papers.typst.fonts_found import FontsMissingError
from thidua.papers.word import word_file


def pages(file: bytes) -> list[str]:
    """The text of each page, its white space as single blanks."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(file)).pages]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf_file(decision()) == pdf_file(decision())


def test_composed_and_decomposed_letters_give_the_same_file_and_are_copied_out_composed() -> None:
    file = pdf_file(letter(normalize("NFD", LONG)))
    assert file == pdf_file(letter(LONG))
    assert all(is_normalized("NFC", page) for page in pages(file))


@pytest.mark.parametrize("paper", [decision(), letter(), minutes()], ids=lambda paper: paper.kind)
def test_word_and_pdf_say_the_same(paper: Paper) -> None:
    pdf = "".join("".join(pages(pdf_file(paper))).split())
    missing = [text for text in paragraphs(word_file(paper)) if "".join(text.split()) not in pdf]
    assert [text for text in missing if len(text) < 1000] == []


def test_hostile_words_are_printed_as_they_are() -> None:
    printed = pages(pdf_file(letter(HOSTILE, "*đậm* _nghiêng_ $x^2$ @ref <nhãn> \\n // hết /* */ ` #import")))[0]
    assert 'A & B <w:p/> ]]> "x" {{ 7*7 }} #eval(1) =1+1' in printed
    assert "*đậm* _nghiêng_ $x^2$ @ref <nhãn> \\n // hết /* */ ` #import./." in printed


def test_only_our_own_fonts_are_used() -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[1]
        for page in PdfReader(BytesIO(pdf_file(decision()))).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts <= {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_pages_are_numbered_apart_for_each_appendix() -> None:
    file = pdf_file(decision(people=60))
    starts = [page[:1] if page[:1].isdecimal() else "" for page in pages(file)]
    assert starts == ["", "", "2", "3", "", "2"]
    turned = [page.mediabox.width > page.mediabox.height for page in PdfReader(BytesIO(file)).pages]
    assert turned == [False, True, True, True, False, False]


@pytest.mark.parametrize("people", range(17, 25))
def test_a_total_is_never_alone_on_a_page(people: int) -> None:
    of_list = pages(pdf_file(decision(people=people)))[1:-2]
    total = next(page for page in of_list if "Cộng" in page)
    assert f"{people} Nguyễn Thị Thanh Huyền" in total


@pytest.mark.parametrize("people", range(13, 21))
def test_a_total_above_a_signature_is_not_parted_from_its_list(people: int) -> None:
    signed = replace(minutes(), body=(list_of(people),))
    total = next(page for page in pages(pdf_file(signed)) if "Cộng" in page)
    assert f"{people} Nguyễn Thị Thanh Huyền" in total
    assert "CHỦ TRÌ" in total


def test_ten_thousand_letters_run_on_to_further_pages() -> None:
    file = pdf_file(letter("chữ " * 2500, addressees=("Ủy ban nhân dân " + "xã " * 3000,)))
    assert "".join(pages(file)).count("chữ") == 2500
    assert len(pages(file)) == 6


def test_a_word_of_ten_thousand_letters_breaks_and_is_copied_out_whole() -> None:
    file = pdf_file(letter("w" * 10_000))
    text = "".join(pages(file))
    assert (text.count("w"), text.count("\u200b")) == (10_000, 0)
    right = [margin.width for margin in measure_pdf(layouts()[-1], file).margins if margin.side == "right"]
    assert min(right) > 14


def test_without_the_fonts_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts_found, "FOLDER", tmp_path)
    with pytest.raises(FontsMissingError, match="chạy lệnh «make setup»"):
        fonts_found.fonts.__wrapped__()
