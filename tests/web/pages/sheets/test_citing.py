"""A unit uses again on the page what it sent for another campaign; who judges there opens it, nobody else does."""

from datetime import date

import pytest
from django.urls import reverse

from tests.office.facts.test_citing import FACT, PAPER, Two
from tests.office.made import organisation, user_with
from tests.office.submissions.made import sent, user_of, write
from tests.papers.dossier.pdfs import pdf
from tests.web.pages.sheets.at_a_sheet import client, page, posted
from tests.web.pages.sheets.test_assessing import words
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import BodyRole
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.submissions.facts_table import value_at
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.services.attaching import attach
from thidua.office.submissions.services.reviewing import send_back


@pytest.fixture(autouse=True)
def _folder(tmp_path, settings):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def two():
    return Two()


def test_evidence_is_found_cited_and_told_and_opened_by_those_whom_it_concerns_once_sent(two):
    own = client(two.head)
    body = client(standing_of(user_with(Role.OFFICER, at=two.owner)))
    stranger = client(standing_of(user_with(Role.HEAD, at=organisation())))
    first = words(page(own, "sheet", two.new.pk))
    assert "Dùng lại minh chứng đã nộp" in first
    address = reverse("sheet_cite", args=[two.new.pk])
    found = own.get(address, {"so-lieu": FACT, "tim": "so theo doi"})
    assert ("Sổ theo dõi.pdf" in words(found), PAPER in words(found)) == (True, False)
    chosen = two.by_name("Sổ theo dõi.pdf").evidence
    answer = own.post(address, {"so-lieu": FACT, "minh-chung": chosen})
    assert answer["Location"].endswith(f"#so-lieu-{FACT}")
    assert f"đã nộp trong phong trào «{two.first.campaign.title}»" in words(page(own, "sheet", two.new.pk))
    file = reverse("attachment", args=[two.file.pk])
    assert [one.get(file).status_code for one in (own, body, stranger)] == [200, 404, 404]
    write(two.new, two.head, {value_at(FACT): "4"})
    sent(two.new, two.head, incomplete=True)
    assert [one.get(file).status_code for one in (own, body, stranger)] == [200, 200, 404]
    assert "đã nộp trong phong trào" in words(page(body, "sheet_answer", two.new.pk))
    # Who runs the campaign in which it was first sent learns nothing of the other.
    assert client(two.first.body).get(reverse("sheet", args=[two.new.pk])).status_code == 404


def test_who_runs_the_campaign_has_no_way_to_what_a_unit_sent_elsewhere(two):
    made = client(standing_of(user_with(Role.OFFICER, at=two.owner)))
    assert made.get(reverse("sheet_cite", args=[two.new.pk]), {"so-lieu": FACT}).status_code == 404
    assert "Dùng lại minh chứng" not in words(page(made, "sheet", two.new.pk))


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_queries_however_much_was_sent(two, more, django_assert_num_queries):
    with clock.at(date(2020, 6, 1)):
        send_back(sending=two.sending, reason="Bổ sung", standing=two.first.body)
        for number in range(more):
            file = keep(pieces=[pdf(f"{number}")], name=f"{number}.pdf", owner=two.unit, by=user_of(two.head))
            attach(sheet=two.old, attachment=file, fact=FACT, standing=two.head)
        sent(two.old, two.head, incomplete=True)
    own = client(two.head)
    page(own, "sheet_cite", two.new.pk, **{"so-lieu": FACT})
    with django_assert_num_queries(12):
        page(own, "sheet_cite", two.new.pk, **{"so-lieu": FACT})


def test_a_value_of_the_round_before_stands_beside_and_a_button_takes_it_with_what_else_was_typed(two):
    two.second.owner = two.first.campaign.owner
    two.second.save()
    BodyRole.objects.filter(campaign=two.second).update(organisation=two.second.owner)
    own = client(two.head)
    shown = words(page(own, "sheet", two.new.pk))
    assert f"Kỳ trước: 3 (phong trào «{two.first.campaign.title}», gửi ngày 08/05/2020) Lấy lại" in shown
    assert texts_of(cells_of(two.new).values()) == {}
    other = value_at("time_cuts_proposed")
    own.post(reverse("sheet_take_again", args=[two.new.pk]), posted({other: "7"}) | {"lay-lai": FACT})
    assert texts_of(cells_of(two.new).values()) == {other: "7", value_at(FACT): "3"}
    after = words(page(own, "sheet", two.new.pk))
    assert f"Dùng lại: phong trào «{two.first.campaign.title}», gửi ngày 08/05/2020" in after
