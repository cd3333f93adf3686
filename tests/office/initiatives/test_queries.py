"""Who sees which initiatives, and what filters leave."""

import pytest

from tests.office.initiatives.sending import joined, registers
from tests.office.made import organisation, user_with
from thidua.office.access.standing import standing_of
from thidua.office.initiatives.models import Initiative
from thidua.office.initiatives.queries import filtered, initiatives_read
from thidua.office.organisations.models import Role


def read(at, role=Role.OFFICER) -> list[str]:
    return [one.name for one in initiatives_read(standing_of(user_with(role, at=at))).order_by("name")]


def test_a_unit_sees_its_own_the_owner_all_of_its_campaigns_and_a_sibling_none():
    owner = organisation()
    one, two = joined(owner), joined(owner)
    other = joined()
    for each, name in ((one, "A"), (two, "B"), (other, "C")):
        registers(each, name)
    assert read(one.organisation) == ["A"]
    assert read(owner) == read(owner, Role.OBSERVER) == ["A", "B"]
    assert read(other.campaign.owner) == ["C"]
    assert read(organisation()) == []


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Khoán chi", "Một cửa số", "Ngày thứ Sáu không chờ"]),
        ({"search": "thu sau"}, ["Ngày thứ Sáu không chờ"]),
        ({"search": "SAU ngày"}, ["Ngày thứ Sáu không chờ"]),
        ({"search": "Binh"}, ["Một cửa số"]),
        ({"field": "Cải cách tài chính công"}, ["Khoán chi"]),
        ({"status": "finished"}, ["Một cửa số"]),
        ({"status": "withdrawn"}, ["Đã thôi"]),
        ({"kind": "model"}, ["Một cửa số"]),
        ({"kind": "none"}, ["Khoán chi", "Ngày thứ Sáu không chờ"]),
        ({"year": "2020"}, ["Khoán chi", "Một cửa số", "Ngày thứ Sáu không chờ"]),
        ({"year": "2021"}, []),
        ({"year": "hai"}, ["Khoán chi", "Một cửa số", "Ngày thứ Sáu không chờ"]),
        ({"campaign": "0"}, []),
        ({"group": "school"}, []),
    ],
)
def test_filters(asked, names):
    one = joined()
    registers(one, "Đã thôi", "Một cửa số")
    registers(one, "", "Một cửa số", "Ngày thứ Sáu không chờ")
    Initiative.objects.create(participant=one, name="Khoán chi", field_label="Cải cách tài chính công")
    made = Initiative.objects.get(name="Một cửa số")
    made.kind, made.status, made.authors_as_written = "model", "finished", "Trần Mẫu Bình"
    made.save()
    assert [each.name for each in filtered(Initiative.objects.order_by("name"), **asked)] == names
