"""Entries in a file: in their order, form by form, for other processes too, and gone with the last who needs them."""

import gc
import pickle
from pathlib import Path

from thidua.sheets.collate.entry import Entry
from thidua.sheets.collate.spool import Spool, Stored, entries_of, packed, stored_like


def entry(form: str, row: str, stood: str = "1") -> Entry:
    return Entry((form, row, "value"), "Số liệu", "D4", stood, int(stood))


# A form may go on after another, as where an answer has put a value there.
ENTRIES = [entry("a", "1"), entry("a", "2"), entry("b", "1"), entry("a", "3", "7")]


def test_entries_come_back_in_their_order() -> None:
    spool = Spool()
    first, second = spool.keep(packed(ENTRIES)), spool.keep(packed(ENTRIES[::-1]))
    assert (list(first), list(second)) == (ENTRIES, ENTRIES[::-1])
    assert (len(first), len(spool.keep(packed([])))) == (4, 0)
    assert ENTRIES[2] in first


def test_one_form_alone() -> None:
    stored = Spool().keep(packed(ENTRIES))
    for entries in (stored, ENTRIES):
        assert list(entries_of(entries, "a")) == [ENTRIES[0], ENTRIES[1], ENTRIES[3]]


def test_changed_entries_lie_where_the_others_do() -> None:
    stored = Spool().keep(packed(ENTRIES))
    changed = stored_like(stored, ENTRIES[:1])
    assert isinstance(changed, Stored)
    assert list(changed) == ENTRIES[:1]
    assert stored_like(tuple(ENTRIES), ENTRIES[:1]) == tuple(ENTRIES[:1])


def test_another_process_reads_the_same_file() -> None:
    stored = Spool().keep(packed(ENTRIES))
    again = pickle.loads(pickle.dumps([stored, stored]))
    assert [list(one) for one in again] == [ENTRIES, ENTRIES]
    # One file for all of them, and the copy does not take it away.
    assert again[0].spool is again[1].spool
    del again
    gc.collect()
    assert list(stored) == ENTRIES


def test_the_file_goes_with_the_last_who_needs_it() -> None:
    stored = Spool().keep(packed(ENTRIES))
    path = Path(stored.spool.__getstate__())
    assert path.is_file()
    del stored
    gc.collect()
    assert not path.exists()
