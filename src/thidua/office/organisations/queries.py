"""What became of organisations: which were merged into one, and which one stands for another today."""

from dataclasses import dataclass

from thidua.office import clock
from thidua.office.organisations.models import Organisation


def with_predecessors(organisation: int) -> frozenset[int]:
    """An organisation and all that were merged into it, directly or through others; a query for each step."""
    found, step = {organisation}, {organisation}
    while step:
        step = set(Organisation.objects.filter(merged_into__in=step).values_list("pk", flat=True)) - found
        found |= step
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Successor:
    """Who stands for an organisation today: itself, what it was merged into, or nobody, and then why."""

    organisation: Organisation | None
    why: str = ""


def successors(organisations: set[int]) -> dict[int, Successor]:
    """Who stands today for each of some organisations; a query for each time that some were merged, and one more."""
    known: dict[int, Organisation] = {}
    step = organisations
    while step:
        known |= Organisation.objects.in_bulk(step)
        step = {one.merged_into_id for one in known.values() if one.merged_into_id is not None} - known.keys()
    ended = [key for key, one in known.items() if _is_over(one)]
    parts: dict[int, list[str]] = {}
    for whole, name in Organisation.objects.filter(split_from__in=ended).values_list("split_from", "name"):
        parts.setdefault(whole or 0, []).append(name)
    return {key: _successor(known, parts, key) for key in organisations if key in known}


def _successor(known: dict[int, Organisation], parts: dict[int, list[str]], key: int) -> Successor:
    one = known[key]
    while _is_over(one) and one.merged_into_id is not None:
        one = known[one.merged_into_id]
    if not _is_over(one):
        return Successor(one)
    if names := parts.get(one.pk):
        return Successor(None, f"đã chia thành {', '.join(f'«{name}»' for name in names)}")
    return Successor(None, f"đã kết thúc hoạt động từ hết ngày {one.valid_to:%d/%m/%Y}")


def _is_over(one: Organisation) -> bool:
    return one.valid_to is not None and one.valid_to < clock.today()
