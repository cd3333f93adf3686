"""The canonical text of a snapshot: all that its results rest on, the results, and each reason in words."""

from typing import Any

from thidua.office.campaigns.models import Campaign
from thidua.office.facts.queries import Known
from thidua.office.facts.values import text_of
from thidua.office.results.models import Snapshot
from thidua.office.results.queries.basis import Basis
from thidua.rules.as_data import as_data
from thidua.rules.calendar import Notice
from thidua.rules.combining import CombinedScore
from thidua.rules.facts import Given, Participant, Source
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording import Line, Words
from thidua.rules.wording.combining import say_combined
from thidua.rules.wording.results import say_result
from thidua.rules.wording.rubric import say_totals

FORMAT = 1


def content_of(
    campaign: Campaign, evaluation: Evaluation, found: Known, basis: Basis, before: Snapshot | None
) -> dict[str, Any]:
    """The content: campaign, plan version, facts as they counted, results as ``thidua evaluate --json`` gives them."""
    return {
        "format": FORMAT,
        "campaign": {"title": campaign.title, "round": campaign.round, "owner": campaign.owner.name},
        "plan": {"id": evaluation.plan.id, "title": evaluation.plan.title, "sha256": campaign.plan.content_hash},
        "replaces": {"number": before.number, "sha256": before.sha256} if before is not None else None,
        "notices": notices_as_data(basis),
        "choices": choices_as_data(basis),
        "facts": facts_as_data(found),
        "evaluation": as_data(evaluation),
        "said": {result.participant.id: said_of(evaluation, result) for result in evaluation.results},
    }


def notices_as_data(basis: Basis) -> list[list[Any]]:
    """The notices: deadline, day, number, reason, part of the round; then the code of whom alone one concerns."""
    return [_notice(one) for one in basis.notices]


def _notice(one: Notice) -> list[Any]:
    told = [one.deadline, one.day.isoformat(), one.number, one.reason, one.round]
    return told if one.participant is None else [*told, one.participant]


def choices_as_data(basis: Basis) -> list[list[str]]:
    """What councils chose: participant, award, reason."""
    return [[one.participant, one.award, one.reason] for one in basis.choices]


def said_of(evaluation: Evaluation, result: Result) -> list[list[Any]]:
    """The result of one participant in words, ``[depth, text]`` a line: total, rank, places, what totals arose from."""
    words = Words(evaluation.plan, evaluation.round, evaluation.notices)
    lines = list(say_result(words, evaluation, result))[1:]
    if isinstance(result.score, CombinedScore):
        lines += say_combined(words, result.score)
    if result.score is not None and result.status == "scored":
        lines += say_totals(words, result.score)
    return [_line(one) for one in lines]


def _line(line: Line) -> list[Any]:
    return [line.depth, line.text]


def facts_as_data(found: Known) -> dict[str, Any]:
    """What is known of each participant by code, and of each in the parts of the round (``CODE@PART``)."""
    rows = [*found.participants, *(one for some in found.parts.values() for one in some)]
    return {_key(one): {name: _given(given) for name, given in one.facts.items()} for one in rows}


def _key(participant: Participant) -> str:
    return f"{participant.id}@{participant.period}" if participant.period else participant.id


def _given(given: Given) -> dict[str, Any]:
    return {"value": text_of(given.value), **_source(given.source)}


def _source(source: Source | None) -> dict[str, Any]:
    if source is None:
        return {}
    told = {"origin": source.origin, "place": source.cell, "evidence": source.evidence}
    over = [_given(one) for one in source.overruled]
    return {name: value for name, value in told.items() if value} | ({"overruled": over} if over else {})
