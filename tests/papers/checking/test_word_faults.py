"""What only a Word file can have: words and settings that somebody changed in it."""

import pytest

from tests.papers.checking.planting import DECREE, edited
from tests.papers.making_papers import decision, letter, minutes
from thidua.papers.checking import check_word
from thidua.papers.checking.unreadable import UnreadablePaperError
from thidua.papers.paper import Paper
from thidua.papers.word import word_file

ALONE = "phần ký có thể đứng một mình trên trang, cần cùng trang với ít nhất hai dòng chữ hoặc dòng cuối của bảng"


@pytest.mark.parametrize(
    ("paper", "part", "old", "new", "found"),
    [
        (letter(), "document", 'w:bottom="1134"', 'w:bottom="600"', ["phần 1: Lề dưới: 10,5 mm, cần 20–25 mm"]),
        (letter(), "document", 'w:bottom="1134"', 'w:bottom="1600"', ["phần 1: Lề dưới: 28 mm, cần 20–25 mm"]),
        (
            minutes(),
            "document",
            '<w:t xml:space="preserve">Họp',
            '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t xml:space="preserve">Họp',
            ["Trích yếu: phông chữ Arial, cần phông chữ Times New Roman"],
        ),
        (
            minutes(),
            "document",
            '<w:pStyle w:val="Item"/>',
            '<w:pStyle w:val="ListParagraph"/>',
            ["ListParagraph: kiểu chữ lạ, cần một kiểu chữ trong bảng"],
        ),
        (
            minutes(),
            "document",
            '<w:pStyle w:val="NationalName"/>',
            '<w:pStyle w:val="Title"/>',
            ["Quốc hiệu: không có, cần có ở trang đầu"],
        ),
        (letter(), "styles", 'w:line="240"', 'w:line="480"', ["Nội dung: giãn dòng 2, cần từ đơn đến 1,5 dòng"]),
        (letter(), "document", "<w:keepNext/><w:spacing", '<w:keepNext w:val="0"/><w:spacing', []),
        (letter(), "document", '"Body"/><w:keepNext w:val="1"/>', '"Body"/>', [f"Người ký: {ALONE}"]),
        (letter(), "document", '"TableText"/><w:keepNext w:val="1"/>', '"TableText"/>', [f"Người ký: {ALONE}"]),
    ],
)
def test_a_change_is_found(paper: Paper, part: str, old: str, new: str, found: list[str]) -> None:
    assert [str(fault) for fault in check_word(DECREE, edited(word_file(paper), part, old, new))] == found


def test_a_heading_row_that_does_not_repeat_is_found() -> None:
    file = edited(word_file(decision()), "document", "<w:tblHeader/>", "")
    assert [str(fault) for fault in check_word(DECREE, file)] == [
        "Đầu bảng: không lặp lại ở trang sau, cần lặp lại ở đầu mỗi trang"
    ]


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused(file: bytes) -> None:
    with pytest.raises(UnreadablePaperError, match="không phải tệp Word"):
        check_word(DECREE, file)
