"""Founding, renaming, moving, closing, merging and splitting organisations: dated, reasoned, with the paper's number.

All of it waits for one lock, so that two moves at once cannot make a circle. What takes effect later than today is
refused, but for founding and closing: the tree is what holds today.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Length, Substr

from thidua.office import clock
from thidua.office.journal.services import record
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.models import FormerName, Level, Membership, Organisation, OrganisationKind, Person
from thidua.office.organisations.services.roles import carry
from thidua.office.spelling import clean

User = AbstractBaseUser | None


@transaction.atomic
def found(
    *,
    code: str,
    name: str,
    parent: Organisation | None,
    by: User,
    kind: str = OrganisationKind.DEPARTMENT,
    level: str = Level.COMMUNE,
    short_name: str = "",
    valid_from: date | None = None,
    split_from: Organisation | None = None,
    reason: str = "",
) -> Organisation:
    """A new organisation below ``parent``, or at the top. Raises OrganisationError where code or name do not do."""
    _lock_tree()
    if not clean(name):
        raise OrganisationError("Tên đơn vị không được để trống.")
    if Organisation.objects.filter(code=code).exists():
        raise OrganisationError(f"Mã «{code}» đã có đơn vị khác dùng.")
    if parent is not None:
        parent = _open(parent, valid_from or clock.today())
    made = Organisation.objects.create(
        code=code,
        name=name,
        short_name=clean(short_name),
        kind=kind,
        level=level,
        parent=parent,
        path=parent.below if parent is not None else "/",
        valid_from=valid_from,
        split_from=split_from,
    )
    after = {"code": code, "name": made.name, "kind": kind, "level": level, "parent": parent.code if parent else ""}
    _record("organisations.found", made, by, after=after, reason=reason, day=valid_from)
    return made


@transaction.atomic
def rename(
    *, organisation: Organisation, name: str, short_name: str = "", on: date, by: User, reason: str
) -> Organisation:
    """Another name from a day on; the former one stays findable."""
    _lock_tree()
    held, before = _open(organisation, on), {"name": organisation.name, "short_name": organisation.short_name}
    if not clean(name):
        raise OrganisationError("Tên đơn vị không được để trống.")
    if clean(name) == held.name and clean(short_name) == held.short_name:
        raise OrganisationError("Tên mới giống hệt tên đang dùng.")
    if clean(name) != held.name:
        FormerName.objects.create(organisation=held, name=held.name, valid_to=on - timedelta(days=1))
    held.name, held.short_name = name, clean(short_name)
    held.save(update_fields=("name", "short_name", "search", "sort_key"))
    after = {"name": held.name, "short_name": held.short_name}
    _record("organisations.rename", held, by, before=before, after=after, reason=reason, day=on)
    return held


@transaction.atomic
def move(*, organisation: Organisation, to: Organisation | None, on: date, by: User, reason: str) -> Organisation:
    """Put it and all below it under another one. Raises OrganisationError where that would make a circle."""
    _lock_tree()
    return _moved(_open(organisation, on), to, on, by, reason)


@transaction.atomic
def close(*, organisation: Organisation, last_day: date, by: User, reason: str) -> Organisation:
    """Its last day; roles at it end with that day. Refused while organisations below it go on."""
    _lock_tree()
    held = _fresh(organisation)
    if held.valid_to is not None:
        raise OrganisationError(f"«{held.name}» đã kết thúc từ hết ngày {held.valid_to:%d/%m/%Y}.")
    left = held.children.filter(Q(valid_to=None) | Q(valid_to__gt=last_day)).count()
    if left:
        raise OrganisationError(f"«{held.name}» còn {left} đơn vị trực thuộc; hãy chuyển hoặc kết thúc chúng trước.")
    _end(held, last_day)
    _record("organisations.close", held, by, after={"valid_to": last_day}, reason=reason, day=last_day)
    return held


@transaction.atomic
def merge(
    *,
    sources: Sequence[Organisation],
    into: Organisation,
    on: date,
    by: User,
    reason: str,
    take_over_roles: bool = True,
) -> Organisation:
    """Merge organisations into one that exists, from a day on: what is below them and their people go along.

    Their past stays theirs; who acts for ``into`` acts for it. ``take_over_roles``: roles at them go on at ``into``.
    """
    _lock_tree()
    successor = _open(into, on)
    if not sources:
        raise OrganisationError("Hãy chọn ít nhất một đơn vị được sáp nhập.")
    for source in map(_fresh, sources):
        _open(source, on)
        if source.pk == successor.pk:
            raise OrganisationError(f"«{source.name}» không thể sáp nhập vào chính nó.")
        if successor.path.startswith(source.below):
            raise OrganisationError(f"«{successor.name}» thuộc «{source.name}» nên không thể nhận sáp nhập đơn vị này.")
        for child in source.children.all():
            _moved(child, successor, on, by, reason)
        if take_over_roles:
            carry(of=source, to=successor, on=on)
        Person.objects.filter(organisation=source).update(organisation=successor)
        source.merged_into = successor
        _end(source, on - timedelta(days=1))
        _record("organisations.merge", source, by, after={"merged_into": successor.code}, reason=reason, day=on)
    return successor


@transaction.atomic
def split(
    *,
    organisation: Organisation,
    parts: Sequence[tuple[str, str]],
    on: date,
    by: User,
    reason: str,
    closes: bool = True,
) -> list[Organisation]:
    """New organisations (code, name) beside it, from a day on. ``closes``: it ends itself the day before."""
    _lock_tree()
    held = _open(organisation, on)
    if len(parts) < (2 if closes else 1):
        raise OrganisationError("Chia đơn vị phải có ít nhất hai đơn vị mới; tách phải có ít nhất một.")
    made = [
        found(
            code=code,
            name=name,
            kind=held.kind,
            level=held.level,
            parent=held.parent,
            by=by,
            valid_from=on,
            split_from=held,
            reason=reason,
        )
        for code, name in parts
    ]
    if closes:
        if held.children.filter(Q(valid_to=None) | Q(valid_to__gte=on)).exists():
            raise OrganisationError(f"«{held.name}» còn đơn vị trực thuộc; hãy chuyển chúng trước khi chia.")
        _end(held, on - timedelta(days=1))
    after = {"parts": [one.code for one in made], "closes": closes}
    _record("organisations.split", held, by, after=after, reason=reason, day=on)
    return made


def _moved(held: Organisation, to: Organisation | None, on: date, by: User, reason: str) -> Organisation:
    target = _open(to, on) if to is not None else None
    if target is not None and (target.pk == held.pk or target.path.startswith(held.below)):
        raise OrganisationError(f"«{held.name}» không thể thuộc «{target.name}», vì đơn vị này ở dưới nó.")
    before, below = held.parent.code if held.parent else "", held.below
    held.parent, held.path = target, target.below if target is not None else "/"
    held.save(update_fields=("parent", "path"))
    Organisation.objects.filter(path__startswith=below).update(
        path=Concat(Value(held.below), Substr("path", Length(Value(below)) + 1))
    )
    after = {"parent": target.code if target is not None else ""}
    _record("organisations.move", held, by, before={"parent": before}, after=after, reason=reason, day=on)
    return held


def _end(held: Organisation, last_day: date) -> None:
    if held.valid_from is not None and held.valid_from > last_day:
        raise OrganisationError(f"«{held.name}» mới có từ ngày {held.valid_from:%d/%m/%Y}, sau ngày kết thúc.")
    held.valid_to = last_day
    held.save(update_fields=("valid_to", "merged_into"))
    later = Membership.objects.filter(organisation=held).filter(Q(valid_to=None) | Q(valid_to__gt=last_day))
    later.filter(valid_from__gt=last_day).update(valid_to=F("valid_from"))
    later.exclude(valid_from__gt=last_day).update(valid_to=last_day)


def _open(organisation: Organisation, on: date) -> Organisation:
    """The organisation as it stands, which must exist on that day; the day must have come."""
    held = _fresh(organisation)
    if held.valid_to is not None and held.valid_to < on:
        raise OrganisationError(f"«{held.name}» đã kết thúc từ hết ngày {held.valid_to:%d/%m/%Y}.")
    if on > clock.today():
        raise OrganisationError(f"Ngày {on:%d/%m/%Y} chưa đến; việc này ghi nhận khi đã có hiệu lực.")
    return held


def _fresh(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_related("parent").get(pk=organisation.pk)


def _lock_tree() -> None:
    """Every change of the tree waits for the rows at its top."""
    list(Organisation.objects.select_for_update().filter(parent=None).order_by("pk").values_list("pk"))


def _record(
    act: str,
    organisation: Organisation,
    by: User,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object],
    reason: str,
    day: date | None,
) -> None:
    record(
        act=act,
        target=f"organisations.organisation:{organisation.pk}",
        actor=by,
        owner=organisation,
        happened_on=day,
        before=before,
        after=after,
        reason=reason,
    )
