"""Pictures of papers that were never signed: a scan of a report, as units attach it."""

import random
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

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
