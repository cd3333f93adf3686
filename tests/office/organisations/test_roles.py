"""Roles given, ended, deputised and handed over."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.office.made import organisation, person, user, user_with
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.journal.models import Entry
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.models import Membership, Role
from thidua.office.organisations.services import roles

DAY = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(DAY):
        yield


def _refused(message: str, verb: Any, **values: Any) -> None:
    with pytest.raises(OrganisationError) as error:
        verb(by=None, **values)
    assert str(error.value) == message


def test_a_role_is_given_once_at_a_time_and_again_after_it_ended():
    place, somebody = organisation(name="Phòng Mẫu"), person(full_name="Trần Mẫu Bình")
    given: dict[str, Any] = {"person": somebody, "organisation": place, "role": Role.OFFICER}
    first = roles.give(by=None, **given)
    _refused("Trần Mẫu Bình đã có vai trò «Chuyên viên» tại «Phòng Mẫu».", roles.give, **given)
    roles.end(membership=first, last_day=date(2026, 6, 14), by=None, reason="chuyển công tác")
    again = roles.give(by=None, valid_from=DAY, **given)
    assert (again.valid_from, again.valid_to) == (DAY, None)
    acts = ["organisations.give_role", "organisations.end_role", "organisations.give_role"]
    assert [entry.act for entry in Entry.objects.all()] == acts


def test_a_role_does_not_end_before_it_begins_nor_twice():
    held = roles.give(person=person(), organisation=organisation(), role=Role.HEAD, by=None, valid_from=DAY)
    message = "Vai trò này bắt đầu từ ngày 15/06/2026, sau ngày kết thúc."
    _refused(message, roles.end, membership=held, last_day=date(2026, 6, 1), reason="")
    roles.end(membership=held, last_day=DAY, by=None, reason="")
    message = "Vai trò này đã kết thúc từ hết ngày 15/06/2026."
    _refused(message, roles.end, membership=held, last_day=date(2026, 6, 20), reason="")


def test_a_deputy_needs_days_and_a_paper():
    place = organisation()
    head, deputy = user_with(Role.HEAD, at=place), user()
    own = Membership.objects.get(person=head.person)
    days: dict[str, Any] = {"valid_from": DAY, "valid_to": date(2026, 6, 30), "membership": own}
    asked = days | {"person": deputy.person, "mandate": "12/GUQ"}
    _refused("Hãy ghi số văn bản giao quyền, ủy quyền.", roles.deputise, **(asked | {"mandate": " "}))
    _refused("Không thể ủy quyền cho chính mình.", roles.deputise, **(asked | {"person": head.person}))
    made = roles.deputise(by=head, **asked)
    assert standing_of(deputy).holds(Role.HEAD, place.pk)
    message = "Người được ủy quyền không được ủy quyền lại."
    _refused(message, roles.deputise, **(asked | {"membership": made, "person": person()}))
    with clock.at(date(2026, 7, 1)):
        assert not standing_of(deputy).holds(Role.HEAD, place.pk)
        assert standing_of(head).holds(Role.HEAD, place.pk)


def test_the_database_takes_no_deputy_without_days():
    own = roles.give(person=person(), organisation=organisation(), role=Role.HEAD, by=None)
    values = {"person": person(), "organisation": own.organisation, "role": Role.HEAD, "stands_in_for": own}
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(mandate="12/GUQ", valid_from=DAY, **values)


def test_everything_goes_to_another_person_in_one_act_and_nothing_beyond_what_one_administers():
    mine, other, elsewhere = organisation(), organisation(), organisation()
    leaving, coming = user_with(Role.OFFICER, Role.HEAD, at=mine), user()
    Membership.objects.create(person=leaving.person, organisation=other, role=Role.SECRETARY, subtree=True)
    Membership.objects.create(person=leaving.person, organisation=elsewhere, role=Role.AUDITOR)
    places = {mine.pk, other.pk}
    taken = roles.hand_over(person=leaving.person, to=coming.person, at=places, on=DAY, by=None, reason="nghỉ hưu")
    assert [(one.organisation, one.role, one.subtree, one.valid_from) for one in taken] == [
        (mine, Role.OFFICER, False, DAY),
        (mine, Role.HEAD, False, DAY),
        (other, Role.SECRETARY, True, DAY),
    ]
    assert standing_of(leaving).at == {Role.AUDITOR: frozenset({elsewhere.pk})}
    assert standing_of(coming).where(Role.OFFICER, Role.HEAD) == {mine.pk}
    assert [(entry.act, '"reason":"nghỉ hưu"' in entry.content) for entry in Entry.objects.all()] == [
        ("organisations.hand_over", True)
    ] * 3


def test_handing_over_on_a_later_day_leaves_both_in_their_time():
    place = organisation()
    leaving, coming = user_with(Role.OFFICER, at=place), user()
    day = date(2026, 7, 1)
    roles.hand_over(person=leaving.person, to=coming.person, at={place.pk}, on=day, by=None, reason="")
    assert [bool(standing_of(one).at) for one in (leaving, coming)] == [True, False]
    with clock.at(day):
        assert [bool(standing_of(one).at) for one in (leaving, coming)] == [False, True]


def test_a_role_that_the_other_holds_already_is_not_doubled():
    place = organisation()
    leaving, coming = (user_with(Role.OFFICER, at=place) for _ in range(2))
    Membership.objects.create(person=leaving.person, organisation=place, role=Role.HEAD)
    taken = roles.hand_over(person=leaving.person, to=coming.person, at={place.pk}, on=DAY, by=None, reason="")
    assert [one.role for one in taken] == [Role.HEAD]
    assert Membership.objects.filter(person=coming.person, role=Role.OFFICER).count() == 1


def test_nothing_to_hand_over_is_said():
    somebody = person(full_name="Lê Mẫu Cúc")
    message = "Lê Mẫu Cúc không giữ vai trò nào có thể bàn giao từ ngày 15/06/2026."
    _refused(message, roles.hand_over, person=somebody, to=person(), at={organisation().pk}, on=DAY, reason="")
