"""How a form looks: title, table, signatures, print set-up; only its inputs may be changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from thidua.plan.model.facts import Fact
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import last_days
from thidua.rules.facts import Participant
from thidua.rules.sheet import concerns
from thidua.rules.wording.figures import day
from thidua.sheets import form
from thidua.sheets.cells import address
from thidua.sheets.form_rows import FormRow, is_left_to_others
from thidua.sheets.inputs import NUMBER_FORMATS, choices, limit_of
from thidua.sheets.printing.cells import write_value
from thidua.sheets.printing.entries import Entries
from thidua.sheets.wrapping import height_of, lines_in

WIDTHS = (5, 14, 30, 13, 9, 27, 25, 12)
VALUE, EVIDENCE, NOTE, MARK = 3, 5, 6, 7
INPUT, INPUT_OF_OTHERS = "#FFF9DB", "#E8E8E8"
HEAD = "#E7EDF5"
GUIDANCE = (
    "Chỉ nhập vào ô nền vàng. Ô để trống là chưa có số liệu, không phải là 0."
    " Chữ dài bị che thì kéo dòng cao lên trước khi in."
)

_FONT: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_WRAPPED = _FONT | {"text_wrap": True}
BOXED = _WRAPPED | {"border": 1}
LEFT: dict[str, Any] = {"align": "left", "indent": 1}
CENTRED: dict[str, Any] = {"align": "center"}
BOLD: dict[str, Any] = {"bold": True}
ITALIC: dict[str, Any] = {"italic": True}

# Room for evidence such as "Báo cáo 125/BC-UBND ngày 15/11/2018, trang 3" in every row.
_LEAST_LINES = 2


def write_page(
    book: Any,
    page: Any,
    plan: Plan,
    one: Participant,
    round_id: str,
    rows: Sequence[FormRow],
    lists: Mapping[str, str],
    everyone: Sequence[Participant] = (),
    known: Entries | None = None,
) -> None:
    """Fill the sheet of one form; ``lists`` holds the range of each fact's drop-down, ``everyone`` who may be named.

    ``known``: what stands in it already.
    """
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width, book.add_format(_FONT))
    page.set_column(MARK, MARK, WIDTHS[MARK], None, {"hidden": True})
    head = _write_title(book, page, plan, one, round_id)
    cell = book.add_format(BOXED | BOLD | CENTRED | {"bg_color": HEAD})
    for column, heading in enumerate(form.HEADINGS):
        page.write_string(head, column, heading, cell)
    page.set_row(head, height_of(2))
    for number, row in enumerate(rows, head + 1):
        _write_row(book, page, plan, number, row, lists, choices(plan, row.fact, everyone), known or Entries(()))
    if known is not None:
        _write_reasons(book, page, head, rows, known)
    write_signatures(book, page, plan, one, head + len(rows) + 2)
    set_up_print(page, plan, one, head, head + len(rows) + 8)
    page.freeze_panes(head + 1, 0)
    # The height of a row must follow what is typed into it, so that it prints whole.
    page.protect("", {"format_rows": True})
    page.set_selection(head + 1, VALUE, head + 1, VALUE)


def _write_title(book: Any, page: Any, plan: Plan, one: Participant, round_id: str) -> int:
    """The lines above the table; the row of the headings."""
    group = f"{plan.groups[one.group].label} ({KIND_LABELS[one.kind]})"
    named = f"{one.name} (mã: {one.id})" if one.name and one.id else one.shown
    lines: list[tuple[str, dict[str, Any]]] = [
        ("PHIẾU SỐ LIỆU THI ĐUA", BOLD | CENTRED | {"font_size": 14}),
        (plan.title, BOLD | CENTRED),
        (f"{numbered(plan)} – {plan.rounds[round_id].label}", ITALIC | CENTRED),
        (f"Đối tượng: {named}", BOLD),
        *([(f"Nhóm: {group}", {})] if one.id else []),
        *((line, {}) for line in _due(plan, one, round_id)),
        (GUIDANCE, ITALIC),
    ]
    return write_lines(book, page, lines)


def write_lines(book: Any, page: Any, lines: Sequence[tuple[str, dict[str, Any]]]) -> int:
    """Lines of text over the whole width, from the top; how many."""
    for row, (text, look) in enumerate(lines):
        page.merge_range(row, 0, row, NOTE, "", book.add_format(_WRAPPED | look))
        page.write_string(row, 0, text, book.add_format(_WRAPPED | look))
        page.set_row(row, height_of(lines_in(text, sum(WIDTHS[: NOTE + 1]), bold="bold" in look)))
    return len(lines)


def _write_row(
    book: Any,
    page: Any,
    plan: Plan,
    number: int,
    row: FormRow,
    lists: Mapping[str, str],
    offered: Sequence[str],
    known: Entries,
) -> None:
    fact = row.fact
    plain, centred = book.add_format(BOXED | LEFT), book.add_format(BOXED | CENTRED)
    page.write_number(number, 0, row.number, centred)
    page.write_string(number, 1, row.clause, plain)
    page.write_string(number, 2, fact.label, plain)
    page.write_string(number, 4, fact.unit or "–", centred)
    page.write_string(number, NOTE, row.note, book.add_format(BOXED | LEFT | {"font_size": 11}))
    page.write_string(number, MARK, fact.id)
    others = is_left_to_others(fact)
    value, evidence = known.get(fact.id, "value"), known.get(fact.id, "evidence")
    write_value(page, number, VALUE, value, book.add_format(value_look(fact, others=others, locked=others)))
    write_value(page, number, EVIDENCE, evidence, book.add_format(evidence_look(others=others, locked=others)))
    texts = {1: row.clause, 2: fact.label, 4: fact.unit or "", NOTE: row.note, EVIDENCE: str(evidence or "")}
    page.set_row(
        number,
        height_of(
            max(
                _LEAST_LINES,
                *(lines_in(label, WIDTHS[VALUE]) for label in offered),
                *(lines_in(t, WIDTHS[at] + 1 if at == NOTE else WIDTHS[at] - 1) for at, t in texts.items()),
            )
        ),
    )
    limit = limit_of(plan, fact, address(number, VALUE), lists)
    if limit is not None:
        page.data_validation(number, VALUE, number, VALUE, limit)


def _write_reasons(book: Any, page: Any, head: int, rows: Sequence[FormRow], known: Entries) -> None:
    """A column beside the table for why a fact does not apply, where one of them may not."""
    if not any(row.fact.admits_not_applicable for row in rows):
        return
    at = MARK + 1
    page.set_column(at, at, WIDTHS[EVIDENCE], book.add_format(_FONT))
    page.write_string(head, at, form.REASON, book.add_format(BOXED | BOLD | CENTRED | {"bg_color": HEAD}))
    for number, row in enumerate(rows, head + 1):
        if row.fact.admits_not_applicable and not is_left_to_others(row.fact):
            write_value(page, number, at, known.get(row.fact.id, "reason"), book.add_format(evidence_look()))


def value_look(fact: Fact, *, others: bool = False, locked: bool = False) -> dict[str, Any]:
    """How the input of a fact looks: yellow, or grey where ``others`` fill it in."""
    return _input(others, locked) | CENTRED | {"num_format": NUMBER_FORMATS.get(str(fact.type), "General")}


def evidence_look(*, others: bool = False, locked: bool = False) -> dict[str, Any]:
    """How the input of its evidence looks; see ``value_look``."""
    return _input(others, locked) | LEFT | {"num_format": "@"}


def _input(others: bool, locked: bool) -> dict[str, Any]:
    return BOXED | {"locked": locked, "bg_color": INPUT_OF_OTHERS if others else INPUT}


def write_signatures(book: Any, page: Any, plan: Plan, one: Participant, row: int) -> None:
    """Where to sign: the head alone for a collective, the person and the head for anybody else."""
    head = next((found.signed_by for found in _forms_of(plan, one) if found.signed_by), "Thủ trưởng đơn vị")
    blocks = {
        "collective": [(4, NOTE, head, "(Ký tên, đóng dấu)")],
        "enterprise": [(4, NOTE, "Đại diện doanh nghiệp", "(Ký tên, đóng dấu)")],
        "citizen": [(4, NOTE, "Người khai", "(Ký, ghi rõ họ tên)")],
        "individual": [
            (0, 2, "Xác nhận của thủ trưởng đơn vị", "(Ký tên, đóng dấu)"),
            (4, NOTE, "Người khai", "(Ký, ghi rõ họ tên)"),
        ],
    }[one.kind]
    date = book.add_format(_WRAPPED | CENTRED | ITALIC | {"locked": False})
    page.merge_range(row, 4, row, NOTE, "", date)
    page.write_string(row, 4, "…………, ngày …… tháng …… năm ………", date)
    for first, last, title, how in blocks:
        width = sum(WIDTHS[first : last + 1])
        for number, text, look in ((row + 1, title.upper(), BOLD), (row + 2, how, ITALIC)):
            page.merge_range(number, first, number, last, "", book.add_format(_WRAPPED | CENTRED | look))
            page.write_string(number, first, text, book.add_format(_WRAPPED | CENTRED | look))
        page.set_row(row + 1, height_of(lines_in(title.upper(), width, bold=True)))


def set_up_print(page: Any, plan: Plan, one: Participant, head: int, last: int) -> None:
    """A4, one page wide, the headings on every page, plan and code above."""
    page.set_portrait()
    page.set_paper(9)
    page.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.print_area(0, 0, last, NOTE)
    font = '&"Times New Roman,Regular"&9'
    # In headers a "&" begins a command, and digits right after a font size would belong to it.
    code, number = (text.replace("&", "&&") for text in (one.id, plan.number or plan.id))
    page.set_header(f"&L{font} {number[:80]}&R{font} {code[:100]}", {"margin": 0.3})
    page.set_footer(f"&C{font} Trang &P/&N", {"margin": 0.3})


def numbered(plan: Plan) -> str:
    """The plan as papers cite it: ``Kế hoạch số 1/KH-UBND ngày … của UBND huyện``."""
    number = f" số {plan.number}" if plan.number else ""
    issued = f" ngày {day(plan.issued)}" if plan.issued else ""
    return f"Kế hoạch{number}{issued} của {plan.bodies[plan.issuer].label}"


def _forms_of(plan: Plan, one: Participant) -> list[Any]:
    """The plan's own forms for registration and self-assessment of this participant."""
    purposes = ("registration", "self_assessment")
    concerned = (found for found in plan.forms.values() if concerns(found.asked, one.kind, one.group))
    return [found for found in concerned if found.purpose in purposes]


def _due(plan: Plan, one: Participant, round_id: str) -> list[str]:
    days = last_days(plan, round_id)
    return [
        f"Thời hạn: {found.label} – chậm nhất {day(days[deadline])}"
        for found in _forms_of(plan, one)
        for deadline in found.deadline
        if deadline in days
    ]
