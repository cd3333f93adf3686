"""Figures and the forms of points over random plans: never a crash, never more than is known, no order that matters."""

from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeAlias

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rules.making_figures import plans_with_figures
from tests.rules.plans import participants
from thidua.checks import lint
from thidua.plan.model.plan import Plan
from thidua.rules.as_data import as_data
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Participant
from thidua.rules.wording.results import explain

Known: TypeAlias = dict[tuple[str, str], Fraction]


def _known(plan: Plan, everyone: list[Participant]) -> Known:
    """The points that are known, by participant and line."""
    found: Known = {}
    for result in evaluate(plan, everyone).results:
        assert result.score is not None
        for lines in (result.score.criteria, result.score.bonus, result.score.penalty):
            found |= {
                (result.participant.id, name): reason.points
                for name, reason in lines.items()
                if reason.points is not None
            }
    return found


@given(plans_with_figures(), participants())
def test_everything_is_said_and_checked(plan: Plan, everyone: list[Participant]) -> None:
    evaluation = evaluate(plan, everyone)
    assert len(as_data(evaluation)["results"]) == len(everyone)
    for result in evaluation.results:
        assert explain(evaluation, result)
        if result.status == "incomplete":
            assert result.missing or result.undefined
    lint(plan)


@given(plans_with_figures(), participants(), st.randoms())
def test_the_order_of_the_table_changes_no_points(plan: Plan, everyone: list[Participant], luck: Any) -> None:
    assert _known(plan, everyone) == _known(plan, luck.sample(everyone, len(everyone)))


@given(plans_with_figures(), participants(), st.data())
def test_a_fact_less_makes_points_unknown_and_never_others(
    plan: Plan, everyone: list[Participant], data: st.DataObject
) -> None:
    given_facts = [(place, name) for place, one in enumerate(everyone) for name in one.facts]
    assume(given_facts)
    place, name = data.draw(st.sampled_from(given_facts))
    facts = {fact: value for fact, value in everyone[place].facts.items() if fact != name}
    fewer = [*everyone[:place], replace(everyone[place], facts=facts), *everyone[place + 1 :]]
    before = _known(plan, everyone)
    assert {line: found for line, found in _known(plan, fewer).items() if found != before.get(line)} == {}
