"""What only a Word file can have: words and settings that somebody changed in it."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.papers.checking.planted import DECREE
from tests.papers.making_papers import decision, letter, minutes
from thidua.papers.checking import check_word
from thidua.papers.checking.unreadable import UnreadablePaperError
from thidua.papers.paper import Paper
from thidua.papers.word import word_file

NUMBER = "dạng «Số: 05/QĐ-UBND»: số dưới 10 có số 0 đứng trước, không có dấu cách quanh dấu gạch chéo"
DAY = "dạng «Xã X, ngày 05 tháng 01 năm 2026»: ngày dưới 10, tháng 1, 2 có số 0; tháng 3–9 không có"


def edited(file: bytes, part: str, old: str, new: str) -> bytes:
    """The file with the first `old` of a part replaced. There must be one."""
    copy = BytesIO()
    with ZipFile(BytesIO(file)) as before, ZipFile(copy, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode()
            if name == f"word/{part}.xml":
                assert old in content
                content = content.replace(old, new, 1)
            after.writestr(name, content)
    return copy.getvalue()


@pytest.mark.parametrize(
    ("paper", "part", "old", "new", "found"),
    [
        (decision(), "document", "Số: 05/", "Số: 5/", [f"Số và ký hiệu: «Số: 5/QĐ-UBND», cần {NUMBER}"]),
        (decision(), "document", "05/QĐ", "05 / QĐ", [f"Số và ký hiệu: «Số: 05 / QĐ-UBND», cần {NUMBER}"]),
        (
            decision(),
            "document",
            ">ngày 05 tháng 01",
            ">ngày 5 tháng 1",
            [f"Địa danh và ngày: «Hương Lúa, ngày 5 tháng 1 năm 2026», cần {DAY}"],
        ),
        (
            letter(),
            "document",
            "tháng 3 năm",
            "tháng 03 năm",
            [f"Địa danh và ngày: «Hòa Thành, ngày 05 tháng 03 năm 2026», cần {DAY}"],
        ),
        (
            decision(),
            "document",
            "khen thưởng;",
            "khen thưởng",
            ["Căn cứ: «Căn cứ Luật Thi đua, khen thưởng», cần dấu «;» ở cuối"],
        ),
        (letter(), "document", "VT.", "VT", ["Dòng nơi nhận: «- Lưu: VT», cần dấu «.» ở cuối"]),
        (
            letter(),
            "document",
            ">V/v <",
            "><",
            ["Trích yếu công văn: «nhắc gửi báo cáo thi đua quý I năm 2026», cần bắt đầu bằng «V/v»"],
        ),
        (
            minutes(),
            "document",
            "Độc lập - Tự",
            "Độc lập-Tự",
            [
                "Tiêu ngữ: đường kẻ dài 104%, cần đường kẻ dài bằng dòng chữ",
                "Tiêu ngữ: «Độc lập-Tự do - Hạnh phúc», cần «Độc lập - Tự do - Hạnh phúc»",
            ],
        ),
        (decision(), "document", "QUYẾT ĐỊNH", "Quyết định", ["Tên loại: có chữ thường, cần chữ in hoa"]),
        (
            minutes(),
            "document",
            "<w:titlePg/>",
            "",
            ["phần 1: Số trang: có số 1, cần không có ở trang đầu"],
        ),
        (
            decision(),
            "document",
            '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:body>',
            "<w:titlePg/></w:sectPr></w:body>",
            ["phần 3: Số trang: số 4, cần số 2"],
        ),
        (minutes(), "header1", " PAGE ", " DATE ", ["phần 1: Số trang: không có số, cần số 2"]),
        (
            minutes(),
            "document",
            'w:header="567"',
            'w:header="1200"',
            ["phần 1: Số trang: không ở lề trên, cần ở lề trên"],
        ),
        (
            letter(),
            "document",
            'w:bottom="1134"',
            'w:bottom="600"',
            ["phần 1: Lề dưới: 10,5 mm, cần 20–25 mm"],
        ),
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
    ],
)
def test_a_change_is_found(paper: Paper, part: str, old: str, new: str, found: list[str]) -> None:
    assert [str(fault) for fault in check_word(DECREE, edited(word_file(paper), part, old, new))] == found


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused(file: bytes) -> None:
    with pytest.raises(UnreadablePaperError, match="không phải tệp Word"):
        check_word(DECREE, file)
