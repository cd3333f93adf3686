"""Pictures of papers that were never signed: a scan of a report, as units attach it."""

import random
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from thidua.papers.typst.fonts_found import FOLDER

_INK, _RED, _PAPER = (40, 40, 48), (196, 46, 38), (250, 249, 245)


def scan(office: str, number: str, signer: str) -> bytes:
    """A PNG of one page: head, grey lines for text, a seal, a name."""
    page = Image.new("RGB", (620, 877), _PAPER)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(15)
    drawn = random.Random(office)
    draw.text((60, 60), office.upper(), _INK, font)
    draw.text((60, 84), f"Số: {number}", _INK, font)
    draw.text((270, 140), "BÁO CÁO (MẪU)", _INK, font)
    for line in range(20):
        draw.rectangle((60, 190 + line * 22, 60 + drawn.randint(380, 500), 197 + line * 22), (205, 205, 205))
    draw.ellipse((330, 660, 450, 780), outline=_RED, width=4)
    draw.ellipse((348, 678, 432, 762), outline=_RED, width=2)
    draw.line([(400 + step * 5, 730 + drawn.randint(-14, 14)) for step in range(18)], (30, 50, 130), 2)
    draw.text((400, 800), signer, _INK, font)
    held = BytesIO()
    page.quantize(32).save(held, "PNG", optimize=True)
    return held.getvalue()


def register(office: str, title: str, rows: Sequence[Sequence[str]], signer: str) -> bytes:
    """A PDF of one page, as a copier makes it: a table, its first row the heads and its last the sum; a seal."""
    page = Image.new("L", (868, 1228), 250)
    draw = ImageDraw.Draw(page)
    plain, bold = _font("Regular", 19), _font("Bold", 21)
    draw.text((70, 60), office.upper(), 40, bold)
    draw.text((70, 92), "BẢN MẪU, SỐ LIỆU BỊA RA ĐỂ MINH HỌA", 90, plain)
    draw.text((70, 160), title, 20, bold)
    width = 728 // len(rows[0])
    for line, cells in enumerate(rows):
        top = 215 + line * 42
        for place, text in enumerate(cells):
            left = 70 + place * width
            draw.rectangle((left, top, left + width, top + 42), outline=120)
            draw.text((left + 12, top + 10), text, 30, bold if line in (0, len(rows) - 1) else plain)
    under = 215 + len(rows) * 42 + 60
    draw.text((520, under), "Người lập bảng", 40, bold)
    draw.ellipse((470, under + 40, 600, under + 170), outline=120, width=4)
    drawn = random.Random(office)
    draw.line([(560 + step * 6, under + 110 + drawn.randint(-16, 16)) for step in range(20)], 60, 2)
    draw.text((520, under + 190), signer, 40, plain)
    held = BytesIO()
    page.save(held, "PDF", resolution=105, quality=60)
    return held.getvalue()


def _font(style: str, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The typeface of the papers where it is installed, which has all letters of Vietnamese."""
    found = next(FOLDER.glob(f"*{style}.ttf"), None)
    return ImageFont.truetype(found, size) if found is not None else ImageFont.load_default(size)
