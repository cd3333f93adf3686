"""From a plan and a table of facts to results: the one way through all rules."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from thidua.plan.model.awards import Award
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import Notice, last_days
from thidua.rules.cases import Case, judge_everybody
from thidua.rules.choosing import apply_choices
from thidua.rules.decided import Choice
from thidua.rules.facts import Participant
from thidua.rules.outcomes import place_reasons
from thidua.rules.placing import Bound, Places
from thidua.rules.ranking import ranks
from thidua.rules.results import ContestedPlaces, Evaluation, FilledQuota, Result
from thidua.rules.sheet import concerns
from thidua.rules.standing import Standing


def first_round(plan: Plan) -> str:
    """The round that is meant where none is named: the first of the plan."""
    return next(iter(plan.rounds))


def evaluate(
    plan: Plan,
    participants: Sequence[Participant],
    round_id: str | None = None,
    choices: Iterable[Choice] = (),
    left_out: Sequence[str] = (),
    notices: Sequence[Notice] = (),
) -> Evaluation:
    """Evaluate one round. Participants are unique by code; results keep their order. KeyError for an unknown round.

    ``left_out`` names those who take part but whose rows could not be used: while there are any, places and quotas
    that hang on everybody are provisional. ``notices`` say the days of events, and deadlines moved.
    """
    round_id = plan.rounds[round_id].id if round_id is not None else first_round(plan)
    days = last_days(plan, round_id, notices)
    everyone = {participant.id: participant for participant in participants}
    cases = judge_everybody(plan, everyone, round_id, days)
    places = Places(plan, cases, round_id, days)
    refused = apply_choices(places, choices)
    return Evaluation(
        plan,
        round_id,
        tuple(_results(cases, places, bool(left_out))),
        tuple(_contests(places)),
        tuple(_filled(bound, bool(left_out)) for bound in places.bounds),
        tuple(chain.from_iterable(pool.layout.waiting for pool in places.pools)),
        tuple(refused),
        tuple(left_out),
        tuple(notices),
    )


def _results(cases: dict[str, Case], places: Places, some_left_out: bool) -> Iterable[Result]:
    scored = {name: case.score.final for name, case in cases.items() if case.score is not None and case.complete}
    rank_of = ranks(scored)
    held = places.held()
    some_incomplete = len(scored) < len(cases) and places.plan.rubric is not None
    reasons = place_reasons(places)
    unsettled = {
        case.participant.id
        for bound in places.bounds
        if bound.pool and (bound.provisional or some_left_out)
        for case in bound.members
    }
    some_incomplete |= some_left_out and bool(places.prizes.levels)
    for name, case in cases.items():
        awards = tuple(held.get(name, ()))
        own = [award for award in awards if not places.awards[award].with_prize]
        yield Result(
            case.participant,
            case.status,
            case.missing,
            case.undefined,
            _standings(case, places, awards),
            case.score,
            rank_of.get(name),
            next(iter(own), None),
            awards,
            tuple(chosen[name] for chosen in places.chosen.values() if name in chosen),
            bool(awards) and (some_incomplete or name in unsettled),
            tuple(reasons[name]),
        )


def _standings(case: Case, places: Places, held: Sequence[str]) -> tuple[Standing, ...]:
    """Where the case stands towards each award, now that it is known who holds which."""
    return tuple(_with_base(places.awards[name], found, case, held) for name, found in case.standings.items())


def _with_base(award: Award, standing: Standing, case: Case, held: Sequence[str]) -> Standing:
    """The standing towards an award that is chosen among holders of another: holding that one is a gate as well."""
    if award.among is None or award.among in held:
        return standing
    base = case.standings.get(award.among)
    if base is None or base.status == "ineligible":
        return replace(standing, failing=(award.among, *standing.failing))
    return replace(standing, missing=tuple(sorted({award.among, *standing.missing})))


def _contests(places: Places) -> Iterable[ContestedPlaces]:
    for pool in places.pools:
        for contest in pool.layout.contests:
            yield ContestedPlaces(contest.participants, contest.places, contest.score)


def _filled(bound: Bound, some_left_out: bool) -> FilledQuota:
    eligible = [case for case in bound.members if case.eligible(bound.award.id)]
    priority = [_priority(bound, case) for case in eligible]
    if _gives_priority(bound):
        order = sorted(range(len(eligible)), key=lambda place: (True, False, None).index(priority[place]))
        eligible, priority = [eligible[place] for place in order], [priority[place] for place in order]
    return FilledQuota(
        bound.award.id,
        "+".join(bound.quota.kind),
        "+".join(bound.quota.group),
        bound.places,
        len(eligible),
        "by_score" if bound.selection == "by_score" else "by_council",
        bound.quota,
        bound.base,
        tuple(case.participant.id for case in eligible),
        tuple(priority) if _gives_priority(bound) else (),
        len(bound.pool.layout.held) if bound.pool else len(bound.given),
        bound.provisional or (some_left_out and (bound.pool is not None or bound.base is not None)),
    )


def _gives_priority(bound: Bound) -> bool:
    """Whether a council is to look at somebody first: not where the fact is not even asked of those concerned."""
    first = bound.award.first
    if first is None or bound.pool is not None:
        return False
    return any(
        concerns(case.sheet.plan.facts[first].asked, case.participant.kind, case.participant.group)
        for case in bound.members
    )


def _priority(bound: Bound, case: Case) -> bool | None:
    """Whether the plan's priority holds; None where nobody has said."""
    given = case.sheet.given(bound.award.first) if bound.award.first is not None else None
    return None if given is None else given.value is True
