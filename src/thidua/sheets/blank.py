"""Blank forms: one workbook per participant, made from the plan, to be filled in and printed by a clerk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.rules.sheet import concerns
from thidua.sheets import form
from thidua.sheets.blank_page import write_page
from thidua.sheets.cells import column_name
from thidua.sheets.content import FACTS
from thidua.sheets.form_rows import FormRow, form_rows
from thidua.sheets.inputs import choices
from thidua.sheets.printing.books import OPTIONS, paths_for, write_about
from thidua.sheets.printing.frame import Sender
from thidua.sheets.printing.pages import write_form_page
from thidua.sheets.version import version_of


def write_forms(
    plan: Plan, participants: Sequence[Participant], out: Path, round_id: str, *, overwrite: bool = False
) -> list[Path]:
    """Write the form of each participant into the folder ``out``, made if need be; the paths in their order.

    Unless told to overwrite, raises SheetError before anything is written where a file is there already:
    somebody may have filled it in.
    """
    paths = paths_for([one.id for one in participants], out, overwrite=overwrite)
    version = version_of(plan)
    for path, participant in zip(paths, participants, strict=True):
        _write_form(path, plan, participant, participants, round_id, version)
    return paths


def _write_form(
    path: Path, plan: Plan, one: Participant, everyone: Sequence[Participant], round_id: str, version: str
) -> None:
    from xlsxwriter import Workbook

    rows = form_rows(plan, round_id, one)
    with Workbook(str(path), OPTIONS) as book:
        book.set_properties({"title": plan.title, "subject": one.shown, "comments": f"thidua {plan.id}"})
        page = book.add_worksheet(form.SHEET)
        lists = write_lists(book, plan, rows, everyone)
        write_page(book, page, plan, one, round_id, rows, lists, everyone)
        sender = Sender(one.shown, one.id, one.group, round_id)
        forms = [name for name, made in plan.forms.items() if concerns(made.asked, one.kind, one.group)]
        for name in forms:
            write_form_page(book, plan, name, sender)
        write_about(book, plan, one, round_id, version, made=form.KIND, forms=[FACTS, *forms])
        page.activate()


def write_lists(book: Any, plan: Plan, rows: Sequence[FormRow], everyone: Sequence[Participant]) -> dict[str, str]:
    """The hidden sheet of drop-down entries (in-line lists end at 255 characters); the range of each fact's."""
    sheet = book.add_worksheet(form.LISTS)
    sheet.hide()
    sheet.protect()
    ranges: dict[str, str] = {}
    columns: dict[tuple[str, ...], str] = {}
    for row in rows:
        offered = tuple(choices(plan, row.fact, everyone))
        if not offered:
            continue
        if offered not in columns:
            column = len(columns)
            for number, text in enumerate(offered):
                sheet.write_string(number, column, text)
            letters = column_name(column)
            columns[offered] = f"='{form.LISTS}'!${letters}$1:${letters}${len(offered)}"
        ranges[row.fact.id] = columns[offered]
    return ranges
