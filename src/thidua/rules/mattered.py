"""Which readings of the plan a set of results rests on."""

from collections.abc import Iterator

from thidua.plan.model.conditions import facts_of, tests_of
from thidua.plan.model.text import Reading
from thidua.rules.ranking import ranking_of
from thidua.rules.reasons import readings_of
from thidua.rules.results import Evaluation, Result


def readings_that_mattered(evaluation: Evaluation) -> list[Reading]:
    """Each reading that some figure, gate, place or award of the results rests on, in the plan's order."""
    used = set(_used(evaluation))
    return [reading for name, reading in evaluation.plan.readings.items() if name in used]


def _used(evaluation: Evaluation) -> Iterator[str]:
    plan = evaluation.plan
    yield from plan.rounds[evaluation.round].reading
    for award in _awards_at_stake(evaluation):
        yield from plan.awards[award].reading
    if (ranking := ranking_of(plan)) is not None:
        yield from ranking.reading
    if plan.rubric is not None and plan.rubric.rounding is not None:
        yield from plan.rubric.rounding.reading
    if plan.appraisal is not None:
        yield from plan.appraisal.reading
    for filled in evaluation.quotas:
        if not isinstance(filled.quota.places, int):
            yield from filled.quota.places.reading
    for revoked in evaluation.revoked:
        yield from revoked.rule.reading
    for result in evaluation.results:
        yield from _of_result(evaluation, result)


def _awards_at_stake(evaluation: Evaluation) -> Iterator[str]:
    """Awards of which places are given, contested, waiting or left to a council."""
    yield from (quota.award for quota in evaluation.quotas)
    yield from (place for contest in evaluation.contests for place in contest.places)
    yield from evaluation.waiting
    yield from (award for result in evaluation.results for award in result.awards)


def _of_result(evaluation: Evaluation, result: Result) -> Iterator[str]:
    plan = evaluation.plan
    yield from plan.groups[result.participant.group].reading
    if result.score is not None:
        for part in (result.score.criteria, result.score.bonus, result.score.penalty):
            for reason in part.values():
                yield from readings_of(reason)
    if result.classed is not None:
        yield from readings_of(result.classed.reason)
    for standing in result.standings:
        for reason in standing.gates:
            yield from readings_of(reason)
            for test in tests_of(reason.subject.require):
                if test.by is not None:
                    yield from plan.deadlines[test.by].reading
            for name in facts_of(reason.subject.require):
                if name in plan.facts:
                    yield from plan.facts[name].reading
