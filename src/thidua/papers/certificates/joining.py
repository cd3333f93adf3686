"""Joins PDFs that typst wrote into one, page after page, with one of them in memory at a time.

A general library holds every object of every page as a value of Python: 10,000 pages would take it a quarter of the
time of setting them and 400 MB. What typst writes is plain: one table of offsets, no compressed objects. So objects
are copied as they are, with new numbers.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple

_REFERENCE = re.compile(rb"(?<![0-9.])([0-9]+) 0 R\b")
_STREAM = b"\nstream\n"
_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_CATALOG, _PAGES = 1, 2


class _Object(NamedTuple):
    """One object: what refers to others, and its stream, which does not."""

    words: bytes
    stream: bytes

    @property
    def refers_to(self) -> list[int]:
        return [int(number) for number in _REFERENCE.findall(self.words)]


def join(files: Iterable[Path], out: Path) -> None:
    """Write the pages of all `files`, in order, into `out`. ValueError for a file that typst did not write."""
    with out.open("wb") as stream:
        writing = _Writing(stream)
        for file in files:
            writing.copy(_objects(file.read_bytes()))
        writing.finish()


class _Writing:
    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.offsets = {_CATALOG: 0, _PAGES: 0}
        self.kids: list[int] = []
        self.pages = 0
        stream.write(_HEAD)

    def copy(self, objects: dict[int, _Object]) -> None:
        """The pages of one file and all that they need; not its structure, which knows only that file."""
        root = _number(objects, b"/Type/Pages")
        numbers = {number: new for new, number in enumerate(_needed(objects, root), len(self.offsets) + 1)}
        for number, new in numbers.items():
            words = _REFERENCE.sub(lambda found: b"%d 0 R" % numbers[int(found[1])], objects[number].words)
            if number == root:
                words = words.replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % _PAGES, 1)
            self._write(new, words + objects[number].stream)
        self.kids.append(numbers[root])
        self.pages += len(objects[root].refers_to)

    def finish(self) -> None:
        """The root of all pages, the catalog, the table of offsets."""
        kids = b" ".join(b"%d 0 R" % kid for kid in self.kids)
        self._write(_PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n" % (self.pages, kids))
        self._write(_CATALOG, b"<</Type/Catalog/Pages %d 0 R/Lang(vi)>>\nendobj\n" % _PAGES)
        start, count = self.stream.tell(), len(self.offsets) + 1
        table = b"".join(b"%010d 00000 n\r\n" % self.offsets[number] for number in range(1, count))
        trailer = b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, _CATALOG, start)
        self.stream.write(b"xref\n0 %d\n0000000000 65535 f\r\n" % count + table + trailer)

    def _write(self, number: int, content: bytes) -> None:
        self.offsets[number] = self.stream.tell()
        self.stream.write(b"%d 0 obj\n" % number + content)


def _objects(data: bytes) -> dict[int, _Object]:
    """Every object of a file by its number."""
    table = int(data[data.rindex(b"startxref") :].split()[1])
    entries = data[table : data.index(b"trailer", table)].split(b"\n")
    if entries[0] != b"xref":
        raise ValueError("not a PDF as typst writes it")
    offsets = [int(entry[:10]) for entry in entries[2:] if entry.endswith(b" n\r")]
    return dict(_parted(data, [*offsets, table]))


def _parted(data: bytes, offsets: list[int]) -> Iterator[tuple[int, _Object]]:
    for number, (start, end) in enumerate(pairwise(offsets), 1):
        words = data[start:end].removeprefix(b"%d 0 obj\n" % number)
        at = words.find(_STREAM)
        yield number, _Object(words, b"") if at < 0 else _Object(words[:at], words[at:])


def _number(objects: dict[int, _Object], kind: bytes) -> int:
    return next(number for number, one in objects.items() if kind in one.words)


def _needed(objects: dict[int, _Object], root: int) -> list[int]:
    """The object `root` and all that it leads to, each once."""
    found, waiting = {root: None}, [root]
    while waiting:
        for number in objects[waiting.pop()].refers_to:
            if number not in found:
                found[number] = None
                waiting.append(number)
    return list(found)
