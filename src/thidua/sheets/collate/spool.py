"""Entries of many forms kept in a file instead of in memory, each form of each workbook to be read by itself."""

import os
import pickle
import tempfile
import weakref
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from sys import intern

from thidua.sheets.collate.entry import Entry


@dataclass(frozen=True, slots=True)
class Packed:
    """Entries as bytes, in their order, parted where another form begins: form, how many, their bytes."""

    runs: tuple[tuple[str, int, bytes], ...]


def packed(entries: Iterable[Entry]) -> Packed:
    """The entries as they travel from a worker into the spool."""
    runs = ((form, list(run)) for form, run in groupby(entries, key=lambda entry: entry.slot[0]))
    return Packed(tuple((form, len(run), pickle.dumps([tuple(entry) for entry in run])) for form, run in runs))


class Spool:
    """A file of entries, which goes when nobody needs it any more. Other processes on the way read it as well."""

    def __init__(self) -> None:
        self._open(*tempfile.mkstemp(prefix="thidua-"))
        weakref.finalize(self, os.unlink, self._path)
        self._size = 0

    def _open(self, handle: int, path: str) -> None:
        self._handle, self._path = handle, path
        weakref.finalize(self, os.close, handle)

    def keep(self, entries: Packed) -> "Stored":
        """Take entries in."""
        runs = []
        for form, count, content in entries.runs:
            os.pwrite(self._handle, content, self._size)
            runs.append((intern(form), count, self._size, len(content)))
            self._size += len(content)
        return Stored(self, tuple(runs))

    def read(self, start: int, size: int) -> list[Entry]:
        """Entries that were taken in."""
        return list(map(Entry._make, pickle.loads(os.pread(self._handle, size, start))))

    def __getstate__(self) -> str:
        return self._path

    def __setstate__(self, path: str) -> None:
        self._open(os.open(path, os.O_RDONLY), path)


@dataclass(frozen=True, slots=True)
class Stored(Collection[Entry]):
    """Entries that lie in a spool: read anew each time they are gone through."""

    spool: Spool
    runs: tuple[tuple[str, int, int, int], ...]
    """Form, how many, and where."""

    def of(self, form: str) -> Iterator[Entry]:
        """Those of one form."""
        return (entry for of, _, start, size in self.runs if of == form for entry in self.spool.read(start, size))

    def __iter__(self) -> Iterator[Entry]:
        return (entry for _, _, start, size in self.runs for entry in self.spool.read(start, size))

    def __contains__(self, entry: object) -> bool:
        return any(entry == one for one in self)

    def __len__(self) -> int:
        return sum(count for _, count, _, _ in self.runs)


def entries_of(entries: Collection[Entry], form: str) -> Iterator[Entry]:
    """The entries of one form."""
    return entries.of(form) if isinstance(entries, Stored) else (entry for entry in entries if entry.form == form)


def stored_like(entries: Collection[Entry], new: Iterable[Entry]) -> Collection[Entry]:
    """New entries where the old ones lay: in the same spool, or in memory."""
    return entries.spool.keep(packed(new)) if isinstance(entries, Stored) else tuple(new)
