"""Subjects shared out among appraisers, and opened again when somebody leaves."""

from datetime import timedelta

import pytest

from tests.office.appraisals.made import LATE, appraised, appraiser_at, judged
from tests.office.made import organisation, user_with
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.predicates import appraises_in
from thidua.office.appraisals.queries.assigned import appraisers_of, shared
from thidua.office.appraisals.services.sharing import assign, end_assignment
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import BodyRole
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Membership, Organisation, Role
from thidua.office.plans.queries import plan_of


@pytest.fixture
def two(started):
    return [appraiser_at(started[1]) for _ in range(2)]


@pytest.fixture
def leader(started):
    return user_with(Role.HEAD, at=started[1])


def _subject(campaign):
    return next(name for name, one in subjects_of(plan_of(campaign.plan)).items() if LATE in one.facts)


def test_without_assignments_everybody_of_the_bodies_may_appraise_all(started, unit, two):
    for number, one in enumerate(two):
        assert judged(unit, str(20 + number), one, reason="x").differs
    assert {one.pk for one in appraisers_of(started[0])} == {one.pk for one in two}


def test_a_subject_given_to_one_is_closed_to_others(started, unit, two, leader):
    campaign, subject = started[0], _subject(started[0])
    assign(campaign=campaign, subjects=[subject], appraiser=two[0], by=leader)
    with pytest.raises(AppraisalError, match="phân công cho người khác"):
        judged(unit, "9", two[1], reason="x")
    assert judged(unit, "9", two[0], reason="x").judged_by == two[0]
    assign(campaign=campaign, subjects=[subject], appraiser=two[1], by=leader)
    assert judged(unit, "8", two[1], reason="x").judged_by == two[1]
    assert Entry.objects.filter(act="appraisals.assign").count() == 2


@pytest.mark.parametrize("how", ["role ended", "account closed", "organisation no body"])
def test_who_leaves_is_listed_and_the_subject_is_open_again(started, unit, two, leader, how):
    campaign, subject = started[0], _subject(started[0])
    assign(campaign=campaign, subjects=[subject], appraiser=two[0], by=leader)
    if how == "role ended":
        Membership.objects.filter(person=two[0].person).update(valid_to=clock.today() - timedelta(1))
    elif how == "account closed":
        two[0].is_active = False
        two[0].save()
    else:
        Membership.objects.filter(person=two[0].person).update(organisation=organisation())
    found = shared(campaign)
    assert ([one.appraiser for one in found.left], found.by_subject) == ([two[0]], {})
    assert judged(unit, "9", two[1], reason="x").judged_by == two[1]


def test_ended_it_is_open_again_and_may_be_given_anew(started, two, leader):
    campaign, subject = started[0], _subject(started[0])
    (made,) = assign(campaign=campaign, subjects=[subject], appraiser=two[0], by=leader)
    assert assign(campaign=campaign, subjects=[subject], appraiser=two[0], by=leader) == []
    end_assignment(assignment=made, by=leader)
    assert shared(campaign).by_subject == {}
    assert len(assign(campaign=campaign, subjects=[subject], appraiser=two[0], by=leader)) == 1


def test_only_parts_of_the_plan_go_to_people_of_its_bodies(started, two, leader):
    campaign = started[0]
    with pytest.raises(AppraisalError, match="ít nhất một mục"):
        assign(campaign=campaign, subjects=["la-gi"], appraiser=two[0], by=leader)
    stranger = user_with(Role.HEAD, at=organisation())
    with pytest.raises(AppraisalError, match="không thuộc cơ quan thẩm định"):
        assign(campaign=campaign, subjects=[_subject(campaign)], appraiser=stranger, by=leader)


def test_a_part_that_an_amendment_took_away_is_named(started, two, leader):
    (made,) = assign(campaign=started[0], subjects=[_subject(started[0])], appraiser=two[0], by=leader)
    made.subject = "chi-tieu-cu"
    made.save()
    assert shared(started[0]).gone == [made]


def test_the_list_of_appraisers_is_what_the_predicate_says_of_each():
    campaign, place = appraised()
    above = organisation()
    old, older = (organisation(valid_to=clock.today() - timedelta(1)) for _ in range(2))
    Organisation.objects.filter(pk=place.pk).update(parent=above, path=above.below)
    place.refresh_from_db()
    BodyRole.objects.create(campaign=campaign, body="office", organisation=older)
    Organisation.objects.filter(pk=older.pk).update(merged_into=old, parent=above, path=above.below)
    newer = organisation()
    new = organisation(newer)
    Organisation.objects.filter(pk=old.pk).update(merged_into=new)
    everybody = [
        user_with(role, at=one, subtree=subtree)
        for one in (place, above, old, older, new, newer, organisation())
        for subtree in (False, True)
        for role in (Role.APPRAISER, Role.OBSERVER)
    ]
    held = {one.pk for one in everybody if appraises_in.test(standing_of(one), campaign)}
    assert {one.pk for one in appraisers_of(campaign)} == held
    assert len(held) == 6
