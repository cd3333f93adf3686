"""A workbook (.xlsx, .xls, .ods) as grids. Whatever is wrong with the file is a SheetError in Vietnamese."""

import xml.etree.ElementTree as ElementTree
import zlib
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from thidua.sheets.broken_cells import BrokenCells, broken_in_ods, broken_in_xlsx, sheet_members
from thidua.sheets.cells import Grid
from thidua.sheets.guard import Hidden, OldBook, check_file, hidden_in
from thidua.sheets.guard.limits import ENCRYPTED, MAX_ROWS, SPOILT
from thidua.sheets.problems import SheetError

SUFFIXES = frozenset((".xlsx", ".xlsm", ".xls", ".ods"))


class Workbook:
    """An open workbook: its sheets by name, each read when asked for."""

    def __init__(self, path: Path, name: str) -> None:
        checked = check_file(path, name)
        self._package = None if isinstance(checked, OldBook) else checked
        self._old = checked if isinstance(checked, OldBook) else OldBook()
        self.path = path
        self.name = name
        self._looked_up: list[str] | None = None
        self._book = self._guarded(self._open)
        self.sheets: list[str] = list(self._book.sheet_names)
        if not self.sheets:
            raise SheetError(name, "tệp không có trang tính nào")

    def first(self) -> Grid:
        """The first sheet."""
        return self.grid(self.sheets[0])

    def grid(self, sheet: str) -> Grid:
        """One sheet, its broken cells marked. Raises SheetError where it cannot be read or is too large."""
        index = self.sheets.index(sheet)
        broken: BrokenCells = self._guarded(lambda: self._look_inside(index))
        rows: list[list[Any]] = self._guarded(
            lambda: self._book.get_sheet_by_index(index).to_python(skip_empty_area=False)
        )
        if len(rows) > MAX_ROWS:
            raise SheetError(self.name, f"trang «{sheet}» có quá {MAX_ROWS} dòng")
        for (row, column), cell in broken.items():
            while len(rows) <= row:
                rows.append([])
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = cell
        return Grid(self.name, sheet, rows)

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()

    def hidden(self) -> dict[int, Hidden]:
        """The hidden rows and columns by the number of the sheet."""
        package = self._package
        if package is None:
            return self._old.hidden
        members = None if self._is_ods else self._guarded(self._members)
        found: dict[int, Hidden] = self._guarded(lambda: hidden_in(package.read, members))
        return found

    @property
    def hidden_sheets(self) -> frozenset[str]:
        """The sheets that somebody has hidden, our own among them."""
        from python_calamine import SheetVisibleEnum

        sheets = self._book.sheets_metadata
        return frozenset(sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible)

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> Any:
        from python_calamine import CalamineWorkbook

        return CalamineWorkbook.from_path(self.path)

    def _look_inside(self, index: int) -> BrokenCells:
        if self._package is None:
            return self._old.broken.get(index, {})
        if self._is_ods:
            return broken_in_ods(self._package.read("content.xml"), index)
        members = self._members()
        return broken_in_xlsx(self._package.read(members[index])) if index < len(members) else {}

    @property
    def _is_ods(self) -> bool:
        return self.path.suffix.lower() == ".ods"

    def _members(self) -> list[str]:
        """The parts that hold the sheets of an .xlsx, looked up once."""
        if self._looked_up is None and self._package is not None:
            self._looked_up = sheet_members(self._package.read)
        return self._looked_up or []

    def _guarded(self, work: Any) -> Any:
        """Do work on the file; whatever the reading libraries raise becomes one SheetError."""
        try:
            return work()
        except (SheetError, KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except (BadZipFile, ElementTree.ParseError, KeyError, EOFError, zlib.error):
            raise SheetError(self.name, SPOILT) from None
        except BaseException as error:
            # A panic in calamine's Rust code derives from BaseException, and must not stop the other files.
            locked = type(error).__name__ == "PasswordError" or "password" in str(error).lower()
            raise SheetError(self.name, ENCRYPTED if locked else SPOILT) from None
