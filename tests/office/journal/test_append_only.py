"""The database refuses what would change the journal, whoever asks it; only growing and erasing are let through."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.office.made import organisation, user
from thidua.office.clock import now
from thidua.office.journal.models import Chain, Entry, PersonalValue
from thidua.office.journal.services import digest, erase, record

REFUSED: dict[str, Callable[[], Any]] = {
    "an entry changed": lambda: Entry.objects.update(act="khác"),
    "its text changed": lambda: Entry.objects.filter(number=2).update(content="{}"),
    "an entry deleted": lambda: Entry.objects.filter(number=2)._raw_delete("default"),
    "an entry out of turn": lambda: _copy(number=9),
    "an entry bound to nothing": lambda: _copy(number=3, previous="0" * 64),
    "a chain deleted": lambda: Chain.objects.all()._raw_delete("default"),
    "a chain renamed": lambda: Chain.objects.update(name="khác"),
    "a chain shortened": lambda: Chain.objects.update(length=1),
    "a head without its entry": lambda: Chain.objects.update(length=3, head="0" * 64),
    "a personal value changed": lambda: PersonalValue.objects.update(value="Người khác"),
    "a personal value erased by half": lambda: PersonalValue.objects.update(value="", erased_at=now()),
    "a personal value deleted": lambda: PersonalValue.objects.all()._raw_delete("default"),
}


def _copy(**values: Any) -> Entry:
    entry = Entry.objects.get(number=2)
    entry.pk = None
    for name, value in ({"hash": "f" * 64, "previous": entry.hash} | values).items():
        setattr(entry, name, value)
    entry.save(force_insert=True)
    return entry


@pytest.fixture
def _two_entries() -> None:
    record(act="test.one", actor=None)
    record(act="test.two", actor=None, personal={"name": "Nguyễn Mẫu An"})


@pytest.mark.usefixtures("_two_entries")
@pytest.mark.parametrize("what", REFUSED)
def test_the_database_refuses(what: str):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        REFUSED[what]()


@pytest.mark.usefixtures("_two_entries")
def test_the_database_refuses_to_empty_the_tables():
    if connection.vendor == "postgresql":
        empty = "TRUNCATE {} CASCADE"
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    else:
        empty = "DELETE FROM {}"
    for table in ("journal_entry", "journal_chain", "journal_personalvalue"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(empty.format(table))


@pytest.mark.usefixtures("_two_entries")
def test_a_personal_value_is_erased_once_with_its_salt_and_the_entry_stays():
    before = Entry.objects.get(number=2)
    by = user()
    erase(value=PersonalValue.objects.get(), by=by, reason="theo đơn đề nghị")
    erase(value=PersonalValue.objects.get(), by=by, reason="lần nữa")
    kept = PersonalValue.objects.get()
    assert (kept.value, kept.salt, kept.erased_at is not None) == ("", "", True)
    after = Entry.objects.get(number=2)
    assert (after.content, after.hash, digest(after.content)) == (before.content, before.hash, before.hash)
    assert [entry.act for entry in Entry.objects.all()] == ["test.one", "test.two", "journal.erase"]


def test_an_entry_says_whose_auditors_read_it():
    place = organisation()
    entry = record(act="test.one", actor=None, owner=place)
    assert entry.owner == place
    assert f'"owner":{place.pk},' in entry.content
