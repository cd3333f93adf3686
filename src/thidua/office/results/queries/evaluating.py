"""The rules applied to what is known of a campaign, as ``thidua evaluate`` applies them to tables."""

import gc
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock

from thidua.office.campaigns.models import Campaign
from thidua.office.facts.queries import Known, known
from thidua.office.plans.queries import plan_of
from thidua.office.results.models import Ranking
from thidua.office.results.queries.basis import Basis, basis_of
from thidua.rules.decided import Choice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import SELF_REPORTED, Given, Participant
from thidua.rules.results import Evaluation

KEPT = 4
"""So many evaluations are kept in a process for pages that open reasons."""


def evaluated(campaign: Campaign, basis: Basis, found: Known, more: Sequence[Choice] = ()) -> Evaluation:
    """What follows from what is known; ``more``: choices besides those that were made."""
    choices = (*basis.choices, *more)
    plan = plan_of(campaign.plan)
    return evaluate(plan, found.participants, campaign.round, choices, (), basis.notices, found.parts)


def as_they_say(found: Known) -> Known:
    """What would be known if each participant were believed: its own word where it gave one."""
    return Known(
        [_believed(one) for one in found.participants],
        {part: [_believed(one) for one in rows] for part, rows in found.parts.items()},
    )


def _believed(participant: Participant) -> Participant:
    return replace(participant, facts={name: _own_word(given) for name, given in participant.facts.items()})


def _own_word(given: Given) -> Given:
    if given.source is None or given.source.origin == SELF_REPORTED:
        return given
    said = (one for one in given.source.overruled if one.source is not None and one.source.origin == SELF_REPORTED)
    return next(said, given)


@contextmanager
def no_search_for_circles() -> Iterator[None]:
    """Hundreds of thousands of small objects are made that stay; searching through them again and again for circles
    to clear would take nearly half of the time.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


class _Kept:
    """The last evaluations by the stamp of their ranking, in this process."""

    def __init__(self) -> None:
        self._found: OrderedDict[tuple[str, str], Evaluation] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, str]) -> Evaluation | None:
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def put(self, key: tuple[str, str], evaluation: Evaluation) -> None:
        with self._lock:
            self._found[key] = evaluation
            while len(self._found) > KEPT:
                self._found.popitem(last=False)


_kept = _Kept()


def remember(ranking: Ranking, evaluation: Evaluation) -> None:
    """Keep what a ranking was worked out from, for pages that open its reasons."""
    _kept.put((ranking.stamp, "found"), evaluation)


def evaluation_of(ranking: Ranking) -> Evaluation:
    """The evaluation of a ranking: its reasons, down to the facts; once something has changed since, as it is now."""
    return _one(ranking, "found")


def own_evaluation_of(ranking: Ranking) -> Evaluation:
    """The same as if each participant were believed in what it says of itself."""
    return _one(ranking, "own")


def _one(ranking: Ranking, which: str) -> Evaluation:
    if (kept := _kept.get((ranking.stamp, which))) is not None:
        return kept
    campaign = ranking.campaign
    with no_search_for_circles():
        facts = known(campaign)
        # Read after the facts, so that where it is still that of the ranking nothing has changed before them.
        basis = basis_of(campaign)
        evaluation = evaluated(campaign, basis, facts if which == "found" else as_they_say(facts))
    if basis.key == ranking.basis:
        _kept.put((ranking.stamp, which), evaluation)
    return evaluation
