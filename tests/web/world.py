"""The world of the walk of ``test_access``: an owner, its campaign and units, a stranger beside it, their people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from tests.office.made import campaign, organisation, participant, user, user_with
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.organisations.models import Organisation, Role

Group = Literal["owner", "unit", "other unit", "sibling", "insider"]
"""An insider is somebody whom a maker has made and put among ``World.insiders``."""
GROUPS: tuple[Group, ...] = ("owner", "unit", "other unit", "sibling")
ALL = frozenset(GROUPS)
OWNER = frozenset[Group]({"owner"})
OWNER_AND_UNIT = frozenset[Group]({"owner", "unit"})
IN_THE_CAMPAIGN = frozenset[Group]({"owner", "unit", "other unit"})
INSIDERS = frozenset[Group]({"insider"})


@dataclass(frozen=True)
class Thing:
    """What a parameter stands for. ``kinds``: what predicates are asked about, by the class that they take."""

    key: Any
    """As it stands in the address."""
    seen_by: frozenset[Group]
    """People of other groups, strangers and accounts without a role never get at it."""
    kinds: Mapping[type, Any] = field(default_factory=dict)


@dataclass
class World:
    """An owner with a campaign of two units, and an owner beside it with a campaign of its own."""

    owner: Organisation
    sibling: Organisation
    unit: Organisation
    other_unit: Organisation
    campaign: Campaign
    participant: Participant
    other_participant: Participant
    insiders: list[User] = field(default_factory=list)

    @classmethod
    def made(cls) -> "World":
        """Everything of it, without people."""
        owner, sibling, unit, other = (organisation() for _ in range(4))
        started = campaign(owner)
        participant(campaign(sibling), sibling)
        return cls(owner, sibling, unit, other, started, participant(started, unit), participant(started, other))

    def place(self, group: Group) -> Organisation:
        """Where the people of a group hold their roles."""
        return {"owner": self.owner, "unit": self.unit, "other unit": self.other_unit, "sibling": self.sibling}[group]

    @cached_property
    def officer(self) -> User:
        """An officer of the owner, for makers that need somebody who acts."""
        return user_with(Role.OFFICER, at=self.owner)

    @cached_property
    def keeper(self) -> User:
        """Somebody who works at the owner and holds a role there."""
        made = user_with(Role.OFFICER, at=self.owner)
        made.person.organisation = self.owner
        made.person.save()
        return made

    def cast(self) -> list[tuple[Group | None, User]]:
        """Everybody but insiders: each role at each group's place, and an account that holds nothing."""
        people: list[tuple[Group | None, User]] = [(None, user())]
        for group in GROUPS:
            people += [(group, user_with(role, at=self.place(group))) for role in Role]
        return people
