"""Blank forms: one workbook per participant, made from the plan, to be filled in and printed by a clerk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.rules.sheet import concerns
from thidua.sheets import form
from thidua.sheets.blank_page import write_page
from thidua.sheets.content import FACTS
from thidua.sheets.form_rows import form_rows
from thidua.sheets.lists import write_lists
from thidua.sheets.printing.books import OPTIONS, paths_for, write_about
from thidua.sheets.printing.frame import Sender
from thidua.sheets.printing.pages import write_form_page
from thidua.sheets.problems import SheetError
from thidua.sheets.supplier_page import Spot, SupplierForm, write_supplier_page
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
        lists = write_lists(book, plan, [row.fact for row in rows], everyone)
        write_page(book, page, plan, one, round_id, rows, lists, everyone)
        sender = Sender(one.shown, one.id, one.group, round_id)
        forms = [name for name, made in plan.forms.items() if concerns(made.asked, one.kind, one.group)]
        for name in forms:
            write_form_page(book, plan, name, sender)
        write_about(book, plan, one, round_id, version, made=form.KIND, forms=[FACTS, *forms])
        page.activate()


def write_supplier_form(
    plan: Plan, body: str, participants: Sequence[Participant], out: Path, round_id: str, *, overwrite: bool = False
) -> Path:
    """Write into the folder ``out`` the form in which a body supplies its facts of all ``participants``; its path.

    Raises SheetError where a file is there already, or where the body supplies nothing about any of them.
    """
    made = SupplierForm(plan, plan.bodies[body], round_id, participants, {}, {})
    if not made.facts:
        raise SheetError(body, f"{plan.bodies[body].label} không cung cấp số liệu nào về các đối tượng này")
    [path] = paths_for([body], out, overwrite=overwrite)
    from xlsxwriter import Workbook

    with Workbook(str(path), OPTIONS) as book:
        book.set_properties({"title": plan.title, "subject": made.body.label, "comments": f"thidua {plan.id}"})
        add_supplier_sheets(book, made, version_of(plan))
    return path


def add_supplier_sheets(book: Any, made: SupplierForm, version: str) -> tuple[Any, dict[Spot, str]]:
    """The sheet of a body's facts and the hidden ones; the sheet, and where each of its inputs stands."""
    page = book.add_worksheet(form.SHEET)
    lists = write_lists(book, made.plan, made.facts, made.everyone)
    places = write_supplier_page(book, page, made, lists)
    who = Participant(made.body.id, "", "", name=made.body.label)
    write_about(book, made.plan, who, made.round_id, version, made=form.SUPPLIED, forms=[form.SUPPLIED])
    page.activate()
    return page, places
