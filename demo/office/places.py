"""The offices of a stage and their people, made as an administrator makes them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from demo.office.names import OFFICES, people, places
from demo.office.stages import Stage
from thidua.office.accounts.models import User
from thidua.office.accounts.services import open_account
from thidua.office.organisations.models import Level, Organisation, OrganisationKind, Role
from thidua.office.organisations.services.people import add
from thidua.office.organisations.services.roles import give
from thidua.office.organisations.services.tree import found

_KINDS = {
    "radio_station": "Đài Truyền thanh {}", "land_office": "Chi nhánh đất đai {}", "one_stop_office": "Văn phòng {}",
    "inspectorate": "Thanh tra {}", "one_stop": "Bộ phận Một cửa xã {}", "schools": "Trường Tiểu học {}",
    "villages": "Thôn {}", "school": "Trường Mầm non {}", "commune": "UBND xã {}",
}  # fmt: skip


@dataclass
class Town:
    """The offices of one stage: the committee, who runs the campaign, the units by group, an account of each role."""

    stage: Stage
    owner: Organisation
    runner: Organisation
    accounts: dict[Role, User]
    units: dict[str, list[Organisation]] = field(default_factory=dict)
    schools: list[Organisation] = field(default_factory=list)
    """Below the first of the units, where the stage has them."""
    heads: dict[int, User] = field(default_factory=dict)
    """By the unit's key."""
    shown: list[tuple[str, User, Role]] = field(default_factory=list)
    """Who else can be signed in as, by what they are."""

    @property
    def officer(self) -> User:
        """Who acts for the standing body."""
        return self.accounts[Role.OFFICER]


class Founding:
    """Makes offices and people below one province."""

    def __init__(self, top: Organisation, admin: User) -> None:
        """``admin`` does it all."""
        self.top, self.admin = top, admin
        self._people: Iterator[str] = people()
        self._numbers = count()

    def town(self, stage: Stage) -> Town:
        """All offices of a stage."""
        owner = self.office(stage.code, stage.office, self.top, stage.level, OrganisationKind.COMMITTEE)
        names = {"home_affairs": "Phòng Nội vụ", "office": "Văn phòng HĐND và UBND"}
        runner = self.office(f"{stage.code}-tt", f"{names[stage.standing]} {_short(owner)}", owner, stage.level)
        town = Town(stage, owner, runner, {})
        for role in Role:
            at = runner if role in (Role.OFFICER, Role.HEAD, Role.APPRAISER, Role.SECRETARY) else owner
            town.accounts[role] = self.account(f"{stage.code}-{role.value.replace('_', '-')}", role, at)
        give(person=town.officer.person, organisation=owner, role=Role.OFFICER, by=self.admin)
        named = places()
        for group, number in stage.units.items():
            town.units[group] = [self.unit(town, group, index, next(named)) for index in range(number)]
        return town

    def unit(self, town: Town, group: str, index: int, place: str) -> Organisation:
        """One unit, with a head who has an account."""
        stage = town.stage
        code = f"{stage.code}-{group.replace('_', '-')}-{index + 1:03}"
        unit = self.office(
            code, _unit_name(group, index, place), town.owner, "grassroots" if group == "school" else "commune"
        )
        town.heads[unit.pk] = self.account(code, Role.HEAD, unit)
        return unit

    def office(self, code: str, name: str, parent: Organisation, level: str, kind: str = "department") -> Organisation:
        """An office."""
        return found(code=code, name=name, parent=parent, level=Level(level), kind=kind, by=self.admin)

    def next_person(self) -> str:
        """A name that nobody has yet."""
        return next(self._people)

    def account(self, username: str, role: Role, at: Organisation) -> User:
        """Somebody with a role and an account that nobody can sign in to yet. Three in four have mail."""
        email = f"{username}@mau.example" if next(self._numbers) % 4 else ""
        somebody = add(organisation=at, by=self.admin, full_name=self.next_person(), email=email)
        give(person=somebody, organisation=at, role=role, by=self.admin)
        return open_account(person=somebody, username=username, by=self.admin)


def _unit_name(group: str, index: int, place: str) -> str:
    if group in _KINDS:
        return _KINDS[group].format(place)
    if index < len(OFFICES):
        return f"Phòng {OFFICES[index]} (mẫu)"
    return f"UBND xã {place}"


def _short(owner: Organisation) -> str:
    return owner.name.removeprefix("UBND ")
