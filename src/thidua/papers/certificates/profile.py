"""Where each text of a certificate stands: our own page, or the free places of an office's pre-printed stock.

A profile is one YAML file for one stock, with the printers that print on it. All lengths are in millimetres from the
upper left corner of the paper, sizes of letters in points.
"""

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field as Described
from pydantic import ValidationError

from thidua.papers.certificates.wording import LABELS
from thidua.plan.model.base import Keyed, Named, Part
from thidua.plan.problems import PlanError, hint
from thidua.plan.scalars import Exact, Flag, Text
from thidua.plan.shape import report_shape
from thidua.plan.source import DataPath, Source, read_source

DESIGNS = Path(__file__).parent / "designs"
KNOWN = tuple(LABELS)
_MOST = 1000
"""Millimetres: no paper of an office is longer, and a slip of the decimal point is."""


class Page(Part):
    """The sheet of paper."""

    width: Exact = Described(Fraction(297), description="Bề rộng tờ giấy, mm")
    height: Exact = Described(Fraction(210), description="Bề cao tờ giấy, mm")


class Field(Named):
    """The place of one text: a box that nothing of it leaves."""

    x: Exact = Described(description="Mép trái của ô, mm")
    y: Exact = Described(description="Mép trên của ô, mm")
    x_without_qr: Exact | None = Described(None, description="Mép trái của ô trên tờ không có mã QR, mm")
    width: Exact = Described(description="Bề rộng của ô, mm")
    height: Exact = Described(description="Bề cao của ô, mm")
    size: Exact = Described(Fraction(14), description="Cỡ chữ, pt")
    least: Exact = Described(Fraction(9), description="Cỡ chữ nhỏ nhất khi chữ dài, pt")
    wrap_first: Flag = Described(False, description="yes nếu xuống dòng trước rồi mới thu nhỏ chữ")
    align: Literal["left", "center", "right"] = Described("center", description="Căn ngang")
    valign: Literal["top", "middle", "bottom"] = Described("middle", description="Căn dọc")
    bold: Flag = Described(False, description="Chữ đậm")
    italic: Flag = Described(False, description="Chữ nghiêng")
    caps: Flag = Described(False, description="Chữ in hoa")
    colour: Text = Described("#000000", description="Màu chữ, dạng #RRGGBB")
    rule: Exact | None = Described(None, description="Đường kẻ dưới chữ, % độ dài dòng chữ")
    text: Text | None = Described(None, description="Chữ in sẵn như nhau trên mọi tờ")


class Printer(Named):
    """How far one printer misses its mark, as the test sheet shows."""

    label: Text = Described(description="Tên máy in")
    dx: Exact = Described(Fraction(0), description="Dịch sang phải, mm (số âm: sang trái)")
    dy: Exact = Described(Fraction(0), description="Dịch xuống dưới, mm (số âm: lên trên)")
    scale: Exact = Described(Fraction(100), description="Tỉ lệ in, %: 100 là đúng cỡ")


class Profile(Part):
    """One stock: its paper, its fields and the printers that print on it."""

    label: Text = Described(description="Tên phôi hoặc mẫu")
    page: Page = Described(default_factory=Page, description="Tờ giấy")
    framed: Flag = Described(False, description="yes nếu in cả khung trang trí; phôi in sẵn để no")
    fields: Keyed[Field] = Described(min_length=1, description="Các ô chữ")
    printers: Keyed[Printer] = Described(default_factory=dict, description="Các máy in")


def read_profile(file: Path) -> Profile:
    """The profile in `file`. Raises PlanError with every problem at its line and column, OSError without a file."""
    source = read_source(file)
    if not isinstance(source.data, dict):
        source.report(source.place(()), "tệp vị trí in phải là một nhóm mục dạng «tên: nội dung»")
        raise PlanError(file, source.problems)
    try:
        profile = Profile.model_validate(source.data)
    except ValidationError as wrong:
        report_shape(source, wrong, Profile)
        raise PlanError(file, source.problems) from None
    _check(profile, source)
    if source.problems:
        raise PlanError(file, source.problems)
    return profile


@cache
def design(name: str) -> Profile:
    """A full page that thidua ships, by name. KeyError where there is none."""
    if name not in designs():
        raise KeyError(name)
    return read_profile(DESIGNS / f"{name}.yaml")


def designs() -> tuple[str, ...]:
    """The names of the profiles that thidua ships."""
    return tuple(sorted(file.stem for file in DESIGNS.glob("*.yaml")))


def _check(profile: Profile, source: Source) -> None:
    for side in ("width", "height"):
        if not 10 <= getattr(profile.page, side) <= _MOST:
            _report(source, ("page", side), f"tờ giấy dài từ 10 đến {_MOST} mm mỗi chiều")
    for name, printer in profile.printers.items():
        if not 50 <= printer.scale <= 150:
            _report(source, ("printers", name, "scale"), "tỉ lệ in từ 50 đến 150 (%)")
        for shift in ("dx", "dy"):
            if abs(getattr(printer, shift)) > 50:
                _report(source, ("printers", name, shift), "máy in lệch quá 50 mm, hãy xem lại")
    for name, field in profile.fields.items():
        _check_field(name, field, profile.page, source)


def _check_field(name: str, field: Field, page: Page, source: Source) -> None:
    at: DataPath = ("fields", name)
    if field.text is None and name not in KNOWN:
        source.report(source.place(at, of_key=True), f"không có ô «{name}»{hint(name, KNOWN)}")
    if field.width <= 0 or field.height <= 0:
        _report(source, (*at, "width" if field.width <= 0 else "height"), "ô phải có bề rộng và bề cao lớn hơn 0")
    for key, left in (("x", field.x), ("x_without_qr", field.x_without_qr)):
        if left is not None and not (left >= 0 and left + field.width <= page.width):
            _report(source, (*at, key), f"ô «{name}» ra ngoài tờ giấy rộng {_shown(page.width)} mm")
    if not (field.y >= 0 and field.y + field.height <= page.height):
        _report(source, (*at, "y"), f"ô «{name}» ra ngoài tờ giấy cao {_shown(page.height)} mm")
    if not 1 <= field.size <= 200:
        _report(source, (*at, "size"), "cỡ chữ từ 1 đến 200 pt")
    if not 1 <= field.least <= field.size:
        _report(source, (*at, "least" if "least" in field.stands else "size"), _LEAST.format(_shown(field.least)))
    if not _is_colour(field.colour):
        _report(source, (*at, "colour"), f"màu chữ viết dạng #RRGGBB, ở đây là «{field.colour}»")


_LEAST = "cỡ chữ nhỏ nhất (least, ở đây là {}) phải từ 1 đến cỡ chữ (size)"


def _is_colour(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and all(letter in "0123456789abcdefABCDEF" for letter in text[1:])


def _shown(number: Fraction) -> str:
    return f"{float(number):g}".replace(".", ",")


def _report(source: Source, path: DataPath, message: str) -> None:
    source.report(source.place(path), message)
