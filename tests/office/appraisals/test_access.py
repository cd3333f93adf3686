"""Who appraises: each predicate and its filter give the same; nobody appraises their own body."""

from datetime import timedelta

import pytest

from tests.office.appraisals.made import appraised, appraiser_at
from tests.office.made import organisation, participant, person, user, user_with
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.appraisals.filters import (
    campaigns_appraisal_led,
    campaigns_appraisal_seen,
    campaigns_appraised,
    participants_appraisal_seen,
    participants_appraised,
)
from thidua.office.appraisals.predicates import (
    appraises,
    appraises_in,
    leads_appraisal,
    sees_appraisal,
    sees_appraisal_of,
)
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.organisations.models import Organisation, Role
from thidua.rules.owed import BODY

PAIRS = [
    (appraises_in, campaigns_appraised, Campaign),
    (leads_appraisal, campaigns_appraisal_led, Campaign),
    (sees_appraisal, campaigns_appraisal_seen, Campaign),
    (appraises, participants_appraised, Participant),
    (sees_appraisal_of, participants_appraisal_seen, Participant),
]


@pytest.fixture
def started():
    made, place = appraised("cu-chi-2020")
    appraised("cu-chi-2020")
    participant(made, place)
    participant(made)
    Participant.objects.create(campaign=made, code="le", name="Cá nhân lẻ", kind="citizen", group="citizen")
    Participant.everybody.create(campaign=made, code="cq", name="Cơ quan", kind=BODY, organisation=organisation())
    return made, place


@pytest.mark.parametrize("state", Campaign.State.values)
def test_predicates_and_filters_agree(started, state):
    campaign, place = started
    Campaign.objects.update(state=state)
    people = [
        user_with(role, at=one, subtree=subtree)
        for role in Role
        for one, subtree in ((campaign.owner, False), (place, False), (organisation(), False), (place, True))
    ]
    seen = set()
    for one in [*people, user(), None]:
        standing = standing_of(one)
        for who, filtered, model in PAIRS:
            held = {thing.pk for thing in model._base_manager.all() if who.test(standing, thing)}
            assert (who.name, set(filtered(standing).values_list("pk", flat=True))) == (who.name, held)
            assert who.test(standing) or not held
            seen.add((who.name, len(held)))
    appraised_there = {("appraises", 2), ("appraises_in", 1), ("leads_appraisal", 1)}
    assert appraised_there <= seen if state != "preparing" else appraised_there.isdisjoint(seen)


def test_nobody_appraises_their_own_body_nor_one_merged_with_it(started):
    campaign, place = started
    old = organisation(valid_to=clock.today() - timedelta(1), merged_into=place)
    below = organisation(place)
    own, merged, under = participant(campaign, old), participant(campaign, below), participant(campaign)
    somebody = user_with(Role.APPRAISER, at=place, subtree=True)
    standing = standing_of(somebody)
    of_body = campaign.participants.get(organisation=place)
    assert [appraises.test(standing, one) for one in (of_body, own, merged, under)] == [False, False, True, True]
    Organisation.objects.filter(pk=place.pk).update(merged_into=under.organisation)
    assert appraises.test(standing_of(somebody), under) is False


def test_nobody_appraises_themselves(started):
    campaign, place = started
    somebody = appraiser_at(place)
    made = {"campaign": campaign, "kind": "individual", "group": "official", "organisation": organisation()}
    own = Participant.objects.create(code="a", name="Chính mình", person=somebody.person, **made)
    other = Participant.objects.create(code="b", name="Người khác", person=person(), **made)
    standing = standing_of(somebody)
    assert [appraises.test(standing, one) for one in (own, other)] == [False, True]
    assert set(participants_appraised(standing)) >= {other}
    assert own not in participants_appraised(standing)
