"""People added, changed, and recognised as one or two by somebody who knows."""

from typing import Any

import pytest

from tests.office.made import organisation, person, user, user_with
from thidua.office.access.standing import standing_of
from thidua.office.journal.models import Entry, PersonalValue
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.models import KeptApart, Role
from thidua.office.organisations.services import people, roles


def _refused(message: str, verb: Any, **values: Any) -> None:
    with pytest.raises(OrganisationError) as error:
        verb(by=None, **values)
    assert str(error.value) == message


def test_what_is_personal_stands_beside_the_journal_not_in_it():
    made = people.add(organisation=organisation(), by=None, full_name="Trần  Mẫu Bình", phone="0900000001")
    entry = Entry.objects.get()
    assert made.full_name == "Trần Mẫu Bình"
    assert [word in entry.content for word in ("Trần", "0900000001")] == [False, False]
    kept = PersonalValue.objects.values_list("name", "value")
    assert dict(kept) == {"after.full_name": "Trần Mẫu Bình", "after.phone": "0900000001"}


def test_a_person_has_a_name_and_a_staff_code_of_ones_own():
    place = organisation()
    people.add(organisation=place, by=None, full_name="Trần Mẫu Bình", staff_code="CB1")
    _refused("Họ và tên không được để trống.", people.add, organisation=place, full_name="  ")
    asked = {"organisation": place, "full_name": "Lê Mẫu Cúc", "staff_code": "CB1"}
    _refused("Mã cán bộ «CB1» đã là của Trần Mẫu Bình.", people.add, **asked)


def test_only_what_changed_is_written_down():
    somebody = person(full_name="Trần Mẫu Bình", position="Chuyên viên")
    people.change(person=somebody, by=None, full_name="Trần Mẫu Bình", position="Phó Trưởng phòng")
    assert dict(PersonalValue.objects.values_list("name", "value")) == {
        "before.position": "Chuyên viên",
        "after.position": "Phó Trưởng phòng",
    }
    people.change(person=somebody, by=None, position="Phó Trưởng phòng")
    assert Entry.objects.count() == 1


def test_two_records_become_one_person_with_the_roles_and_the_account_of_both():
    place = organisation()
    account, kept = user_with(Role.OFFICER, at=place), person(full_name="Trần Mẫu Bình")
    roles.give(person=kept, organisation=place, role=Role.HEAD, by=None)
    people.confirm_same(kept=kept, other=account.person, by=None)
    account.refresh_from_db()
    assert account.person == kept
    assert set(standing_of(account).at) == {Role.OFFICER, Role.HEAD}
    given = roles.give(person=kept.other_spellings.get(), organisation=place, role=Role.SECRETARY, by=None)
    assert given.person == kept


def test_two_accounts_are_not_joined():
    message = "Cả hai bản ghi đều có tài khoản; hãy giữ bản ghi có tài khoản sẽ dùng tiếp."
    _refused(message, people.confirm_same, kept=user().person, other=user().person)


def test_nobody_is_joined_twice_or_with_oneself():
    kept, other = person(), person()
    people.confirm_same(kept=kept, other=other, by=None)
    message = "Hai bản ghi này đã được xác nhận là một, hoặc một bản đã gộp vào bản khác."
    _refused(message, people.confirm_same, kept=person(), other=other)
    _refused(message, people.confirm_same, kept=kept, other=kept)


def test_that_two_are_two_is_said_once():
    first, second = person(), person()
    people.keep_apart(one=second, other=first, by=None)
    people.keep_apart(one=first, other=second, by=None)
    assert [(pair.first, pair.second) for pair in KeptApart.objects.all()] == [(first, second)]
    assert [entry.act for entry in Entry.objects.all()] == ["organisations.keep_apart"]
