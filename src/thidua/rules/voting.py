"""Whether a council could meet and whether something passed, from counts alone: who voted how is never known here."""

from dataclasses import dataclass
from fractions import Fraction

from thidua.plan.model.councils import Council, Majority, Presence
from thidua.rules.reasons import Reason


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote, counted. ``present`` and ``in_writing`` are members who take part, without the ``recused``."""

    present: int
    votes_for: int
    votes_against: int = 0
    blank: int = 0
    in_writing: int = 0
    recused: int = 0


@dataclass(frozen=True, slots=True)
class Needed:
    """So many of ``whole`` are needed, ``counted`` are there; ``rule`` says why so many."""

    rule: int | Presence
    whole: int
    needed: int
    counted: int


class ImpossibleBallotError(ValueError):
    """Counts that cannot be, said in Vietnamese."""


def could_meet(council: Council, ballot: Ballot) -> Reason:
    """Whether enough members are there: a ``quorum`` node whose subject is what was needed.

    Members who gave their opinion in writing count only where the council takes votes in writing, and not as present.
    """
    check(council, ballot)
    return _reason("quorum", council.quorum, _members(council, ballot), ballot.present)


def passed(council: Council, ballot: Ballot) -> Reason:
    """Whether something passed: a ``vote`` node over that of the quorum; None where the council could not meet.

    Of all means of all members; of those present also counts those who voted in writing. Recused members are left
    out of both, unless the council counts them.
    """
    met = could_meet(council, ballot)
    whole = _members(council, ballot)
    if isinstance(council.threshold, Majority) and council.threshold.of == "present":
        whole = _taking_part(ballot) + (ballot.recused if council.recused == "counted" else 0)
    vote = _reason("vote", council.threshold, whole, ballot.votes_for)
    return Reason("vote", vote.subject, vote.value if met.value is True else None, (met,))


def check(council: Council, ballot: Ballot) -> None:
    """Raise ImpossibleBallotError where the counts cannot be those of this council."""
    counts = (ballot.present, ballot.votes_for, ballot.votes_against, ballot.blank, ballot.in_writing, ballot.recused)
    if min(counts) < 0:
        raise ImpossibleBallotError("số thành viên và số phiếu không thể âm")
    if ballot.in_writing and council.absent != "in_writing":
        raise ImpossibleBallotError("hội đồng này không nhận phiếu bằng văn bản của người vắng mặt")
    there = _taking_part(ballot) + ballot.recused
    if there > council.members:
        raise ImpossibleBallotError(f"{there} người tham gia nhưng hội đồng chỉ có {council.members} thành viên")
    cast = ballot.votes_for + ballot.votes_against + ballot.blank
    if cast > _taking_part(ballot):
        raise ImpossibleBallotError(f"{cast} phiếu nhưng chỉ có {_taking_part(ballot)} người được bỏ phiếu")


def needed_of(rule: int | Presence, whole: int) -> int:
    """The least whole number that satisfies a rule over ``whole``."""
    if isinstance(rule, int):
        return rule
    if rule.at_least is not None:
        return _at_least(rule.at_least * whole)
    assert rule.more_than is not None, "reading a plan makes sure of one bound"
    return int(rule.more_than * whole // 1) + 1


def _at_least(exact: Fraction) -> int:
    return -int(-exact // 1)


def _taking_part(ballot: Ballot) -> int:
    return ballot.present + ballot.in_writing


def _members(council: Council, ballot: Ballot) -> int:
    """All members, without the recused where these do not count."""
    return council.members - (0 if council.recused == "counted" else ballot.recused)


def _reason(kind: str, rule: int | Presence, whole: int, counted: int) -> Reason:
    needed = Needed(rule, whole, needed_of(rule, whole), counted)
    return Reason("quorum" if kind == "quorum" else "vote", needed, counted >= needed.needed)
