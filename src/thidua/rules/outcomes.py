"""Why somebody has a place or none: towards each award, the score held against those of everybody else."""

from collections.abc import Iterator

from thidua.rules.cases import Case
from thidua.rules.layout import Layout, Level
from thidua.rules.measures import measure
from thidua.rules.placing import Bound, Places, Pool
from thidua.rules.ranking import ranks
from thidua.rules.results import Outcome, PlaceReason


def place_reasons(places: Places) -> dict[str, list[PlaceReason]]:
    """The reasons of each participant, in the order in which places are laid out; none below one held or contested."""
    found: dict[str, list[PlaceReason]] = {name: [] for name in places.cases}
    for pool in places.pools:
        for name, reason in _by_score(places, pool):
            found[name].append(reason)
    for bound in places.bounds:
        if bound.pool is None:
            for name, reason in _by_council(bound):
                found[name].append(reason)
    return found


def _by_score(places: Places, pool: Pool) -> Iterator[tuple[str, PlaceReason]]:
    layout = pool.layout
    done: set[str] = set()
    contesting: set[str] = set()
    for level in pool.levels:
        scores = {name: pool.scores[name] for name in level.passing if name in pool.scores}
        positions = ranks(scores)
        lowest = min((pool.scores[name] for name in _taking(layout, level)), default=None)
        of = places.awards[level.award].by
        for name in pool.scores:
            if name in done:
                continue
            outcome = _outcome(layout, level, name)
            if outcome == "held":
                done.add(name)
            elif outcome == "contested":
                contesting.add(name)
            elif name in contesting:
                continue
            score = measure(of, places.cases[name].sheet) if of is not None else None
            reason = PlaceReason(level.award, outcome, level.places, len(scores), score, positions.get(name), lowest)
            yield name, reason


def _outcome(layout: Layout, level: Level, name: str) -> Outcome:
    if layout.held.get(name) == level.award:
        return "held"
    if name not in level.passing:
        return "barred"
    if level.award in layout.waiting:
        return "waiting"
    if any(name in contest.participants and level.award in contest.places for contest in layout.contests):
        return "contested"
    return "outscored"


def _taking(layout: Layout, level: Level) -> list[str]:
    """Those who hold a place of this award or contest one."""
    contested = [name for c in layout.contests if level.award in c.places for name in c.participants]
    return [*(name for name, award in layout.held.items() if award == level.award), *contested]


def _by_council(bound: Bound) -> Iterator[tuple[str, PlaceReason]]:
    eligible = [case for case in bound.members if case.eligible(bound.award.id)]
    for case in eligible:
        yield case.participant.id, _of_council(bound, case, len(eligible))


def _of_council(bound: Bound, case: Case, eligible: int) -> PlaceReason:
    outcome: Outcome = "held" if case.participant.id in bound.given else "council"
    return PlaceReason(bound.award.id, outcome, bound.places, eligible)
