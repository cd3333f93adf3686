"""The fixed wording of a paper's parts: leading zeros, spaces, the marks at the ends."""

import re
from collections.abc import Iterator

from thidua.papers.checking.faults import Fault
from thidua.papers.checking.measured import Part
from thidua.papers.layout import Layout
from thidua.papers.setting.heading import MOTTO, NATIONAL_NAME

_BLANK = r"[\s\xa0]*"
# Digits or nothing, then a symbol in capitals without spaces: "05/QĐ-UBND", "120/UBND-VX".
_NUMBER = re.compile(rf"Số:{_BLANK}(?:0[1-9]|[1-9]\d+)?{_BLANK}/[^\s\xa0]+")
_DAY = re.compile(
    rf"(?:.+, )?ngày(?: (?:0[1-9]|[12]\d|3[01]) |{_BLANK})tháng(?: (?:0[12]|[3-9]|1[0-2]) |{_BLANK})năm \d{{4}}",
    re.DOTALL,
)
_WANTED = {
    "national_name": (re.compile(re.escape(NATIONAL_NAME.upper())), f"«{NATIONAL_NAME.upper()}» trên một dòng"),
    "motto": (re.compile(re.escape(MOTTO)), f"«{MOTTO}»"),
    "number": (_NUMBER, "dạng «Số: 05/QĐ-UBND»: số dưới 10 có số 0 đứng trước, không có dấu cách quanh dấu gạch chéo"),
    "place_day": (_DAY, "dạng «Xã X, ngày 05 tháng 01 năm 2026»: ngày dưới 10, tháng 1, 2 có số 0; tháng 3–9 không có"),
    "letter_subject": (re.compile("V/v .+", re.DOTALL), "bắt đầu bằng «V/v»"),
}


def wording_faults(layout: Layout, parts: tuple[Part, ...]) -> Iterator[Fault]:
    """Every part whose words are not in their form."""
    for part in parts:
        if part.style in _WANTED:
            form, wanted = _WANTED[part.style]
            if not form.fullmatch(part.text.strip()):
                yield Fault(layout.styles[part.style].name, f"«{part.text.strip()}»", wanted, part.where)
    for style, mark in (("basis", "."), ("recipient", ".")):
        yield from _ends(layout, [part for part in parts if part.style == style], mark)


def _ends(layout: Layout, lines: list[Part], last: str) -> Iterator[Fault]:
    """A list whose lines end with ";", the last one with `last`."""
    for index, part in enumerate(lines, 1):
        mark = last if index == len(lines) else ";"
        if not part.text.rstrip().endswith(mark):
            yield Fault(layout.styles[part.style].name, f"«{part.text.strip()}»", f"dấu «{mark}» ở cuối", part.where)
