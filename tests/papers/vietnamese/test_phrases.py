"""Names inside sentences."""

import pytest

from thidua.papers.vietnamese import lowered, printed, spelt_out, upper_first


def test_abbreviations_of_offices_are_written_out_as_whole_words() -> None:
    assert spelt_out("Văn phòng HĐND và UBND xã, UBNDX") == "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, UBNDX"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Thi đua cải cách", "thi đua cải cách"),
        ("Ban Chỉ đạo", "Ban Chỉ đạo"),
        ("UBND xã", "UBND xã"),
        ("Đăng ký", "đăng ký"),
        ("", ""),
    ],
)
def test_only_words_that_are_no_names_lose_their_capital(text: str, inside: str) -> None:
    assert lowered(text) == inside


def test_a_line_begins_with_a_capital() -> None:
    assert upper_first("đơn vị") == "Đơn vị"


def test_paper_has_quotation_marks_of_its_own() -> None:
    assert printed("«TTHC» đúng hạn") == "“thủ tục hành chính” đúng hạn"
