"""What one account holds today: for each role the organisations at which it holds it, subtrees unfolded.

Who holds a role at an organisation holds it for those that were merged into it as well: their past is now its own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.organisations.models import Membership, Organisation, Role

SECOND_FACTOR_ROLES = frozenset({Role.APPRAISER, Role.DECISION_MAKER, Role.ADMINISTRATOR})
"""Roles that sign in with a second factor."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The roles of an account by organisation key; a stranger's is empty."""

    user: User | None = None
    at: dict[str, frozenset[int]] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    """Where somebody belongs: the organisations of the roles, those merged with them, without what lies below."""

    def holds(self, role: Role, organisation: int | None) -> bool:
        """Whether the role is held at that organisation."""
        return organisation in self.at.get(role, frozenset())

    def where(self, *roles: Role) -> frozenset[int]:
        """The organisations at which any of the roles is held."""
        return frozenset().union(*(self.at.get(role, frozenset()) for role in roles))

    @property
    def needs_second_factor(self) -> bool:
        """Whether one of the roles asks for it."""
        return any(self.at.get(role) for role in SECOND_FACTOR_ROLES)


STRANGER = Standing()


def standing_of(user: User | None) -> Standing:
    """What an account holds today: in two queries, and one more for each time that its organisations were merged."""
    if user is None or not user.is_active:
        return STRANGER
    held = list(memberships_on(Membership.objects.filter(person=user.person_id)).select_related("organisation"))
    near = _near([(one.organisation, one.subtree) for one in held])
    found: dict[str, set[int]] = defaultdict(set)
    for one in held:
        found[one.role] |= near.places(one.organisation_id, one.subtree)
    own = frozenset().union(*(near.places(one.organisation_id, subtree=False) for one in held))
    own |= {one.organisation.merged_into_id for one in held if one.organisation.merged_into_id is not None}
    return Standing(user, {role: frozenset(places) for role, places in found.items()}, own)


def memberships_on(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Those in force today: within their own dates, and at an organisation that has not been closed."""
    day = clock.today()
    return memberships.filter(
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_to=None) | Q(valid_to__gte=day),
        Q(organisation__valid_to=None) | Q(organisation__valid_to__gte=day),
    )


@dataclass(slots=True)
class _Near:
    """Organisations around those held: which lie below which, and which were merged into which."""

    known: set[int] = field(default_factory=set)
    under: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    merged: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: int, path: str, merged_into: int | None) -> None:
        """Take in one organisation, once."""
        if key in self.known:
            return
        self.known.add(key)
        for above in path.strip("/").split("/"):
            if above:
                self.under[int(above)].append(key)
        if merged_into is not None:
            self.merged[merged_into].append(key)

    def places(self, top: int, subtree: bool) -> set[int]:
        """The organisation, what was merged into it and, where said, all below any of these."""
        found, waiting = {top}, [top]
        while waiting:
            here = waiting.pop()
            more = [*self.merged[here], *(self.under[here] if subtree else ())]
            waiting += (new := set(more) - found)
            found |= new
        return found


def _near(held: Iterable[tuple[Organisation, bool]]) -> _Near:
    """Look around what is held, then around what was merged into that, until nothing new is found."""
    near = _Near()
    for organisation, _ in held:
        near.add(organisation.pk, organisation.path, organisation.merged_into_id)
    tops = [(one.pk, one.below if subtree else None) for one, subtree in held]
    while tops:
        condition = Q(merged_into__in=[key for key, _ in tops])
        for below in {below for _, below in tops if below is not None}:
            condition |= Q(path__startswith=below) | Q(merged_into__path__startswith=below)
        subtree = any(below is not None for _, below in tops)
        rows = list(Organisation.objects.filter(condition).values_list("pk", "path", "merged_into"))
        tops = [
            (key, f"{path}{key}/" if subtree else None)
            for key, path, merged_into in rows
            if merged_into is not None and key not in near.known
        ]
        for row in rows:
            near.add(*row)
    return near
