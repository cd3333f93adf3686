"""Many certificates: their order, one file or one each, codes, printers, the test sheet."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.papers.certificates.making import CERTIFICATE, named
from tests.papers.certificates.printed import bare, letters, of, pages
from thidua.papers.certificates import (
    Certificate,
    Made,
    Printing,
    Profile,
    Prover,
    certificates_each,
    certificates_pdf,
    design,
    designs,
    print_certificates,
    trial_sheet_pdf,
)
from thidua.papers.certificates.drawing import draw
from thidua.papers.certificates.joining import join
from thidua.papers.certificates.profile import Printer
from thidua.papers.certificates.qr import qr_rows

PROVER = Prover(b"k" * 32, "https://huonglua.example/tra-cuu")


def many(count: int) -> list[Certificate]:
    """So many certificates, each with its own name and code of the participant."""
    return [named(f"Người thứ {number}", reference=f"MA/{number}") for number in range(count)]


def shifted(profile: Profile, dx: int, dy: int, scale: int) -> Profile:
    """The profile with one printer, called p."""
    printer = Printer(label="Máy in", dx=Fraction(dx), dy=Fraction(dy), scale=Fraction(scale))
    return profile.model_copy(update={"printers": {"p": printer}})


def test_thousands_keep_their_order_in_one_file(tmp_path: Path) -> None:
    profile, out, told = bare("phoi-a4-ngang"), tmp_path / "out.pdf", list[int]()
    assert certificates_pdf(many(130), profile, out, prover=PROVER, progress=told.append) == Made(130)
    assert told == sorted(told)
    assert told[-1] == 130
    shown = [letters(of(profile, "name", page)) for page in pages(out)]
    assert shown == [f"NGƯỜITHỨ{number}" for number in range(130)]


def test_the_joined_file_is_whole(tmp_path: Path) -> None:
    parts = [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    certificates_pdf([CERTIFICATE], design("giay-khen"), parts[0])
    certificates_pdf(many(3), bare("giay-khen"), parts[1])
    join(parts, tmp_path / "out.pdf")
    joined = PdfReader(tmp_path / "out.pdf", strict=True)
    alone = [page for part in parts for page in PdfReader(part).pages]
    assert [page.extract_text() for page in joined.pages] == [page.extract_text() for page in alone]
    assert [page.mediabox for page in joined.pages] == [page.mediabox for page in alone]


def test_what_typst_did_not_write_is_not_joined(tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.7\nxx\ntrailer\nstartxref\n9\n%%EOF")
    with pytest.raises(ValueError, match="not a PDF as typst writes it"):
        join([tmp_path / "no.pdf"], tmp_path / "out.pdf")


def test_one_file_each_bears_code_and_award(tmp_path: Path) -> None:
    profile = bare("phoi-a4-ngang")
    certificates = [replace(one, award="nhat") for one in many(2)] + [named("Người thứ 2", reference="MA/2")]
    assert certificates_each(certificates, profile, tmp_path / "tung-to").pages == 3
    files = sorted((tmp_path / "tung-to").iterdir())
    assert [file.name for file in files] == ["MA-0-nhat.pdf", "MA-1-nhat.pdf", "MA-2.pdf"]
    assert [letters(of(profile, "name", page)) for file in files for page in pages(file)] == [
        "NGƯỜITHỨ0",
        "NGƯỜITHỨ1",
        "NGƯỜITHỨ2",
    ]


def test_no_file_takes_the_place_of_another(tmp_path: Path) -> None:
    alike = [named("Người thứ 0", reference="MA/0"), named("Người thứ 1", reference="ma-0"), *many(60)]
    assert certificates_each(alike, bare("phoi-a4-ngang"), tmp_path).pages == 62
    assert len(list(tmp_path.iterdir())) == 62
    for name, number in (("MA-0", 0), ("ma-0 (2)", 1), ("MA-59", 59)):
        (page,) = pages(tmp_path / f"{name}.pdf")
        assert letters(of(bare("phoi-a4-ngang"), "name", page)) == f"NGƯỜITHỨ{number}"


def test_the_same_certificates_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        certificates_pdf(many(2), design("giay-khen"), tmp_path / name, prover=PROVER)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_without_certificates_no_file_is_written(tmp_path: Path) -> None:
    assert certificates_pdf([], design("giay-khen"), tmp_path / "out.pdf") == Made(0)
    assert certificates_each([], design("giay-khen"), tmp_path / "each") == Made(0)
    assert [path.name for path in tmp_path.iterdir()] == ["each"]


@pytest.mark.parametrize("count", [1, 70])
def test_what_cannot_be_written_leaves_nothing_behind(count: int, tmp_path: Path) -> None:
    (tmp_path / "out.pdf").mkdir()
    with pytest.raises(OSError):
        certificates_pdf(many(count), bare("phoi-a4-ngang"), tmp_path / "out.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_whose_words_became_too_small_is_told(tmp_path: Path) -> None:
    certificates = [*many(2), named("Hội đồng " * 300)]
    made = certificates_pdf(certificates, bare("giay-khen"), tmp_path / "out.pdf")
    assert made == Made(3, ((2, "name"),))


def test_the_overlay_prints_nothing_that_the_stock_bears(tmp_path: Path) -> None:
    certificates_pdf([CERTIFICATE], design("phoi-a4-ngang"), tmp_path / "out.pdf")
    (page,) = pages(tmp_path / "out.pdf")
    shown = letters(page.words)
    assert "NGUYỄNTHỊHƯƠNGGIANG" in shown
    assert not any(words in shown for words in ("CỘNGHÒA", "Độclập", "GIẤYKHEN", "TẶNG"))
    assert not page.strokes


def test_a_printer_moves_and_scales_every_text(tmp_path: Path) -> None:
    profile = shifted(bare("phoi-a4-ngang"), 3, -2, 98)
    certificates_pdf([CERTIFICATE], profile, tmp_path / "plain.pdf")
    certificates_pdf([CERTIFICATE], profile, tmp_path / "moved.pdf", printer="p")
    (plain,), (moved,) = pages(tmp_path / "plain.pdf"), pages(tmp_path / "moved.pdf")
    for before, after in zip(plain.words, moved.words, strict=True):
        assert after.text == before.text
        assert float(after.x) == pytest.approx(float(before.x) * 0.98 + 3, abs=0.03)
        assert float(after.y) == pytest.approx(float(before.y) * 0.98 - 2, abs=0.03)
        assert float(after.size) == pytest.approx(float(before.size) * 0.98, abs=0.02)


def test_a_printer_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        certificates_pdf([CERTIFICATE], design("phoi-a4-ngang"), tmp_path / "out.pdf", printer="x")


def test_the_code_is_printed_and_drawn_with_a_light_border() -> None:
    drawing = draw(CERTIFICATE, design("giay-khen"), None, PROVER)
    shown = [line[-1] for line in drawing.page["lines"]]
    code = PROVER.code(CERTIFICATE)
    assert code in shown
    (drawn,) = drawing.codes
    rows = qr_rows(PROVER.link(code))
    side = len(rows) + 8
    assert (drawn.squares, len(drawn.shades), drawn.side) == (side, side * side, 25)
    lines = [drawn.shades[at : at + side] for at in range(0, side * side, side)]
    assert {*lines[:4], *lines[-4:]} == {b"\xff" * side}
    assert [line[4:-4] for line in lines[4:-4]] == [bytes(0 if dark else 255 for dark in row) for row in rows]
    assert {line[:4] + line[-4:] for line in lines} == {b"\xff" * 8}


def test_a_qr_code_has_its_three_finders() -> None:
    rows = qr_rows(PROVER.link(PROVER.code(CERTIFICATE)))
    finder = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
    for top, left in ((0, 0), (0, -7), (-7, 0)):
        down = rows[top : top + 7 or None]
        assert tuple("".join(map(str, row[left : left + 7 or None])) for row in down) == finder


@pytest.mark.parametrize(
    ("certificate", "prover"), [(CERTIFICATE, None), (replace(CERTIFICATE, provisional=True), PROVER)]
)
def test_without_a_proof_nothing_looks_like_one(certificate: Certificate, prover: Prover | None) -> None:
    drawing = draw(certificate, design("giay-khen"), None, prover)
    assert not drawing.codes
    assert not [line for line in drawing.page["lines"] if line[-1].count("-") == 3]


@pytest.mark.parametrize("name", designs())
def test_a_provisional_certificate_says_so_also_on_stock_without_a_place_for_that(name: str) -> None:
    for provisional in (True, False):
        lines = draw(replace(CERTIFICATE, provisional=provisional), design(name), None, None).page["lines"]
        assert [line[-1] for line in lines].count("BẢN DỰ THẢO, CHƯA CÓ GIÁ TRỊ") == provisional


def test_without_a_code_the_words_beside_it_move_to_its_place() -> None:
    with_code, without = (
        draw(CERTIFICATE, design("giay-khen"), None, prover).page["lines"] for prover in (PROVER, None)
    )
    left = [{line[-1]: line[0] for line in lines}["Vào sổ số: 07"] for lines in (with_code, without)]
    assert left == [64, 37]


def test_the_trial_sheet_shows_crosses_and_boxes_where_the_printer_puts_them(tmp_path: Path) -> None:
    profile = shifted(design("phoi-a4-ngang"), 3, -2, 100)
    for name, printer in (("plain.pdf", None), ("moved.pdf", "p")):
        trial_sheet_pdf(profile, tmp_path / name, printer=printer)
    (plain,), (moved,) = pages(tmp_path / "plain.pdf"), pages(tmp_path / "moved.pdf")
    across = [stroke for stroke in plain.strokes if abs(stroke.to_x - stroke.x - 12) < 0.01]
    assert [(round(float(one.x), 2), round(float(one.y), 2)) for one in across] == [
        (14, 20),
        (14, 190),
        (271, 20),
        (271, 190),
    ]
    shown = letters(plain.words)
    assert all(f"{name}:" in shown for name in profile.fields)
    for before, after in zip(plain.words[:50], moved.words[:50], strict=True):
        assert (round(float(after.x - before.x), 1), round(float(after.y - before.y), 1)) == (3, -2)


def test_letters_that_the_font_lacks_are_printed_as_codes_and_told(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    certificates = [named("Lý 小龙"), CERTIFICATE, named("Lê 小")]
    printed = print_certificates(certificates, folder, Printing(bare("giay-khen")), lambda done: None)
    page, *_ = pages(folder / "giay-khen.pdf")
    assert letters(of(bare("giay-khen"), "name", page)) == "LÝ[U+5C0FU+9F99]"
    where = [(one.letter, one.part, one.words) for one in printed.unprintable]
    assert where == [("小", "tên người, tập thể", "Lý 小龙"), ("龙", "tên người, tập thể", "Lý 小龙")]
