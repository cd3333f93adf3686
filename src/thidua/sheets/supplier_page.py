"""The form in which a body supplies its facts: a block for each fact, in it a line for each participant asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from thidua.plan.model.facts import Fact
from thidua.plan.model.people import Body
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.rules.sheet import concerns
from thidua.rules.wording import Words
from thidua.sheets import form
from thidua.sheets.blank_page import (
    BOLD,
    BOXED,
    CENTRED,
    EVIDENCE,
    GUIDANCE,
    HEAD,
    ITALIC,
    LEFT,
    NOTE,
    VALUE,
    evidence_look,
    numbered,
    set_up_print,
    value_look,
    write_lines,
    write_signatures,
)  # fmt: skip
from thidua.sheets.cells import address
from thidua.sheets.form_rows import asked_when, clauses_of, entry_rule, is_left_to_others
from thidua.sheets.inputs import limit_of
from thidua.sheets.printing.cells import write_value
from thidua.sheets.printing.entries import EntryValue
from thidua.sheets.wrapping import height_of, lines_in

WIDTHS = (5, 14, 34, 13, 9, 27, 21, 12, 12)
BLOCK = "#F2F2F2"

Spot: TypeAlias = tuple[str, str, str]
"""A place of the form: participant, fact, and ``value`` or ``evidence``."""


@dataclass(frozen=True, slots=True)
class SupplierForm:
    """What is asked of whom by one body, and what is known already."""

    plan: Plan
    body: Body
    round_id: str
    everyone: Sequence[Participant]
    values: Mapping[Spot, EntryValue]
    wanted: Mapping[Spot, str]
    """What is to be mended."""

    @property
    def facts(self) -> list[Fact]:
        """The facts that this body supplies of anybody, also those of a later stage: no other form asks for them."""
        return [fact for fact in supplied_by(self.plan, self.body.id) if any(self.asked(fact))]

    def asked(self, fact: Fact) -> Iterator[Participant]:
        """Of whom a fact is asked."""
        told = {code for code, name, _ in (*self.values, *self.wanted) if name == fact.id}
        return (one for one in self.everyone if one.id in told or concerns(fact.asked, one.kind, one.group))

    @property
    def sender(self) -> Participant:
        """The body in the place of a participant: it is in no group."""
        return Participant(self.body.id, "collective", "", name=self.body.label)


def supplied_by(plan: Plan, body: str) -> list[Fact]:
    """The facts that a body supplies, in the order of the plan."""
    return [fact for fact in plan.facts.values() if body in fact.supplied_by and fact.lookup is None]


def only_suppliers(plan: Plan, everyone: Iterable[Participant]) -> list[str]:
    """The bodies that supply facts which participants may not give themselves, in the order of the plan."""
    asked = {(one.kind, one.group) for one in everyone}
    needed = {
        body
        for fact in plan.facts.values()
        if fact.lookup is None and is_left_to_others(fact) and any(concerns(fact.asked, *who) for who in asked)
        for body in fact.supplied_by
    }
    return [name for name in plan.bodies if name in needed]


def write_supplier_page(book: Any, page: Any, made: SupplierForm, lists: Mapping[str, str]) -> dict[Spot, str]:
    """Fill the sheet; where each input stands."""
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width, None, {"hidden": column > NOTE})
    head = _write_title(book, page, made)
    look = book.add_format(BOXED | BOLD | CENTRED | {"bg_color": HEAD})
    for column, heading in enumerate(form.SUPPLIED_HEADINGS):
        page.write_string(head, column, heading, look)
    page.set_row(head, height_of(2))
    places: dict[Spot, str] = {}
    row = head + 1
    for number, fact in enumerate(made.facts, 1):
        row = _write_block(_Block(book, page, made, fact, lists), number, row, places)
    write_signatures(book, page, made.plan, made.sender, row + 1)
    set_up_print(page, made.plan, made.sender, head, row + 7)
    page.freeze_panes(head + 1, 0)
    page.protect("", {"format_rows": True})
    return places


def _write_title(book: Any, page: Any, made: SupplierForm) -> int:
    plan = made.plan
    lines: list[tuple[str, dict[str, Any]]] = [
        ("PHIẾU SỐ LIỆU DO CƠ QUAN CUNG CẤP", BOLD | CENTRED | {"font_size": 14}),
        (plan.title, BOLD | CENTRED),
        (f"{numbered(plan)} – {plan.rounds[made.round_id].label}", ITALIC | CENTRED),
        (f"Cơ quan cung cấp: {made.body.label}", BOLD),
        (GUIDANCE, ITALIC),
    ]
    return write_lines(book, page, lines)


@dataclass(frozen=True, slots=True)
class _Block:
    """What the lines of one fact are written with."""

    book: Any
    page: Any
    made: SupplierForm
    fact: Fact
    lists: Mapping[str, str]


def _write_block(block: _Block, number: int, row: int, places: dict[Spot, str]) -> int:
    """The heading of a fact and its lines; the row below."""
    text = f"{number}. {_heading(block.made.plan, block.fact)}"
    look = block.book.add_format(BOXED | BOLD | LEFT | {"bg_color": BLOCK})
    block.page.merge_range(row, 0, row, NOTE, "", look)
    block.page.write_string(row, 0, text, look)
    block.page.set_row(row, height_of(lines_in(text, sum(WIDTHS[: NOTE + 1]) - 1, bold=True)))
    first = row + 1
    for line, one in enumerate(block.made.asked(block.fact), 1):
        row += 1
        places |= _write_line(block, line, row, one)
    limit = limit_of(block.made.plan, block.fact, address(first, VALUE), block.lists)
    if limit is not None:
        block.page.data_validation(first, VALUE, row, VALUE, limit)
    return row + 1


def _heading(plan: Plan, fact: Fact) -> str:
    clauses = clauses_of(plan, fact)
    notes = [entry_rule(plan, fact)]
    if fact.evidence == "required":
        notes.append("Phải có minh chứng")
    if "self" in fact.supplied_by:
        notes.append("Đối tượng cũng tự khai; hai nơi khác nhau thì hỏi lại")
    return f"{fact.label}{f' (mục {clauses})' if clauses else ''}. {'. '.join(notes)}."


def _write_line(block: _Block, line: int, row: int, one: Participant) -> dict[Spot, str]:
    book, page, fact, made = block.book, block.page, block.fact, block.made
    note = asked_when(Words(made.plan, made.round_id), fact, one)
    plain, centred = book.add_format(BOXED | LEFT), book.add_format(BOXED | CENTRED)
    page.write_number(row, 0, line, centred)
    for column, text in ((1, one.id), (2, one.name or ""), (NOTE, note)):
        page.write_string(row, column, text, plain)
    page.write_string(row, 4, fact.unit or "–", centred)
    page.write_string(row, NOTE + 1, fact.id)
    page.write_string(row, NOTE + 2, one.id)
    places: dict[Spot, str] = {}
    for column, name, look in ((VALUE, "value", value_look(fact)), (EVIDENCE, "evidence", evidence_look())):
        spot = (one.id, fact.id, name)
        places[spot] = address(row, column)
        write_value(page, row, column, made.values.get(spot), book.add_format(look))
    texts = {1: one.id, 2: one.name or "", 4: fact.unit or "", NOTE: note}
    page.set_row(row, height_of(max(lines_in(text, WIDTHS[at] - 1) for at, text in texts.items())))
    return places
