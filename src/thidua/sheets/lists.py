"""The hidden sheet of drop-down entries: lists within a cell end at 255 characters."""

from collections.abc import Iterable, Sequence
from typing import Any

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets import form
from thidua.sheets.cells import column_name
from thidua.sheets.inputs import choices


def write_lists(book: Any, plan: Plan, facts: Iterable[Fact], everyone: Sequence[Participant]) -> dict[str, str]:
    """Add the sheet; the range of each fact's entries."""
    sheet = book.add_worksheet(form.LISTS)
    sheet.hide()
    sheet.protect()
    return fill_lists(sheet, plan, facts, everyone)


def fill_lists(
    sheet: Any, plan: Plan, facts: Iterable[Fact], everyone: Sequence[Participant], first: int = 0
) -> dict[str, str]:
    """Write the entries into the columns of that sheet from ``first`` on; the range of each fact's entries."""
    ranges: dict[str, str] = {}
    columns: dict[tuple[str, ...], str] = {}
    for fact in facts:
        offered = tuple(choices(plan, fact, everyone))
        if not offered:
            continue
        if offered not in columns:
            column = first + len(columns)
            for number, text in enumerate(offered):
                sheet.write_string(number, column, text)
            letters = column_name(column)
            columns[offered] = f"='{form.LISTS}'!${letters}$1:${letters}${len(offered)}"
        ranges[fact.id] = columns[offered]
    return ranges
