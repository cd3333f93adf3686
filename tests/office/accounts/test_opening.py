"""Opening accounts for many people: what each is called, who gets none, and nothing twice."""

from typing import Any

import pytest

from tests.office.made import organisation, person, user
from thidua.office.accounts.models import User
from thidua.office.accounts.opening import open_many, openings
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Person

pytestmark = pytest.mark.django_db


def _all() -> Any:
    return Person.objects.select_related("user", "organisation").order_by("pk")


def test_names_are_made_of_the_persons_and_never_taken_twice():
    place = organisation()
    user(username="binh.tran", person=person(full_name="Lê Mẫu An", organisation=place))
    for name in ("Trần Mẫu Bình", "Trần Thị Bình", "Đặng Mẫu Đức", "Ánh"):
        person(full_name=name, organisation=place)
    names = [one.username for one in openings(_all()) if not one.refusal]
    assert names == ["binh.tran2", "binh.tran3", "duc.dang", "anh"]


def test_who_has_an_account_or_lacks_what_is_needed_is_told():
    place = organisation()
    user(username="an.le", email="an@mau.example", person=person(full_name="Lê Mẫu An", organisation=place))
    person(full_name="Trần Mẫu Bình")
    person(full_name="…", organisation=place)
    person(full_name="Phạm Mẫu Cúc", organisation=place, email="AN@mau.example")
    person(full_name="Hồ Mẫu Dũng", organisation=place, email="dung@mau.example")
    assert [(one.email, one.refusal, one.note) for one in openings(_all())] == [
        ("", "Đã có tài khoản «an.le».", ""),
        ("", "Chưa ghi đơn vị công tác.", ""),
        ("", "Họ tên không có chữ cái nào để đặt tên đăng nhập; hãy mở riêng cho người này.", ""),
        ("", "", "Thư «AN@mau.example» đã thuộc tài khoản khác: trao liên kết tận tay."),
        ("dung@mau.example", "", ""),
    ]


def test_done_again_it_opens_none_twice_and_each_is_in_the_journal():
    place = organisation()
    for name in ("Trần Mẫu Bình", "Lê Mẫu An"):
        person(full_name=name, organisation=place)
    first = open_many(people=_all(), by=None)
    again = open_many(people=_all(), by=None)
    assert [one.username for one in first.accounts] == ["binh.tran", "an.le"]
    assert (again.accounts, len(again.refused), User.objects.count()) == ([], 2, 2)
    assert Entry.objects.filter(act="accounts.open").count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_looking_costs_the_same_for_many(count: int, django_assert_num_queries: Any):
    place = organisation()
    for _ in range(count):
        person(organisation=place)
    with django_assert_num_queries(2):
        assert len(openings(_all())) == count
