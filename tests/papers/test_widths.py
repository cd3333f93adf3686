"""The lengths of words."""

import struct
from fractions import Fraction
from pathlib import Path
from unicodedata import normalize

import pytest

from thidua.papers.typst.fonts_found import FOLDER
from thidua.papers.widths import longest_line_mm, width_mm

VIETNAMESE = (
    "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY aăâbcdđeêghiklmnoôơpqrstuưvxy 0123456789 .,;:!?/()-–«»“”… →≈×≥≤− "
    "ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
    "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)


@pytest.mark.parametrize(
    ("file", "bold", "italic"),
    [
        ("Tinos_400Regular.ttf", False, False),
        ("Tinos_700Bold.ttf", True, False),
        ("Tinos_400Regular_Italic.ttf", False, True),
        ("Tinos_700Bold_Italic.ttf", True, True),
    ],
)
def test_every_vietnamese_letter_is_as_wide_as_in_the_font(file: str, bold: bool, italic: bool) -> None:
    advances = advances_of(FOLDER / file)
    wrong = {
        letter
        for letter in VIETNAMESE
        if width_mm(letter, 720, bold, italic) != Fraction(254 * advances[ord(letter)], 2048)
    }
    assert wrong == set()


def test_decomposed_letters_are_as_wide_as_composed_ones() -> None:
    assert width_mm(normalize("NFD", "ƯỜNG ệ"), 14) == width_mm("ƯỜNG ệ", 14)


def test_the_longest_line_is_that_of_the_broken_text() -> None:
    whole = width_mm("ỦY BAN NHÂN DÂN", 13, True)
    assert longest_line_mm("ỦY BAN NHÂN DÂN XÃ", 13, int(whole) + 1, True) == whole
    assert longest_line_mm("ỦY BAN\nNHÂN DÂN XÃ", 13, 100, True) == width_mm("NHÂN DÂN XÃ", 13, True)
    assert longest_line_mm("", 13, 60) == 0


def test_a_word_wider_than_the_column_is_as_wide_as_the_column() -> None:
    assert longest_line_mm("W" * 500, 13, 60) == 60


def advances_of(file: Path) -> dict[int, int]:
    """The advance of each letter by its number, read from the tables of a TrueType font."""
    font = file.read_bytes()
    tables = {
        font[at : at + 4]: struct.unpack(">I", font[at + 8 : at + 12])[0]
        for at in range(12, 12 + 16 * short(font, 4), 16)
    }
    count = short(font, tables[b"hhea"] + 34)
    advances = [short(font, tables[b"hmtx"] + 4 * glyph) for glyph in range(count)]
    maps = tables[b"cmap"]
    subtables = (
        struct.unpack(">I", font[maps + 8 + 8 * n : maps + 12 + 8 * n])[0] for n in range(short(font, maps + 2))
    )
    table = next(maps + start for start in subtables if short(font, maps + start) == 4)
    segments = short(font, table + 6) // 2
    ends, starts = table + 14, table + 16 + 2 * segments
    deltas, offsets = starts + 2 * segments, starts + 4 * segments
    found: dict[int, int] = {}
    for segment in range(segments):
        at = 2 * segment
        for letter in range(short(font, starts + at), short(font, ends + at) + 1):
            offset = short(font, offsets + at)
            inner = offsets + at + offset + 2 * (letter - short(font, starts + at))
            glyph = (letter if not offset else short(font, inner)) + short(font, deltas + at) & 0xFFFF
            found[letter] = advances[min(glyph, count - 1)]
            if letter == 0xFFFF:
                break
    return found


def short(font: bytes, at: int) -> int:
    return int(struct.unpack(">H", font[at : at + 2])[0])
