"""Invented organisations, people and campaigns for tests, each made with one call."""

from datetime import date
from itertools import count
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP

from thidua.catalogue import plan_files
from thidua.office.access.standing import SECOND_FACTOR_ROLES
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.organisations.models import Level, Membership, Organisation, OrganisationKind, Person, Role
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.services import adopt

_numbers = count(1)
PASSWORD = "mat-khau-mau"
TOTP_SECRET = "JBSWY3DPEHPK3PXP"


def organisation(parent: Organisation | None = None, **values: Any) -> Organisation:
    """An office, below another where ``parent`` is given."""
    number = next(_numbers)
    made = {
        "code": f"co-quan-{number}",
        "name": f"Phòng Mẫu số {number}",
        "kind": OrganisationKind.DEPARTMENT,
        "level": Level.DISTRICT,
        "path": parent.below if parent is not None else "/",
    } | values
    return Organisation.objects.create(parent=parent, **made)


def person(**values: Any) -> Person:
    """Somebody."""
    return Person.objects.create(**({"full_name": f"Nguyễn Mẫu {next(_numbers)}"} | values))


def user(**values: Any) -> User:
    """An account whose password is ``PASSWORD``."""
    made = {"username": f"nguoi-dung-{next(_numbers)}", "person": None} | values
    return User.objects.create_user(**(made | {"person": made["person"] or person()}), password=PASSWORD)


def user_with(*roles: Role, at: Organisation, subtree: bool = False, enrolled: bool = True) -> User:
    """An account that holds roles at an organisation, with the second factor where one of them asks for it."""
    made = user()
    if enrolled and not SECOND_FACTOR_ROLES.isdisjoint(roles):
        TOTP.activate(made, TOTP_SECRET)
    for role in roles:
        Membership.objects.create(person=made.person, organisation=at, role=role, subtree=subtree)
    return made


def plan_version(owner: Organisation, plan_id: str = "cu-chi-2020") -> PlanVersion:
    """A plan of the catalogue, adopted by an owner."""
    return adopt(owner=owner, files=[(f"{plan_id}.yaml", plan_files()[plan_id].read_text(encoding="utf-8"))], by=None)


def campaign(owner: Organisation, plan_id: str = "cu-chi-2020", **values: Any) -> Campaign:
    """A running campaign without participants, run by its owner."""
    rounds = {"cu-chi-2020": "2020", "thai-nguyen-2018-2020": "2018"}
    made: dict[str, Any] = {
        "title": f"Thi đua {owner.name}",
        "round": rounds.get(plan_id, plan_id[-4:]),
        "state": Campaign.State.RUNNING,
        "launched_on": date(2020, 5, 5),
    } | values
    started = Campaign.objects.create(owner=owner, plan=plan_version(owner, plan_id), **made)
    BodyRole.objects.create(campaign=started, body="committee", organisation=owner, runs=True)
    return started


def participant(started: Campaign, unit: Organisation | None = None, **values: Any) -> Participant:
    """A collective that takes part, with an organisation of its own."""
    unit = unit or organisation()
    made: dict[str, Any] = {"kind": "collective", "group": "unit"} | values
    return Participant.objects.create(campaign=started, organisation=unit, code=unit.code, name=unit.name, **made)
