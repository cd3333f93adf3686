"""Workbooks of forms: one report for each participant, and what one body sends upward for many."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets import form
from thidua.sheets.blank_page import write_page
from thidua.sheets.content import FACTS, REPORT
from thidua.sheets.file_names import file_names
from thidua.sheets.form_rows import FormRow
from thidua.sheets.lists import fill_lists
from thidua.sheets.printing.entries import Entries, Entry
from thidua.sheets.printing.frame import Sender
from thidua.sheets.printing.pages import write_field_list, write_form_page
from thidua.sheets.problems import SheetError
from thidua.sheets.version import version_of

# Names and codes are text, whatever they begin with: nothing becomes a formula, a link or a number.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_reports(
    plan: Plan,
    participants: Sequence[Participant],
    out: Path,
    report_id: str,
    round_id: str | None = None,
    *,
    registered: Mapping[str, Iterable[Entry]] | None = None,
    overwrite: bool = False,
) -> list[Path]:
    """Write one report for each participant into the folder ``out``; the paths in their order.

    ``registered``: what each participant registered, by code, as lines of the report (``names``, ``field``).
    Raises KeyError for a report that the plan does not have, SheetError where a file is there already.
    """
    if report_id not in plan.reports:
        raise KeyError(report_id)
    paths = paths_for([one.id for one in participants], out, overwrite=overwrite)
    version, round_id = version_of(plan), round_id or next(iter(plan.rounds))
    for path, one in zip(paths, participants, strict=True):
        pages = {REPORT + report_id: (registered or {}).get(one.id, ())}
        write_form_book(path, plan, one, round_id, pages, made="report", version=version)
    return paths


def write_roll_up(
    path: Path, plan: Plan, sender: Participant, round_id: str, pages: Mapping[str, Iterable[Entry]]
) -> None:
    """Write the forms that a body sends upward for those below it, filled in; ``pages``: entries by form."""
    write_form_book(path, plan, sender, round_id, pages, made="roll_up")


def write_form_book(
    path: Path,
    plan: Plan,
    sender: Participant,
    round_id: str,
    pages: Mapping[str, Iterable[Entry]],
    *,
    made: str,
    version: str | None = None,
    facts: Sequence[FormRow] = (),
    everyone: Sequence[Participant] = (),
) -> None:
    """One workbook with a sheet for each form, and the hidden sheet that says what it is and whose.

    ``facts``: the lines of the form of facts, where it is among the pages; ``everyone``: who may be named in it.
    """
    from xlsxwriter import Workbook

    with Workbook(str(path), OPTIONS) as book:
        book.set_properties({"title": plan.title, "subject": sender.shown, "comments": f"thidua {plan.id}"})
        hidden = book.add_worksheet(form.LISTS)
        lists = write_field_list(book, hidden, plan)
        who = Sender(sender.shown, sender.id, sender.group, round_id, upward=made == "roll_up")
        sheets = []
        for name, entries in pages.items():
            if name == FACTS:
                page, known = book.add_worksheet(form.SHEET), Entries(entries)
                offered = fill_lists(hidden, plan, [row.fact for row in facts], everyone, len(lists))
                write_page(book, page, plan, sender, round_id, facts, offered, everyone, known)
            else:
                page = write_form_page(book, plan, name, who, entries=entries, roll_up=made == "roll_up", lists=lists)
            sheets.append(page)
        write_about(book, plan, sender, round_id, version or version_of(plan), made=made, forms=pages)
        sheets[0].activate()
        sheets[0].set_first_sheet()
        hidden.hide()
        hidden.protect()


def write_about(
    book: Any, plan: Plan, one: Participant, round_id: str, version: str, *, made: str, forms: Iterable[str]
) -> None:
    """The hidden sheet that says what this workbook is and whose, so that files may be renamed at will."""
    sheet = book.add_worksheet(form.ABOUT)
    sheet.hide()
    sheet.protect()
    values = (made, plan.id, version, one.id, one.name or "", one.kind, one.group, round_id)
    for row, (key, value) in enumerate(zip(form.ABOUT_KEYS, values, strict=True)):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.write_string(len(values), 0, form.FORMS)
    sheet.write_string(len(values), 1, " ".join(forms))


def paths_for(codes: Sequence[str], out: Path, *, overwrite: bool) -> list[Path]:
    """A file for each code in the folder ``out``, made if need be.

    Unless told to overwrite, raises SheetError where one is there already: somebody may have filled it in.
    """
    paths = [out / name for name in file_names(codes, ".xlsx")]
    there = [path.name for path in paths if path.exists()]
    if there and not overwrite:
        message = f"đã có tệp này trong thư mục «{out.name}», có thể đã được điền; hãy chọn thư mục khác"
        raise SheetError(there[0], message)
    out.mkdir(parents=True, exist_ok=True)
    return paths
