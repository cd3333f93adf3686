"""What one account holds today: for each role the organisations at which it holds it, subtrees unfolded."""

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
    """What an account holds today, in two queries."""
    if user is None or not user.is_active:
        return STRANGER
    held = list(memberships_on(Membership.objects.filter(person=user.person_id)).select_related("organisation"))
    below = _below([one.organisation for one in held if one.subtree])
    found: dict[str, set[int]] = {}
    for one in held:
        places = found.setdefault(one.role, set())
        places.add(one.organisation_id)
        if one.subtree:
            places.update(key for key, path in below if path.startswith(one.organisation.below))
    return Standing(user, {role: frozenset(places) for role, places in found.items()})


def memberships_on(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Those in force today."""
    day = clock.today()
    return memberships.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))


def _below(tops: Iterable[Organisation]) -> list[tuple[int, str]]:
    condition = Q()
    for top in tops:
        condition |= Q(path__startswith=top.below)
    return list(Organisation.objects.filter(condition).values_list("pk", "path")) if condition else []
