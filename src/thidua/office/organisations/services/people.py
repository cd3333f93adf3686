"""Adding people, changing what is known of them, and confirming that two records are one person or two."""

from collections.abc import Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from thidua.office.journal.services import record
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.models import KeptApart, Membership, Organisation, Person
from thidua.office.spelling import clean

User = AbstractBaseUser | None
KNOWN = ("full_name", "position", "staff_code", "email", "phone")
"""What is known of a person, apart from the organisation."""


@transaction.atomic
def add(*, organisation: Organisation | None, by: User, **known: str) -> Person:
    """Somebody new. Raises OrganisationError for an empty name or a staff code that is taken at the organisation."""
    person = Person(organisation=organisation, **_cleaned(known))
    _check(person)
    person.save()
    _record("organisations.add_person", person, by, before={}, after=_cleaned(known))
    return person


@transaction.atomic
def change(*, person: Person, by: User, organisation: Organisation | None = None, **known: str) -> Person:
    """Write what is known anew; what is not given stays. Nothing changed: nothing is recorded."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    given = {name: value for name, value in _cleaned(known).items() if getattr(held, name) != value}
    before = {name: getattr(held, name) for name in given}
    moved = organisation is not None and organisation.pk != held.organisation_id
    if not given and not moved:
        return held
    for name, value in given.items():
        setattr(held, name, value)
    if moved:
        held.organisation = organisation
    _check(held)
    held.save()
    _record("organisations.change_person", held, by, before=before, after=given)
    return held


@transaction.atomic
def confirm_same(*, kept: Person, other: Person, by: User, reason: str = "") -> Person:
    """Both records are one person: ``kept`` stands for it and takes over the roles of ``other``, whose name stays.

    Refused where both have an account: one of them must be given up first.
    """
    first, second = sorted((kept.pk, other.pk))
    locked = {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=(first, second)).order_by("pk")}
    kept, other = locked[kept.pk], locked[other.pk]
    if kept.pk == other.pk or other.same_as_id is not None or kept.same_as_id is not None:
        raise OrganisationError("Hai bản ghi này đã được xác nhận là một, hoặc một bản đã gộp vào bản khác.")
    if (account := getattr(other, "user", None)) is not None:
        if hasattr(kept, "user"):
            raise OrganisationError("Cả hai bản ghi đều có tài khoản; hãy giữ bản ghi có tài khoản sẽ dùng tiếp.")
        account.person = kept
        account.save(update_fields=("person",))
    moved = Membership.objects.filter(person=other).update(person=kept)
    Person.objects.filter(same_as=other).update(same_as=kept)
    other.same_as = kept
    other.save(update_fields=("same_as",))
    KeptApart.objects.filter(first=first, second=second).delete()
    after = {"same_as": kept.pk, "roles": moved}
    _record("organisations.confirm_same", other, by, before={}, after={}, more=after, reason=reason)
    return kept


@transaction.atomic
def keep_apart(*, one: Person, other: Person, by: User, reason: str = "") -> None:
    """They are two people, however alike their names are: nobody is asked again."""
    first, second = sorted((one.pk, other.pk))
    _, made = KeptApart.objects.get_or_create(first_id=first, second_id=second)
    if made:
        _record("organisations.keep_apart", one, by, before={}, after={}, more={"other": other.pk}, reason=reason)


def _cleaned(known: Mapping[str, str]) -> dict[str, str]:
    unknown = set(known) - set(KNOWN)
    if unknown:
        raise TypeError(f"nothing is known of {sorted(unknown)}")
    return {name: clean(value) for name, value in known.items()}


def _check(person: Person) -> None:
    if not person.full_name:
        raise OrganisationError("Họ và tên không được để trống.")
    if person.staff_code:
        taken = Person.objects.filter(staff_code=person.staff_code, organisation=person.organisation_id, same_as=None)
        if other := taken.exclude(pk=person.pk).first():
            raise OrganisationError(f"Mã cán bộ «{person.staff_code}» đã là của {other.full_name}.")


def _record(
    act: str,
    person: Person,
    by: User,
    *,
    before: Mapping[str, str],
    after: Mapping[str, str],
    more: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    personal = {f"before.{name}": value for name, value in before.items()}
    personal |= {f"after.{name}": value for name, value in after.items() if value}
    record(
        act=act,
        target=f"organisations.person:{person.pk}",
        actor=by,
        owner=person.organisation,
        after=more,
        reason=reason,
        personal=personal,
    )
