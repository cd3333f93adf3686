"""Results read in a browser, and published whatever is still open in them."""

from datetime import date

from django.urls import reverse

from tests.papers.dossier.pdfs import pdf
from thidua.office.files.services.keeping import keep
from thidua.office.results.models import Snapshot
from thidua.office.results.services.freezing import publish


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def inside(answer):
    """What a page says, without what is another at each request."""
    before, _, main = text(answer).partition("<main")
    assert (before != "", 'class="reason"' in main) == (True, True)
    return main


def read(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def publish_as_is(campaign, frozen):
    paper = keep(pieces=[pdf("Quyết định")], name="quyet-dinh.pdf", owner=campaign.owner, by=None)
    Snapshot.objects.filter(pk=frozen.pk).update(summary={})
    return publish(snapshot=frozen, number="12/QĐ", dated=date(2018, 12, 5), paper=paper, by=None)
