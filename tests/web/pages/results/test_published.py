"""A published list, as everybody reads it."""

from datetime import date

from django.urls import reverse

from tests.office.made import user_with
from tests.office.results.made import campaign_of
from tests.papers.dossier.pdfs import pdf
from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.results.services.choosing import Minutes, choose
from thidua.office.results.services.freezing import freeze, publish
from thidua.office.results.summing import equal_in, lacking_in


def test_equal_ranks_are_told_and_once_published_not_as_something_awaited():
    started = campaign_of("xa-huong-lua-2026", "xa-huong-lua-2026")
    minutes = Minutes(number="2/BB", day=date(2019, 1, 5), reason="Bỏ phiếu")
    choose(participant=started.participants.get(code="T05"), award="giay_khen_tap_the", minutes=minutes, by=None)
    frozen = freeze(campaign=started, by=None)
    [equal], awaited = equal_in(frozen.summary), lacking_in(frozen.summary)[-1]
    client, address = browser(user_with(Role.HEAD, at=started.owner)), reverse("snapshot", args=[frozen.pk])
    before = words(client.get(address).content.decode())
    paper = keep(pieces=[pdf("Quyết định")], name="quyet-dinh.pdf", owner=started.owner, by=None)
    publish(snapshot=frozen, number="12/QĐ", dated=date(2018, 12, 5), paper=paper, by=None)
    after = words(client.get(address).content.decode())
    assert awaited.startswith(f"{equal}; ")
    assert (awaited in before, awaited in after, equal in after.partition("Danh sách")[2]) == (True, False, True)
