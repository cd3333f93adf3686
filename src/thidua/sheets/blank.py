"""Blank forms: one workbook per participant, made from the plan, to be filled in and printed by a clerk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets import form
from thidua.sheets.blank_page import write_page
from thidua.sheets.cells import column_name
from thidua.sheets.file_names import file_names
from thidua.sheets.form_rows import FormRow, form_rows
from thidua.sheets.inputs import choices
from thidua.sheets.problems import SheetError
from thidua.sheets.version import version_of


def write_forms(
    plan: Plan, participants: Sequence[Participant], out: Path, round_id: str, *, overwrite: bool = False
) -> list[Path]:
    """Write the form of each participant into the folder ``out``, made if need be; the paths in their order.

    Unless told to overwrite, raises SheetError before anything is written where a file is there already:
    somebody may have filled it in.
    """
    paths = [out / name for name in file_names([one.id for one in participants], ".xlsx")]
    there = [path.name for path in paths if path.exists()]
    if there and not overwrite:
        message = f"đã có tệp này trong thư mục «{out.name}», có thể đã được điền; hãy chọn thư mục khác"
        raise SheetError(there[0], message)
    out.mkdir(parents=True, exist_ok=True)
    version = version_of(plan)
    for path, participant in zip(paths, participants, strict=True):
        _write_form(path, plan, participant, participants, round_id, version)
    return paths


def _write_form(
    path: Path, plan: Plan, one: Participant, everyone: Sequence[Participant], round_id: str, version: str
) -> None:
    from xlsxwriter import Workbook

    # Names and codes are text, whatever they begin with: nothing becomes a formula, a link or a number.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    rows = form_rows(plan, round_id, one)
    with Workbook(str(path), options) as book:
        book.set_properties({"title": plan.title, "subject": one.shown, "comments": f"thidua {plan.id}"})
        page = book.add_worksheet(form.SHEET)
        lists = _write_lists(book, plan, rows, everyone)
        write_page(book, page, plan, one, round_id, rows, lists)
        _write_about(book, plan, one, round_id, version)
        page.activate()


def _write_lists(book: Any, plan: Plan, rows: Sequence[FormRow], everyone: Sequence[Participant]) -> dict[str, str]:
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


def _write_about(book: Any, plan: Plan, one: Participant, round_id: str, version: str) -> None:
    """The hidden sheet that says what this form is and whose, so that files may be renamed at will."""
    sheet = book.add_worksheet(form.ABOUT)
    sheet.hide()
    sheet.protect()
    values = (form.KIND, plan.id, version, one.id, one.name or "", one.kind, one.group, round_id)
    for row, (key, value) in enumerate(zip(form.ABOUT_KEYS, values, strict=True)):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
