"""The test sheet of a profile: printed on plain paper, it shows where a printer puts what, to the millimetre."""

import json
from pathlib import Path

import typst

from thidua.papers.certificates.profile import Field, Printer, Profile
from thidua.papers.certificates.wording import LABELS
from thidua.papers.typst.fonts_found import fonts

_MARKUP = Path(__file__).parent / "sheet.typ"
_FROM_EDGE = 20
"""Millimetres from the edges to the crosses that are measured."""


def trial_sheet_pdf(profile: Profile, out: Path, *, printer: str | None = None) -> None:
    """Write the test sheet, moved as the printer's certificates are (KeyError for a printer that is not there).

    Each cross is to lie 20 mm from its two edges. What it misses is entered as the printer's dx and dy.
    """
    page = profile.page
    chosen = profile.printers[printer] if printer is not None else None
    width, height = float(page.width), float(page.height)
    data = {
        "title": f"Trang in thử: {profile.label}",
        "width": width,
        "height": height,
        **_shift(chosen),
        "boxes": [
            (*map(float, (field.x, field.y, field.width, field.height)), _shown(name, field))
            for name, field in profile.fields.items()
        ],
        "crosses": [(x, y) for x in (_FROM_EDGE, width - _FROM_EDGE) for y in (_FROM_EDGE, height - _FROM_EDGE)],
        "words": [
            f"{profile.label} · {chosen.label if chosen is not None else 'chưa chỉnh theo máy in'}",
            f"In đúng cỡ 100%. Mỗi dấu thập phải cách hai mép giấy gần nhất {_FROM_EDGE} mm;",
            "lệch bao nhiêu thì sửa dx (sang phải), dy (xuống dưới) của máy in bấy nhiêu theo chiều ngược lại.",
        ],
    }
    typst.compile(_MARKUP, output=out, font_paths=fonts(), sys_inputs={"data": json.dumps(data)}, timestamp=0)


def _shown(name: str, field: Field) -> str:
    return field.text if field.text is not None else f"{name}: {LABELS[name]}"


def _shift(printer: Printer | None) -> dict[str, float]:
    if printer is None:
        return {"dx": 0, "dy": 0, "scale": 1}
    return {"dx": float(printer.dx), "dy": float(printer.dy), "scale": float(printer.scale / 100)}
