"""Which rows and columns somebody has hidden: what stands there was perhaps not meant to be read."""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from thidua.sheets.broken_cells import sheet_members
from thidua.sheets.guard.limits import SPOILT
from thidua.sheets.problems import SheetError

_ATTRIBUTE = re.compile(rb"""\s(?:\w+:)?([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col(?=[\s/>])([^>]*)>")
_TABLE = re.compile(rb"<table:(table|table-row|table-column)(?=[\s/>])([^>]*)>")
_NUMBERED = re.compile(rb'<row r="[0-9]{1,9}"(?=[\s/>])')
# Whoever hides a row or column has written one of these.
_LIKELY_ROW = re.compile(rb"""<row(?=\s)([^>]*(?:hidden|ht\s*=\s*["']0)[^>]*)>""")


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden rows and columns of one sheet, from 0, as ranges in their order."""

    rows: tuple[range, ...] = ()
    columns: tuple[range, ...] = ()

    def has_row(self, row: int) -> bool:
        """Whether this row, from 0, is hidden."""
        return any(row in hidden for hidden in self.rows)

    def has_column(self, column: int) -> bool:
        """Whether this column, from 0, is hidden."""
        return any(column in hidden for hidden in self.columns)


def hidden_rows_and_columns(path: Path) -> dict[int, Hidden]:
    """What is hidden in an .xlsx or .ods that ``check_file`` has passed, by the number of the sheet, from 0.

    Sheets that hide nothing are left out; of an .xls nothing is known. Filtered rows are hidden ones, and so are rows
    and columns without any height or width. Raises SheetError for a broken file.
    """
    suffix = path.suffix.lower()
    if suffix not in (".xlsx", ".xlsm", ".ods"):
        return {}
    try:
        with ZipFile(path) as archive:
            return hidden_in(archive.read, None if suffix == ".ods" else sheet_members(archive.read))
    except (BadZipFile, ParseError, KeyError, OSError, zlib.error):
        raise SheetError(path.name, SPOILT) from None


def hidden_in(read: Callable[[str], bytes], members: Sequence[str] | None) -> dict[int, Hidden]:
    """The same of a package whose parts ``read`` gives: an .xlsx with these sheets, or an .ods (None)."""
    sheets = list(_in_ods(read("content.xml"))) if members is None else [_in_xlsx(read(member)) for member in members]
    return {number: hidden for number, hidden in enumerate(sheets) if hidden != Hidden()}


def _in_xlsx(markup: bytes) -> Hidden:
    if b"hidden" not in markup and b'"0' not in markup and b"'0" not in markup:
        return Hidden()
    rows, columns, row = [], [], 0
    # Where every row says which one it is, only those that may be hidden are looked at.
    numbered = b":row" not in markup and markup.count(b"<row") == len(_NUMBERED.findall(markup))
    for attributes in map(_attributes, (_LIKELY_ROW if numbered else _ROW).findall(markup)):
        row = _number(attributes, "r", row + 1)
        if _is_hidden(attributes, "ht"):
            rows.append(range(row - 1, row))
    for attributes in map(_attributes, _COLUMN.findall(markup)):
        if _is_hidden(attributes, "width"):
            columns.append(range(_number(attributes, "min", 1) - 1, _number(attributes, "max", 1)))
    return Hidden(_joined(rows), _joined(columns))


def _is_hidden(attributes: dict[str, str], measure: str) -> bool:
    return attributes.get("hidden") in ("1", "true") or _is_zero(attributes.get(measure))


def _is_zero(measure: str | None) -> bool:
    return measure is not None and re.fullmatch(r"0(\.0*)?", measure) is not None


def _in_ods(markup: bytes) -> Iterator[Hidden]:
    rows: list[range] = []
    columns: list[range] = []
    at, started = {"row": 0, "column": 0}, False
    for tag, text in _TABLE.findall(markup):
        if tag == b"table":
            if started:
                yield Hidden(_joined(rows), _joined(columns))
            rows, columns, at, started = [], [], {"row": 0, "column": 0}, True
            continue
        attributes = _attributes(text)
        kind = "row" if tag == b"table-row" else "column"
        start = at[kind]
        at[kind] = start + _number(attributes, f"number-{kind}s-repeated", 1)
        if attributes.get("visibility", "visible") != "visible":
            (rows if kind == "row" else columns).append(range(start, at[kind]))
    if started:
        yield Hidden(_joined(rows), _joined(columns))


def _attributes(text: bytes) -> dict[str, str]:
    return {name.decode(): (one or other).decode("utf-8", "replace") for name, one, other in _ATTRIBUTE.findall(text)}


def _number(attributes: dict[str, str], name: str, default: int) -> int:
    found = re.fullmatch(r"[0-9]{1,9}", attributes.get(name, ""))
    return int(found[0]) if found else default


def _joined(ranges: list[range]) -> tuple[range, ...]:
    joined: list[range] = []
    for one in ranges:
        if joined and joined[-1].stop == one.start:
            joined[-1] = range(joined[-1].start, one.stop)
        else:
            joined.append(one)
    return tuple(joined)
