"""Invented facts are such as the plan asks, and could be true."""

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan
from thidua.rules.limits import impossible, unasked
from thidua.rules.sheet import concerns
from thidua.simulation.plausible import Drawing, usual_counts

PLANS = {name: read_plan(file) for name, file in plan_files().items()}


@settings(max_examples=30)
@given(st.sampled_from(sorted(PLANS)), st.integers(1, 60), st.integers(0, 10**6))
def test_every_fact_that_is_asked_is_given_and_can_be_true(name, count, seed):
    plan = PLANS[name]
    for one in Drawing(plan, next(iter(plan.rounds)), seed).everybody(usual_counts(plan, count)):
        asked = {
            fact.id
            for fact in plan.facts.values()
            if fact.lookup is None and fact.type != "participant" and concerns(fact.asked, one.kind, one.group)
        }
        assert (impossible(plan, one), unasked(plan, one), asked - set(one.facts)) == ([], [], set())


def test_participants_are_shared_out_evenly_and_nobody_is_left_out():
    plan = PLANS["hoa-thanh-2018"]
    assert sorted(usual_counts(plan, 12).values()) == [2, 2, 2, 3, 3]
    assert set(usual_counts(plan, 1).values()) == {1}


def test_codes_are_each_ones_own():
    plan = PLANS["long-thanh-2024"]
    those = Drawing(plan, "2024", 1).everybody(usual_counts(plan, 40))
    assert len({one.id for one in those}) == 40
