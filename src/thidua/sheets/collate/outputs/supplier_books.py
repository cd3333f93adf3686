"""The form of a supplying body, to be sent back: filled in with what was read, the cells to mend marked."""

from pathlib import Path

from thidua.rules.facts import Participant
from thidua.sheets import form
from thidua.sheets.blank import add_supplier_sheets
from thidua.sheets.collate.entry import Slot
from thidua.sheets.collate.outputs.books import stamp
from thidua.sheets.collate.outputs.filled_books import Filled
from thidua.sheets.collate.outputs.marking import mark, write_notes
from thidua.sheets.collate.outputs.places import Place
from thidua.sheets.collate.returned import NOTES, write_replaced
from thidua.sheets.collate.setting import Setting
from thidua.sheets.printing.books import OPTIONS
from thidua.sheets.supplied import OF, of_whom
from thidua.sheets.supplier_page import Spot, SupplierForm


def write_marked_supplier_book(path: Path, setting: Setting, body: Participant, filled: Filled) -> None:
    """Write the form of ``body`` anew, with everybody on the list, and whoever else it has written about."""
    from xlsxwriter import Workbook

    everyone = dict(setting.register.participants)
    for slot in (*filled.values, *filled.wanted):
        if code := of_whom(slot[0]):
            everyone.setdefault(code, Participant(code, "", ""))
    made = SupplierForm(
        setting.plan, setting.plan.bodies[body.id], setting.round_id, list(everyone.values()),
        {spot: value for slot, value in filled.values.items() if (spot := _spot(slot))},
        {spot: wanted for slot, wanted in filled.wanted.items() if (spot := _spot(slot))},
    )  # fmt: skip
    with Workbook(str(path), OPTIONS) as book:
        stamp(book, setting.plan.title, body.shown)
        notes = book.add_worksheet(NOTES)
        page, cells = add_supplier_sheets(book, made, setting.version)
        places: dict[Slot, Place] = {
            (OF + code, fact, column): (form.SHEET, cell) for (code, fact, column), cell in cells.items()
        }
        write_notes(book, notes, body.shown, filled.notes, places)
        mark(book, {form.SHEET: page}, filled.wanted, places)
        write_replaced(book, filled.replaces)
        notes.activate()


def _spot(slot: Slot) -> Spot | None:
    code = of_whom(slot[0])
    return (code, slot[1], slot[2]) if code else None
