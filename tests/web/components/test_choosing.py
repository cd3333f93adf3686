"""A field that chooses an organisation or a person: what is typed, what is chosen, what comes back."""

from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from tests.office.made import organisation, person
from thidua.office.organisations.models import Level, Organisation, Person
from thidua.web.components.among import FEW, MOST, Held, Rows, about
from thidua.web.components.choosing import ChosenField, SeveralField

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    """One choice among all organisations, and several."""

    place = ChosenField(label="Đơn vị")
    others = SeveralField(label="Các đơn vị khác", required=False)

    def __init__(self, *given: Any, held: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        for field in self.fields.values():
            rows = Organisation.objects.all()
            field.choose(Held(rows) if held else Rows(rows), "/chon/")  # type: ignore[attr-defined]


@pytest.fixture
def many() -> list[Organisation]:
    return [organisation(name=f"Xã Mẫu {number:02}", code=f"xa-mau-{number:02}") for number in range(FEW + 10)]


def _form(text: str, **named: Any) -> Form:
    return Form(QueryDict(text), **named)


def _chosen(text: str, **named: Any) -> Any:
    form = _form(text, **named)
    return form.cleaned_data["place"] if form.is_valid() else form.errors["place"]


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("typed", ["Xã Mẫu 07", "xa mau 07", "  XÃ  MẪU 07 ", "xa-mau-07"])
def test_a_name_or_code_that_is_typed_is_found_whatever_its_tones(many: list[Organisation], typed: str, held: bool):
    assert _chosen(f"place={typed}&place_chon=", held=held) == many[7]


@pytest.mark.parametrize("held", [True, False])
def test_what_may_be_meant_is_offered_and_what_was_typed_stays(many: list[Organisation], held: bool):
    form = _form("place=mau+07&place_chon=", held=held)
    why = "Không có mục nào tên đúng là «mau 07»; hãy chọn một mục gần giống bên dưới, hoặc gõ rõ hơn."
    assert form.errors["place"] == [why]
    html = str(form["place"])
    assert ('value="mau 07"' in html, f'name="place_nghia" value="{many[7].pk}"' in html) == (True, True)
    assert _chosen(f"place=mau+07&place_chon=&place_nghia={many[7].pk}", held=held) == many[7]


def test_same_names_are_told_apart_and_one_of_them_is_chosen(many: list[Organisation]):
    north, south = organisation(name="Huyện Bắc"), organisation(name="Huyện Nam")
    one, other = (organisation(above, name="Phòng Nội vụ", level=Level.DISTRICT) for above in (north, south))
    form = _form("place=phong+noi+vu&place_chon=")
    assert form.errors["place"] == ["Có 2 mục cùng tên «phong noi vu»; hãy chọn một mục bên dưới."]
    html = str(form["place"])
    assert ["thuộc Huyện Bắc" in html, "thuộc Huyện Nam" in html] == [True, True]
    assert _chosen(f"place=phong+noi+vu&place_chon=&place_nghia={other.pk}") == other
    assert _chosen(f"place=Phòng+Nội+vụ&place_chon={one.pk}") == one


def test_a_name_with_its_tones_is_meant_before_one_without(many: list[Organisation]):
    organisation(name="Xã Hoa")
    assert _chosen("place=Xã+Hòa&place_chon=") != organisation(name="Xã Hòa")
    assert _chosen("place=Xã+Hòa&place_chon=").name == "Xã Hòa"


def test_what_was_chosen_holds_only_as_long_as_the_text_says_so(many: list[Organisation]):
    assert _chosen(f"place=Xã+Mẫu+03&place_chon={many[2].pk}") == many[3]
    assert _chosen(f"place=&place_chon={many[2].pk}") == ["Trường này là bắt buộc."]


def test_what_may_not_be_chosen_is_refused(many: list[Organisation]):
    assert _chosen("place=Xã+Lạ&place_chon=") == ["Không thấy «Xã Lạ» trong danh sách được chọn."]
    assert _chosen("place=999999") == ["Mục đã chọn không có trong danh sách được chọn."]


def test_a_short_list_is_a_list():
    one = organisation(name="Xã Mẫu")
    assert isinstance(Form().fields["place"].widget, forms.Select)
    assert _chosen(f"place={one.pk}") == one
    assert _chosen("place=x%C3%A3+m%E1%BA%ABu&place_chon=") == one


def test_several_are_gathered_each_once(many: list[Organisation]):
    text = f"place=xa-mau-01&others=Xã+Mẫu+04;xa-mau-05&others_chon=&others_chon={many[5].pk}&others_chon={many[6].pk}"
    form = _form(text)
    assert form.is_valid()
    assert sorted(one.pk for one in form.cleaned_data["others"]) == [many[4].pk, many[5].pk, many[6].pk]
    again = _form(f"place=xa-mau-01&others=Mẫu+04&others_chon=&others_chon={many[6].pk}")
    assert list(again.errors) == ["others"]
    html = str(again["others"])
    assert [f'value="{one.pk}" checked' in html for one in (many[6], many[4])] == [True, False]
    answered = _form(f"place=xa-mau-01&others=Mẫu+04&others_chon={many[6].pk}&others_chon={many[4].pk}")
    assert answered.is_valid()
    assert [one.pk for one in answered.cleaned_data["others"]] == [many[4].pk, many[6].pk]


def test_a_fresh_field_shows_what_is_chosen_by_its_key(many: list[Organisation]):
    html = str(Form(initial={"place": many[3].pk})["place"])
    assert ('value="Xã Mẫu 03"' in html, f'name="place_chon" value="{many[3].pk}"' in html) == (True, True)


def test_people_are_found_by_name_and_staff_code():
    place = organisation(name="Phòng Mẫu")
    one = person(full_name="Trần Mẫu Ánh", organisation=place, staff_code="CB-7")
    person(full_name="Trần Mẫu Bình", organisation=place)
    among = Rows(Person.objects.all())
    assert [among.near(text) for text in ("anh tran", "cb-7")] == [[one], [one]]


def test_matches_are_few_and_cost_one_query(many: list[Organisation], django_assert_num_queries: Any):
    for _ in range(MOST):
        organisation(many[0], name="Xã Mẫu thêm")
    with django_assert_num_queries(1):
        assert len([about(one) for one in Rows(Organisation.objects.all()).near("mau")]) == MOST + 1
