"""The emblem of an office: taken from its own picture, which may be anybody's."""

import struct
from pathlib import Path
from zlib import crc32

import pytest
from pypdf import PdfReader

from tests.papers.certificates.pictures import raster, svg
from thidua.papers.certificates import read_emblem
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError

CIRCLE = '<circle cx="50" cy="50" r="48" fill="#e00000"/>'
INKSCAPE = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export="C:\\hinh\\a.png"'
GOOD = {
    "png": raster("PNG", 120, 120),
    "jpeg": raster("JPEG", 300, 300),
    "larger than print needs": raster("PNG", 5_000, 5_000, (0, 0, 200, 100)),
    "svg": svg(CIRCLE),
    "document type": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.example/svg11.dtd">' + svg(CIRCLE),
    "of a drawing program": svg(CIRCLE, INKSCAPE),
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_picture_is_taken_by_what_it_holds(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "hinh.gif"
    file.write_bytes(GOOD[kind])
    (tmp_path / "page.pdf").write_bytes(read_emblem(file).pdf)
    (page,) = PdfReader(tmp_path / "page.pdf").pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (283, 283)


PNG, JPEG = raster("PNG", 120, 120), raster("JPEG", 300, 300)
HUGE = b"IHDR" + struct.pack(">II", 60_000, 60_000) + PNG[24:29]
USED = "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 8}</g>' for n in range(1, 30))
ELSEWHERE = "hình SVG lấy nội dung từ tệp hoặc địa chỉ khác"
HOSTILE = {
    "no picture": (b"PK\x03\x04", "không phải là hình PNG, JPEG hoặc SVG"),
    "another kind": (raster("GIF", 120, 120), "không phải là hình PNG, JPEG hoặc SVG"),
    "empty": (b"", "tệp trống, không có dữ liệu"),
    "page": (b"<html><body/></html>", "không phải là hình PNG, JPEG hoặc SVG"),
    "too heavy": (PNG + b"0" * 5_000_000, "hình lớn quá 5 MB; hãy lưu lại với cỡ nhỏ hơn"),
    "too small": (raster("PNG", 40, 120), "hình chỉ có 40 × 120 điểm ảnh nên in ra sẽ mờ"),
    "too large": (raster("PNG", 13_000, 110), "hình quá lớn (13000 × 110 điểm ảnh); mỗi chiều nhiều nhất 5000 điểm"),
    "bomb": (PNG[:12] + HUGE + crc32(HUGE).to_bytes(4) + PNG[33:], "hình quá lớn; mỗi chiều nhiều nhất 5000 điểm"),
    "cut off": (PNG[:200], "hình bị hỏng hoặc tải về chưa trọn"),
    "cut off jpeg": (JPEG[: len(JPEG) // 2], "hình bị hỏng hoặc tải về chưa trọn"),
    "entities": (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "hình SVG khai báo thực thể XML"),
    "two bytes a letter": (svg(CIRCLE).decode().encode("utf-16"), "không phải là hình PNG, JPEG hoặc SVG"),
    "broken": (svg("<g>"), "hình SVG bị hỏng"),
    "script": (svg("<script>1</script>"), "hình SVG có phần «script», không phải là nét vẽ"),
    "page inside": (svg("<foreignObject/>"), "hình SVG có phần «foreignObject», không phải là nét vẽ"),
    "picture inside": (svg('<image href="/etc/passwd"/>'), "hình SVG có phần «image», không phải là nét vẽ"),
    "words": (svg("<text>a</text>"), "hình SVG có chữ; hãy đổi chữ thành nét vẽ"),
    "file": (svg('<use href="file:///etc/passwd#a"/>'), ELSEWHERE),
    "web": (svg('<rect width="9" height="9" fill="url(http://a.example/b)"/>'), ELSEWHERE),
    "style": (svg("<style>@import 'http://a.example/b';</style>"), ELSEWHERE),
    "escaped": (svg(r"<style>g{fill:\75rl(http://a.example)}</style>"), ELSEWHERE),
    "shapes without end": (svg(f'<path id="a0" d="M0 0H9"/>{USED}<use href="#a29"/>'), "hình"),
    "deep": (svg("<g>" * 20_000 + "</g>" * 20_000), "hình"),
    "many": (svg("<g/>" * 60_000), "hình SVG có quá 50000 nét"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_harmless_picture_is_refused(kind: str, tmp_path: Path) -> None:
    content, told = HOSTILE[kind]
    file = tmp_path / "hinh.png"
    file.write_bytes(content)
    with pytest.raises(SheetError) as refused:
        read_emblem(file)
    assert str(refused.value).startswith(f"hinh.png: {told}")


@pytest.mark.parametrize("name", ["link.png", ".", "khong-co.png"])
def test_only_files_that_lie_there_are_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "that.png").write_bytes(PNG)
    (tmp_path / "link.png").symlink_to(tmp_path / "that.png")
    with pytest.raises(SheetError):
        read_emblem(tmp_path / name)


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    (tmp_path / "hinh.png").write_bytes(raster("PNG", 4_900, 4_900))
    with pytest.raises(SheetError, match="hình này xử lý lâu bất thường nên bị dừng"):
        read_emblem(tmp_path / "hinh.png", Limits(seconds=0.02, memory=600_000_000))
