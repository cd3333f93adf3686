"""A photographed or scanned page (JPEG, PNG) as a page of A4: decoded and drawn anew, so nothing else comes along."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps
from pypdf import PageObject, PdfReader, PdfWriter, Transformation

from thidua.sheets.guard.limits import RefusedError

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
MAX_PIXELS = 60_000_000
SHORTEST = 800
"""Pixels along the shorter side, below which print on A4 is blurred: 100 to the inch."""

_BROKEN = "ảnh bị hỏng hoặc tải về chưa trọn; hãy chụp hoặc quét lại"
_LARGE = f"ảnh lớn quá {MAX_PIXELS // 1_000_000} triệu điểm; hãy giảm độ phân giải khi quét, còn 200 đến 300 dpi"
_A4 = (595.276, 841.89)
# In points: room to the edge of the paper, and at the foot for the number of the page.
_EDGE, _FOOT = 28.35, 42.5
# Of the page drawn: 200 to the inch, which is what offices scan at.
_DENSITY = 200 / 72
_QUALITY = 85


def picture_page(content: bytes) -> tuple[bytes, list[str]]:
    """A PDF of one page that shows the picture upright, and what is to be told. Raises RefusedError."""
    try:
        with warnings.catch_warnings():
            # Pillow's own bound lies above ours.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise RefusedError(_LARGE)
            upright = _upright(picture)
    except Image.DecompressionBombError:
        raise RefusedError(_LARGE) from None
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, ArithmeticError):
        # Pillow trips over broken pictures in many ways.
        raise RefusedError(_BROKEN) from None
    small = [f"ảnh nhỏ ({width} × {height} điểm), in ra có thể mờ"] if min(width, height) < SHORTEST else []
    return _page(upright), small


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as the camera was held, on white, and no finer than print needs."""
    wide, high = (round(side * _DENSITY) for side in _A4)
    longest, shortest = max(picture.size), min(picture.size)
    scale = max(longest / high, shortest / wide)
    # JPEG can be decoded at a half, a quarter or an eighth, which spares memory.
    picture.draft(None, (round(picture.width / scale), round(picture.height / scale)))
    turned = ImageOps.exif_transpose(picture)
    box = (high, high) if scale > 1 else turned.size
    turned.thumbnail(box)
    if "A" in turned.getbands() or "transparency" in turned.info:
        seen = turned.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        turned = Image.alpha_composite(ground, seen)
    found = turned.convert("L" if turned.mode in ("1", "L", "I;16", "I") else "RGB")
    # Remarks, places and colour profiles would be written along.
    found.info.clear()
    return found


def _page(picture: Image.Image) -> bytes:
    held = BytesIO()
    picture.save(held, "PDF", quality=_QUALITY)
    drawn = PdfReader(held).pages[0]
    wide, high = _A4 if picture.height >= picture.width else _A4[::-1]
    own = float(drawn.mediabox.width), float(drawn.mediabox.height)
    scale = min((wide - 2 * _EDGE) / own[0], (high - _EDGE - _FOOT) / own[1])
    left = (wide - own[0] * scale) / 2
    below = _FOOT + (high - _EDGE - _FOOT - own[1] * scale) / 2
    page = PageObject.create_blank_page(width=wide, height=high)
    page.merge_transformed_page(drawn, Transformation().scale(scale).translate(left, below))
    writer = PdfWriter()
    writer.add_page(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
