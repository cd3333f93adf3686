"""Several scores of a sentence put together: ``8 9 7``, an added one after ``+``."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Given, Participant
from thidua.rules.scorers import Score, combined


def with_scores(plan: Plan, participant: Participant, who: Mapping[str, Any]) -> Participant:
    """The participant with the facts that its scorers come to; what is open stays unknown."""
    facts = dict(participant.facts)
    for name, text in who.get("scores", {}).items():
        scorers = plan.facts[name].scorers
        assert scorers is not None
        found = combined(scorers, scores_of(text))
        if found.value is not None:
            facts[name] = Given(found.value)
    return replace(participant, facts=facts)


def scores_of(text: str) -> list[Score]:
    """Scorers are called 1, 2, 3; ``-`` stands for who has not given."""
    first, _, added = text.partition("+")
    told = [(one, False) for one in first.split()] + [(one, True) for one in added.split()]
    return [
        Score(str(number), None if one == "-" else Fraction(one), more) for number, (one, more) in enumerate(told, 1)
    ]
