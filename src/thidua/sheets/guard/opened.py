"""A package that has passed the checks, with what was unpacked meanwhile: nobody needs to unpack it again."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from thidua.sheets.guard.package import Part

KEPT = 4_000_000
"""Bytes of parts that are kept at most, and the largest file whose own bytes are; more is unpacked when asked for."""


class Opened:
    """The parts of a package by name."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._parts: dict[str, bytes] = {}
        self._left = KEPT

    def keeping(self, part: Part, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The same pieces; once all are through, the part is kept where there is room for it."""
        held: list[bytes] | None = []
        size = 0
        for piece in pieces:
            size += len(piece)
            if held is not None:
                held.append(piece)
                if size > self._left:
                    held = None
            yield piece
        if held is not None:
            self.keep(part, b"".join(held))

    def keep(self, part: Part, whole: bytes) -> None:
        """Keep a part where there is room for it."""
        if len(whole) <= self._left:
            self._left -= len(whole)
            self._parts[part.name] = whole

    def kept(self, part: Part) -> bytes | None:
        """The part, where it was kept."""
        return self._parts.get(part.name)

    def read(self, name: str) -> bytes:
        """What a part holds. Raises KeyError where there is none, BadZipFile or zlib.error where it is broken."""
        found = self._parts.get(name)
        if found is None:
            with ZipFile(BytesIO(self._content)) as archive:
                found = archive.read(name)
        return found
