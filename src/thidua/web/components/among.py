"""Organisations or people from which somebody chooses: found by what is typed, whatever its tones."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol, TypeAlias

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Length

from thidua.office.organisations.models import Organisation, Person
from thidua.office.spelling import clean, search_key

FEW = 15
"""So many stand in a list that is read; more are searched."""
MOST = 20
"""Matches that are shown."""

One: TypeAlias = Organisation | Person


class Among(Protocol):
    """From what is chosen."""

    def few(self) -> list[One] | None:
        """All of them, or None where they are more than ``FEW``."""

    def by_keys(self, keys: Collection[int]) -> list[One]:
        """Those with these keys."""

    def near(self, text: str) -> list[One]:
        """At most ``MOST`` + 1 in which each word of the text occurs; those that begin with it first."""


class Rows:
    """Among the rows of a query; each question is one query."""

    def __init__(self, rows: QuerySet[Organisation] | QuerySet[Person]) -> None:
        """``rows``: those that may be chosen; what tells same names apart is fetched with them."""
        self._person = rows.model is Person
        self._rows: QuerySet[Any] = rows.select_related("organisation" if self._person else "parent")

    def few(self) -> list[One] | None:
        """See ``Among``."""
        found: list[One] = list(self._rows.order_by("sort_key", "pk")[: FEW + 1])
        return found if len(found) <= FEW else None

    def by_keys(self, keys: Collection[int]) -> list[One]:
        """See ``Among``."""
        return list(self._rows.filter(pk__in=keys).order_by("sort_key", "pk")) if keys else []

    def near(self, text: str) -> list[One]:
        """See ``Among``."""
        key, code = search_key(text), clean(text)
        has_code = Q(staff_code__iexact=code) if self._person else Q(code__iexact=code)
        words = Q()
        for word in key.split():
            words &= Q(search__contains=word)
        rank = Case(When(has_code, Value(0)), When(search__startswith=key, then=Value(1)), default=Value(2))
        order = (rank, Length("search"), "sort_key", "pk") if key else ("sort_key", "pk")
        return list(self._rows.filter(has_code | words if key else words).order_by(*order)[: MOST + 1])


class Held:
    """Among those that are at hand already: for forms that ask for many at once."""

    def __init__(self, rows: Iterable[One]) -> None:
        """``rows``: those that may be chosen."""
        self._rows = sorted(rows, key=lambda one: (one.sort_key, one.pk))

    def few(self) -> list[One] | None:
        """See ``Among``."""
        return self._rows if len(self._rows) <= FEW else None

    def by_keys(self, keys: Collection[int]) -> list[One]:
        """See ``Among``."""
        return [one for one in self._rows if one.pk in keys]

    def near(self, text: str) -> list[One]:
        """See ``Among``."""
        key = search_key(text)
        found = [one for one in self._rows if all(word in one.search for word in key.split())]
        found.sort(key=lambda one: (not one.search.startswith(key), len(one.search)) if key else (False, 0))
        return found[: MOST + 1]


def named(one: One) -> str:
    """What is shown and typed."""
    return one.full_name if isinstance(one, Person) else one.name


def about(one: One) -> str:
    """What tells it from another of the same name."""
    if isinstance(one, Person):
        parts = [one.position, one.organisation.name if one.organisation else "", one.staff_code]
    else:
        above = f"thuộc {one.parent.name}" if one.parent else ""
        parts = [one.get_level_display(), above, f"mã {one.code}"]
    return " · ".join(part for part in parts if part)


def exactly(text: str, near: Sequence[One]) -> list[One]:
    """Those of some whose name or code the text is: letter for letter, or else but for its tones."""
    for key in (clean, search_key):
        if found := [one for one in near if key(text) in {key(name) for name in _names(one)}]:
            return found
    return []


def _names(one: One) -> list[str]:
    names = [one.full_name, one.staff_code] if isinstance(one, Person) else [one.name, one.short_name, one.code]
    return [name for name in names if name]
