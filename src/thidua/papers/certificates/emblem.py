"""The emblem that an office prints on its certificates: its own picture file, looked at before it is drawn.

The file may come from anybody, so it is looked at and turned into a page of a PDF in a process of its own.
"""

import warnings
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image, ImageOps, UnidentifiedImageError

from thidua.papers.certificates.emblem_svg import harmless_svg
from thidua.papers.one_file import in_a_process
from thidua.sheets.guard.files import bytes_of
from thidua.sheets.guard.limits import RefusedError
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError

MAX_BYTES = 5_000_000
LEAST_PIXELS, MOST_PIXELS = 100, 5_000
"""Pixels of a side: with fewer the print is blurred, with more it costs memory and shows nothing more."""
LIMITS = Limits(seconds=10.0, memory=600_000_000)

_WHAT, _MEND = "hình", "hãy mở bằng chương trình vẽ rồi lưu lại dạng PNG"
_NO_PICTURE = "không phải là hình PNG, JPEG hoặc SVG"
_BROKEN = f"hình bị hỏng hoặc tải về chưa trọn; {_MEND}"
_AT_MOST = f"mỗi chiều nhiều nhất {MOST_PIXELS} điểm"
_KEPT = 1_200
"""Pixels of a side that are kept: more than any printer shows on two centimetres."""
_MARKUP = '#set page(width: auto, height: auto, margin: 0pt)\n#image("emblem.{}", width: 100mm)'


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture as one page of a PDF, which typst lays under any number of certificates once."""

    pdf: bytes


def read_emblem(path: Path, limits: Limits = LIMITS) -> Emblem:
    """The picture in a PNG, JPEG or SVG file. Raises SheetError with the reason where it cannot be used."""
    # The folder is ours, so that nothing stays behind where the process is ended.
    with TemporaryDirectory(prefix="thidua-") as folder:
        return in_a_process(partial(_emblem, folder=Path(folder)), path, path.name, limits, _WHAT, _MEND)


def _emblem(path: Path, name: str, *, folder: Path) -> Emblem:
    try:
        content = bytes_of(path)
        if len(content) > MAX_BYTES:
            raise RefusedError(f"hình lớn quá {MAX_BYTES // 1_000_000} MB; hãy lưu lại với cỡ nhỏ hơn")
        return Emblem(_as_pdf(*_checked(content), folder))
    except RefusedError as refused:
        raise SheetError(name, str(refused)) from None


def _checked(content: bytes) -> tuple[str, bytes]:
    """The kind of a picture, told from what it holds and never from its name, and what of it is drawn."""
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return "svg", harmless_svg(content)
    try:
        with warnings.catch_warnings():
            # Pillow's own bound lies above ours.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
        _check_size(*picture.size)
        return "png", _drawn(picture)
    except Image.DecompressionBombError:
        raise RefusedError(f"hình quá lớn; {_AT_MOST}") from None
    except UnidentifiedImageError:
        raise RefusedError(_NO_PICTURE) from None
    except (OSError, ValueError, SyntaxError):
        # Pillow says in many ways that a picture is broken.
        raise RefusedError(_BROKEN) from None


def _check_size(width: int, height: int) -> None:
    if max(width, height) > MOST_PIXELS:
        raise RefusedError(f"hình quá lớn ({width} × {height} điểm ảnh); {_AT_MOST}")
    if min(width, height) < LEAST_PIXELS:
        raise RefusedError(
            f"hình chỉ có {width} × {height} điểm ảnh nên in ra sẽ mờ; mỗi chiều cần ít nhất {LEAST_PIXELS} điểm"
        )


def _drawn(picture: Image.Image) -> bytes:
    """What is seen of a picture, upright, without anything else that the file holds."""
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((_KEPT, _KEPT))
    held = BytesIO()
    upright.save(held, "PNG")
    return held.getvalue()


def _as_pdf(kind: str, content: bytes, folder: Path) -> bytes:
    (folder / f"emblem.{kind}").write_bytes(content)
    markup = folder / "emblem.typ"
    markup.write_text(_MARKUP.format(kind), encoding="utf-8")
    try:
        made = typst.compile(markup, root=folder, format="pdf", ignore_system_fonts=True, timestamp=0)
    except RuntimeError:
        raise RefusedError(_BROKEN) from None
    assert isinstance(made, bytes)
    return made
