"""Photographed pages: upright on A4, drawn anew, refused where they are broken or too large."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.papers.dossier.pictures import BLUE, RED, jpeg, page, png
from thidua.papers.dossier import dossier, uploaded
from thidua.papers.dossier.pictures import MAX_PIXELS
from thidua.sheets.problems import SheetError


def _saved(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def _drawn(content: bytes) -> Image.Image:
    (only,) = PdfReader(BytesIO(content)).pages
    (image,) = only.images
    assert image.image is not None
    return image.image.convert("RGB")


def _near(seen: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(one - other) < 30 for one, other in zip(seen, wanted, strict=True))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", jpeg()),
        ("a.jpeg", jpeg(page().rotate(90, expand=True), turned=6)),
        ("a.jpg", jpeg(page().rotate(180), turned=3)),
        ("a.PNG", png()),
        ("a.png", png(page(mode="P"))),
        ("a.png", png(page(mode="RGBA"))),
        ("a.jpg", jpeg(page(mode="CMYK"))),
    ],
)
def test_a_photographed_page_stands_upright_on_a_page_of_a4(tmp_path: Path, name: str, content: bytes) -> None:
    part = uploaded("Biên bản", _saved(tmp_path, name, content))
    (only,) = PdfReader(BytesIO(part.content)).pages
    assert [round(float(side)) for side in (only.mediabox.width, only.mediabox.height)] == [595, 842]
    seen = _drawn(part.content)
    assert seen.height > seen.width
    middle = seen.width // 2
    assert _near(seen.getpixel((middle, seen.height // 4)), RED)
    assert _near(seen.getpixel((middle, seen.height * 3 // 4)), BLUE)
    assert part.told == ()


def test_a_wide_picture_lies_on_a_wide_page(tmp_path: Path) -> None:
    part = uploaded("Biên bản", _saved(tmp_path, "a.jpg", jpeg(page(1400, 1000))))
    (only,) = PdfReader(BytesIO(part.content)).pages
    assert only.mediabox.width > only.mediabox.height


def test_what_is_seen_through_is_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (1000, 1000), (0, 0, 0, 0))
    part = uploaded("Biên bản", _saved(tmp_path, "a.png", png(clear)))
    assert _near(_drawn(part.content).getpixel((500, 500)), (255, 255, 255))


def test_nothing_but_the_picture_comes_along_and_no_finer_than_print_needs(tmp_path: Path) -> None:
    hidden = b"<script>alert(1)</script>"
    content = jpeg(page(4000, 5600), comment=hidden) + b"PK\x03\x04" + hidden
    part = uploaded("Biên bản", _saved(tmp_path, "a.jpg", content))
    assert hidden not in part.content
    assert hidden not in dossier([part], title="Hồ sơ").content
    seen = _drawn(part.content)
    assert 1500 < seen.width < 1700


def test_a_small_picture_is_told(tmp_path: Path) -> None:
    part = uploaded("Biên bản", _saved(tmp_path, "a.png", png(page(300, 200))))
    assert part.told == ("a.png: ảnh nhỏ (300 × 200 điểm), in ra có thể mờ",)


def test_what_a_file_is_decides_and_not_what_it_is_called(tmp_path: Path) -> None:
    part = uploaded("Biên bản", _saved(tmp_path, "a.pdf", jpeg()))
    assert part.told == ("a.pdf: nội dung là JPEG, không như đuôi «.pdf» của tệp",)
    assert _drawn(part.content).width == 1000


def _bomb() -> bytes:
    """A PNG that says it is of ten thousand million pixels."""
    side = 100_000
    assert side * side > MAX_PIXELS

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_bomb(), "ảnh lớn quá 60 triệu điểm"),
        (jpeg()[:2000], "ảnh bị hỏng hoặc tải về chưa trọn"),
        (png()[:200], "ảnh bị hỏng hoặc tải về chưa trọn"),
        (b"\xff\xd8\xff\xe0" + b"x" * 100, "ảnh bị hỏng hoặc tải về chưa trọn"),
        (b"\x00\x00\x00\x18ftypheic" + b"x" * 100, "không phải là tệp PDF, JPEG hay PNG; đây là ảnh HEIC"),
        (b"PK\x03\x04" + b"x" * 100, "không phải là tệp PDF, JPEG hay PNG; đây là tệp Word, Excel hoặc tệp nén"),
        (b"II*\x00" + b"x" * 100, "không phải là tệp PDF, JPEG hay PNG; đây là ảnh TIFF"),
        (b"GIF89a" + b"x" * 100, "không phải là tệp PDF, JPEG hay PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải là tệp PDF, JPEG hay PNG"),
    ],
)
def test_pictures_that_cannot_be_taken_in_are_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(SheetError) as refused:
        uploaded("Biên bản", _saved(tmp_path, "a.jpg", content))
    assert (refused.value.file, refused.value.message[: len(said)]) == ("a.jpg", said)
