"""Files are kept once by what they hold, under a safe name, and only what an office sends."""

import hashlib
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from pypdf import PdfReader

from tests.office.made import organisation
from tests.papers.dossier.pdfs import pdf
from tests.papers.dossier.pictures import jpeg, page, png
from thidua.office.files import shelf
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.models import Attachment, StoredFile
from thidua.office.files.queries import path_of_attachment
from thidua.office.files.services.keeping import keep
from thidua.office.files.services.photographs import keep_photographs


@pytest.fixture(autouse=True)
def _folder(tmp_path, settings):
    settings.FILES = tmp_path / "files"


def _xlsx() -> bytes:
    book, held = Workbook(), BytesIO()
    book.worksheets[0]["A1"] = "Đăng ký"
    book.save(held)
    return held.getvalue()


def _zip(**parts: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def _docx(*more: str) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return _zip(**parts | dict.fromkeys(more, b"x"))


def _keep(content: bytes, name: str) -> Attachment:
    return keep(pieces=[content], name=name, owner=organisation(), by=None)


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (pdf("Biên bản"), "biên bản.pdf", "application/pdf"),
        (jpeg(), "ảnh.JPG", "image/jpeg"),
        (png(), "ảnh.png", "image/png"),
        (_xlsx(), "biểu.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (_docx(), "b.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
    ids=["pdf", "jpeg", "png", "xlsx", "docx"],
)
def test_what_an_office_sends_is_kept_as_it_came(content, name, media_type):
    made = _keep(content, name)
    assert path_of_attachment(made).read_bytes() == content
    assert (made.file.size, made.file.media_type) == (len(content), media_type)
    assert made.file.sha256 == hashlib.sha256(content).hexdigest()


def test_the_same_bytes_lie_there_once_whatever_they_are_called():
    content = pdf("Một")
    first, second = _keep(content, "a.pdf"), _keep(content, "b.pdf")
    assert first.file == second.file
    assert [one.name for one in (first, second)] == ["a.pdf", "b.pdf"]
    assert [one.name for one in shelf.lying()] == [first.file.sha256]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "trong.pdf", "tệp trống, không có dữ liệu"),
        (SVG, "anh.png", "đây là trang web, SVG hoặc XML; hãy in ra PDF"),
        (b"\xef\xbb\xbf <!DOCTYPE html><script>alert(1)</script>", "bao-cao.pdf", "đây là trang web, SVG hoặc XML"),
        (b"MZ\x90\x00", "bieu.xlsx", "đây là chương trình"),
        (b"\x7fELF\x02", "bieu.pdf", "đây là chương trình"),
        (b"#!/bin/sh\nrm -rf /", "a.pdf", "đây là chương trình"),
        (_zip(**{"a.exe": b"MZ"}), "a.zip", "đây là tệp nén hoặc tệp khác"),
        (_zip(**{"a.exe": b"MZ"}), "bieu.xlsx", "«bieu.xlsx»: "),
        (_zip(**{"a.exe": b"MZ"}), "bieu.docx", "không phải là văn bản Word .docx"),
        (_docx("word/vbaProject.bin"), "bieu.docx", "tệp có macro"),
        (_docx(), "bieu.docm", "tệp có macro"),
        (b"Rar!\x1a\x07\x00", "a.rar", "đây là tệp nén"),
        (b"\x00\x00\x00\x18ftypheic", "a.jpg", "đây là ảnh HEIC của điện thoại; hãy lưu thành JPEG"),
        (b"GIF89a", "a.gif", "đây là ảnh GIF"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "a.png", "ảnh bị hỏng hoặc tải về chưa trọn"),
        (b"%PDF-1.7\n%%EOF", "a.pdf", "tệp PDF bị hỏng hoặc tải về chưa trọn"),
        (b"xin chao", "a.txt", "chỉ nhận PDF, ảnh JPEG, PNG, văn bản .docx và bảng tính"),
        (_zip(**{"xl/workbook.xml": b"<workbook/>", "bom.xml": b"<" + b"0" * 30_000_000}), "a.xlsx", "«a.xlsx»: "),
    ],
)  # fmt: skip
def test_what_is_hostile_or_no_use_is_refused_with_its_name_and_nothing_is_left(content, name, said):
    with pytest.raises(FileRefusedError) as refused:
        _keep(content, name)
    assert str(refused.value).startswith(f"«{name}»: ")
    assert said in str(refused.value)
    assert (list(shelf.lying()), StoredFile.objects.count(), Attachment.objects.count()) == ([], 0, 0)


def test_a_file_that_is_too_large_is_refused_before_all_of_it_has_come():
    given = []

    def pieces():
        yield b"%PDF-1.7\n"
        for _ in range(1000):
            given.append(1)
            yield b"0" * 1_000_000

    with pytest.raises(FileRefusedError, match="tệp lớn quá 50 MB"):
        keep(pieces=pieces(), name="lớn.pdf", owner=organisation(), by=None)
    assert len(given) < 60
    assert list(shelf.lying()) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\a\\Báo cáo.pdf", "Báo cáo.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ('a"<b>.pdf', "a b.pdf"),
        ("gnp\u202efdp.pdf", "gnp fdp.pdf"),
        ("…", "….pdf"),
        (".pdf", "pdf.pdf"),
        ("con.pdf", "_con.pdf"),
        ("ma.exe", "ma.exe.pdf"),
        ("a" * 400 + ".pdf", "a" * 160 + ".pdf"),
    ],
)
def test_a_name_is_one_line_without_a_path_and_ends_as_the_file_is(given, kept):
    assert _keep(pdf("Một"), given).name == kept


def test_photographs_become_one_pdf_upright_and_without_the_place():
    wide = page(1400, 1000)
    made = keep_photographs(
        photographs=[("1.jpg", [jpeg(wide, turned=6)]), ("2.png", [png()]), ("3.jpg", [jpeg(comment=b"10.77,106.7")])],
        name="Bản quét đăng ký",
        owner=organisation(),
        by=None,
    )
    whole = path_of_attachment(made).read_bytes()
    pages = PdfReader(BytesIO(whole)).pages
    assert made.name == "Bản quét đăng ký.pdf"
    assert [one.mediabox.height > one.mediabox.width for one in pages] == [True, True, True]
    assert b"10.77" not in whole
    assert b"Exif" not in whole


def test_a_photograph_that_cannot_be_used_is_named_and_nothing_is_kept():
    with pytest.raises(FileRefusedError, match=r"«2\.pdf»: cần ảnh JPEG hoặc PNG"):
        keep_photographs(
            photographs=[("1.jpg", [jpeg()]), ("2.pdf", [pdf("Hai")])], name="a", owner=organisation(), by=None
        )
    with pytest.raises(FileRefusedError, match=r"«1\.jpg»: ảnh bị hỏng"):
        keep_photographs(photographs=[("1.jpg", [jpeg()[:400]])], name="a", owner=organisation(), by=None)
    with pytest.raises(FileRefusedError, match="cần từ 1 đến 60 ảnh"):
        keep_photographs(photographs=[], name="a", owner=organisation(), by=None)
    assert list(shelf.lying()) == []
