"""The container of an .xls: its directory and one stream, without trusting any number in it.

Enough of [MS-CFB] for the checks; every chain of sectors ends, as no sector is visited twice.
"""

import struct
from array import array
from dataclasses import dataclass

from thidua.sheets.guard.limits import SPOILT, RefusedError

_HEADER = struct.Struct("<26xH2xHH14xI8xI4xI4x")
_ENTRY = struct.Struct("<64sHB49xII")
_LAST = 0xFFFFFFFA
_MOST_ENTRIES = 4_000
_SMALL = 4096


@dataclass(frozen=True, slots=True)
class Stream:
    """A name in the directory, and where what it holds begins."""

    name: str
    kind: int
    start: int
    size: int


class Container:
    """The streams of an OLE file. Raises RefusedError where it is broken."""

    def __init__(self, content: bytes) -> None:
        if len(content) < 512:
            raise RefusedError(SPOILT)
        major, shift, small_shift, directory, small, extra = _HEADER.unpack_from(content)
        if (major, shift) not in ((3, 9), (4, 12)) or small_shift != 6:
            raise RefusedError(SPOILT)
        self._content = content
        self._size = 1 << shift
        self._next = self._table(self._table_sectors(extra))
        entries = self._chain(directory, _MOST_ENTRIES * 128)
        self.streams = [_stream(entries, at) for at in range(0, len(entries) - 127, 128)]
        roots = [stream for stream in self.streams if stream.kind == 5]
        if not roots:
            raise RefusedError(SPOILT)
        self._small_next = self._table_of(self._chain(small, len(content)))
        self._small_content = self._chain(roots[0].start, len(content))

    @property
    def names(self) -> set[str]:
        """Names of streams and storages at any depth."""
        return {stream.name for stream in self.streams if stream.kind}

    def read(self, stream: Stream) -> bytes:
        """What a stream holds."""
        if stream.size >= _SMALL:
            content = self._chain(stream.start, len(self._content))
        else:
            content = self._follow(stream.start, self._small_next, self._small_content, 0, 64, len(self._small_content))
        if len(content) < stream.size:
            raise RefusedError(SPOILT)
        return content[: stream.size]

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._content[begin : begin + self._size]

    def _table_sectors(self, extra: int) -> list[int]:
        """The sectors that hold the table of chains: 109 in the header, others in sectors of their own."""
        found = list(struct.unpack_from("<109I", self._content, 76))
        seen = set()
        while extra < _LAST and extra not in seen:
            seen.add(extra)
            numbers = self._table_of(self._sector(extra))
            if not numbers:
                raise RefusedError(SPOILT)
            found += numbers[:-1]
            extra = numbers[-1]
        return [sector for sector in found if sector < _LAST]

    def _table(self, sectors: list[int]) -> "array[int]":
        if len(sectors) > len(self._content) // self._size:
            raise RefusedError(SPOILT)
        return self._table_of(b"".join(map(self._sector, sectors)))

    @staticmethod
    def _table_of(content: bytes) -> "array[int]":
        table = array("I")
        table.frombytes(content[: len(content) // 4 * 4])
        return table

    def _chain(self, start: int, most: int) -> bytes:
        return self._follow(start, self._next, self._content, self._size, self._size, most)

    @staticmethod
    def _follow(start: int, following: "array[int]", content: bytes, offset: int, size: int, most: int) -> bytes:
        pieces, number, length = [], start, 0
        while number < _LAST:
            begin = offset + number * size
            # A chain longer than all there is goes in circles.
            if number >= len(following) or begin >= len(content) or length > most:
                raise RefusedError(SPOILT)
            pieces.append(content[begin : begin + size])
            length += size
            number = following[number]
        return b"".join(pieces)


def _stream(entries: bytes, at: int) -> Stream:
    raw, length, kind, start, size = _ENTRY.unpack_from(entries, at)
    return Stream(raw[: max(length - 2, 0) & 0x3E].decode("utf-16-le", "replace"), kind, start, size)
