"""Filled forms back to rows of facts, found by their hidden sheet, whatever the files are called by now."""

from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.calendar import parts_below
from thidua.sheets import form
from thidua.sheets.cells import Cell, Grid
from thidua.sheets.marked import find_marked
from thidua.sheets.problems import CellProblem, SheetError
from thidua.sheets.supplied import supplied_rows
from thidua.sheets.table import FactTable, Row, build_table
from thidua.sheets.values import says_not_applicable
from thidua.sheets.version import version_of
from thidua.sheets.workbooks import SUFFIXES, Workbook

MOST_CELLS = 20
"""Of one warning."""

Found = tuple[list[Row], list[CellProblem]]


def read_forms(folder: Path, plan: Plan, round_id: str) -> FactTable:
    """Every form in ``folder`` and the folders in it, in the order of their names.

    One file that cannot be used is a problem; the others go on. Raises SheetError where there is none at all.
    """
    rows: list[Row] = []
    problems: list[CellProblem] = []
    left_out: list[str] = []
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_ours_to_skip(path)]
    if not paths:
        raise SheetError(folder.name, "thư mục không có phiếu nào")
    version = version_of(plan)
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() not in SUFFIXES:
            message = "không phải bảng tính (.xlsx, .xls, .ods) nên không được đọc"
            problems.append(CellProblem(name, None, "", None, message, "warning"))
            continue
        try:
            with Workbook(path, name) as book:
                found, faults = read_form_rows(book, plan, round_id, version)
        except SheetError as error:
            problems.append(error.as_problem())
            left_out.append(name)
            continue
        rows += found
        problems += faults
        if not found and faults:
            left_out.append(whose(faults))
    return build_table(plan, round_id, rows, problems, left_out)


def whose(faults: list[CellProblem]) -> str:
    """Whose form it is that gives no row: the code that it names, else the file."""
    return next((fault.participant for fault in faults if fault.participant), faults[0].file)


def is_form(book: Workbook) -> bool:
    """Whether a workbook is one of our forms."""
    return form.ABOUT in book.sheets


def read_form_rows(book: Workbook, plan: Plan, round_id: str, version: str | None = None) -> Found:
    """The one row of facts that a form gives, or none and why."""
    if not is_form(book):
        message = "không phải phiếu do thidua lập (thiếu trang ẩn «thidua»)"
        return [], [CellProblem(book.name, None, "", None, message)]
    about = _about(book.grid(form.ABOUT))
    missing = [key for key in form.ABOUT_KEYS if key not in about]
    if missing:
        message = f"trang ẩn bị sửa: thiếu «{missing[0]}»; hãy lập lại phiếu"
        return [], [CellProblem(book.name, form.ABOUT, "", None, message)]
    wrong = _not_this(about, plan, version or version_of(plan))
    if wrong is not None:
        return [], [wrong]
    if about["form"].text == form.SUPPLIED:
        return _supplied(book, about, plan, round_id)
    row = Row(about["participant"], about["kind"], about["group"], about["name"], about["round"])
    problems: list[CellProblem] = []
    if (other := _other_round(about, plan, round_id)) is not None:
        problems.append(other)
    missing_evidence = _read_values(book, plan, row, problems)
    if missing_evidence and about["round"].text in ("", round_id):
        problems.append(_unproven(missing_evidence, row.participant.text))
    return [row], problems


def _supplied(book: Workbook, about: dict[str, Cell], plan: Plan, round_id: str) -> Found:
    """The rows of a body's form; none where it is of another round."""
    other = _other_round(about, plan, round_id)
    if other is not None:
        return [], [other]
    rows, problems = supplied_rows(book, plan, about["participant"].text)
    for row in rows:
        row.period = about["round"]
    return rows, problems


def _other_round(about: dict[str, Cell], plan: Plan, round_id: str) -> CellProblem | None:
    of = about["round"].text
    if of == round_id or of not in plan.rounds or of in parts_below(plan, round_id):
        return None
    message = f"phiếu của đợt khác, không dùng cho đợt «{plan.rounds[round_id].label}»"
    return about["round"].problem(message, participant=about["participant"].text, severity="warning")


def _unproven(cells: list[Cell], code: str) -> CellProblem:
    """One warning for all the evidence that a form lacks, at the first cell that wants some."""
    first, told = cells[0], ", ".join(cell.address for cell in cells[:MOST_CELLS])
    more = ", …" if len(cells) > MOST_CELLS else ""
    message = f"{len(cells)} số liệu phải có minh chứng mà chưa ghi: ô {told}{more}"
    return CellProblem(first.file, first.sheet, first.address, None, message, "warning", code)


def _is_ours_to_skip(path: Path) -> bool:
    """Files that programs leave beside the forms: lock files of Excel and LibreOffice, hidden ones."""
    return path.name.startswith(("~$", "."))


def _about(grid: Grid) -> dict[str, Cell]:
    found = {}
    for row in range(len(grid.rows)):
        key = grid.cell(row, 0).text
        if key in form.ABOUT_KEYS:
            found[key] = grid.cell(row, 1)
    return found


def _not_this(about: dict[str, Cell], plan: Plan, version: str) -> CellProblem | None:
    code = about["participant"].text
    if about["form"].text not in (form.KIND, form.SUPPLIED):
        return about["form"].problem("cần phiếu số liệu, đây là loại phiếu khác", participant=code)
    if about["plan"].text != plan.id:
        return about["plan"].problem(f"cần phiếu của kế hoạch «{plan.id}»", participant=code)
    if about["version"].text != version:
        message = f"phiếu lập từ bản khác của kế hoạch, cần bản {version}; hãy lập phiếu mới và chép số liệu sang"
        return about["version"].problem(message, participant=code)
    return None


def _read_values(book: Workbook, plan: Plan, row: Row, problems: list[CellProblem]) -> list[Cell]:
    """The values and evidence of the form's table, found by its headings wherever they stand by now.

    Gives back the cells where evidence that the plan requires is still to be written beside a value.
    """
    code = row.participant.text
    table = find_marked(book, (form.MARK, form.VALUE, form.EVIDENCE))
    if table is None:
        message = f"không tìm thấy bảng số liệu với các cột «{form.VALUE}» và «{form.EVIDENCE}»; hãy lập lại phiếu"
        problems.append(CellProblem(book.name, None, "", None, message, participant=code))
        return []
    seen: dict[str, Cell] = {}
    unproven: dict[str, Cell] = {}
    for number in table.rows:
        mark = table.cell(number, form.MARK)
        if not mark.text:
            continue
        if mark.text not in plan.facts:
            problems.append(mark.problem("cột ẩn bị sửa: cần tên một số liệu của kế hoạch", participant=code))
            continue
        if mark.text in seen:
            message = f"dòng này lặp lại số liệu ở ô {seen[mark.text].address}; cả hai không được dùng"
            problems.append(mark.problem(message, participant=code))
            row.facts.pop(mark.text, None)
            unproven.pop(mark.text, None)
            continue
        seen[mark.text] = mark
        value, evidence = (table.cell(number, name) for name in (form.VALUE, form.EVIDENCE))
        if value.text:
            row.facts[mark.text] = value
        if evidence.text:
            row.evidence[mark.text] = evidence.text
        elif plan.facts[mark.text].evidence == "required" and value.text and not says_not_applicable(value):
            unproven[mark.text] = evidence
        if evidence.text and not value.text:
            message = f"cần giá trị của «{plan.facts[mark.text].label}», vì đã ghi minh chứng"
            problems.append(value.problem(message, participant=code, severity="warning"))
    return list(unproven.values())
