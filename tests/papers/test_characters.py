"""What of a text reaches the paper."""

from unicodedata import normalize

import pytest

from thidua.papers.characters import clean


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("Nguyễn Thị Thùy", "Nguyễn Thị Thùy"),
        (normalize("NFD", "Nguyễn Thị Thùy"), "Nguyễn Thị Thùy"),
        ("Lê\u200b Thị\u200d Ánh\ufeff", "Lê Thị Ánh"),
        ("\u202eUBND\u202c xã \u2066A\u2069", "UBND xã A"),
        ("chuông\x07 và\x00 phím\x1b", "chuông và phím"),
        ("dòng một\r\ndòng hai\u2028dòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("cột\tcột", "cột cột"),
        ("nửa \ud83d chữ", "nửa \ufffd chữ"),
        ("đ\xad\ufe0fẹp", "đẹp"),
        ("#let x = 1; $a$ <b>&amp;{{ x }}", "#let x = 1; $a$ <b>&amp;{{ x }}"),
    ],
)
def test_unseen_characters_are_left_out_and_letters_composed(given: str, printed: str) -> None:
    assert clean(given) == printed
