"""Hidden rows, columns and sheets of each format, as the programs that write them say so."""

from pathlib import Path

import xlsxwriter

from tests.sheets.hostile import HELD, ods
from tests.sheets.hostile_xls import Record, number, sheets_of
from thidua.sheets.guard import Hidden
from thidua.sheets.workbooks import Workbook


def hidden(path: Path) -> dict[int, Hidden]:
    with Workbook(path, path.name) as book:
        return book.hidden()


def hidden_in_ods(folder: Path, rows: str, before: str = "") -> dict[int, Hidden]:
    (folder / "a.ods").write_bytes(ods(rows, before=before))
    return hidden(folder / "a.ods")


def test_an_xlsx(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("Hiện").write(0, 0, 1)
        page = book.add_worksheet("Ẩn")
        page.write_column(0, 0, range(9))
        for row in (2, 3, 7):
            page.set_row(row, None, None, {"hidden": True})
        page.set_row(8, 0)
        page.set_column("C:E", None, None, {"hidden": True})
    found = hidden(tmp_path / "a.xlsx")
    assert found == {1: Hidden(rows=(range(2, 4), range(7, 9)), columns=(range(2, 5),))}
    assert (found[1].has_row(3), found[1].has_row(4), found[1].has_column(4)) == (True, False, True)


def test_repeated_rows_and_columns_of_an_ods(tmp_path):
    rows = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{HELD.format('')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="3" table:visibility="filter"/>'
    )
    assert hidden_in_ods(tmp_path, rows) == {0: Hidden(rows=(range(1, 4),), columns=(range(2, 3),))}


def test_a_folded_outline_of_an_ods(tmp_path):
    """Also around a group that is itself unfolded."""
    row = f"<table:table-row>{HELD.format('')}</table:table-row>"
    rows = (
        f'{row}<table:table-row-group table:display="false">{row}<table:table-row-group>{row}</table:table-row-group>'
        f"{row}</table:table-row-group>{row}"
    )
    columns = (
        '<table:table-column-group table:display="false"><table:table-column/></table:table-column-group>'
        '<table:table-column table:number-columns-repeated="9"/>'
    )
    assert hidden_in_ods(tmp_path, columns + rows) == {0: Hidden(rows=(range(1, 4),), columns=(range(1),))}


def test_rows_and_columns_of_an_ods_without_height_or_width(tmp_path):
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-{kind}"><style:table-{kind}-properties {size}/>'
        "</style:style>"
        for name, kind, size in (
            ("ro1", "row", 'style:row-height="0.45cm"'),
            ("ro2", "row", 'style:row-height="0cm" style:use-optimal-row-height="false"'),
            ("ro3", "row", 'style:row-height="0cm" style:use-optimal-row-height="true"'),
            ("co1", "column", 'style:column-width="0in"'),
        )
    )
    rows = "".join(
        f'<table:table-row table:style-name="{name}">{HELD.format("")}</table:table-row>'
        for name in ("ro1", "ro2", "ro3")
    )
    found = hidden_in_ods(tmp_path, f'<table:table-column table:style-name="co1"/>{rows}', before=styles)
    assert found == {0: Hidden(rows=(range(1, 2),), columns=(range(1),))}


def row(at: int, height: int = 300, flags: int = 0x100) -> Record:
    return 0x208, at.to_bytes(2, "little") + bytes((0, 0, 1, 0)) + height.to_bytes(2, "little") + bytes(
        4
    ) + flags.to_bytes(2, "little") + bytes(2)


def columns(first: int, last: int, width: int = 2048, flags: int = 0) -> Record:
    return 0x7D, b"".join(part.to_bytes(2, "little") for part in (first, last, width, 15, flags, 0))


def test_an_xls(tmp_path):
    """A folded outline sets the mark of hidden rows too; what is only the last line of one (0x10) is seen."""
    first = [number(0, 0), row(0)]
    second = [
        columns(0, 1), columns(2, 3, flags=1), columns(4, 4, width=0), row(0), row(1, flags=0x120), row(2, height=0),
        row(3, flags=0x110), row(4, flags=0x122), number(4, 0),
    ]  # fmt: skip
    (tmp_path / "a.xls").write_bytes(sheets_of(first, second))
    found = hidden(tmp_path / "a.xls")
    assert found == {1: Hidden(rows=(range(1, 3), range(4, 5)), columns=(range(2, 5),))}


def test_hidden_sheets_are_known_in_an_xlsx(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for name in ("Hiện", "Ẩn", "Ẩn kỹ"):
            book.add_worksheet(name).write(0, 0, 1)
        book.worksheets()[1].hide()
        book.worksheets()[2].very_hidden()
    with Workbook(tmp_path / "a.xlsx", "a.xlsx") as book:
        assert book.hidden_sheets == {"Ẩn", "Ẩn kỹ"}
