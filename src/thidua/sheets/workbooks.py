"""A workbook (.xlsx, .xls, .ods) as grids. Whatever is wrong with the file is a SheetError in Vietnamese."""

import re
import xml.etree.ElementTree as ElementTree
import zlib
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from thidua.sheets.broken_cells import BrokenCells, broken_in_ods, broken_in_xlsx, sheet_member
from thidua.sheets.cells import Grid
from thidua.sheets.problems import SheetError

SUFFIXES = frozenset((".xlsx", ".xlsm", ".xls", ".ods"))

MAX_BYTES = 50_000_000
MAX_UNPACKED = 400_000_000
MAX_ROWS = 200_000
MAX_CELLS = 8_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPOILT = "tệp bị hỏng hoặc tải về chưa trọn; hãy mở bằng Excel hay LibreOffice rồi lưu lại"
_ENCRYPTED = "tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại"
# A cell that is not self-closing holds something; only such cells make a sheet large.
_HELD = re.compile(rb'<(?:\w+:)?c (?:[^>]*? )?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_FAR_ROW = re.compile(rb'<(?:\w+:)?c (?:[^>]*? )?r="[A-Z]{1,3}([0-9]{6,7})"[^>]*(?<!/)>')


def check_size(path: Path, name: str) -> None:
    """Refuse what is not there, or too large to be anybody's table of facts."""
    try:
        size = path.stat().st_size
    except OSError:
        raise SheetError(name, "không tìm thấy tệp này") from None
    if size > MAX_BYTES:
        raise SheetError(name, f"tệp lớn quá {MAX_BYTES // 1_000_000} MB ({size / 1_000_000:.0f} MB)")
    if size == 0:
        raise SheetError(name, "tệp trống, không có dữ liệu")


class Workbook:
    """An open workbook: its sheets by name, each read when asked for."""

    def __init__(self, path: Path, name: str) -> None:
        check_size(path, name)
        self.path = path
        self.name = name
        self._check_format()
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

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> Any:
        from python_calamine import CalamineWorkbook

        return CalamineWorkbook.from_path(self.path)

    def _check_format(self) -> None:
        """Tell apart, by the first bytes, what only bears the name of a workbook."""
        with self.path.open("rb") as stream:
            head = stream.read(4096)
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        if start == b"<":
            message = "tệp là trang web (HTML hoặc XML) mang đuôi của Excel; hãy mở bằng Excel rồi lưu thành .xlsx"
            raise SheetError(self.name, message)
        if self.path.suffix.lower() == ".xls":
            if head.startswith(b"PK"):
                raise SheetError(self.name, "tệp là .xlsx hoặc .ods mang đuôi .xls; hãy đổi lại đúng đuôi")
            return
        if head.startswith(_OLE):
            whole = self.path.read_bytes()
            if "EncryptedPackage".encode("utf-16-le") in whole:
                raise SheetError(self.name, _ENCRYPTED)
            raise SheetError(self.name, f"tệp là .xls mang đuôi {self.path.suffix}; hãy đổi lại đúng đuôi")
        if not head.startswith(b"PK"):
            raise SheetError(self.name, f"tệp mang đuôi {self.path.suffix} nhưng không phải là bảng tính")

    def _look_inside(self, index: int) -> BrokenCells:
        """Refuse a sheet too large for memory, which calamine does not survive; find broken cells."""
        suffix = self.path.suffix.lower()
        if suffix == ".xls":
            return {}
        with ZipFile(self.path) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise SheetError(self.name, f"nội dung giải nén quá {MAX_UNPACKED // 1_000_000} MB")
            if suffix == ".ods":
                return broken_in_ods(archive, index)
            member = sheet_member(archive, index)
            self._check_area(archive.read(member))
            return broken_in_xlsx(archive, member)

    def _check_area(self, xml: bytes) -> None:
        if any(int(far[1]) > MAX_ROWS for far in _FAR_ROW.finditer(xml)):
            raise SheetError(self.name, f"bảng có ô ở quá dòng {MAX_ROWS}")
        columns, last = {b"A"}, 1
        for held in _HELD.finditer(xml):
            columns.add(held[1])
            last = int(held[2])
        widest = max(columns, key=lambda letters: (len(letters), letters))
        width = sum((letter - 64) * 26**place for place, letter in enumerate(reversed(widest)))
        if width * last > MAX_CELLS:
            raise SheetError(self.name, f"bảng rộng quá ({last} dòng, đến cột {widest.decode()})")

    def _guarded(self, work: Any) -> Any:
        """Do work on the file; whatever the reading libraries raise becomes one SheetError."""
        try:
            return work()
        except (SheetError, KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except (BadZipFile, ElementTree.ParseError, KeyError, EOFError, zlib.error):
            raise SheetError(self.name, _SPOILT) from None
        except BaseException as error:
            # A panic in calamine's Rust code derives from BaseException, and must not stop the other files.
            locked = type(error).__name__ == "PasswordError" or "password" in str(error).lower()
            raise SheetError(self.name, _ENCRYPTED if locked else _SPOILT) from None
