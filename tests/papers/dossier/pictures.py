"""Photographs for the tests of dossiers."""

from io import BytesIO

from PIL import Image

RED, BLUE, WHITE = (200, 0, 0), (0, 0, 200), (255, 255, 255)


def page(wide: int = 1000, high: int = 1400, mode: str = "RGB") -> Image.Image:
    """A page whose upper half is red and lower half blue."""
    picture = Image.new("RGB", (wide, high), RED)
    picture.paste(BLUE, (0, high // 2, wide, high))
    return picture.convert(mode)


def jpeg(picture: Image.Image | None = None, turned: int | None = None, comment: bytes = b"") -> bytes:
    """As JPEG; ``turned`` is the camera's note of how it was held."""
    exif = Image.Exif()
    if turned is not None:
        exif[0x0112] = turned
    held = BytesIO()
    (picture or page()).save(held, "JPEG", exif=exif, comment=comment)
    return held.getvalue()


def png(picture: Image.Image | None = None) -> bytes:
    """As PNG."""
    held = BytesIO()
    (picture or page()).save(held, "PNG")
    return held.getvalue()
