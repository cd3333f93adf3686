"""Measurements against the layout's table."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.papers.checking.faults import Fault
from thidua.papers.checking.measured import Margin, Measured, PageNumber, Part
from thidua.papers.checking.standing import standing_faults
from thidua.papers.layout import Allowed, Layout, Style
from thidua.papers.typst.fonts_found import FAMILY
from thidua.rules.wording.figures import figure

# A page is measured in points and told in millimetres: half a millimetre is no fault.
_CLOSE = Fraction(1, 2)
# A rule ends where the last letter's blank side begins.
_CLOSE_PERCENT = 2
_SIDES = {"top": "Lề trên", "bottom": "Lề dưới", "left": "Lề trái", "right": "Lề phải"}
_REQUIRED = ("national_name", "motto", "issuer")


def faults_of(layout: Layout, measured: Measured) -> Iterator[Fault]:
    """Every departure, from the page to its parts."""
    yield from _papers(layout, measured)
    for margin in measured.margins:
        yield from _margin(getattr(layout.margins, margin.side), margin)
    yield from _numbers(layout, measured.numbers)
    yield from standing_faults(layout, measured)
    there = {part.style for part in measured.parts}
    for style in _REQUIRED:
        if style not in there:
            yield Fault(layout.styles[style].name, "không có", "có ở trang đầu")
    if not there & {"title", "letter_subject"}:
        yield Fault(layout.styles["title"].name, "không có", "có tên loại, hoặc «V/v» ở công văn")
    for part in measured.parts:
        yield from _part(layout, part)


def _papers(layout: Layout, measured: Measured) -> Iterator[Fault]:
    wanted = sorted(layout.paper)
    for paper in measured.papers:
        if any(abs(side - length) > _CLOSE for side, length in zip(sorted(paper), wanted, strict=True)):
            found = " × ".join(_mm(side) for side in sorted(paper))
            yield Fault("Khổ giấy", found, " × ".join(map(_mm, map(Fraction, wanted))))


def _margin(allowed: Allowed, margin: Margin) -> Iterator[Fault]:
    too_wide = margin.exact and margin.width > allowed.most + _CLOSE
    if margin.width < allowed.least - _CLOSE or too_wide:
        yield Fault(_SIDES[margin.side], _mm(margin.width), f"{allowed.least}–{allowed.most} mm", margin.where)


def _numbers(layout: Layout, numbers: tuple[PageNumber, ...]) -> Iterator[Fault]:
    name = layout.styles["page_number"].name
    expected = 0
    for number in numbers:
        expected = 1 if number.starts else expected + 1
        if expected == 1:
            if number.shown is not None:
                yield Fault(name, f"có số {number.shown}", "không có ở trang đầu", number.where)
        elif number.shown != expected:
            found = "không có số" if number.shown is None else f"số {number.shown}"
            yield Fault(name, found, f"số {expected}", number.where)
        if number.shown is not None:
            yield from _number_stands(layout, number)


def _number_stands(layout: Layout, number: PageNumber) -> Iterator[Fault]:
    style = layout.styles["page_number"]
    if not number.in_top_margin:
        yield Fault(style.name, "không ở lề trên", "ở lề trên", number.where)
    if not number.centred:
        yield Fault(style.name, "không ở giữa", "canh giữa", number.where)
    if number.bold:
        yield Fault(style.name, "chữ đậm", "không đậm", number.where)
    if number.italic:
        yield Fault(style.name, "chữ nghiêng", "chữ đứng", number.where)
    if number.size is not None and not style.size.least <= number.size <= style.size.most:
        yield Fault(style.name, f"cỡ chữ {figure(number.size)}", _range(style.size), number.where)


def _part(layout: Layout, part: Part) -> Iterator[Fault]:
    style = layout.styles.get(part.style)
    if style is None:
        yield Fault(part.style, "kiểu chữ lạ", "một kiểu chữ trong bảng", part.where)
        return
    name = style.name
    for font in sorted(part.fonts - {layout.font, FAMILY}):
        yield Fault(name, f"phông chữ {font}", f"phông chữ {layout.font}", part.where)
    for size in sorted(part.sizes):
        if not style.size.least <= size <= style.size.most:
            yield Fault(name, f"cỡ chữ {figure(size)}", _range(style.size), part.where)
    yield from _look(style, part)
    if not part.black:
        yield Fault(name, "chữ có màu", "chữ màu đen", part.where)
    if part.style in _ON_ONE_LINE and part.lines > 1:
        yield Fault(name, f"{part.lines} dòng", "trên một dòng", part.where)
    if style.caps and any(letter.islower() for letter in part.text):
        yield Fault(name, "có chữ thường", "chữ in hoa", part.where)
    if part.align is not None and part.style not in _ALIGN_FREE and part.align != style.align:
        yield Fault(name, f"canh {_ALIGNED[part.align]}", f"canh {_ALIGNED[style.align]}", part.where)
    yield from _rule(style, part)


# The alignment of a cell is its column's, that of a paragraph may be the author's; one addressee is centred.
_ALIGN_FREE = ("table_text", "body", "addressee")
_ALIGNED = {"left": "trái", "center": "giữa", "right": "phải", "justify": "đều hai bên"}


def _look(style: Style, part: Part) -> Iterator[Fault]:
    if style.bold and part.bold is not True:
        yield Fault(style.name, "không đậm", "chữ đậm", part.where)
    if style.italic and part.italic is not True:
        yield Fault(style.name, "không nghiêng", "chữ nghiêng", part.where)
    if part.style in _ALWAYS_LIGHT and part.bold is not False:
        yield Fault(style.name, "chữ đậm", "không đậm", part.where)
    if part.style in _ALWAYS_UPRIGHT and part.italic is not False:
        yield Fault(style.name, "chữ nghiêng", "chữ đứng", part.where)


# Elsewhere a writer may stress single words.
_ALWAYS_LIGHT = (
    "superior",
    "number",
    "place_day",
    "letter_subject",
    "addressee",
    "recipient",
    "appendix_attached",
    "page_number",
)
_ALWAYS_UPRIGHT = (
    "national_name",
    "motto",
    "superior",
    "issuer",
    "number",
    "letter_subject",
    "title",
    "addressee",
    "authority",
    "signer_name",
    "recipient",
    "appendix_label",
    "appendix_title",
    "page_number",
)
_ON_ONE_LINE = ("national_name", "motto")


def _rule(style: Style, part: Part) -> Iterator[Fault]:
    if style.rule is None:
        return
    wanted = f"đường kẻ {style.rule.least}–{style.rule.most}% độ dài dòng chữ"
    if style.rule.least == style.rule.most:
        wanted = "đường kẻ dài bằng dòng chữ"
    if part.rule is None:
        yield Fault(style.name, "không có đường kẻ", wanted, part.where)
    elif not style.rule.least - _CLOSE_PERCENT <= part.rule <= style.rule.most + _CLOSE_PERCENT:
        yield Fault(style.name, f"đường kẻ dài {round(part.rule)}%", wanted, part.where)


def _range(allowed: Allowed) -> str:
    return f"cỡ chữ {allowed.least}" + (f"–{allowed.most}" if allowed.most > allowed.least else "")


def _mm(length: Fraction) -> str:
    return f"{figure(Fraction(round(length * 2), 2))} mm"
