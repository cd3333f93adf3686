"""Giving and ending roles, deputies by mandate, and handing everything over to another person."""

from collections.abc import Collection
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet

from thidua.office import clock
from thidua.office.journal.services import record
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.models import Membership, Organisation, Person, Role
from thidua.office.spelling import clean

User = AbstractBaseUser | None


@transaction.atomic
def give(
    *,
    person: Person,
    organisation: Organisation,
    role: str,
    by: User,
    subtree: bool = False,
    valid_from: date | None = None,
    valid_to: date | None = None,
    reason: str = "",
) -> Membership:
    """A role at an organisation, within dates. The same one again, in dates that meet, is refused."""
    person = _standing_for(person)
    _in_order(valid_from, valid_to)
    if organisation.valid_to is not None and organisation.valid_to < (valid_from or clock.today()):
        raise OrganisationError(f"«{organisation.name}» đã kết thúc từ hết ngày {organisation.valid_to:%d/%m/%Y}.")
    held = Membership.objects.select_for_update().filter(
        person=person, organisation=organisation, role=role, subtree=subtree, stands_in_for=None
    )
    if any(_meet(one, valid_from, valid_to) for one in held):
        raise OrganisationError(f"{person} đã có vai trò «{Role(role).label}» tại «{organisation.name}».")
    made = Membership.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        subtree=subtree,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    _record("organisations.give_role", made, by, reason)
    return made


@transaction.atomic
def end(*, membership: Membership, last_day: date, by: User, reason: str) -> Membership:
    """Its last day, or one earlier than was said; deputies for it end by their own dates."""
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    if held.valid_to is not None and held.valid_to < last_day:
        raise OrganisationError(f"Vai trò này đã kết thúc từ hết ngày {held.valid_to:%d/%m/%Y}.")
    if held.valid_from is not None and held.valid_from > last_day:
        raise OrganisationError(f"Vai trò này bắt đầu từ ngày {held.valid_from:%d/%m/%Y}, sau ngày kết thúc.")
    held.valid_to = last_day
    held.save(update_fields=("valid_to",))
    _record("organisations.end_role", held, by, reason)
    return held


@transaction.atomic
def deputise(
    *,
    membership: Membership,
    person: Person,
    valid_from: date,
    valid_to: date,
    mandate: str,
    by: User,
    reason: str = "",
) -> Membership:
    """Let somebody stand in for a role, from a day to a day, by a paper that says so."""
    person = _standing_for(person)
    _in_order(valid_from, valid_to)
    if not clean(mandate):
        raise OrganisationError("Hãy ghi số văn bản giao quyền, ủy quyền.")
    if person.pk == membership.person_id:
        raise OrganisationError("Không thể ủy quyền cho chính mình.")
    if membership.stands_in_for_id is not None:
        raise OrganisationError("Người được ủy quyền không được ủy quyền lại.")
    made = Membership.objects.create(
        person=person,
        organisation_id=membership.organisation_id,
        role=membership.role,
        subtree=membership.subtree,
        valid_from=valid_from,
        valid_to=valid_to,
        stands_in_for=membership,
        mandate=clean(mandate),
    )
    _record("organisations.deputise", made, by, reason)
    return made


def duties(*, person: Person, at: Collection[int]) -> QuerySet[Membership]:
    """The roles that somebody holds today or will hold, at these organisations: what ``hand_over`` takes along."""
    day = clock.today()
    held = Membership.objects.filter(person=person, organisation__in=at)
    return held.filter(Q(valid_to=None) | Q(valid_to__gte=day)).select_related("organisation").order_by("pk")


@transaction.atomic
def hand_over(*, person: Person, to: Person, at: Collection[int], on: date, by: User, reason: str) -> list[Membership]:
    """Everything that somebody holds at these organisations goes to another from a day on, in one act.

    Sheets and drafts belong to the organisation, so whoever takes over the role goes on with them.
    """
    to = _standing_for(to)
    if to.pk == person.pk:
        raise OrganisationError("Hãy chọn một người khác để bàn giao.")
    if on < clock.today():
        raise OrganisationError("Ngày bàn giao không được ở trước hôm nay.")
    taken: list[Membership] = []
    for held in duties(person=person, at=at).select_for_update(of=("self",)):
        starts = max(on, held.valid_from or on)
        if held.valid_to is not None and held.valid_to < starts:
            continue
        if not any(_meet(one, starts, held.valid_to) for one in _like(held, to)):
            taken.append(_copy(held, to, starts))
        _cut(held, starts - timedelta(days=1))
    if not taken:
        raise OrganisationError(f"{person} không giữ vai trò nào có thể bàn giao từ ngày {on:%d/%m/%Y}.")
    for one in taken:
        _record("organisations.hand_over", one, by, reason)
    return taken


def carry(*, of: Organisation, to: Organisation, on: date) -> None:
    """Roles at an organisation that go on at another from a day; those at the first are ended by who calls."""
    held = Membership.objects.filter(organisation=of, stands_in_for=None).filter(Q(valid_to=None) | Q(valid_to__gte=on))
    there = set(Membership.objects.filter(organisation=to).values_list("person", "role"))
    for one in held:
        if (one.person_id, one.role) not in there:
            starts = max(on, one.valid_from or on)
            Membership.objects.create(
                person_id=one.person_id,
                organisation=to,
                role=one.role,
                subtree=one.subtree,
                valid_from=starts,
                valid_to=one.valid_to,
            )


def _like(held: Membership, person: Person) -> QuerySet[Membership]:
    return Membership.objects.filter(
        person=person,
        organisation=held.organisation_id,
        role=held.role,
        subtree=held.subtree,
        stands_in_for=held.stands_in_for_id,
    )


def _copy(held: Membership, to: Person, starts: date) -> Membership:
    return Membership.objects.create(
        person=to,
        organisation_id=held.organisation_id,
        role=held.role,
        subtree=held.subtree,
        valid_from=starts,
        valid_to=held.valid_to,
        stands_in_for_id=held.stands_in_for_id,
        mandate=held.mandate,
    )


def _cut(held: Membership, last_day: date) -> None:
    """End a role; one that would end before it begins never was."""
    if held.valid_from is not None and held.valid_from > last_day and not held.deputies.exists():
        held.delete()
        return
    held.valid_to = max(last_day, held.valid_from or last_day)
    held.save(update_fields=("valid_to",))


def _standing_for(person: Person) -> Person:
    """The record that stands for somebody."""
    return person.same_as or person


def _in_order(valid_from: date | None, valid_to: date | None) -> None:
    if valid_from is not None and valid_to is not None and valid_from > valid_to:
        raise OrganisationError(f"Ngày kết thúc {valid_to:%d/%m/%Y} ở trước ngày bắt đầu {valid_from:%d/%m/%Y}.")


def _meet(one: Membership, valid_from: date | None, valid_to: date | None) -> bool:
    begins = valid_to is None or one.valid_from is None or one.valid_from <= valid_to
    ends = valid_from is None or one.valid_to is None or one.valid_to >= valid_from
    return begins and ends


def _record(act: str, one: Membership, by: User, reason: str) -> None:
    record(
        act=act,
        target=f"organisations.membership:{one.pk}",
        actor=by,
        owner=one.organisation,
        after={
            "person": one.person_id,
            "role": one.role,
            "subtree": one.subtree,
            "valid_from": one.valid_from,
            "valid_to": one.valid_to,
            "stands_in_for": one.stands_in_for_id,
            "mandate": one.mandate,
        },
        reason=reason,
    )
