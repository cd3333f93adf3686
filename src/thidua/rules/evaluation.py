"""From a plan and a table of facts to results: the one way through all rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from thidua.plan.model.awards import Award
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import RANK
from thidua.rules.calendar import Notice, last_days, own_days
from thidua.rules.cases import Case, judge_everybody, marked_below
from thidua.rules.choosing import apply_choices
from thidua.rules.classes import refusal
from thidua.rules.decided import Choice
from thidua.rules.facts import Participant
from thidua.rules.outcomes import place_reasons
from thidua.rules.parts import PartRows, everybody_in
from thidua.rules.placing import Bound, Places
from thidua.rules.ranked import Ranked, rank_cases
from thidua.rules.ranking import rank_ties
from thidua.rules.reserving import reserve_lists, take_back
from thidua.rules.results import (
    ContestedPlaces,
    Evaluation,
    FilledQuota,
    FilledWithin,
    PlaceReason,
    RefusedChoice,
    Result,
)
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
    parts: PartRows | None = None,
) -> Evaluation:
    """Evaluate one round. Participants are unique by code; results keep their order. KeyError for an unknown round.

    ``left_out`` names those who take part but whose rows could not be used: while there are any, places and quotas
    that hang on everybody are provisional. ``notices`` say the days of events, and deadlines moved, for all or for one.
    ``parts`` are the rows of the parts of the round, by their ids; whoever has rows there alone takes part as well.
    """
    round_id = plan.rounds[round_id].id if round_id is not None else first_round(plan)
    days = last_days(plan, round_id, notices)
    below = marked_below(plan, plan.rounds[round_id], parts or {}, notices)
    everyone = everybody_in(participants, below)
    choices = list(choices)
    decided = [choice for choice in choices if choice.award in plan.classes]
    cases = judge_everybody(plan, everyone, round_id, days, decided, below, own_days(plan, round_id, notices))
    ranked = rank_cases(plan, cases, days)
    places = Places(plan, ranked.cases, round_id, days)
    refused = apply_choices(places, [choice for choice in choices if choice.award not in plan.classes])
    if revoked := take_back(places):
        refused = apply_choices(places, [found.choice for found in refused])
    reserves, held = tuple(reserve_lists(places)), places.held()
    return Evaluation(
        plan,
        round_id,
        tuple(_results(ranked, places, held, place_reasons(places, reserves, revoked), bool(left_out))),
        tuple(_contests(places)),
        tuple(_filled(bound, held, bool(left_out)) for bound in places.bounds),
        tuple(chain.from_iterable(pool.layout.waiting for pool in places.pools)),
        (*_refused_classes(plan, ranked.cases, decided), *refused),
        tuple(left_out),
        tuple(notices),
        tuple(rank_ties(plan, ranked.ranks)),
        reserves,
        tuple(revoked),
    )


def _results(
    ranked: Ranked,
    places: Places,
    held: Mapping[str, Sequence[str]],
    reasons: Mapping[str, list[PlaceReason]],
    some_left_out: bool,
) -> Iterable[Result]:
    cases = ranked.cases
    some_incomplete = any(case.score is not None and not case.complete for case in cases.values())
    unsettled = {
        case.participant.id
        for bound in places.bounds
        if bound.pool and (bound.provisional or some_left_out)
        for case in bound.members
    }
    some_incomplete |= some_left_out and bool(places.prizes)
    for name, case in cases.items():
        awards = tuple(held.get(name, ()))
        own = [award for award in awards if not places.awards[award].with_prize]
        rank = ranked.ranks.get(name)
        yield Result(
            case.participant,
            case.status,
            _missing(case, ranked),
            case.undefined,
            _standings(case, places, awards),
            case.score,
            rank.rank if rank is not None else None,
            next(iter(own), None),
            awards,
            tuple(chosen[name] for chosen in places.chosen.values() if name in chosen),
            bool(awards) and (some_incomplete or name in unsettled),
            tuple(reasons[name]),
            rank,
            case.classed,
            {name: case.sheet.worked(name) for name in case.sheet.plan.figures},
        )


def _refused_classes(plan: Plan, cases: Mapping[str, Case], decided: Iterable[Choice]) -> Iterable[RefusedChoice]:
    """Decisions about classes that the plan does not leave open."""
    for choice in decided:
        case = cases.get(choice.participant)
        if message := refusal(plan, choice, case.classed if case is not None else None):
            yield RefusedChoice(choice, message)


def _missing(case: Case, ranked: Ranked) -> tuple[str, ...]:
    """What is missing, with what a rank needs instead of the rank itself."""
    lacking = ranked.missing.get(case.participant.id, ())
    return tuple(sorted({name for name in case.missing if name != RANK} | set(lacking)))


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
    for pool in (*places.pools, *places.refills):
        for contest in pool.layout.contests:
            score = pool.order.figures[contest.participants[0]]
            yield ContestedPlaces(contest.participants, contest.places, score)


def _filled(bound: Bound, held: Mapping[str, Sequence[str]], some_left_out: bool) -> FilledQuota:
    members = (case.participant.id for case in bound.members)
    holders = [name for name in members if bound.award.id in held.get(name, ())]
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
        len(holders),
        bound.provisional or (some_left_out and (bound.pool is not None or bound.base is not None)),
        bound.instance,
        tuple(
            FilledWithin(inner.label, inner.places, sum(name in inner.members for name in holders))
            for inner in bound.within
        ),
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
