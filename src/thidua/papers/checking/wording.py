"""The fixed wording of a paper's parts: leading zeros, spaces, the marks at the ends."""

import re
from collections.abc import Iterator

from thidua.papers.checking.faults import Fault
from thidua.papers.checking.measured import Measured, Part
from thidua.papers.layout import Layout
from thidua.papers.setting.heading import MOTTO, NATIONAL_NAME
from thidua.papers.texts import POINT_LETTERS

_BLANK = r"[\s\xa0]*"
# Digits or nothing, then a symbol in capitals without spaces: "05/QĐ-UBND", "120/UBND-VX".
# A gap that the paper still has may stand in the symbol.
_NUMBER = re.compile(rf"Số:{_BLANK}(?:0[1-9]|[1-9]\d+)?{_BLANK}/(?:[^\s\xa0\[]|\[….+?…\])+")
_DAY = re.compile(
    rf"(?:.+, )?ngày(?: (?:0[1-9]|[12]\d|3[01]) |{_BLANK})tháng(?: (?:0[12]|[3-9]|1[0-2]) |{_BLANK})năm \d{{4}}",
    re.DOTALL,
)
_WANTED = {
    "national_name": (re.compile(re.escape(NATIONAL_NAME.upper())), f"«{NATIONAL_NAME.upper()}» trên một dòng"),
    "motto": (re.compile(re.escape(MOTTO)), f"«{MOTTO}»"),
    "number": (_NUMBER, "dạng «Số: 05/QĐ-UBND»: số dưới 10 có số 0 đứng trước, không có dấu cách quanh dấu gạch chéo"),
    "place_day": (_DAY, "dạng «Xã X, ngày 05 tháng 01 năm 2026»: ngày dưới 10, tháng 1, 2 có số 0; tháng 3–9 không có"),
    "appendix_attached": (re.compile(r"\(.+\)", re.DOTALL), "trong ngoặc đơn"),
    "letter_subject": (re.compile("V/v .+", re.DOTALL), "bắt đầu bằng «V/v»"),
}


_LAW = re.compile(r"Căn cứ (?:Luật|Bộ luật|Pháp lệnh)\b[^;]*?(?:\bsố \d|\bQuốc hội\b)")
_ACTING = re.compile(r"(?:TM|KT|TL|TUQ)\b(?!\. )")
_TITLED = re.compile(r"(?:Ông|Bà|ThS|TS|GS|PGS|BS|CN|KS)\b\.? ")
_ARTICLE = re.compile(r"Điều (\d+)\.")
_POINT = re.compile(r"([a-zđ])\) ")
_MINUTES = "BIÊN BẢN"
_SECRETARY = "THƯ KÝ"
_ARCHIVE = re.compile(r"- Lưu: \S.*", re.DOTALL)


def wording_faults(layout: Layout, measured: Measured) -> Iterator[Fault]:
    """Every part whose words are not in their form or not in their order."""
    parts = measured.parts
    for part in parts:
        if part.style in _WANTED:
            form, wanted = _WANTED[part.style]
            if not form.fullmatch(part.text.strip()):
                yield Fault(layout.styles[part.style].name, f"«{part.text.strip()}»", wanted, part.where)
        yield from _single(layout, part)
    yield from _ends(layout, [part for part in parts if part.style == "basis"], ".")
    yield from _recipients(layout, [part for part in parts if part.style == "recipient"])
    yield from _addressees(layout, [part for part in parts if part.style == "addressee"])
    yield from _order(layout, parts)
    yield from _minutes(layout, measured)


