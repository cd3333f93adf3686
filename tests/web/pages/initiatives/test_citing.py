"""A unit names on the page what its initiative goes on from; who runs the campaigns is told of it beside the pair."""

from django.urls import reverse

from tests.office.initiatives.test_citing import NAME, Years
from tests.office.made import user_with
from tests.web.pages.initiatives.test_initiatives import said
from tests.web.walking import signed_in
from thidua.office.initiatives.models import Pair
from thidua.office.initiatives.services.doubles import compare_new
from thidua.office.organisations.models import Role


def test_what_the_unit_names_openly_is_told_to_who_judges_the_pair_and_is_nobody_elses_to_name():
    years = Years()
    first, second, _ = years.made
    compare_new()
    pair = Pair.objects.get(first=first, second=second)
    unit = signed_in(user_with(Role.OFFICER, at=years.unit))
    body = signed_in(user_with(Role.OFFICER, at=years.owner))
    address = reverse("initiative_cite", args=[second.pk])
    assert "Năm một" in said(unit, f"{address}?tim=so hoa")
    assert body.get(address).status_code == 404
    pair_page, pairs = reverse("initiative_pair", args=[pair.pk]), reverse("initiative_pairs")
    assert "Không bên nào nêu là dùng lại." in said(body, pair_page)
    unit.post(address, {"sang-kien": first.pk})
    cited = f"«{NAME}», phong trào «Năm một»"
    assert cited in said(unit, reverse("initiative", args=[second.pk]))
    assert f"Đơn vị đã nêu rõ là dùng lại sáng kiến đã đăng ký: {cited}" in said(body, pair_page)
    counted = [said(body, f"{pairs}?neu={one}").count("Đơn vị đã nêu là dùng lại") for one in ("dung-lai", "khong")]
    assert counted == [1, 0]
    unit.post(address, {"thoi": "1"})
    assert "Không bên nào nêu là dùng lại." in said(body, pair_page)
