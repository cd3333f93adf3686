"""What was changed behind the back of the database's triggers is found, at its entry."""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from tests.office.made import user
from thidua.office.clock import now
from thidua.office.journal.models import Chain, Entry, PersonalValue
from thidua.office.journal.queries import verify
from thidua.office.journal.services import campaign_chain, canonical, digest, erase, record

append_only = import_module("thidua.office.journal.migrations.0003_append_only")
CHAIN = campaign_chain(7)


@pytest.fixture
def chain() -> Chain:
    for number in range(1, 5):
        record(act=f"test.{number}", actor=None, campaign=7, after={"số": number}, personal={"tên": f"Mẫu {number}"})
    return Chain.objects.get(name=CHAIN)


@pytest.fixture
def _unprotected(chain: Chain) -> Iterator[None]:
    """As somebody with all rights over the database would do."""
    with connection.cursor() as cursor:
        for table, act in (*((table, act) for table, act, _ in append_only.RULES), *append_only._truncating()):
            name = append_only._name(table, act)
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
    yield


def _found() -> list[tuple[str, int | None, str]]:
    return [(one.chain, one.number, one.why) for one in verify() if not one.sound]


def _second() -> Any:
    return Entry.objects.filter(chain__name=CHAIN, number=2)


def _rehashed(**values: Any) -> None:
    """Change an entry and hash it anew, so that it is sound by itself."""
    entry = _second().get()
    content = canonical(json.loads(entry.content) | values)
    _second().update(content=content, hash=digest(content))


TAMPERING: dict[str, tuple[Callable[[], Any], int, str]] = {
    "text changed": (lambda: _second().update(content="{}"), 2, "nội dung không khớp với mã băm"),
    "act changed": (lambda: _second().update(act="test.9"), 2, "cột act không khớp với nội dung"),
    "moment changed": (lambda: _second().update(recorded_at=now()), 2, "cột recorded_at không khớp với nội dung"),
    "changed and hashed anew": (lambda: _rehashed(after={"số": 9}), 3, "mục này không nối với mục liền trước"),
    "one deleted": (
        lambda: (PersonalValue.objects.filter(entry__number=2).delete(), _second().delete()),
        2,
        "mục này đã bị xóa",
    ),
    "the last deleted": (
        lambda: (
            PersonalValue.objects.filter(entry__number=4, entry__chain__name=CHAIN).delete(),
            Entry.objects.filter(number=4, chain__name=CHAIN).delete(),
        ),
        4,
        "chuỗi ghi là có 4 mục mà chỉ còn 3",
    ),
    "the head changed": (
        lambda: Chain.objects.filter(name=CHAIN).update(head="0" * 64),
        4,
        "mục cuối bị đổi",
    ),
    "a personal value changed": (
        lambda: PersonalValue.objects.filter(entry__in=_second()).update(value="Người khác"),
        2,
        "giá trị riêng tư «tên» không khớp với mã băm",
    ),
    "a personal value deleted": (
        lambda: PersonalValue.objects.filter(entry__in=_second()).delete(),
        2,
        "giá trị riêng tư bị xóa cả dòng hoặc bị thêm vào",
    ),
}


def test_a_journal_that_nobody_touched_is_sound(chain: Chain):
    erase(value=PersonalValue.objects.first(), by=user(), reason="theo đơn")  # type: ignore[arg-type]
    assert [(one.chain, one.length, one.sound) for one in verify()] == [(CHAIN, 4, True), ("installation", 2, True)]
    assert next(verify()).head == chain.head


@pytest.mark.usefixtures("_unprotected")
@pytest.mark.parametrize("what", TAMPERING)
def test_the_first_broken_entry_of_a_chain_is_named(what: str):
    tamper, number, why = TAMPERING[what]
    tamper()
    assert _found() == [(CHAIN, number, why)]


@pytest.mark.usefixtures("_unprotected")
def test_a_whole_chain_that_was_deleted_is_missed():
    PersonalValue.objects.all().delete()
    Entry.objects.filter(chain__name=CHAIN).delete()
    Chain.objects.filter(name=CHAIN).delete()
    assert _found() == [(CHAIN, 1, "cả chuỗi đã bị xóa")]


def test_long_chains_are_read_in_parts(monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any, chain: Chain):
    monkeypatch.setattr("thidua.office.journal.queries._CHUNK", 3)
    with django_assert_num_queries(10):
        assert [one.sound for one in verify()] == [True, True]


def test_a_chain_is_named_in_words():
    assert [Chain(name=name).label for name in ("installation", "campaign:7")] == ["Toàn hệ thống", "Phong trào số 7"]
