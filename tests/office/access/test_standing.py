"""What an account holds: within dates, over subtrees, for others, and for what was merged."""

from datetime import date
from typing import Any

import pytest

from tests.office.made import organisation, user, user_with
from thidua.office import clock
from thidua.office.access.standing import STRANGER, standing_of
from thidua.office.organisations.models import Membership, Organisation, Role

DAY = date(2026, 6, 15)


def _places(account: Any, role: Role = Role.OFFICER) -> set[int]:
    with clock.at(DAY):
        return set(standing_of(account).where(role))


def _member(at: Organisation, **values: Any) -> Any:
    made = user()
    Membership.objects.create(**{"person": made.person, "organisation": at, "role": Role.OFFICER} | values)
    return made


def test_who_has_no_account_or_a_closed_one_holds_nothing():
    place = organisation()
    left = user_with(Role.HEAD, at=place)
    left.is_active = False
    assert [standing_of(None), standing_of(left)] == [STRANGER, STRANGER]


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        (None, None, True),
        (date(2026, 6, 15), date(2026, 6, 15), True),
        (date(2026, 6, 16), None, False),
        (None, date(2026, 6, 14), False),
    ],
)
def test_a_role_holds_from_its_first_to_its_last_day(start: date | None, end: date | None, held: bool):
    place = organisation()
    assert _places(_member(place, valid_from=start, valid_to=end)) == ({place.pk} if held else set())


def test_a_role_reaches_below_only_where_it_is_said():
    top = organisation()
    middle = organisation(top)
    low = organisation(middle)
    organisation()
    assert _places(_member(top)) == {top.pk}
    assert _places(_member(top, subtree=True)) == {top.pk, middle.pk, low.pk}
    assert _places(_member(middle, subtree=True)) == {middle.pk, low.pk}


def test_a_key_that_begins_like_another_is_not_taken_for_its_subtree():
    top = organisation()
    Organisation.objects.create(pk=top.pk * 10 + 1, code="nham", name="Nhầm", path=f"/{top.pk * 10 + 1}/")
    assert _places(_member(top, subtree=True)) == {top.pk}


def test_a_deputy_holds_the_role_within_the_days_of_the_mandate():
    place = organisation()
    head = _member(place, role=Role.HEAD)
    own = Membership.objects.get(person=head.person)
    mandate = {"role": Role.HEAD, "stands_in_for": own, "mandate": "12/GUQ-UBND"}
    now = _member(place, valid_from=date(2026, 6, 1), valid_to=date(2026, 6, 30), **mandate)
    over = _member(place, valid_from=date(2026, 5, 1), valid_to=date(2026, 5, 31), **mandate)
    assert [_places(one, Role.HEAD) for one in (head, now, over)] == [{place.pk}, {place.pk}, set()]


def test_who_acts_for_an_organisation_acts_for_those_merged_into_it_whatever_their_order():
    last = organisation()
    middle = organisation(valid_to=date(2025, 6, 30), merged_into=last)
    first = organisation(valid_to=date(2020, 12, 31), merged_into=middle)
    below_first = organisation(first)
    assert _places(_member(last)) == {last.pk, middle.pk, first.pk}
    assert _places(_member(last, subtree=True)) == {last.pk, middle.pk, first.pk, below_first.pk}


def test_what_was_merged_into_an_organisation_below_belongs_to_the_subtree():
    top = organisation()
    low = organisation(top)
    gone = organisation(valid_to=date(2025, 6, 30), merged_into=low)
    assert _places(_member(top, subtree=True)) == {top.pk, low.pk, gone.pk}
    assert _places(_member(top)) == {top.pk}


def test_nobody_acts_at_an_organisation_after_its_last_day():
    gone = organisation(valid_to=date(2026, 6, 14))
    assert _places(_member(gone, subtree=True)) == set()


def test_one_who_holds_the_role_above_still_reads_what_a_closed_organisation_left():
    top = organisation()
    gone = organisation(top, valid_to=date(2026, 6, 14))
    assert _places(_member(top, subtree=True)) == {top.pk, gone.pk}


def test_the_number_of_queries_does_not_grow_with_the_tree(django_assert_num_queries: Any):
    top = organisation()
    account = _member(top, subtree=True)
    with django_assert_num_queries(2):
        standing_of(account)
    for _ in range(3):
        organisation(organisation(top))
    Membership.objects.create(person=account.person, organisation=organisation(), role=Role.AUDITOR)
    with django_assert_num_queries(2):
        standing_of(account)
    organisation(merged_into=top)
    with django_assert_num_queries(3):
        standing_of(account)


@pytest.mark.parametrize("role", Role)
def test_appraisers_deciders_and_administrators_sign_in_with_a_second_factor(role: Role):
    standing = standing_of(user_with(role, at=organisation()))
    assert standing.needs_second_factor == (role in (Role.APPRAISER, Role.DECISION_MAKER, Role.ADMINISTRATOR))
