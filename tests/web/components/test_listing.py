"""A list: sorted by its heads, cut into pages, given out as a workbook; always two queries."""

from io import BytesIO

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from tests.office.made import organisation
from tests.web.components.drawing import draw, words
from thidua.office.organisations.models import Organisation
from thidua.web.components.listing import Column, Listing

COLUMNS = (
    Column("ten", "Tên", by="sort_key", value=lambda one: one.name),
    Column("ma", "Mã", by=("level", "code"), value=lambda one: one.code),
    Column("nut", ""),
)
TABLE = """{% filter_bar rows search="Tên" %}{% filter_choice "cap" "Cấp" levels %}{% endfilter_bar %}
{% data_table rows "Cơ quan" unit="cơ quan" %}{% for one in rows %}<tr><th scope="row">{{ one.name }}</th></tr>
{% endfor %}{% enddata_table %}"""


def _listing(query: str = "", size: int = 50) -> Listing[Organisation]:
    request = RequestFactory().get(f"/co-quan/?{query}")
    return Listing(request, Organisation.objects.all(), COLUMNS, first="ten", size=size)


def _made(*names: str) -> None:
    for number, name in enumerate(names):
        organisation(name=name, code=f"m{number}")


def test_rows_come_in_the_first_order_and_in_that_of_the_address():
    _made("Xã Đông", "Xã Ân", "Xã Cát")
    assert [one.name for one in _listing()] == ["Xã Ân", "Xã Cát", "Xã Đông"]
    assert [one.name for one in _listing("sap=-ten")] == ["Xã Đông", "Xã Cát", "Xã Ân"]
    assert [one.code for one in _listing("sap=ma")] == ["m0", "m1", "m2"]


@pytest.mark.parametrize("asked", ["nut", "khong-co", "-", "sort_key"])
def test_an_order_that_is_not_offered_is_passed_over(asked):
    assert _listing(f"sap={asked}").sort == "ten"


def test_heads_say_the_direction_and_turn_it():
    up, code = _listing("cap=a").heads
    assert (up.direction, up.link) == ("ascending", "?cap=a&sap=-ten")
    assert (code.direction, code.link) == ("", "?cap=a&sap=ma")
    assert _listing("sap=-ten&trang=3").heads[0].link == "?sap=ten"


def test_pages_keep_the_filter_and_a_page_beyond_the_last_is_the_last():
    _made("Xã A", "Xã B", "Xã C")
    rows = _listing("cap=&tim=x&trang=9", size=2)
    assert [one.name for one in rows] == ["Xã C"]
    assert rows.previous == "?cap=&tim=x&trang=1"
    assert rows.following == ""
    assert rows.pages == [("1", "?cap=&tim=x&trang=1", False), ("2", "?cap=&tim=x&trang=2", True)]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_two_queries(count, django_assert_num_queries):
    _made(*(f"Xã {number}" for number in range(count)))
    with django_assert_num_queries(2):
        made = draw(TABLE, rows=_listing(), levels=[("commune", "Xã")])
    assert f"{count} cơ quan" in words(made)


def test_nothing_found_offers_the_way_back():
    made = draw(
        TABLE,
        path="/?tim=z",
        rows=Listing(RequestFactory().get("/?tim=z"), Organisation.objects.none(), COLUMNS, first="ten"),
    )
    assert words(made).endswith("0 cơ quan (đã lọc) Không tìm thấy kết quả nào. Bỏ lọc để xem tất cả .")


def test_the_bar_of_filters_keeps_what_was_asked():
    made = draw(TABLE, path="/?cap=commune", rows=_listing("cap=commune&tim=xa&sap=-ten"), levels=[("commune", "Xã")])
    assert '<option value="commune" selected>Xã</option>' in made
    assert 'name="tim" value="xa"' in made
    assert '<input type="hidden" name="sap" value="-ten">' in made


def test_the_workbook_has_every_filtered_row_as_text_whatever_it_begins_with():
    _made("Xã Đông", "=1+1", "http://a.b")
    answer = _listing("sap=ma&trang=2", size=1).workbook("Cơ quan đã lọc")
    page = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["Tên", "Mã"],
        ["Xã Đông", "m0"],
        ["=1+1", "m1"],
        ["http://a.b", "m2"],
    ]
    assert page["A3"].data_type == "s"
    assert answer["Content-Disposition"] == 'attachment; filename="co-quan-da-loc.xlsx"'


def test_filters_but_the_search_fold_on_a_phone_and_say_how_many_are_set():
    request = RequestFactory().get("/co-quan/?tim=xa&cap=commune&sap=-ten&trang=2")
    rows = Listing(request, Organisation.objects.all(), COLUMNS, first="ten")
    shown = draw(TABLE, rows=rows, levels=[("commune", "Xã")], request=request)
    assert "Điều kiện lọc (1 đang dùng)" in words(shown)
    assert shown.index('name="tim"') < shown.index("<details") < shown.index('name="cap"') < shown.index("</details>")
    assert "<details" not in draw('{% filter_bar rows search="Tên" %}{% endfilter_bar %}', rows=rows, request=request)
