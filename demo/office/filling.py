"""What units write into their sheets: plausible, short, and different from unit to unit."""

from collections.abc import Iterable
from random import Random

from demo.typing_in import INITIATIVES
from thidua.office.access.standing import Standing
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.writing import Typed, save_cells
from thidua.sheets.layout import Layout, LayoutColumn

_DONE = ("Đã hoàn thành", "Đang thực hiện, đạt khoảng 70%", "Hoàn thành trước hạn", "Đang lấy ý kiến các bộ phận")


def fill(sheet: Sheet, standing: Standing, random: Random, share: float = 1.0) -> None:
    """Write into the empty cells of a sheet; ``share``: how much of them."""
    asked, there = asked_by(sheet), {slot for slot, cell in cells_of(sheet).items() if cell.value}
    typed = [
        Typed(slot, text, 0)
        for slot, text in _texts(asked, random)
        if text and slot not in there and random.random() <= share
    ]
    if typed:
        save_cells(sheet=sheet, cells=typed, standing=standing)


def _texts(asked: Asked, random: Random) -> Iterable[tuple[Slot, str]]:
    for form, tables in asked.tables.items():
        for table in tables:
            rows = [one.id for one in table.rows] or [str(number + 1) for number in range(random.randint(1, 3))]
            for row in ["1"] if table.lines == "participant" else rows:
                for column in table.columns:
                    if column.id != "unit":
                        yield (form, row, column.id), _text(column, table, row, random)


def _text(column: LayoutColumn, table: Layout, row: str, random: Random) -> str:
    match column.type:
        case "names":
            return random.choice(INITIATIVES)
        case "field":
            return ""
        case "points":
            top = next((one.top for one in table.rows if one.id == row), None)
            return str(max(int(top or 1) - random.randint(0, 1), 0))
        case "count":
            return str(random.randint(1, 4))
        case "date":
            return ""
        case "yes_no":
            return "Có"
        case _:
            return random.choice(_DONE)
