"""A workbook taken in: the plan's own form or an office's, read in a process of its own, shown cell by cell first."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias

from thidua.office.files.models import Attachment
from thidua.office.files.shelf import path_of
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.book import BookRead, Found, read_in_worker
from thidua.office.submissions.checking import is_asked, short
from thidua.office.submissions.errors import UnreadableError
from thidua.office.submissions.models import Cell, Sheet
from thidua.office.submissions.reading import Slot, read
from thidua.plan.model.plan import Plan
from thidua.sheets.isolated import Isolation
from thidua.sheets.isolated_start import Handed
from thidua.sheets.problems import SheetError
from thidua.sheets.version import version_of

State: TypeAlias = Literal["new", "same", "differs", "unsure"]
"""``unsure``: in a hidden row, column or sheet, or a second time with another value; taken only where chosen."""

STATES: dict[State, str] = {"new": "Mới", "same": "Như đang có", "differs": "Khác", "unsure": "Cần xem"}


@dataclass(frozen=True, slots=True)
class Line:
    """One cell in the preview. ``version``: that of the cell now, with which it is saved."""

    slot: Slot
    stands: str
    wanted: str
    state: State
    place: str
    version: int
    message: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a workbook in would do. ``lacking``: columns of which nothing came, to be filled in on the page."""

    name: str
    lines: tuple[Line, ...]
    problems: tuple[str, ...]
    lacking: tuple[str, ...]

    def count(self, state: State) -> int:
        """How many cells are so."""
        return sum(one.state == state for one in self.lines)


def preview(sheet: Sheet, asked: Asked, cells: dict[Slot, Cell], attachment: Attachment) -> Preview:
    """Hold a workbook against a sheet. Raises UnreadableError where nothing of it can be used."""
    book = read_book(asked.plan, attachment)
    warned = _check_about(book, sheet, asked)
    lines: dict[Slot, Line] = {}
    strange: dict[str, int] = {}
    for one in book.cells:
        if asked.column(*one.slot) is None:
            strange[one.sheet] = strange.get(one.sheet, 0) + 1
        elif one.slot not in lines:
            lines[one.slot] = _line(asked, one, cells.get(one.slot))
        elif lines[one.slot].wanted != one.text:
            first = lines[one.slot]
            message = f"trong tệp còn có «{one.text}» ở {_place(one)}"
            lines[one.slot] = Line(
                first.slot, first.stands, first.wanted, "unsure", first.place, first.version, message
            )
    if not lines:
        raise UnreadableError(f"«{attachment.name}»: không tìm thấy nội dung nào của biểu này trong tệp.")
    told = [f"{count} ô ở trang «{name}» thuộc biểu khác, không được dùng" for name, count in strange.items()]
    return Preview(attachment.name, tuple(lines.values()), (*warned, *book.problems, *told), _lacking(asked, lines))


def read_book(plan: Plan, attachment: Attachment) -> BookRead:
    """The forms of a plan in a stored workbook. Raises UnreadableError with the reason."""
    with TemporaryDirectory(prefix="thidua-book-") as folder:
        # The reader goes by the suffix, which stored bytes do not have.
        path = Path(folder) / f"book{Path(attachment.name).suffix}"
        path.write_bytes(path_of(attachment.file.sha256).read_bytes())
        handed = Handed(plan, Path(folder) / "plan")
        with Isolation(partial(read_in_worker, plan=handed), workers=1) as isolation:
            (answer,) = isolation.over([(path, attachment.name)])
    if isinstance(answer, SheetError):
        raise UnreadableError(f"«{attachment.name}»: {answer.message}.")
    return answer


def _check_about(book: BookRead, sheet: Sheet, asked: Asked) -> list[str]:
    """Warnings about a workbook of ours. Raises UnreadableError for one of another plan, participant or round."""
    if book.about is None:
        return []
    plan, version, code, round_id = book.about
    participant = sheet.participant
    if plan and plan != asked.plan.id:
        raise UnreadableError(f"Tệp là biểu của kế hoạch «{plan}», không phải của phong trào này.")
    if code and code != participant.code:
        raise UnreadableError(f"Tệp là biểu lập cho mã «{code}», không phải cho «{participant.name}».")
    if round_id and round_id != participant.campaign.round:
        raise UnreadableError("Tệp là biểu của đợt khác.")
    if version and version != version_of(asked.plan):
        return ["Tệp lập từ bản khác của kế hoạch; hãy xem kỹ từng ô trước khi nhận."]
    return []


def _line(asked: Asked, one: Found, cell: Cell | None) -> Line:
    stands, version = (cell.value, cell.version) if cell is not None else ("", 0)
    message = read(asked, one.slot, one.text).message
    state: State = "differs" if stands else "new"
    if stands == one.text or _means_the_same(asked, one.slot, stands, one.text):
        state = "same"
    elif one.hidden:
        state, message = "unsure", "ở dòng, cột hoặc trang bị ẩn"
    return Line(one.slot, stands, one.text, state, _place(one), version, message)


def _means_the_same(asked: Asked, slot: Slot, one: str, other: str) -> bool:
    first, second = read(asked, slot, one), read(asked, slot, other)
    return first.value is not None and first.value == second.value and not (first.message or second.message)


def _place(one: Found) -> str:
    return f"trang «{one.sheet}», ô {one.address}"


def _lacking(asked: Asked, lines: dict[Slot, Line]) -> tuple[str, ...]:
    forms = {slot[0] for slot in lines}
    there = {(slot[0], slot[2]) for slot in lines}
    return tuple(
        f"{short(table)}: cột «{column.label}»"
        for form in asked.forms if form in forms
        for table in asked.tables[form]
        for column in table.columns
        if is_asked(column) and (form, column.id) not in there
    )  # fmt: skip
