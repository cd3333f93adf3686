"""Units that have not sent a report are reminded by mail: the preview, the outbox, the mail, the link in it.

With the plan of a commune whose units report each month, through its pages alone.
"""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.office.mail.post_office import open_post_office
from tests.web.components.drawing import words
from tests.web.journeys.at_a_browser import Somebody
from tests.web.journeys.test_plans import PLANS, Office, registered_and_accepted
from thidua.office import clock
from thidua.office.campaigns.models import Campaign, Participant, Way
from thidua.office.mail.models import Message
from thidua.office.mail.services.sending import deliver
from thidua.office.organisations.models import Role
from thidua.office.submissions.models import Sheet

pytestmark = pytest.mark.slow

PLAN, BOARD, LABEL = "xa-huong-lua-2026", "monthly_report.2026-03", "tháng 3/2026"
LAUNCHED, REMINDED = date(2026, 1, 20), date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES = tmp_path / "files"


def monthly(participant: Participant) -> Sheet:
    return Sheet.objects.get(participant=participant, key="report:monthly", part="2026-03")


def head_of(participant: Participant, address: str) -> Somebody:
    assert participant.organisation is not None
    head = Somebody(Role.HEAD, participant.organisation)
    head.user.email = address
    head.user.save()
    return head


def test_units_that_lack_a_monthly_report_are_reminded_by_mail_and_find_it_by_the_link(settings):
    settings.MAIL_IS_SET_UP = True
    with clock.at(LAUNCHED):
        office = Office(PLANS[PLAN])
        campaign = office.prepare()
    Message.objects.all().delete()
    with clock.at(REMINDED):
        sent, lacking, silent = asked_for_the_month(campaign)
        heads = {one: head_of(one, f"truong-{number}@mau.example") for number, one in enumerate((sent, lacking))}
        registered_and_accepted(monthly(sent), heads[sent], office.officer, Way.HEAD, returned=False)
        remind(office, campaign)
        assert list(Message.objects.values_list("to", flat=True)) == ["truong-1@mau.example"]
        outbox = words(office.officer.read("outbox"))
        assert "truong-1@mau.example" in outbox and "Chờ gửi" in outbox
        with open_post_office() as post:
            settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.port
            deliver()
            [mail] = post.taken
        text = mail.get_content()
        assert mail["To"] == "truong-1@mau.example"
        assert LABEL in text and lacking.name in text and "Hạn gửi: " in text
        assert "Đã gửi" in words(office.officer.read("outbox"))
        assert text.splitlines()[0] in words(office.officer.read("outbox_message", Message.objects.get().pk))
        [link] = re.findall(r"/n/\w+", text)
        assert heads[lacking].client.get(f"{link}/").headers["Location"] == reverse("sheet", args=[monthly(lacking).pk])
        assert heads[sent].client.get(f"{link}/").status_code == 404
        remind(office, campaign)
        assert Message.objects.count() == 1
        assert silent.name in words(office.officer.read("campaign_board", campaign.pk, BOARD))


def asked_for_the_month(campaign: Campaign) -> list[Participant]:
    """Three units that owe the report of the month."""
    owing = Sheet.objects.filter(participant__campaign=campaign, key="report:monthly", part="2026-03")
    return [one.participant for one in owing.order_by("pk").select_related("participant__organisation")[:3]]


def remind(office: Office, campaign: Campaign) -> None:
    """All who lack the month's report, by mail; who has no address is told of."""
    office.officer.send("campaign_remind", campaign.pk, BOARD, **{"cach": "mail", "tat-ca": "1"})
