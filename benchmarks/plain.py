"""The plain path: a district's round of 1,000 units, and the explanation of one of them in Vietnamese."""

from time import perf_counter

from benchmarks.facts import random_facts
from benchmarks.tables import ids_of, participants, rubric
from thidua.rules.calendar import last_days
from thidua.rules.cases import judge_everybody
from thidua.rules.evaluation import evaluate
from thidua.rules.wording import Words, explain

COUNT = 1_000
ROUNDS = 5
EXPLAINED = 200


def seconds_to_evaluate() -> float:
    """Seconds to evaluate the round, the best of some."""
    plan, everyone = rubric(), participants(random_facts(COUNT), ids_of(COUNT))
    return min(_timed(lambda: evaluate(plan, everyone)) for _ in range(ROUNDS))


def seconds_to_explain() -> float:
    """Seconds to judge one participant anew and to say why, the mean over many."""
    plan, everyone = rubric(), participants(random_facts(EXPLAINED), ids_of(EXPLAINED))
    evaluation = evaluate(plan, everyone)
    days = last_days(plan, evaluation.round)
    words = Words(plan, evaluation.round)

    def explain_all() -> None:
        for result in evaluation.results:
            judge_everybody(plan, {result.participant.id: result.participant}, evaluation.round, days)
            explain(evaluation, result, words)

    return min(_timed(explain_all) for _ in range(ROUNDS)) / EXPLAINED


def _timed(work: object) -> float:
    assert callable(work)
    began = perf_counter()
    work()
    return perf_counter() - began
