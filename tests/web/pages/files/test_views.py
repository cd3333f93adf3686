"""A stored file is given to those who may read it, as a download that no browser takes for a page of this site."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.submissions.made import IN_TIME
from tests.papers.dossier.pdfs import pdf
from tests.papers.dossier.pictures import png
from thidua.office import clock
from thidua.office.campaigns.models import Change
from thidua.office.files.queries import path_of_attachment
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role


@pytest.fixture(autouse=True)
def _early_in_may(tmp_path, settings):
    settings.FILES = tmp_path / "files"
    with clock.at(IN_TIME):
        yield


def get(account, attachment, **asked):
    client = Client()
    client.force_login(account)
    return client.get(reverse("attachment", args=[attachment.pk]), asked)


def test_a_file_is_saved_under_its_name_and_shown_only_where_asked_and_harmless():
    owner = organisation()
    officer = user_with(Role.OFFICER, at=owner)
    kept = keep(pieces=[png()], name="Ảnh chụp số 1.png", owner=owner, by=officer)
    saved, shown = get(officer, kept), get(officer, kept, xem="1")
    assert saved["Content-Disposition"] == (
        "attachment; filename=\"anh-chup-so-1.png\"; filename*=UTF-8''%E1%BA%A2nh%20ch%E1%BB%A5p%20s%E1%BB%91%201.png"
    )
    assert shown["Content-Disposition"].startswith("inline; ")
    assert {name: saved[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")} == {
        "Content-Type": "image/png",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    }
    assert b"".join(saved.streaming_content) == png()


def test_the_paper_of_a_notice_is_read_by_those_who_see_the_campaign_and_nobody_else():
    owner, unit = organisation(), organisation()
    running = campaign(owner)
    participant(running, unit)
    paper = keep(pieces=[pdf("Thông báo")], name="thong-bao.pdf", owner=owner, by=None)
    Change.objects.create(
        campaign=running, kind=Change.Kind.EXTENSION, deadline="registration", day=IN_TIME, number="1/TB",
        reason="Lũ", happened_on=IN_TIME, paper=paper,
    )  # fmt: skip
    statuses = [get(user_with(Role.OFFICER, at=at), paper).status_code for at in (owner, unit, organisation())]
    assert statuses == [200, 200, 404]


def test_a_file_that_is_gone_from_the_disk_is_not_found():
    owner = organisation()
    kept = keep(pieces=[pdf("Một")], name="a.pdf", owner=owner, by=None)
    path_of_attachment(kept).unlink()
    assert get(user_with(Role.HEAD, at=owner), kept).status_code == 404
