"""The fonts that papers are set in: only our own, so that a paper looks alike on every machine."""

from functools import cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Tinos"  # the widths and the look of Times New Roman
_STYLES = 4  # upright, italic, bold, bold italic


class FontsMissingError(Exception):
    """The fonts were not fetched; the words say what to do."""

    def __init__(self) -> None:
        super().__init__("Chưa có phông chữ Tinos để làm tệp PDF: chạy lệnh «make setup» (cần npm) rồi làm lại.")


def files() -> tuple[str, ...]:
    """The files of the four styles. Raises FontsMissingError where one is not there."""
    found = tuple(sorted(map(str, FOLDER.glob("*.ttf"))))
    if len(found) < _STYLES:
        raise FontsMissingError
    return found


@cache
def fonts() -> typst.Fonts:
    """The fonts, loaded once. Raises FontsMissingError where one of the four is not there."""
    files()
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
