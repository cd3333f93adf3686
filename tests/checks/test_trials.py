"""What critical values tell of a rule, held against trying every value of its facts."""

from fractions import Fraction
from itertools import combinations, product
from typing import Any

from hypothesis import given

from tests.checks.rubrics import VALUES, anything, plan_with
from thidua.checks.codes import perverse_incentive
from thidua.checks.study import Study
from thidua.checks.trials import independent, trials_of
from thidua.checks.whom import Whom, everybody, scored_parts
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Points
from thidua.rules.facts import Given, Participant
from thidua.rules.points import facts_read, points_of
from thidua.rules.sheet import Sheet

TRIED: dict[str, list[Any]] = {**VALUES, "some": list(range(13)), "score": [Fraction(0), Fraction(5), Fraction(10)]}
BEST_LAST = {"some": 1, "has": 1, "level": -1, "score": 1}


def the_points(plan: Plan) -> Points:
    """How the one criterion of a plan arises."""
    assert plan.rubric is not None
    points = plan.rubric.criteria["0"].points
    assert points is not None
    return points


def earned(plan: Plan, whom: Whom, facts: dict[str, Any]) -> Fraction | None:
    given_facts = {name: Given(value) for name, value in facts.items()}
    return points_of(the_points(plan), Sheet(plan, Participant("", *whom, given_facts)), Fraction(10)).points


def every(plan: Plan, whom: Whom) -> dict[tuple[Any, ...], Fraction]:
    """Points of every combination of all values of the facts that the rule reads."""
    names = facts_read(the_points(plan), whom.group)
    found = {}
    for values in product(*(TRIED[name] for name in names)):
        points = earned(plan, whom, dict(zip(names, values, strict=True)))
        if points is not None:
            found[values] = points
    return found


def only_finite(points: Any) -> bool:
    """Whether a rule reads only facts whose every value can be tried."""
    return not any(word in str(points) for word in ("of_some", "figure", "day"))


@given(anything.filter(only_finite))
def test_the_highest_points_are_those_of_all_values(points):
    plan = plan_with([points])
    (part,) = scored_parts(plan)
    for whom in everybody(plan):
        bests = [trial.best(1) for trial in trials_of(plan, part, whom)]
        known = [best for best in bests if best is not None]
        tried = every(plan, whom)
        assert (sum(known) if len(known) == len(bests) else None) == max(tried.values(), default=None)


@given(anything.filter(only_finite))
def test_a_rule_pays_the_wrong_way_just_where_some_pair_of_values_shows_it(points):
    plan = plan_with([points])
    found = {_fact(finding.message) for finding in perverse_incentive.check(Study(plan))}
    wrong = {plan.facts[name].label for whom in everybody(plan) for name in _wrong(plan, whom)}
    assert found == wrong


def _fact(message: str) -> str:
    """The fact that a message is about: the last one named in it."""
    return message.rsplit("«", 1)[1].split("»")[0]


def _wrong(plan: Plan, whom: Whom) -> set[str]:
    names = facts_read(the_points(plan), whom.group)
    tried = every(plan, whom)
    found = set()
    for place, name in enumerate(names):
        lines: dict[tuple[Any, ...], list[tuple[int, Fraction]]] = {}
        for values, points in tried.items():
            others = (*values[:place], *values[place + 1 :])
            rank = sorted([False, True]).index(values[place]) if name == "has" else TRIED[name].index(values[place])
            lines.setdefault(others, []).append((rank, points))
        for line in lines.values():
            for (_, low), (_, high) in combinations(sorted(line), 2):
                if (low - high) * BEST_LAST[name] > 0:
                    found.add(name)
    return found


def test_parts_of_a_sum_that_share_no_fact_are_tried_alone():
    parts = [{"each": name, "add": "1"} for name in ("some", "figure", "some")]
    plan = plan_with([{"sum": [parts[0], {"sum": parts[1:]}]}])
    (part,) = scored_parts(plan)
    assert [facts_read(found, "one") for found in independent(plan, part.points, "one")] == [["figure"], ["some"]]


def test_a_figure_without_a_limit_can_earn_without_end():
    plan = plan_with([{"each": "figure", "add": "0.5"}, {"each": "figure", "add": "0.5", "max": "10"}])
    bests = [trials_of(plan, part, everybody(plan)[0])[0].best(1) for part in scored_parts(plan)]
    assert bests == [float("inf"), 10]
