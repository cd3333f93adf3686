"""The facts of a round, from a CSV file, a workbook, or a folder of filled forms."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.sheets.cells import Grid
from thidua.sheets.collate.outputs.names import FACTS as COLLATED
from thidua.sheets.csv_files import read_csv
from thidua.sheets.filled import is_form, read_form_rows, read_forms, whose
from thidua.sheets.headings import WHO, Headings, read_headings
from thidua.sheets.problems import SheetError
from thidua.sheets.sources import Origins, origins_beside
from thidua.sheets.table import FactTable, Row, build_table
from thidua.sheets.texts import folded
from thidua.sheets.workbooks import SUFFIXES, Workbook


def read_facts(path: Path, plan: Plan, round_id: str) -> FactTable:
    """The participants of ``round_id`` in the order of the table, and every problem with its place.

    Raises SheetError where the file as a whole cannot be used. A folder is read as one of filled forms, unless it is
    what a collation left: then its table is read.
    """
    if path.is_dir() and (path / COLLATED).is_file():
        path = path / COLLATED
    if path.is_dir():
        return read_forms(path, plan, round_id)
    if path.suffix.lower() in SUFFIXES:
        with Workbook(path, path.name) as book:
            if is_form(book):
                rows, problems = read_form_rows(book, plan, round_id)
                return build_table(plan, round_id, rows, problems, () if rows or not problems else (whose(problems),))
            grid = book.first()
    else:
        grid = read_grid(path)
    origins, problems = origins_beside(path, plan, round_id)
    table = _table_of(grid, plan, round_id, origins)
    table.problems += problems
    return table


def read_grid(path: Path) -> Grid:
    """The table in a CSV file or in the first sheet of a workbook."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        with Workbook(path, path.name) as book:
            return book.first()
    if suffix in (".csv", ".txt"):
        return read_csv(path, path.name)
    if not path.exists():
        raise SheetError(path.name, "không tìm thấy tệp này")
    raise SheetError(path.name, "cần tệp .csv, .xlsx, .xls hoặc .ods")


def _table_of(grid: Grid, plan: Plan, round_id: str, origins: Origins | None) -> FactTable:
    found = read_headings(grid, _known(plan), required=("participant", "kind", "group"))
    for name in [name for name in found.columns if name in plan.facts and plan.facts[name].lookup is not None]:
        cell = grid.cell(found.row, found.columns.pop(name))
        message = "số liệu này lấy từ đối tượng khác nên không khai trong bảng; cột này không được dùng"
        found.problems.append(cell.problem(message))
    return build_table(plan, round_id, list(_rows_of(found, plan, origins)), found.problems)


def _known(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The headings of a table of facts: who a row is about, and each fact by its id or its label.

    A label that several facts bear, or that means something else already, stands for none of them.
    """
    taken = Counter(folded(fact.label) for fact in plan.facts.values())
    taken.update({folded(text) for name, others in WHO.items() for text in (name, *others)})
    taken.update({folded(name) for name, fact in plan.facts.items() if folded(name) != folded(fact.label)})
    facts = {name: (fact.label,) if taken[folded(fact.label)] == 1 else () for name, fact in plan.facts.items()}
    return {**WHO, **{name: labels for name, labels in facts.items() if name not in WHO}}


def _rows_of(found: Headings, plan: Plan, origins: Origins | None) -> Iterator[Row]:
    grid = found.grid
    again = [name for name in found.again if name in plan.facts and name in found.columns]
    names = {column: name for name, column in found.columns.items() if name in plan.facts}
    for number in found.rows():
        row = Row(
            participant=found.wanted(number, "participant"),
            kind=found.wanted(number, "kind"),
            group=found.wanted(number, "group"),
            name=found.cell(number, "name"),
            period=found.cell(number, "period"),
            origin=found.cell(number, "origin"),
        )
        if origins is not None:
            row.origins = origins.get(row.participant.text, {})
        filled = dict(grid.filled(number))
        if grid.sheet is None and max(filled) >= len(grid.rows[found.row]):
            message = "dòng này nhiều giá trị hơn số cột (dấu phẩy thừa làm lệch cột?) nên số liệu không được dùng"
            found.problems.append(row.participant.problem(message, participant=row.participant.text))
        else:
            row.facts = {names[column]: cell for column, cell in filled.items() if column in names}
            for name in again:
                if (cell := found.wanted(number, name)).text:
                    row.facts[name] = cell
        yield row
