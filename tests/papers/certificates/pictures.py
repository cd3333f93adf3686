"""Pictures that offices may send, made here."""

from io import BytesIO

from PIL import Image


def raster(kind: str, width: int, height: int, colour: tuple[int, ...] = (200, 0, 0)) -> bytes:
    """A picture of one colour as PNG or JPEG."""
    held = BytesIO()
    Image.new("RGB" if len(colour) == 3 else "RGBA", (width, height), colour).save(held, kind)
    return held.getvalue()


def svg(inner: str, attributes: str = "") -> bytes:
    """A square drawing."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" {attributes}>{inner}</svg>'.encode()
