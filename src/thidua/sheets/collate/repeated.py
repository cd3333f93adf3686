"""One fact stated twice: in the form of facts and in another form that asks for it by name."""

from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Entry
from thidua.sheets.collate.kinds import fact_at
from thidua.sheets.content import FACTS


def check_repeated(taken: Taken) -> None:
    """Ask where the values differ; neither is used before one value is named for both."""
    stated: dict[str, list[Entry]] = {}
    for entry in taken.sure.values():
        name = fact_at(taken.plan, *entry.slot) if _is_of_sender(taken, entry) else None
        if name is not None:
            stated.setdefault(name, []).append(entry)
    for entries in stated.values():
        entries.sort(key=lambda entry: entry.form != FACTS)
        for entry in entries[1:]:
            if entry.value != entries[0].value:
                _ask(taken, entries[0], entry)


def _is_of_sender(taken: Taken, entry: Entry) -> bool:
    """Lines of nominees and the like say something of others."""
    return entry.form == FACTS or (
        entry.form in taken.plan.forms and taken.plan.forms[entry.form].rows == "participant"
    )


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
