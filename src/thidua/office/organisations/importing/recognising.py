"""The same person written differently: without tones, in another order, with initials; somebody has to confirm it."""

from collections import defaultdict
from collections.abc import Iterable

from thidua.office.organisations.models import Person
from thidua.office.spelling import search_key
from thidua.sheets.lenient.comparing import even
from thidua.sheets.lenient.slips import slipped


def why_alike(one: str, other: str) -> str:
    """Why two names may be one person's, in Vietnamese; empty where nothing speaks for it."""
    if even(one) == even(other):
        return "cùng họ tên"
    mine, theirs = _plain(one), _plain(other)
    if mine == theirs:
        return "chỉ khác dấu"
    if sorted(mine) == sorted(theirs):
        return "khác thứ tự chữ"
    if _initials(mine, theirs):
        return "viết tắt chữ đầu"
    if slipped(" ".join(mine), " ".join(theirs)):
        return "có lẽ gõ nhầm"
    return ""


SAME_NAME = why_alike("An", "An")


class People:
    """People made ready for many look-ups. Those written only now are added as they come."""

    def __init__(self, people: Iterable[Person]) -> None:
        """``people``: those among whom somebody may be found; a confirmed spelling stands for whom it belongs to."""
        self._by_letters: dict[str, list[tuple[str, Person]]] = defaultdict(list)
        self._by_code: dict[str, list[Person]] = defaultdict(list)
        for one in people:
            self.add(one)

    def add(self, person: Person) -> None:
        """Take in one more."""
        meant = person.same_as or person
        self._by_letters[_letters(person.full_name)].append((person.full_name, meant))
        if person.staff_code and meant not in self._by_code[person.staff_code]:
            self._by_code[person.staff_code].append(meant)

    def with_code(self, code: str) -> list[Person]:
        """Those with a staff code."""
        return self._by_code.get(code, []) if code else []

    def like(self, name: str) -> list[tuple[Person, str]]:
        """Who may be meant, each once, with the reason; those of the very same name first."""
        near = self._by_letters.get(_letters(name), ())
        found = [(one, why) for spelt, one in near if (why := why_alike(name, spelt))]
        found.sort(key=lambda pair: (pair[1] != SAME_NAME, pair[0].pk or 0))
        return list({id(one) if one.pk is None else one.pk: (one, why) for one, why in reversed(found)}.values())[::-1]


def pairs(people: Iterable[Person]) -> list[tuple[Person, Person, str]]:
    """Those of one organisation, or with one staff code, whose names are alike; smaller keys first."""
    index, found = People(()), []
    for one in sorted(people, key=lambda one: one.pk):
        for other, why in index.like(one.full_name):
            if one.staff_code and one.staff_code == other.staff_code:
                found.append((other, one, f"{why}, cùng mã cán bộ"))
            elif other.organisation_id == one.organisation_id and not (one.staff_code and other.staff_code):
                found.append((other, one, f"{why}, cùng đơn vị"))
        index.add(one)
    return found


def _plain(name: str) -> list[str]:
    return [word for word in search_key(name.replace(".", " ")).split() if word]


def _letters(name: str) -> str:
    """By what a name is found: how its words begin, whatever their order; a slip is not in the first letter."""
    return "".join(sorted(word[0] for word in _plain(name)))


def _initials(mine: list[str], theirs: list[str]) -> bool:
    """Whether one is the other with some words but the given name cut to their first letter: «N. M. An»."""
    if len(mine) != len(theirs) or not mine or mine[-1] != theirs[-1]:
        return False
    return all(
        one == other or (1 in (len(one), len(other)) and one[0] == other[0])
        for one, other in zip(mine, theirs, strict=True)
    )
