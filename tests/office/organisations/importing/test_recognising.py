"""Who may be meant by a name written differently, and who may be written down twice."""

import pytest

from tests.office.made import organisation, person
from thidua.office.organisations.importing.recognising import People, pairs, why_alike

AN = "Nguyễn Thị Hòa An"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("NGUYỄN THỊ HOÀ  AN", "cùng họ tên"),
        ("Nguyen Thi Hoa An", "chỉ khác dấu"),
        ("An Nguyễn Thị Hòa", "khác thứ tự chữ"),
        ("N. T. H. An", "viết tắt chữ đầu"),
        ("Ng Thị Hòa An", ""),
        ("Nguyễnn Thị Hòa An", "có lẽ gõ nhầm"),
        ("Nguyễn Thị Hòa Anh", ""),
        ("Nguyễn Thị Hà An", ""),
        ("Trần Thị Hòa An", ""),
    ],
)
def test_why_two_names_may_be_one_persons(written: str, why: str):
    assert why_alike(written, AN) == why


def test_each_who_may_be_meant_is_named_once_the_same_name_first():
    place = organisation()
    other, an = person(full_name="Nguyen Thi Hoa An", organisation=place), person(full_name=AN, organisation=place)
    spelling = person(full_name="Ng. Thị Hòa An", organisation=place, same_as=an)
    index = People([other, an, spelling])
    assert index.like(AN) == [(an, "cùng họ tên"), (other, "chỉ khác dấu")]
    assert index.like("Ng. Thị Hòa An")[0] == (an, "cùng họ tên")


def test_pairs_are_of_one_organisation_or_one_staff_code():
    here, there = organisation(), organisation()
    one = person(full_name=AN, organisation=here, staff_code="CB1")
    bare = person(full_name="Nguyen Thi Hoa An", organisation=here)
    coded = person(full_name=AN, organisation=there, staff_code="CB1")
    two = person(full_name=AN, organisation=here, staff_code="CB2")
    person(full_name=AN, organisation=there, staff_code="CB3")
    assert pairs([one, bare, coded, two]) == [
        (one, bare, "chỉ khác dấu, cùng đơn vị"),
        (one, coded, "cùng họ tên, cùng mã cán bộ"),
        (bare, two, "chỉ khác dấu, cùng đơn vị"),
    ]
