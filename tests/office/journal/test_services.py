"""The journal chains what it records."""

from thidua.office.journal.models import Chain, Entry, PersonalValue
from thidua.office.journal.services import digest, record


def test_each_entry_is_bound_to_the_one_before_it():
    first = record(act="test.one", actor=None, after={"số": 1})
    second = record(act="test.two", actor=None, reason="vì thử")
    assert [first.previous, second.previous] == ["", first.hash]
    assert [digest(entry.content) for entry in (first, second)] == [first.hash, second.hash]
    chain = Chain.objects.get()
    assert (chain.name, chain.length, chain.head) == ("installation", 2, second.hash)


def test_a_campaign_has_a_chain_of_its_own():
    record(act="test.one", actor=None)
    entry = record(act="test.two", actor=None, campaign=7)
    assert (entry.chain.name, entry.number, entry.previous) == ("campaign:7", 1, "")


def test_the_chain_holds_the_salted_hash_of_a_personal_value_alone():
    entry = record(act="test.one", actor=None, personal={"name": "Nguyễn Mẫu An"})
    kept = PersonalValue.objects.get()
    assert "Nguyễn Mẫu An" not in Entry.objects.get().content
    assert digest(kept.salt + kept.value) in entry.content
