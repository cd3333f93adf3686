"""Which line of a new sending is which initiative that is known already. Pure: no database."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.office.initiatives.likeness import core, likeness
from thidua.office.spelling import search_key

ELSEWHERE, IN_PLACE = 88, 60
"""How alike a name must be to be the same thing under another name: on another line, and on the line that it had."""


@dataclass(frozen=True, slots=True)
class Line:
    """One name on one line. ``unit``: whose it is, where that is written beside it."""

    row: str
    name: str
    unit: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Name and unit, compared without tones and capitals."""
        return search_key(self.name), search_key(self.unit)


def matched(known: Sequence[Line], sent: Sequence[Line]) -> dict[int, int]:
    """For each place of ``sent`` the place of ``known`` that it is; those that are new are left out.

    The same name first, on its old line if it is there; then the most alike, those on their old line before others.
    """
    taken = _same(known, sent)
    used = set(taken.values())
    rest = [at for at in range(len(sent)) if at not in taken]
    free = [place for place in range(len(known)) if place not in used]
    for _, _, _, at, place in sorted(_alike(known, sent, rest, free), reverse=True):
        if at not in taken and place not in used:
            taken[at] = place
            used.add(place)
    return taken


def _same(known: Sequence[Line], sent: Sequence[Line]) -> dict[int, int]:
    """Those whose name and unit are the same."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(known):
        places[one.key].append(place)
    taken: dict[int, int] = {}
    for in_place in (True, False):
        for at, one in enumerate(sent):
            fitting = [place for place in places[one.key] if not in_place or known[place].row == one.row]
            if at not in taken and fitting:
                taken[at] = fitting[0]
                places[one.key].remove(fitting[0])
    return taken


def _alike(
    known: Sequence[Line], sent: Sequence[Line], rest: Sequence[int], free: Sequence[int]
) -> Iterator[tuple[int, bool, int, int, int]]:
    """(likeness, on the same line, nearness, place sent, place known) of those that may be one under another name."""
    old = {place: (*known[place].key, core(known[place].key[0])) for place in free}
    for at in rest:
        name, unit = sent[at].key
        words = core(name)
        for place, (_, other_unit, other_words) in old.items():
            if unit != other_unit:
                continue
            in_place = sent[at].row == known[place].row
            found = likeness(words, other_words)
            if found >= (IN_PLACE if in_place else ELSEWHERE):
                yield found + in_place, in_place, -abs(at - place), at, place
