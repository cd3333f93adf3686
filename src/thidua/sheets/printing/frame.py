"""What stands around the table of a form: heading block, signature, print set-up, protection."""

from dataclasses import dataclass
from itertools import accumulate

from thidua.plan.model.plan import Plan
from thidua.rules.calendar import last_days
from thidua.rules.wording.figures import day
from thidua.sheets.blank_page import numbered
from thidua.sheets.content import REPORT
from thidua.sheets.layout import Layout
from thidua.sheets.printing.pen import BOLD, CENTRED, ITALIC, Pen
from thidua.sheets.wrapping import height_of, lines_in

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
GUIDANCE = "Chỉ nhập vào ô nền vàng; ô để trống là chưa có, không phải là 0. Chữ dài bị che thì kéo dòng cao lên."
DATE = "…………, ngày …… tháng …… năm ………"

LANDSCAPE_FROM = 115
"""A sheet wider than this (in Excel's units) is printed across."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the form: the name that stands top left, the code for the page header, the group, the round."""

    name: str
    code: str
    group: str
    round: str
    upward: bool = False
    """Whether it sends for those below it."""


def write_heading(pen: Pen, plan: Plan, layout: Layout, sender: Sender) -> int:
    """Unit and motto, title, plan, last day; the row of the table's headings."""
    _write_top(pen, sender)
    number, title = _title(layout)
    lines: list[tuple[str, list[dict[str, object]]]] = []
    if number:
        lines.append((number, [BOLD, CENTRED, {"font_size": 13}]))
    lines.append((title.upper(), [BOLD, CENTRED, {"font_size": 14}]))
    lines.append((f"(Kèm theo {numbered(plan)})", [ITALIC, CENTRED]))
    if len(plan.rounds) > 1:
        lines.append((plan.rounds[sender.round].label, [CENTRED]))
    lines += [(line, [CENTRED]) for line in _due(plan, layout.form, sender)]
    lines.append((GUIDANCE, [ITALIC, {"font_size": 11}]))
    start = 3
    for row, (text, parts) in enumerate(lines, start):
        pen.span(row, 0, pen.last, text, *parts)
        pen.high(row, (text, pen.room(0, pen.last)), bold=BOLD in parts)
    return start + len(lines)


def _write_top(pen: Pen, sender: Sender) -> None:
    """The two blocks side by side, as the layout of administrative documents has them."""
    split = _split(pen)
    left = sender.name.upper()
    pen.span(0, 0, split, left, BOLD, CENTRED, {"valign": "bottom"})
    pen.span(0, split + 1, pen.last, COUNTRY, BOLD, CENTRED, {"valign": "bottom"})
    pen.high(0, (left, pen.room(0, split)), bold=True)
    pen.span(1, 0, split, "────────", CENTRED, {"valign": "top", "font_size": 8})
    pen.span(1, split + 1, pen.last, MOTTO, BOLD, CENTRED, {"font_size": 13, "underline": 1})
    pen.page.set_row(1, height_of(1) + 3)


def _split(pen: Pen) -> int:
    """The last column of the left block: near the middle, with room for the country's name to the right."""
    whole = pen.room(0, pen.last)
    reached = list(accumulate(pen.widths))[:-1]
    fitting = [at for at, width in enumerate(reached) if whole - width >= 52] or [0]
    return min(fitting, key=lambda at: abs(reached[at] - whole * 0.45))


def _title(layout: Layout) -> tuple[str, str]:
    """``Biểu 1`` and the rest of a label that begins so."""
    number, dot, rest = layout.title.partition(". ")
    return (number, rest) if dot and number.split()[0] in ("Biểu", "Mẫu", "Phụ") else ("", layout.title)


def _due(plan: Plan, name: str, sender: Sender) -> list[str]:
    days = last_days(plan, sender.round)
    return [f"Hạn gửi: chậm nhất ngày {day(days[one])}" for one in _deadlines(plan, name, sender) if one in days]


def _deadlines(plan: Plan, name: str, sender: Sender) -> list[str]:
    """The deadlines that hold for this sender: its own level's, where the plan cascades."""
    if name.startswith(REPORT):
        deadline = plan.reports[name.removeprefix(REPORT)].deadline
        return [deadline] if deadline else []
    for level in plan.cascade.levels.values() if plan.cascade else ():
        if name in level.forms and sender.group == level.collects_from:
            return [level.from_below]
        if name in level.forms and sender.upward and sender.group == level.reports_as:
            return [level.upward]
    return list(plan.forms[name].deadline) if name in plan.forms else []


def write_signature(pen: Pen, layout: Layout, row: int) -> int:
    """Place for day, signer and seal, right below the table; the last row of the block."""
    first = _split(pen) + 1
    room = pen.room(first, pen.last)
    pen.span(row, first, pen.last, DATE, CENTRED, ITALIC, {"locked": False})
    signer = layout.signed_by.upper()
    pen.span(row + 1, first, pen.last, signer, CENTRED, BOLD)
    pen.page.set_row(row + 1, height_of(lines_in(signer, room, bold=True)))
    pen.span(row + 2, first, pen.last, "(Ký tên, đóng dấu)", CENTRED, ITALIC)
    return row + 7


def set_up(pen: Pen, plan: Plan, sender: Sender, head: int, last: int, *, repeated: bool) -> None:
    """A4, one page wide, headings on every page if ``repeated``; only inputs may be changed, but lines may be added."""
    page = pen.page
    wide = pen.room(0, pen.last) > LANDSCAPE_FROM
    (page.set_landscape if wide else page.set_portrait)()
    page.set_paper(9)
    page.set_margins(left=0.8, right=0.5, top=0.7, bottom=0.7)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    if repeated:
        page.repeat_rows(head)
    page.print_area(0, 0, last, pen.last)
    font = '&"Times New Roman,Regular"&9'
    # In headers a "&" begins a command, and digits right after a font size would belong to it.
    code, number = (text.replace("&", "&&") for text in (sender.code, plan.number or plan.id))
    page.set_header(f"&L{font} {number[:80]}&R{font} {code[:100]}", {"margin": 0.3})
    page.set_footer(f"&C{font} Trang &P/&N", {"margin": 0.3})
    page.freeze_panes(head + 1, 0)
    page.protect("", {"format_rows": True, "insert_rows": True})
