"""The reports that came in, put together: what became of each initiative, then what was said under each content."""

from collections.abc import Iterator, Sequence

from thidua.plan.model.plan import Plan
from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.kinds import kind_of
from thidua.sheets.collate.rollup import Line, lines_of
from thidua.sheets.collate.shown import shown
from thidua.sheets.content import NARRATIVE, REPORT
from thidua.sheets.layout import LayoutColumn, report_layouts
from thidua.sheets.pages import CellText, Pages

CONTENTS = [("Nội dung", 40), ("Đơn vị", 30), ("Thuyết minh", 80)]


def add_reports(pages: Pages, title: str, collation: Collation) -> None:
    """One page for each table of each report of which anybody has sent something; senders in the register's order."""
    plan = collation.setting.plan
    for number, (name, report) in enumerate(plan.reports.items(), 1):
        lines = list(lines_of(collation.sent, REPORT + name))
        told = [line for line in lines if line.row.startswith(NARRATIVE)]
        listed = [line for line in lines if not line.row.startswith(NARRATIVE)]
        if listed:
            columns = report_layouts(plan, name)[0].columns
            heads = [("Đơn vị", 30), *((column.label, 36) for column in columns)]
            rows = [_listed(plan, line, columns) for line in listed]
            pages.add(f"Báo cáo {number}, sáng kiến", title, heads, rows, report.label)
        if told:
            pages.add(f"Báo cáo {number}, nội dung", title, CONTENTS, _told(report.contents, told), report.label)


def _listed(plan: Plan, line: Line, columns: Sequence[LayoutColumn]) -> list[CellText]:
    row: list[CellText] = [line.sent.participant.shown]
    for column in columns:
        entry = line.cells.get(column.id)
        row.append(None if entry is None else shown(plan, kind_of(plan, *entry.slot), entry.value))
    return row


def _told(contents: Sequence[str], told: Sequence[Line]) -> Iterator[list[CellText]]:
    for number, content in enumerate(contents, 1):
        for line in told:
            if line.row == f"{NARRATIVE}{number}":
                yield [content, line.sent.participant.shown, *(str(entry.value) for entry in line.cells.values())]
