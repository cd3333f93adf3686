"""Formulas as programs leave them that cannot compute: LibreOffice always writes a result, which is taken out again."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.sheets.hostile_xls import container
from thidua.sheets.guard.ole import Container

_CELL = re.compile(
    rb'<table:table-cell((?: (?!office:|calcext:)[\w:-]+="[^"]*")*? table:formula="of:=(?!TRUE|FALSE)[^"]*")'
    rb'(?![^>]*"error")[^>]*>.*?</table:table-cell>'
)
_FORMULA, _TEXT, _RECALCULATED, _UNKNOWN = 0x06, 0x207, 0x1C1, 0x7FF
_EMPTY = b"\3\0\0\0\0\0\xff\xff"


def take_results_out(path: Path) -> None:
    """Leave the formulas of a workbook without results; errors stay."""
    if path.suffix == ".ods":
        _of_ods(path)
    else:
        _of_xls(path)


def _of_ods(path: Path) -> None:
    with ZipFile(path) as archive:
        parts = {found: archive.read(found) for found in archive.infolist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for found, content in parts.items():
            if found.filename == "content.xml":
                content, times = _CELL.subn(rb"<table:table-cell\1/>", content)
                assert times, path
            archive.writestr(found, content)


def _of_xls(path: Path) -> None:
    opened = Container(path.read_bytes())
    found = next(stream for stream in opened.streams if stream.kind == 2 and stream.name == "Workbook")
    stream = bytearray(opened.read(found))
    taken_out = False
    for kind, at in list(_records(stream)):
        if kind == _RECALCULATED:
            stream[at + 4 : at + 8] = bytes(4)
        elif kind == _FORMULA:
            taken_out = stream[at + 12 : at + 14] != b"\xff\xff" or stream[at + 6] == 0
            if taken_out:
                stream[at + 6 : at + 14] = _EMPTY
        elif kind == _TEXT and taken_out:
            struct.pack_into("<H", stream, at - 4, _UNKNOWN)
    path.write_bytes(container({"Workbook": bytes(stream)}))


def _records(stream: bytearray) -> Iterator[tuple[int, int]]:
    """Each record with where its content begins."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4
        at += 4 + length
