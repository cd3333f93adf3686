"""The tree of organisations through founding, renaming, moving, closing, merging and splitting."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office.made import organisation, person, user_with
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.journal.models import Entry
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.models import Membership, Organisation, Role
from thidua.office.organisations.services import tree

DAY = date(2026, 6, 15)
WHY: dict[str, Any] = {"by": None, "reason": "Nghị quyết mẫu số 1"}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(DAY):
        yield


def _path(one: Organisation) -> str:
    one.refresh_from_db()
    return one.path


def _refused(message: str, verb: Any, **values: Any) -> None:
    before = list(Organisation.objects.order_by("pk").values())
    with pytest.raises(OrganisationError) as error:
        verb(**(WHY | values))
    assert str(error.value) == message
    assert list(Organisation.objects.order_by("pk").values()) == before


def test_one_is_founded_below_another_and_the_journal_says_so():
    top = organisation()
    made = tree.found(code="xa-moi", name="Xã  Mới", parent=top, valid_from=DAY, **WHY)
    assert (made.name, made.path, made.valid_from) == ("Xã Mới", f"/{top.pk}/", DAY)
    entry = Entry.objects.get()
    assert (entry.act, entry.owner, entry.happened_on) == ("organisations.found", made, DAY)


def test_a_code_stands_for_one_organisation():
    organisation(code="xa-mau")
    _refused("Mã «xa-mau» đã có đơn vị khác dùng.", tree.found, code="xa-mau", name="Xã Khác", parent=None)


def test_a_former_name_stays_findable():
    one = organisation(name="Phòng Nội vụ")
    tree.rename(organisation=one, name="Phòng Văn hóa – Nội vụ", on=date(2026, 6, 1), **WHY)
    one.refresh_from_db()
    former = one.former_names.get()
    assert (one.name, former.name, former.valid_to) == ("Phòng Văn hóa – Nội vụ", "Phòng Nội vụ", date(2026, 5, 31))
    assert former.search == "phong noi vu"


def test_what_lies_below_moves_along():
    first, second = organisation(), organisation()
    middle = organisation(first)
    low = organisation(organisation(middle))
    beside = organisation(first)
    tree.move(organisation=middle, to=second, on=DAY, **WHY)
    assert _path(middle) == f"/{second.pk}/"
    assert _path(low) == f"/{second.pk}/{middle.pk}/{low.parent_id}/"
    assert _path(beside) == f"/{first.pk}/"
    tree.move(organisation=middle, to=None, on=DAY, **WHY)
    assert [_path(middle), _path(low)] == ["/", f"/{middle.pk}/{low.parent_id}/"]


def test_nothing_is_put_below_itself():
    top = organisation(name="Trên")
    low = organisation(organisation(top), name="Dưới")
    _refused("«Trên» không thể thuộc «Dưới», vì đơn vị này ở dưới nó.", tree.move, organisation=top, to=low, on=DAY)
    _refused("«Trên» không thể thuộc «Trên», vì đơn vị này ở dưới nó.", tree.move, organisation=top, to=top, on=DAY)


def test_what_has_not_come_yet_is_not_written_down_as_done():
    one = organisation()
    message = "Ngày 16/06/2026 chưa đến; việc này ghi nhận khi đã có hiệu lực."
    _refused(message, tree.move, organisation=one, to=None, on=date(2026, 6, 16))


def test_closing_ends_the_roles_and_waits_for_what_is_below():
    top = organisation(name="Huyện Mẫu")
    low = organisation(top)
    account = user_with(Role.OFFICER, at=top)
    message = "«Huyện Mẫu» còn 1 đơn vị trực thuộc; hãy chuyển hoặc kết thúc chúng trước."
    _refused(message, tree.close, organisation=top, last_day=DAY)
    tree.close(organisation=low, last_day=date(2026, 6, 14), **WHY)
    tree.close(organisation=top, last_day=date(2026, 6, 14), **WHY)
    assert Membership.objects.get(person=account.person).valid_to == date(2026, 6, 14)
    assert standing_of(account).at == {}
    _refused("«Huyện Mẫu» đã kết thúc từ hết ngày 14/06/2026.", tree.close, organisation=top, last_day=DAY)


def test_a_merger_takes_people_roles_and_what_is_below_along():
    first, second, successor = organisation(), organisation(), organisation()
    below = organisation(first)
    head, officer = user_with(Role.HEAD, at=first), user_with(Role.OFFICER, at=successor)
    worker = person(organisation=second)
    tree.merge(sources=[first, second], into=successor, on=date(2026, 6, 1), **WHY)
    for one in (first, second, worker):
        one.refresh_from_db()
    assert [one.merged_into for one in (first, second)] == [successor, successor]
    assert [one.valid_to for one in (first, second)] == [date(2026, 5, 31)] * 2
    assert (worker.organisation, _path(below)) == (successor, f"/{successor.pk}/")
    assert standing_of(head).where(Role.HEAD) == {first.pk, second.pk, successor.pk}
    assert standing_of(officer).where(Role.OFFICER) == {first.pk, second.pk, successor.pk}


def test_who_holds_the_role_at_the_successor_already_does_not_get_it_twice():
    first, successor = organisation(), organisation()
    account = user_with(Role.HEAD, at=first)
    Membership.objects.create(person=account.person, organisation=successor, role=Role.HEAD)
    tree.merge(sources=[first], into=successor, on=DAY, **WHY)
    assert Membership.objects.filter(organisation=successor).count() == 1


def test_an_organisation_is_not_merged_into_itself_nor_into_one_below_it():
    top = organisation(name="Huyện Mẫu")
    low = organisation(top, name="Xã Mẫu")
    message = "«Huyện Mẫu» không thể sáp nhập vào chính nó."
    _refused(message, tree.merge, sources=[low, top], into=top, on=DAY)
    message = "«Xã Mẫu» thuộc «Huyện Mẫu» nên không thể nhận sáp nhập đơn vị này."
    _refused(message, tree.merge, sources=[top], into=low, on=DAY)


def test_a_division_closes_the_old_one_and_a_separation_leaves_it():
    top = organisation()
    whole = organisation(top)
    parts = tree.split(organisation=whole, parts=[("p-1", "Phòng Một"), ("p-2", "Phòng Hai")], on=DAY, **WHY)
    whole.refresh_from_db()
    assert [(one.split_from, one.path, one.valid_from) for one in parts] == [(whole, f"/{top.pk}/", DAY)] * 2
    assert whole.valid_to == date(2026, 6, 14)
    (part,) = tree.split(organisation=parts[0], parts=[("p-3", "Phòng Ba")], on=DAY, closes=False, **WHY)
    parts[0].refresh_from_db()
    assert (part.split_from, parts[0].valid_to) == (parts[0], None)
    message = "Chia đơn vị phải có ít nhất hai đơn vị mới; tách phải có ít nhất một."
    _refused(message, tree.split, organisation=part, parts=[("p-4", "Phòng Bốn")], on=DAY)


ACTS = st.lists(st.tuples(st.sampled_from(["move", "merge"]), st.integers(0, 6), st.integers(0, 7)), max_size=8)


@given(ACTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_acts_each_path_names_all_above_and_nothing_is_above_itself(acts: list[tuple[str, int, int]]):
    made = [organisation()]
    for number in range(1, 7):
        made.append(organisation(made[number // 2]))
    for act, one, other in acts:
        try:
            if act == "move":
                tree.move(organisation=made[one], to=made[other] if other < 7 else None, on=DAY, **WHY)
            elif other < 7:
                tree.merge(sources=[made[one]], into=made[other], on=DAY, **WHY)
        except OrganisationError:
            continue
    for unit in Organisation.objects.filter(pk__in=[one.pk for one in made]):
        above: list[int] = []
        parent = unit.parent
        while parent is not None:
            assert len(above) < 7
            above.append(parent.pk)
            parent = parent.parent
        assert unit.path == "/" + "".join(f"{key}/" for key in reversed(above))
