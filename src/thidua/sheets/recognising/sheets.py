"""The forms of a plan in a whole workbook."""

from dataclasses import replace

from thidua.plan.model.plan import Plan
from thidua.sheets import form
from thidua.sheets.cells import Broken, Cell, Grid, RawValue
from thidua.sheets.content import REPORT, About, FormContent
from thidua.sheets.layout import Layout, layouts, list_layout
from thidua.sheets.problems import CellProblem
from thidua.sheets.recognising.about import read_about
from thidua.sheets.recognising.bands import side_by_side
from thidua.sheets.recognising.body import Body
from thidua.sheets.recognising.heads import find_heads
from thidua.sheets.recognising.labels import Labels
from thidua.sheets.recognising.senders import find_sender
from thidua.sheets.recognising.tables import Head, Wanted
from thidua.sheets.supplied import supplied_contents
from thidua.sheets.texts import quoted
from thidua.sheets.workbooks import Workbook

MOST_HEADS = 50
"""Kinds of tables of which rows are remembered."""


class Recogniser:
    """Finds the forms of one plan; what it knows of the plan is worked out once for many workbooks."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._wanted = {name: [Wanted(one) for one in tables] for name, tables in layouts(plan).items()}
        for found in self._wanted.values():
            found += [Wanted(list_layout(one.layout)) for one in found if one.layout.lines == "participant"]
        self._labels: dict[tuple[str, str], Labels] = {}
        self._known: dict[tuple[object, ...], dict[tuple[RawValue, ...], str | None]] = {}

    def contents(self, book: Workbook) -> list[FormContent]:
        """The forms in a workbook, in the order of its sheets."""
        about = read_about(book)
        if about is not None and about.made == form.SUPPLIED:
            return supplied_contents(book, self.plan, about)
        sheets = [name for name in book.sheets if name not in (form.ABOUT, form.LISTS)]
        return [content for name in sheets for content in self.on_sheet(book.grid(name), about)]

    def on_sheet(self, grid: Grid, about: About | None) -> list[FormContent]:
        """The forms on one sheet, from the top."""
        wanted = [one for name in self._looked_for(about) for one in self._wanted[name]]
        found: list[FormContent] = []
        for band in side_by_side(grid):
            self._on_band(band, wanted, about, found)
        return found

    def _on_band(self, grid: Grid, wanted: list[Wanted], about: About | None, found: list[FormContent]) -> None:
        heads = find_heads(grid, wanted)
        for number, head in enumerate(heads):
            end = heads[number + 1].top if number + 1 < len(heads) else len(grid.rows)
            content = self._content_for(grid, head, found, about)
            if head.rivals:
                content.problems.append(self._unsure(grid, head))
            else:
                Body(grid, head, end, self._labels_of(head.layout), content, self._known_of(head)).read()
            if about is not None and isinstance(content.total, Cell) and isinstance(content.total.value, Broken):
                # Our own formula, in a workbook that no spreadsheet has computed since.
                content.total = None

    def _looked_for(self, about: About | None) -> list[str]:
        """The forms that a workbook may hold: those that it says are inside, where it was made for this plan."""
        if about is not None and about.plan == self.plan.id:
            inside = [name for name in about.forms if name in self._wanted]
            if inside:
                return inside
        return list(self._wanted)

    def _content_for(self, grid: Grid, head: Head, found: list[FormContent], about: About | None) -> FormContent:
        """A new content, or the one of the same report whose other table stands above."""
        name = "" if head.rivals else head.layout.form
        if name.startswith(REPORT) and found and found[-1].form == name and head.layout.lines == "contents":
            return found[-1]
        sender = None if about is not None else find_sender(grid, head.top)
        found.append(FormContent(name, grid.file, grid.sheet or "", about, sender))
        return found[-1]

    def _labels_of(self, layout: Layout) -> Labels:
        key = layout.form, layout.lines
        if key not in self._labels:
            self._labels[key] = Labels({one.id: (one.label,) for one in layout.rows})
        return self._labels[key]

    def _known_of(self, head: Head) -> dict[tuple[RawValue, ...], str | None]:
        """The rows met so far of a table with these columns."""
        key = (head.layout.form, head.layout.lines, head.strange, *head.columns.items())
        if len(self._known) > MOST_HEADS:
            self._known.clear()
        return self._known.setdefault(key, {})

    def _unsure(self, grid: Grid, head: Head) -> CellProblem:
        names = [self._wanted[name][0].layout.title for name in (head.layout.form, *head.rivals)]
        cell = grid.cell(head.top, min(head.columns))
        return replace(cell.problem(f"bảng này có thể là {quoted(names)}; hãy ghi tên biểu phía trên bảng"), stood=None)


_LAST: list[Recogniser] = []


def contents_of(book: Workbook, plan: Plan) -> list[FormContent]:
    """See ``thidua.sheets.content.read_contents``; what was worked out for the last plan is kept."""
    if not _LAST or _LAST[0].plan is not plan:
        _LAST[:] = [Recogniser(plan)]
    return _LAST[0].contents(book)
