"""What is done to an organisation: for each act its form, what it calls, and what is shown before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from thidua.office.accounts.models import User
from thidua.office.organisations.models import Membership, Organisation
from thidua.office.organisations.services import tree
from thidua.web.pages.organisations import forms

Given = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One act. ``shown`` gives a line for each thing touched; acts without it are done at once.

    ``leads_to_made``: whether one lands on the page of what was made.
    """

    title: str
    label: str
    form: type[forms.Dated]
    do: Callable[[Organisation, Given, User | None], object]
    done: str
    shown: Callable[[Organisation, Given], list[str]] | None = None
    danger: bool = False
    leads_to_made: bool = False


def _found(one: Organisation, given: Given, by: User | None) -> object:
    values = {name: given[name] for name in ("code", "name", "short_name", "kind", "level", "reason")}
    return tree.found(parent=one, by=by, valid_from=given["on"], **values)


def _rename(one: Organisation, given: Given, by: User | None) -> object:
    return tree.rename(organisation=one, by=by, **given)


def _move(one: Organisation, given: Given, by: User | None) -> object:
    return tree.move(organisation=one, by=by, **given)


def _close(one: Organisation, given: Given, by: User | None) -> object:
    return tree.close(organisation=one, last_day=given["on"], reason=given["reason"], by=by)


def _merge(one: Organisation, given: Given, by: User | None) -> object:
    return tree.merge(into=one, by=by, **{**given, "sources": list(given["sources"])})


def _split(one: Organisation, given: Given, by: User | None) -> object:
    return tree.split(organisation=one, by=by, **given)


def _below(one: Organisation, given: Given) -> list[str]:
    moved = [one, *Organisation.objects.filter(path__startswith=one.below)]
    return [f"{unit.name}: chuyển về {given['to'].name}" if unit.pk == one.pk else unit.name for unit in moved]


def _ending(one: Organisation, given: Given) -> list[str]:
    return [f"{one.name}: kết thúc hết ngày {given['on']:%d/%m/%Y}", *_roles([one])]


def _merging(one: Organisation, given: Given) -> list[str]:
    sources = list(given["sources"])
    lines = [f"{unit.name}: nhập vào {one.name}" for unit in sources]
    lines += [f"{unit.name}: chuyển về {one.name}" for unit in Organisation.objects.filter(parent__in=sources)]
    return [*lines, *_roles(sources)]


def _splitting(one: Organisation, given: Given) -> list[str]:
    lines = [f"{name} (mã {code}): đơn vị mới" for code, name in given["parts"]]
    return [*lines, *(_ending(one, given) if given["closes"] else ())]


def _roles(units: list[Organisation]) -> list[str]:
    held = Membership.objects.filter(organisation__in=units).select_related("person", "organisation")
    return [f"{one.person}: vai trò {one.get_role_display()} tại {one.organisation} kết thúc" for one in held]


FOUND = Act("Thêm đơn vị trực thuộc", "Thêm đơn vị", forms.Found, _found, "Đã thêm đơn vị.", leads_to_made=True)
RENAME = Act("Đổi tên", "Đổi tên", forms.Rename, _rename, "Đã đổi tên.")
MOVE = Act("Chuyển về trực thuộc nơi khác", "Chuyển", forms.Move, _move, "Đã chuyển.", _below)
CLOSE = Act("Kết thúc hoạt động", "Kết thúc", forms.Close, _close, "Đã ghi ngày kết thúc.", _ending, danger=True)
MERGE = Act("Nhận sáp nhập", "Sáp nhập", forms.Merge, _merge, "Đã sáp nhập.", _merging, danger=True)
SPLIT = Act("Chia, tách", "Chia, tách", forms.Split, _split, "Đã chia, tách.", _splitting, danger=True)
