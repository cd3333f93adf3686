"""Versions of facts are appended; of several origins the strongest counts, and the others are named with it."""

from fractions import Fraction

import pytest

from tests.office.made import campaign, organisation, participant, user
from thidua.office.campaigns.models import Participant
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.queries import known, revision_of, versions_of
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.rules.facts import NOT_APPLICABLE

FACT = "simplifications_proposed"


@pytest.fixture
def unit() -> Participant:
    return participant(campaign(organisation(), "hoa-thanh-2018"), group="commune")


def _say(unit, value, origin=Origin.SELF_REPORTED, **more):
    return state(stated=[Stated(participant=unit, fact=FACT, value=value, **more)], origin=origin, by=user())


def _known(unit):
    (found,) = known(unit.campaign).participants
    return found.facts.get(FACT)


def test_the_appraised_value_counts_and_names_what_the_unit_said(unit):
    _say(unit, 12, place="Phiếu số liệu", evidence=[Proof(reference="Báo cáo 5/BC, trang 2")])
    _say(unit, 10, Origin.APPRAISED, reason="Hai hồ sơ không có minh chứng")
    found = _known(unit)
    assert (found.value, found.source.origin) == (10, "appraised")
    (other,) = found.source.overruled
    assert (other.value, other.source.evidence) == (12, "Báo cáo 5/BC, trang 2")


def test_versions_are_only_appended_and_the_same_said_again_is_none(unit):
    assert [len(_say(unit, value)) for value in (3, 3, 4)] == [1, 0, 1]
    assert [(one.number, one.value, one.current) for one in versions_of(unit, FACT)] == [
        (2, "4", True), (1, "3", False),
    ]  # fmt: skip
    assert revision_of(unit.campaign) == 2


def test_what_is_taken_back_is_not_known_any_more(unit):
    assert _say(unit, None) == []
    _say(unit, 3)
    _say(unit, None, reason="Gửi nhầm")
    assert _known(unit) is None
    assert _say(unit, 5)[0].number == 3


def test_a_value_that_the_plan_has_no_use_for_is_named_not_guessed(unit):
    _say(unit, 3)
    Version.objects.update(value="mười")
    found = known(unit.campaign)
    assert ([one.value for one in found.unreadable], found.participants[0].facts) == (["mười"], {})


def test_values_of_a_part_of_the_round_stand_apart(unit):
    _say(unit, 3, part="2018-q1")
    assert _known(unit) is None
    (part,) = known(unit.campaign).parts["2018-q1"]
    assert part.facts[FACT].value == 3


def test_facts_of_many_are_read_in_the_same_number_of_queries(unit, django_assert_num_queries):
    for count in (1, 3):
        while unit.campaign.participants.count() < count:
            other = participant(unit.campaign, group="commune")
            _say(other, 2, evidence=[Proof(reference="a")])
        _say(unit, count, evidence=[Proof(reference="b")])
        with django_assert_num_queries(3):
            known(unit.campaign)


def test_not_applicable_is_kept_with_its_reason(unit):
    _say(unit, NOT_APPLICABLE, reason="Không có thủ tục nào")
    assert _known(unit).value is NOT_APPLICABLE
    _say(unit, Fraction(1), Origin.APPRAISED)
    assert _known(unit).value == 1
