"""Results frozen and published: as a list that everybody reads, with what has changed since."""

import io
from datetime import date

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.office.made import organisation, participant, user_with
from tests.office.results.made import campaign_of
from tests.papers.dossier.pdfs import pdf
from tests.web.components.drawing import words
from tests.web.pages.results.reading import inside, publish_as_is, read, text
from tests.web.pages.signed_in import browser
from thidua.office.access.standing import standing_of
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.services.stating import Stated, state
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.results.models import Row, Snapshot
from thidua.office.results.services.choosing import Minutes, choose
from thidua.office.results.services.freezing import freeze, publish
from thidua.office.results.summing import equal_in, lacking_in
from thidua.web.pages.journal.naming import Named, named
from thidua.web.pages.results.figures import shown


def test_once_published_a_unit_sees_the_list_and_the_reasons_of_its_own(started, unit):
    published = publish_as_is(started, freeze(campaign=started, by=None))
    own, other = started.participants.all()[:2]
    page = text(read(unit, "snapshot", published.pk))
    rows = {one.participant_id: one for one in published.rows.all()}
    assert (own.name in page, other.name in page, "12/QĐ" in page) == (True, True, True)
    assert reverse("snapshot_row", args=[rows[own.pk].pk]) in page
    assert reverse("snapshot_row", args=[rows[other.pk].pk]) not in page
    codes = [read(unit, "snapshot_row", rows[one.pk].pk).status_code for one in (own, other)]
    paper = unit.get(reverse("attachment", args=[published.paper_id])).status_code
    assert (codes, paper, read(unit, "snapshot_content", published.pk).status_code) == ([200, 404], 200, 404)


def test_the_published_list_does_not_say_why_others_failed(started, unit, officer):
    published = publish_as_is(started, freeze(campaign=started, by=None))
    row = published.rows.exclude(failing="").exclude(participant=started.participants.all()[0])[0]
    told = [row.failing in text(read(client, "snapshot", published.pk)) for client in (officer, unit)]
    heads = [
        [cell.value for cell in openpyxl.load_workbook(io.BytesIO(answer.content))["Danh sách"][1]]
        for answer in (read(client, "snapshot", published.pk, xuat="excel") for client in (officer, unit))
    ]
    assert (told, ["Ghi chú" in some for some in heads]) == ([True, False], [True, False])


def test_the_page_of_a_snapshot_stays_as_it_was_and_tells_what_has_changed(started, officer):
    frozen = freeze(campaign=started, by=None)
    row = frozen.rows.get(position=1)
    before = inside(read(officer, "snapshot_row", row.pk))
    fact = Version.objects.filter(participant=row.participant, fact="late_portal_replies")[0]
    state(stated=[Stated(participant=row.participant, fact=fact.fact, value=55)], origin=Origin.INCIDENT, by=None)
    assert inside(read(officer, "snapshot_row", row.pk)) == before
    page = text(read(officer, "snapshot", frozen.pk))
    assert ("Số liệu đã đổi sau khi chốt" in page, ">55</td>" in page, shown(row.final) in page) == (True, True, True)
    assert "Số liệu đã đổi sau khi chốt bản số 1" in text(read(officer, "results", started.pk))


def test_freezing_what_has_changed_meanwhile_is_refused_on_the_page(started, officer):
    url = reverse("results_freeze", args=[started.pk])
    seen = officer.get(url).context["form"]["seen"].value()
    participant(started, group="commune")
    refused = officer.post(url, {"seen": seen})
    assert (refused.status_code, "Số liệu vừa thay đổi" in refused.content.decode()) == (422, True)
    again = officer.post(url, {"seen": refused.context["form"]["seen"].value()})
    assert (again.status_code, Snapshot.objects.get().number) == (302, 1)


def test_the_journal_names_a_snapshot_and_leads_to_it(started):
    frozen = freeze(campaign=started, by=None)
    target = f"results.snapshot:{frozen.pk}"
    told = [
        named(standing_of(user_with(Role.AUDITOR, at=place)), [target])[target]
        for place in (started.owner, organisation())
    ]
    words = "Bản chốt kết quả: số 1"
    assert told == [Named(words, reverse("snapshot", args=[frozen.pk])), Named(words)]


def test_publishing_asks_for_number_day_and_file(started, officer):
    frozen = freeze(campaign=started, by=None)
    Snapshot.objects.update(summary={})
    url = reverse("snapshot_publish", args=[frozen.pk])
    refused = officer.post(url, {"number": "12/QĐ"})
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"dated", "pages"})
    file = SimpleUploadedFile("quyet-dinh.pdf", pdf("Quyết định"), content_type="application/pdf")
    done = officer.post(url, {"number": "12/QĐ", "dated": "05/12/2018", "pages": file})
    paper = Snapshot.objects.values_list("paper_number", "paper_dated", "paper__name").get()
    assert (done.status_code, *paper) == (302, "12/QĐ", date(2018, 12, 5), "quyet-dinh.pdf")


def test_who_has_left_has_no_result_and_is_shown_the_way_to_the_snapshot(started, officer):
    frozen = freeze(campaign=started, by=None)
    one = started.participants.all()[0]
    started.participants.filter(pk=one.pk).update(left_on=date(2018, 1, 1))
    page = text(read(officer, "result", one.pk))
    assert ("không còn tham gia" in page, reverse("snapshot", args=[frozen.pk]) in page) == (True, True)
    assert Row.objects.filter(participant=one, ranking__isnull=False).count() == 0


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
