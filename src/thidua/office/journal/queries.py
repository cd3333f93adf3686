"""Verifying the journal: every chain from its first entry on, read as a stream."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thidua.office.journal.hashing import INSTALLATION, digest
from thidua.office.journal.models import Chain, Entry, PersonalValue

_CHUNK = 2000
_Personal = tuple[str, str, str, bool]
"""Name, salt, value, whether erased."""


@dataclass(frozen=True, slots=True)
class Verified:
    """One chain as it was found: sound, or broken at its entry ``number`` for a reason in Vietnamese.

    ``length`` and ``head`` are those of the chain; whoever writes them down notices later if its end was cut off.
    """

    chain: str
    length: int
    head: str
    number: int | None = None
    why: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.why


def verify() -> Iterator[Verified]:
    """Each chain in the order of its making, with its first broken entry; entries written meanwhile are left out."""
    chains = list(Chain.objects.order_by("pk"))
    yield from (_verified(chain) for chain in chains)
    there = {chain.name for chain in chains}
    opened = Entry.objects.filter(chain__name=INSTALLATION, act="journal.open").order_by("number")
    for number, name in opened.values_list("number", "target"):
        if name not in there:
            yield Verified(name, 0, "", number, "cả chuỗi đã bị xóa")


def _verified(chain: Chain) -> Verified:
    last, head = 0, ""
    for entry, personal in _entries(chain):
        why = _broken(chain.name, entry, personal, last, head)
        if why:
            return Verified(chain.name, chain.length, chain.head, last + 1, why)
        last, head = entry.number, entry.hash
    if (last, head) != (chain.length, chain.head):
        why = f"chuỗi ghi là có {chain.length} mục mà chỉ còn {last}" if last < chain.length else "mục cuối bị đổi"
        return Verified(chain.name, chain.length, chain.head, last + (last < chain.length), why)
    return Verified(chain.name, chain.length, chain.head)


def _entries(chain: Chain) -> Iterator[tuple[Entry, list[_Personal]]]:
    """The entries up to the length that the chain had when it was read, each with its personal values."""
    start = 0
    while True:
        after = Entry.objects.filter(chain=chain, number__gt=start, number__lte=chain.length)
        found = list(after.order_by("number")[:_CHUNK])
        if not found:
            return
        personal: dict[int, list[_Personal]] = {}
        within = PersonalValue.objects.filter(
            entry__chain=chain, entry__number__gt=start, entry__number__lte=found[-1].number
        )
        for key, name, salt, value, erased in within.values_list("entry", "name", "salt", "value", "erased_at"):
            personal.setdefault(key, []).append((name, salt, value, erased is not None))
        for entry in found:
            yield entry, personal.get(entry.pk, [])
        start = found[-1].number


def _broken(chain: str, entry: Entry, personal: list[_Personal], last: int, head: str) -> str:
    """Why an entry does not follow from the one before it; empty where it does."""
    if entry.number != last + 1:
        return "mục này đã bị xóa"
    if entry.previous != head:
        return "mục này không nối với mục liền trước"
    if digest(entry.content) != entry.hash:
        return "nội dung không khớp với mã băm"
    content: dict[str, Any] = json.loads(entry.content)
    beside = {
        "chain": chain,
        "number": entry.number,
        "previous": entry.previous,
        "act": entry.act,
        "target": entry.target,
        "actor": entry.actor_id,
        "owner": entry.owner_id,
        "happened_on": entry.happened_on.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
    }
    changed = [name for name, value in beside.items() if content.get(name) != value]
    if changed:
        return f"cột {', '.join(changed)} không khớp với nội dung"
    return _personal_broken(content["personal"], personal)


def _personal_broken(hashes: dict[str, str], personal: list[_Personal]) -> str:
    if sorted(hashes) != sorted(name for name, *_ in personal):
        return "giá trị riêng tư bị xóa cả dòng hoặc bị thêm vào"
    for name, salt, value, erased in personal:
        if not erased and digest(salt + value) != hashes[name]:
            return f"giá trị riêng tư «{name}» không khớp với mã băm"
    return ""
