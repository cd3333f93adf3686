"""Tables with lines, and the invisible ones that hold parts side by side."""

from fractions import Fraction

from thidua.papers.layout import Layout
from thidua.papers.setting.elements import Columns, Grid, GridCell, Line, Rule, Side, Space
from thidua.papers.word.paragraphs import paragraph, rule, space
from thidua.papers.word.units import twips

_LINED = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELL_MARGIN = 85  # twips, 1.5 mm
# A row with more letters may be higher than a page, and what does not fit one must be allowed to break.
_UNBREAKABLE = 1500


def columns(layout: Layout, columns: Columns) -> str:
    """Parts side by side, without lines and without margins of the cells."""
    rows = "".join(_beside(layout, row, columns.widths) for row in columns.rows)
    return f"<w:tbl>{_properties(columns.widths, '', 0)}{rows}</w:tbl>"


def _beside(layout: Layout, row: tuple[Side, ...], widths: tuple[Fraction, ...]) -> str:
    lines = [part for side in row for part in side if isinstance(part, Line)]
    sides = "".join(_side(layout, side, width) for side, width in zip(row, widths, strict=True))
    return f"<w:tr>{_row_setting(lines)}{sides}</w:tr>"


def _row_setting(lines: list[Line], heading: str = "", height: int = 0) -> str:
    length = sum(len(piece.text) for line in lines for piece in line.pieces)
    whole = "<w:cantSplit/>" if length < _UNBREAKABLE else ""
    at_least = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    return f"<w:trPr>{whole}{at_least}{heading}</w:trPr>" if whole or at_least or heading else ""


def _side(layout: Layout, side: Side, width: Fraction) -> str:
    inside = "".join(_part(layout, part, width) for part in side) or "<w:p/>"
    return f"<w:tc>{_cell_width(twips(width))}</w:tcPr>{inside}</w:tc>"


def _part(layout: Layout, part: Line | Rule | Space, width: Fraction) -> str:
    match part:
        case Line():
            return paragraph(layout, part)
        case Rule():
            return rule(part, width)
        case Space():
            return space(part)


def grid(layout: Layout, grid: Grid) -> str:
    """A table whose heading rows repeat on each page."""
    widths = [twips(width) for width in grid.widths]
    head = "".join(_row(layout, row, "<w:tblHeader/>", cells) for row, cells in _covered(grid.head, widths))
    rows = "".join([_row(layout, row, "", widths) for row in grid.rows])
    lined = f"<w:tblBorders>{_LINED}</w:tblBorders>" if grid.ruled else ""
    return f"<w:tbl>{_properties(grid.widths, lined, _CELL_MARGIN)}{head}{rows}</w:tbl>"


def _properties(widths: tuple[Fraction, ...], borders: str, margin: int) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(twips(width) for width in widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _row(layout: Layout, row: tuple[GridCell | None, ...], heading: str, widths: list[int]) -> str:
    height = max((cell.height for cell in row if cell), default=0)
    setting = _row_setting([cell.line for cell in row if cell], heading, height)
    cells: list[str] = []
    index = 0
    for cell in row:
        columns = cell.columns if cell else 1
        cells.append(_cell(layout, cell, sum(widths[index : index + columns]), bool(heading)))
        index += columns
    return f"<w:tr>{setting}{''.join(cells)}</w:tr>"


def _cell(layout: Layout, cell: GridCell | None, width: int, heading: bool) -> str:
    if cell is None:
        return f"<w:tc>{_cell_width(width)}<w:vMerge/></w:tcPr><w:p/></w:tc>"
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merged = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if heading or cell.height else ""
    return f"<w:tc>{_cell_width(width)}{span}{merged}{middle}</w:tcPr>{paragraph(layout, cell.line)}</w:tc>"


def _cell_width(width: int) -> str:
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'


def _covered(
    head: tuple[tuple[GridCell, ...], ...], widths: list[int]
) -> list[tuple[tuple[GridCell | None, ...], list[int]]]:
    """The heading rows, with None in the second where a cell of the first reaches down."""
    if len(head) < 2:
        return [(row, widths) for row in head]
    lower = iter(head[1])
    covered: list[GridCell | None] = []
    for cell in head[0]:
        covered += [None] if cell.rows > 1 else [next(lower) for _ in range(cell.columns)]
    return [(head[0], widths), (tuple(covered), widths)]
