"""The zip around an .xlsx or .ods: its list of parts, and each part inflated under one budget.

Nothing that the file says of its sizes is believed: bytes are counted as they come out, in pieces, so that no more
than a piece is held.
"""

import re
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from thidua.sheets.guard.limits import (
    BOMB,
    ENCRYPTED,
    MAX_ENTRIES,
    MAX_RATIO,
    MAX_UNPACKED,
    RATIO_FROM,
    SPOILT,
    TIGHT,
    RefusedError,
)

_PIECE = 1 << 20
_PACKED_PIECE = 1 << 16
_BAD_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f]")
_LOCAL = struct.Struct("<22xHH")


@dataclass(slots=True)
class Budget:
    """Bytes that a file and all that is packed in it may still unfold to."""

    left: int = MAX_UNPACKED

    def take(self, size: int) -> None:
        """Count bytes that came out."""
        self.left -= size
        if self.left < 0:
            raise RefusedError(BOMB)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the package: where its packed bytes stand in the file, and how much they claim to be."""

    name: str
    method: int
    begin: int
    """Where its own header begins, which must not lie within another part."""
    start: int
    packed: int
    size: int
    crc: int


def parts_of(content: bytes) -> list[Part]:
    """The parts in the order of the package's list. Raises RefusedError for a list that is no honest package's."""
    if content.count(b"PK\x01\x02") > MAX_ENTRIES:
        raise RefusedError(f"tệp nén có quá {MAX_ENTRIES} mục bên trong")
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, struct.error, OverflowError):
        raise RefusedError(SPOILT) from None
    parts = [_part(content, found) for found in listed if not found.filename.endswith("/")]
    if len({part.name for part in parts}) < len(parts):
        raise RefusedError("tệp nén có hai mục trùng tên bên trong; hãy mở bằng Excel rồi lưu lại")
    end = 0
    for part in sorted(parts, key=lambda part: part.begin):
        if part.begin < end:
            raise RefusedError("tệp nén có các mục chồng lên nhau (bom nén)")
        end = part.start + part.packed
    return parts


def _part(content: bytes, found: ZipInfo) -> Part:
    # zipfile cuts a name at a zero byte; the name as it stands is what other programs would see.
    if _BAD_NAME.search(found.orig_filename):
        raise RefusedError("tệp nén có mục trỏ ra ngoài thư mục (đường dẫn tuyệt đối hoặc «..»)")
    if stat.S_ISLNK(found.external_attr >> 16):
        raise RefusedError("tệp nén có liên kết (symlink) bên trong")
    if found.flag_bits & 1:
        raise RefusedError(ENCRYPTED)
    if found.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise RefusedError("tệp nén theo cách mà bảng tính không dùng; hãy mở bằng Excel rồi lưu lại")
    begin = found.header_offset
    if begin < 0 or content[begin : begin + 4] != b"PK\x03\x04" or begin + 30 > len(content):
        raise RefusedError(SPOILT)
    name, extra = _LOCAL.unpack_from(content, begin + 4)
    start = begin + 30 + name + extra
    if start + found.compress_size > len(content):
        raise RefusedError(SPOILT)
    return Part(found.filename, found.compress_type, begin, start, found.compress_size, found.file_size, found.CRC)


def pieces(content: bytes, part: Part, budget: Budget) -> Iterator[bytes]:
    """What the part holds, piece by piece. Raises RefusedError for too much, and for what differs from its claims."""
    size, crc = 0, 0
    for piece in _unpacked(memoryview(content)[part.start : part.start + part.packed], part.method):
        size += len(piece)
        crc = zlib.crc32(piece, crc)
        budget.take(len(piece))
        if size > RATIO_FROM and size > MAX_RATIO * part.packed:
            raise RefusedError(TIGHT)
        yield piece
    if (size, crc) != (part.size, part.crc):
        raise RefusedError(SPOILT)


def _unpacked(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == ZIP_STORED:
        for start in range(0, len(packed), _PIECE):
            yield bytes(packed[start : start + _PIECE])
        return
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), _PACKED_PIECE):
            piece = machine.decompress(packed[start : start + _PACKED_PIECE], _PIECE)
            while piece:
                yield piece
                piece = machine.decompress(machine.unconsumed_tail, _PIECE)
            if machine.eof:
                break
    except zlib.error:
        raise RefusedError(SPOILT) from None
    if not machine.eof:
        raise RefusedError(SPOILT)
