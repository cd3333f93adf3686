"""What sentences say of places and of procedure: reserves, what is taken back, votes, public notice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from tests.catalogue.sentences import value_of
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Given, Participant, Source
from thidua.rules.notices import noticed
from thidua.rules.results import Evaluation
from thidua.rules.versions import prevailing
from thidua.rules.voting import Ballot, ImpossibleBallotError, could_meet, passed
from thidua.rules.wording import Words
from thidua.rules.wording.procedure import say_notice, say_vote
from thidua.rules.wording.quotas import say_quota, say_reserves, say_revoked
from thidua.rules.wording.ranks import say_tie

Told: TypeAlias = dict[str, Any]


def with_versions(plan: Plan, participant: Participant, who: Told) -> Participant:
    """The participant with what an appraiser, an incident or a measurement says of the same facts."""
    said = {origin: who.get(origin, {}) for origin in ("appraised", "incident", "measured")}
    if plan.appraisal is None or not plan.appraisal.prevails:
        return participant
    versions: dict[str, dict[str, Given]] = {
        name: {"self_reported": Given(given.value, Source("so-lieu.csv", ""))}
        for name, given in participant.facts.items()
    }
    for origin, facts in said.items():
        for name, text in facts.items():
            given = Given(value_of(plan.facts[name], text), Source("so-lieu.csv", "", origin=origin))
            versions.setdefault(name, {})[origin] = given
    facts = {name: prevailing(told, plan.appraisal.prevails) for name, told in versions.items()}
    return replace(participant, facts=facts)


def _unequal(where: str, found: object, expected: object) -> Iterator[str]:
    if found != expected:
        yield f"{where}: {found}, told {expected}"


def _unsaid(where: str, text: str, wanted: str | list[str]) -> Iterator[str]:
    """Each piece of wording that does not stand in a text."""
    for words in [wanted] if isinstance(wanted, str) else wanted:
        if words not in text:
            yield f"{where} does not say «{words}»:\n{text}"


def _rank_ties(evaluation: Evaluation, told: list[Told]) -> Iterator[str]:
    """Equal ranks that somebody settles: ``rank``, ``who``, and perhaps what is ``said``."""
    found = [{"rank": str(tie.rank), "who": list(tie.participants)} for tie in evaluation.rank_ties]
    yield from _unequal("rank ties", found, [{"rank": tie["rank"], "who": tie["who"]} for tie in told])
    words = Words(evaluation.plan, evaluation.round)
    for tie, expected in zip(evaluation.rank_ties, told, strict=False):
        yield from _unsaid("rank tie", say_tie(words, evaluation, tie), expected.get("said", []))


def _reserves(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By award, who is in reserve with the order, ``=`` behind it where the edge is tied; ``waiting``."""
    words = Words(evaluation.plan, evaluation.round)
    for award, expected in told.items():
        listed = next(found for found in evaluation.reserves if found.award == award)
        marks = {True: "=", False: ""}
        found = {entry.participant: f"{entry.order}{marks[entry.tied]}" for entry in listed.entries or ()}
        yield from _unequal(f"reserve of {award}", "waiting" if listed.entries is None else found, expected)
        yield from _unsaid("reserve", say_reserves(words, evaluation, listed), evaluation.plan.awards[award].label)


def _revoked(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By award, from whom it is taken; ``said`` are words about the first."""
    words = Words(evaluation.plan, evaluation.round)
    found: dict[str, list[str]] = {}
    for one in evaluation.revoked:
        found.setdefault(one.award, []).append(one.participant)
    yield from _unequal("revoked", found, {key: value for key, value in told.items() if key != "said"})
    for one in evaluation.revoked[:1]:
        yield from _unsaid("revoked", say_revoked(words, evaluation, one), told.get("said", []))


def _quotas_said(evaluation: Evaluation, told: list[Any]) -> Iterator[str]:
    """For each quota in order, words that are said of it."""
    words = Words(evaluation.plan, evaluation.round)
    yield from _unequal("quotas", len(evaluation.quotas), len(told))
    for quota, wanted in zip(evaluation.quotas, told, strict=False):
        yield from _unsaid("quota", say_quota(words, quota), wanted)


def _instances(evaluation: Evaluation, told: list[Told]) -> Iterator[str]:
    """For each quota in order, the instance that it is of, its places and how many are given."""
    found = [
        {"of": str(quota.instance), "places": str(quota.places), "given": str(quota.given)}
        for quota in evaluation.quotas
    ]
    yield from _unequal("instances", found, told)


def _votes(evaluation: Evaluation, told: list[Told]) -> Iterator[str]:
    """Votes of councils, counted: ``counts`` of a ballot, whether the council ``met``, whether it ``passed``."""
    words = Words(evaluation.plan, evaluation.round)
    verdicts = {True: "yes", False: "no", None: "?"}
    for vote in told:
        council = evaluation.plan.councils[vote["council"]]
        ballot = Ballot(**{name: int(count) for name, count in vote["counts"].items()})
        where = f"{vote['council']} {vote['counts']}"
        if "impossible" in vote:
            yield from _impossible(where, lambda: passed(council, ballot), vote["impossible"])  # noqa: B023
            continue
        reason = passed(council, ballot)
        yield from _unequal(f"{where} met", verdicts[could_meet(council, ballot).value is True], vote["met"])
        outcome = reason.value if isinstance(reason.value, bool) else None
        yield from _unequal(f"{where} passed", verdicts[outcome], vote["passed"])
        text = "\n".join(line.text for line in say_vote(words, council, ballot, reason))
        yield from _unsaid(where, text, vote.get("said", []))


def _impossible(where: str, vote: Callable[[], object], words: str) -> Iterator[str]:
    try:
        vote()
    except ImpossibleBallotError as wrong:
        yield from _unsaid(where, str(wrong), words)
    else:
        yield f"{where} is taken for possible"


def _notices(evaluation: Evaluation, told: list[Told]) -> Iterator[str]:
    """Public notices: of the plan or an ``award``, begun on a day, asked about on another."""
    plan = evaluation.plan
    words = Words(plan, evaluation.round)
    for one in told:
        notice = plan.awards[one["award"]].public_notice if "award" in one else plan.public_notice
        assert notice is not None
        start, today = date.fromisoformat(one["start"]), date.fromisoformat(one["today"])
        found = noticed(notice, start, today, int(one.get("objections", "0")))
        yield from _unequal("last day of notice", found.last.isoformat(), one["last"])
        yield from _unequal("notice", found.state, one["state"])
        yield from _unsaid("notice", say_notice(words, found), one.get("said", []))


def _refused(evaluation: Evaluation, told: list[str]) -> Iterator[str]:
    """Words of the message of each choice of a council that the plan does not allow, in order."""
    yield from _unequal("refused choices", len(evaluation.refused), len(told))
    for refused, wanted in zip(evaluation.refused, told, strict=False):
        yield from _unsaid("refused", refused.message, wanted)


PLACES: dict[str, Callable[[Evaluation, Any], Iterator[str]]] = {
    "rank_ties": _rank_ties,
    "reserves": _reserves,
    "revoked": _revoked,
    "quotas_said": _quotas_said,
    "instances": _instances,
    "refused": _refused,
    "votes": _votes,
    "public_notices": _notices,
}
