"""One fact stated twice: in the form of facts and in another form that asks for it by name."""

from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Entry
from thidua.sheets.collate.facts import slot_of
from thidua.sheets.collate.kinds import fact_at


def check_repeated(taken: Taken) -> None:
    """Ask where the values differ; neither is used before one value is named for both."""
    # Lines of nominees and the like say something of others.
    forms = {form.id for form in taken.plan.forms.values() if form.rows == "participant"}
    stated: dict[str, Entry] = {}
    for entry in [entry for entry in taken.sure.values() if entry.form in forms]:
        name = fact_at(taken.plan, *entry.slot)
        if name is not None:
            first = stated.setdefault(name, taken.sure.get(slot_of(name), entry))
            if first.value != entry.value:
                _ask(taken, first, entry)


def _ask(taken: Taken, first: Entry, other: Entry) -> None:
    wanted = f"đã ghi ở ô {first.cell}, trang «{first.sheet}» với giá trị khác; cần một giá trị cho cả hai ô"
    question = taken.asking.question(
        "differing", f"{first.stood} ≠ {other.stood}", wanted, sheet=other.sheet, cell=other.cell
    )
    if not taken.ask(other.slot, question):
        taken.leave(first.slot, question)
    elif other.slot in taken.sure:
        settled = taken.sure[other.slot]
        taken.sure[first.slot] = Entry(first.slot, first.sheet, first.cell, first.stood, settled.value, settled.answer)
