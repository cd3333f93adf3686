"""Each permission, asked as a predicate and as a filter, gives the same things: over any tree, roles and campaigns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rules.predicates import Predicate

from tests.office.made import organisation, person, plan_version, user
from thidua.office import clock
from thidua.office.access import filters, predicates
from thidua.office.access.standing import STRANGER, Standing, standing_of
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.journal.services import record
from thidua.office.organisations.models import Membership, Organisation, Role

TODAY = date(2026, 6, 15)
PAIRS: list[tuple[Predicate, Callable[[Standing], QuerySet[Any]]]] = [
    (predicates.works_on, filters.campaigns_worked_on),
    (predicates.runs, filters.campaigns_run),
    (predicates.sees, filters.campaigns_seen),
    (predicates.acts_in, filters.campaigns_acted_in),
    (predicates.may_ask_to_join, filters.campaigns_open_to_joining),
    (predicates.reads_participant, filters.participants_read),
    (predicates.fills, filters.participants_filled),
    (predicates.signs, filters.participants_signed),
    (predicates.reviews, filters.participants_reviewed),
    (predicates.administers, filters.organisations_administered),
    (predicates.audits, filters.organisations_audited),
    (predicates.writes_plans, filters.organisations_planning),
    (predicates.reads_plan, filters.plans_read),
    (predicates.keeps_person, filters.people_kept),
    (predicates.reads_entry, filters.entries_read),
]

PLACES = st.integers(0, 7)
SHIFTS = st.none() | st.integers(-2, 2)


@dataclass(frozen=True)
class World:
    """A drawn world: organisations by number (parent, merged into, days from today), then who holds what."""

    parents: list[int]
    merged: list[int | None]
    roles: list[tuple[int, Role, bool, int | None, int | None]]
    campaigns: list[tuple[int, str, list[tuple[int, bool]], list[int | None]]]


WORLDS = st.builds(
    World,
    parents=st.lists(PLACES, min_size=8, max_size=8),
    merged=st.lists(st.none() | st.none() | PLACES, min_size=8, max_size=8),
    roles=st.lists(st.tuples(PLACES, st.sampled_from(Role), st.booleans(), SHIFTS, SHIFTS), max_size=6),
    campaigns=st.lists(
        st.tuples(
            PLACES,
            st.sampled_from(Campaign.State.values),
            st.lists(st.tuples(PLACES, st.booleans()), max_size=2),
            st.lists(st.none() | PLACES, max_size=4),
        ),
        min_size=1,
        max_size=3,
    ),
)


def _built(world: World) -> User:
    places: list[Organisation] = []
    for number, parent in enumerate(world.parents):
        # The first is a root; any other lies below an earlier one or is a root as well.
        above = places[parent] if parent < number else None
        into = world.merged[number]
        successor = places[into] if into is not None and into < number else None
        gone = {"merged_into": successor, "valid_to": TODAY - timedelta(1)} if successor else {}
        places.append(organisation(above, **gone))
    account = user()
    for place, role, subtree, start, end in world.roles:
        days = [TODAY + timedelta(one) if one is not None else None for one in (start, end)]
        if None not in days:
            days.sort()
        Membership.objects.create(
            person=account.person,
            organisation=places[place],
            role=role,
            subtree=subtree,
            valid_from=days[0],
            valid_to=days[1],
        )
    record(act="test.one", actor=None)
    for unit_there in places:
        person(organisation=unit_there)
        record(act="test.two", actor=None, owner=unit_there)
    for number, (owner, state, bodies, units) in enumerate(world.campaigns):
        plan = plan_version(places[owner])
        made = Campaign.objects.create(
            owner=places[owner], plan=plan, round="2020", title=str(number), state=state, self_joining=number % 2 == 0
        )
        record(act="test.three", actor=None, campaign=made.pk)
        for index, (body, runs) in enumerate(bodies):
            BodyRole.objects.create(
                campaign=made, body=f"b{index}", organisation=places[body], runs=runs, reads=index % 2 == 0
            )
        for index, unit in enumerate(units):
            at = places[unit] if unit is not None else None
            kind, group = (
                ("body", "")
                if unit is not None and units.index(unit) == index and index % 2
                else ("collective", "unit")
            )
            Participant.objects.create(
                campaign=made, code=f"p{index}", name="Đơn vị", kind=kind, group=group, organisation=at
            )
    return account


def _assert_agreement(standing: Standing) -> None:
    for predicate, filtered in PAIRS:
        found = filtered(standing)
        held = {one.pk for one in found.model._base_manager.all() if predicate.test(standing, one)}
        rows = list(found.values_list("pk", flat=True))
        assert (predicate.name, sorted(rows)) == (predicate.name, sorted(held))
        # A permission held for something is held somewhere: no page is closed to whom a thing on it is open.
        assert predicate.test(standing) or not held


@given(WORLDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_predicates_and_filters_agree(world: World):
    with clock.at(TODAY), transaction.atomic():
        _assert_agreement(standing_of(_built(world)))
        transaction.set_rollback(True)


def test_a_stranger_is_allowed_nothing_of_all_there_is():
    _built(World([0] * 8, [None] * 8, [], [(0, "running", [(1, True)], [2, None])]))
    _assert_agreement(STRANGER)
    assert [filtered(STRANGER).count() for _, filtered in PAIRS] == [0] * len(PAIRS)


@pytest.mark.parametrize("state", Campaign.State.values)
def test_a_participant_sees_a_campaign_once_it_is_launched(state: str):
    account = _built(World([9] * 8, [None] * 8, [(2, Role.HEAD, False, None, None)], [(0, state, [], [2, 3])]))
    standing = standing_of(account)
    launched = state != Campaign.State.PREPARING
    seen = [filters.campaigns_seen, filters.participants_read, filters.participants_filled, filters.participants_signed]
    assert [filtered(standing).count() for filtered in seen] == [int(launched)] * 4
