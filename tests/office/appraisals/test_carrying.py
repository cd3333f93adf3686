"""Who appraises what is taken over into a new round, but from who has left and for parts that are gone."""

from tests.office.appraisals.made import appraised, appraiser_at
from tests.office.made import campaign, user_with
from thidua.office.appraisals.models import Assignment
from thidua.office.appraisals.services.carrying import carry_assignments
from thidua.office.appraisals.services.sharing import assign, end_assignment
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import BodyRole
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Membership, Role
from thidua.office.plans.queries import plan_of


def test_assignments_in_force_are_taken_over_and_who_left_is_named_with_what_was_theirs():
    first, place, *_ = appraised()
    leader, stays, leaves = user_with(Role.HEAD, at=place), appraiser_at(place), appraiser_at(place)
    subjects = subjects_of(plan_of(first.plan))
    one, two, three = list(subjects)[:3]
    assign(campaign=first, subjects=[one, two], appraiser=stays, by=leader)
    assign(campaign=first, subjects=[three], appraiser=leaves, by=leader)
    end_assignment(assignment=Assignment.objects.get(campaign=first, subject=two), by=leader)
    Membership.objects.filter(person=leaves.person).delete()
    later = campaign(place, plan_of(first.plan).id)
    for role in first.bodies.exclude(body__in=later.bodies.values("body")):
        BodyRole.objects.create(campaign=later, body=role.body, organisation=role.organisation)
    told = carry_assignments(campaign=later, previous=first, by=leader)
    kept = Assignment.objects.filter(campaign=later).values_list("subject", "appraiser", "assigned_by")
    assert list(kept) == [(one, stays.pk, leader.pk)]
    assert told.taken == ("Phân công thẩm định: 1",)
    why = f"{leaves.get_full_name()} không còn ở cơ quan thẩm định"
    assert [(left.name, left.why) for left in told.left] == [(f"Phân công thẩm định «{subjects[three].label}»", why)]
    assert Entry.objects.filter(act="appraisals.carry").count() == 1
