"""Forms in which one body supplies facts of many participants, back to cells. Each line bears two hidden marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.plan.model.plan import Plan
from thidua.sheets import form
from thidua.sheets.cells import Cell
from thidua.sheets.content import About, FormCell, FormContent
from thidua.sheets.marked import MarkedTable, find_marked
from thidua.sheets.problems import CellProblem
from thidua.sheets.table import Row
from thidua.sheets.workbooks import Workbook

OF = "thidua:facts:"
"""What ``FormContent.form`` begins with here; the code of the participant follows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is filled in: whose fact, which fact, and the two inputs."""

    who: Cell
    fact: str
    value: Cell
    evidence: Cell


def of_whom(name: str) -> str | None:
    """The participant whom a form of this name is about; None for every other form."""
    return name.removeprefix(OF) if name.startswith(OF) else None


def supplied_contents(book: Workbook, plan: Plan, about: About) -> list[FormContent]:
    """The form as one content for each participant, its rows the facts, its columns ``value`` and ``evidence``."""
    lines, problems = supplied_lines(book, plan, about.participant)
    found: dict[str, FormContent] = {}
    for line in lines:
        name = OF + line.who.text
        content = found.setdefault(name, FormContent(name, book.name, line.value.sheet or "", about, None))
        for column, cell in (("value", line.value), ("evidence", line.evidence)):
            if cell.text:
                content.cells.append(FormCell(line.fact, column, cell))
    contents = list(found.values())
    if problems:
        contents.append(FormContent(OF, book.name, problems[0].sheet or "", about, None, problems=problems))
    return contents


def supplied_rows(book: Workbook, plan: Plan, body: str) -> tuple[list[Row], list[CellProblem]]:
    """The form as one row for each participant, which adds to what is known of it from elsewhere."""
    lines, problems = supplied_lines(book, plan, body)
    rows: dict[str, Row] = {}
    for line in lines:
        blank = Cell("", line.who.file, line.who.sheet, line.who.address)
        row = rows.setdefault(line.who.text, Row(line.who, blank, blank, supplier=body))
        if line.fact in row.facts:
            message = f"dòng này lặp lại số liệu ở ô {row.facts[line.fact].address} nên không được dùng"
            problems.append(line.value.problem(message, participant=line.who.text))
        elif line.value.text:
            row.facts[line.fact] = line.value
            row.evidence |= {line.fact: line.evidence.text} if line.evidence.text else {}
        else:
            message = f"cần giá trị của «{plan.facts[line.fact].label}», vì đã ghi minh chứng"
            problems.append(line.value.problem(message, participant=line.who.text, severity="warning"))
    return list(rows.values()), problems


def supplied_lines(book: Workbook, plan: Plan, body: str) -> tuple[list[Line], list[CellProblem]]:
    """The lines that are filled in, and those of which nobody can say what they are about."""
    table = find_marked(book, (form.MARK, form.WHO, form.VALUE, form.EVIDENCE))
    if table is None:
        message = f"không tìm thấy bảng số liệu với các cột «{form.VALUE}» và «{form.EVIDENCE}»; hãy lập lại biểu"
        return [], [CellProblem(book.name, None, "", None, message)]
    lines: list[Line] = []
    problems: list[CellProblem] = []
    for line, name in _filled(table):
        fact = plan.facts.get(name.text)
        if not line.who.text or fact is None:
            message = "dòng này mất cột ẩn nên không rõ của ai, số liệu nào; hãy ghi vào đúng dòng của biểu"
            problems.append((line.value if line.value.text else line.evidence).problem(message))
        elif body not in fact.supplied_by:
            problems.append(name.problem(f"cột ẩn bị sửa: «{fact.label}» không do cơ quan này cung cấp"))
        else:
            lines.append(line)
    return lines, problems


def _filled(table: MarkedTable) -> Iterator[tuple[Line, Cell]]:
    for row in table.rows:
        value, evidence = table.cell(row, form.VALUE), table.cell(row, form.EVIDENCE)
        if value.text or evidence.text:
            name = table.cell(row, form.MARK)
            yield Line(table.cell(row, form.WHO), name.text, value, evidence), name
