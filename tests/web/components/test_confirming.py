"""What changes much is shown first, with its count, and done only on a yes to just that."""

import re

from django.test import RequestFactory

from thidua.office.access.standing import STRANGER
from thidua.web.components.confirming import MARK, Preview, confirmed


def _preview(*things: str) -> Preview:
    return Preview(
        title="Khóa đơn vị", things=things, label=f"Khóa {len(things)} đơn vị", cancel_url="/p/", unit="đơn vị"
    )


def _page(preview: Preview, **posted: object) -> str:
    request = RequestFactory().post("/khoa/", posted)
    request.user = STRANGER  # type: ignore[assignment]
    return preview.page(request).content.decode()


def _mark(page: str) -> str:
    return re.search(rf'name="{MARK}" value="(\w+)"', page)[1]  # type: ignore[index]


def test_the_page_shows_the_count_the_things_and_carries_what_was_posted():
    page = _page(_preview("Xã A", "Xã <B>"), chon=["1", "2"], number="12/TB")
    assert "<strong>2</strong> đơn vị" in page
    assert "<li>Xã &lt;B&gt;</li>" in page
    assert page.count('name="chon"') == 2
    assert '<input type="hidden" name="number" value="12/TB">' in page
    assert ">Khóa 2 đơn vị</button>" in page


def test_a_long_list_is_cut_and_the_rest_counted():
    page = _page(_preview(*(f"Xã {number}" for number in range(203))))
    assert page.count("<li>Xã") == 200
    assert "… và 3 đơn vị nữa" in page


def test_only_a_yes_to_what_is_shown_now_counts():
    shown = _preview("Xã A")
    mark = _mark(_page(shown))
    assert not confirmed(RequestFactory().post("/"), shown)
    assert not confirmed(RequestFactory().get(f"/?{MARK}={mark}"), shown)
    assert not confirmed(RequestFactory().post("/", {MARK: mark}), _preview("Xã A", "Xã B"))
    assert confirmed(RequestFactory().post("/", {MARK: mark}), shown)


def test_a_yes_to_a_list_that_has_changed_since_shows_it_again():
    assert "đã thay đổi" in _page(_preview("Xã A"), **{MARK: "cu"})
    assert "đã thay đổi" not in _page(_preview("Xã A"))