def _single(layout: Layout, part: Part) -> Iterator[Fault]:
    """What is wanted of the words of single parts."""
    name, text = layout.styles.get(part.style, layout.styles["body"]).name, part.text.strip()
    if part.style == "basis" and _LAW.match(text):
        yield Fault(name, f"«{text}»", "luật, pháp lệnh không ghi số, cơ quan ban hành", part.where)
    elif part.style == "authority" and _ACTING.match(text):
        yield Fault(name, f"«{text}»", "dấu chấm sau TM, KT, TL, TUQ", part.where)
    elif part.style == "signer_name" and _TITLED.match(text):
        yield Fault(name, f"«{text}»", "không có học hàm, học vị, danh xưng", part.where)
    elif part.style == "signer_name" and len(text) > 1 and text.isupper():
        yield Fault(name, "chữ in hoa", "chữ in thường", part.where)
    elif part.style == "article" and _ARTICLE.match(text) and not part.begins_bold:
        yield Fault(name, "«Điều» không đậm", "chữ đậm", part.where)


def _recipients(layout: Layout, lines: list[Part]) -> Iterator[Fault]:
    """A list with dashes whose last line says where the paper is kept."""
    yield from _ends(layout, lines, ".")
    for part in lines:
        if not part.text.startswith("- "):
            yield Fault(layout.styles[part.style].name, f"«{part.text}»", "gạch đầu dòng «- »", part.where)
    if lines and not _ARCHIVE.fullmatch(last := lines[-1].text.strip()):
        yield Fault(layout.styles["recipient"].name, f"«{last}»", "dòng cuối là «- Lưu: …»", lines[-1].where)


def _addressees(layout: Layout, lines: list[Part]) -> Iterator[Fault]:
    """One on the line of "Kính gửi", several below it with dashes."""
    if len(lines) > 1:
        yield from _ends(layout, lines[1:], ".")
        for part in lines[1:]:
            if not part.text.startswith("- "):
                yield Fault(layout.styles[part.style].name, f"«{part.text}»", "gạch đầu dòng «- »", part.where)


def _order(layout: Layout, parts: tuple[Part, ...]) -> Iterator[Fault]:
    """Articles count on by one; the letters of points follow one another in Vietnamese order."""
    article, letter = 0, ""
    for part in parts:
        if part.style == "article" and (found := _ARTICLE.match(part.text)):
            number = int(found[1])
            if article and number != article + 1:
                yield Fault(layout.styles["article"].name, f"Điều {number}", f"Điều {article + 1}", part.where)
            article, letter = number, ""
        elif part.style == "point" and (found := _POINT.match(part.text)):
            after = POINT_LETTERS[POINT_LETTERS.index(letter) + 1 :][:1] if letter in POINT_LETTERS and letter else ""
            if found[1] not in ("a", after):
                yield Fault(layout.styles["point"].name, f"«{found[1]})»", f"«{after or 'a'})»", part.where)
            letter = found[1]


def _minutes(layout: Layout, measured: Measured) -> Iterator[Fault]:
    """Minutes have no place and day, and their secretary signs left; the text of other papers ends "./."."""
    styles = {part.style: part for part in reversed(measured.parts)}
    title = styles["title"].text if "title" in styles else ""
    if title.upper().startswith(_MINUTES):
        if "place_day" in styles:
            yield Fault(layout.styles["place_day"].name, "có ở biên bản", "không có", styles["place_day"].where)
        signers = [part for part in measured.parts if part.style == "authority"]
        if any(part.text.upper() == _SECRETARY for part in signers[1:]):
            yield Fault(layout.styles["authority"].name, "thư ký không ở bên trái", "thư ký trái, chủ trì phải")
    elif measured.end is not None and not measured.end.rstrip().endswith("./.") and "place_day" in styles:
        yield Fault(layout.styles["body"].name, "không có dấu «./.»", "dấu «./.» ở cuối")


def _ends(layout: Layout, lines: list[Part], last: str) -> Iterator[Fault]:
    """A list whose lines end with ";", the last one with `last`."""
    for index, part in enumerate(lines, 1):
        mark = last if index == len(lines) else ";"
        if not part.text.rstrip().endswith(mark):
            yield Fault(layout.styles[part.style].name, f"«{part.text.strip()}»", f"dấu «{mark}» ở cuối", part.where)
