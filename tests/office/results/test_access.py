"""Who reads results: each predicate and its filter give the same, before publication and after."""

from datetime import date

import pytest

from tests.office.made import organisation, participant, user, user_with
from tests.office.results.made import hoa_thanh
from tests.papers.dossier.pdfs import pdf
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import BodyRole
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.results.filters import reasons_read, snapshots_read
from thidua.office.results.models import Row, Snapshot
from thidua.office.results.predicates import reads_reasons, reads_snapshot
from thidua.office.results.services.freezing import freeze


@pytest.fixture
def started():
    """Two snapshots of one campaign, one of them published, and one of another campaign."""
    made = hoa_thanh(organisation())
    other = hoa_thanh(organisation())
    for campaign in (made, other):
        freeze(campaign=campaign, by=None)
    paper = keep(pieces=[pdf("Mẫu")], name="mau.pdf", owner=made.owner, by=None)
    Snapshot.objects.filter(campaign=made).update(
        published_on=date(2018, 12, 5), paper_number="1", paper_dated=date(2018, 12, 5), paper=paper
    )
    freeze(campaign=made, by=None, reason="Nhầm")
    return made


def _people(campaign):
    unit = campaign.participants.all()[0].organisation
    reading = organisation()
    BodyRole.objects.create(campaign=campaign, body="b1", organisation=reading, reads=True)
    for place in (campaign.owner, unit, reading, organisation()):
        for role in Role:
            yield user_with(role, at=place)
    yield user()


@pytest.mark.parametrize("state", ["running", "preparing"])
def test_predicates_and_filters_agree(started, state):
    started.state = state
    started.save()
    seen = set()
    for one in _people(started):
        standing = standing_of(one)
        for who, filtered, model in ((reads_snapshot, snapshots_read, Snapshot), (reads_reasons, reasons_read, Row)):
            held = {thing.pk for thing in model.objects.all() if who.test(standing, thing)}
            assert set(filtered(standing).values_list("pk", flat=True)) == held
            assert who.test(standing) or not held
            seen.add((model, len(held)))
    rows = started.participants.count()
    # Who works on it: both snapshots; a unit: the published one, and the reasons of its own row in it.
    own = {(Snapshot, 1), (Row, 1)} if state == "running" else set()
    assert seen == {(Snapshot, 2), (Row, 2 * rows), (Snapshot, 0), (Row, 0)} | own


def test_the_reasons_of_a_live_row_are_asked_of_the_participant_and_not_here(started):
    row = Row(participant=participant(started, group="commune"))
    assert reads_reasons.test(standing_of(user_with(Role.HEAD, at=started.owner)), row) is False
