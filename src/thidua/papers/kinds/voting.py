"""By which rule votes count: the plan's, else what the council set for its meeting. No law lays down a share."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.papers.kinds.case import Case
from thidua.papers.kinds.lists import awards_of_round
from thidua.papers.kinds.shares import per_cent
from thidua.papers.office import Meeting, Vote
from thidua.papers.paper import Gap, Text, joined
from thidua.plan.model.awards import Award
from thidua.plan.model.councils import Council, Majority, Presence
from thidua.rules.voting import Ballot, ImpossibleBallotError, Needed, could_meet, passed
from thidua.rules.wording.figures import figure

NO_MEETING = Meeting()
NO_RULE = Gap("tỷ lệ phiếu cần có và cách tính, do Hội đồng quy định")
_NOBODY_NEEDED = 0
_STATES = {True: "Thông qua", False: "Không thông qua", None: "Chưa đủ người để biểu quyết"}


def meeting_of(case: Case) -> Meeting:
    """The meeting that the office file tells of; without one, nothing is known of it."""
    return case.office.meeting or NO_MEETING


def council_rule(case: Case) -> Council | None:
    """The rule of the plan's council, else that of the meeting; None where neither says how votes count."""
    declared = next(iter(case.plan.councils.values()), None)
    meeting = meeting_of(case)
    if declared is not None or meeting.threshold is None or not meeting.members:
        return declared
    return Council(
        label="Hội đồng", clause=(), members=meeting.members, threshold=meeting.threshold,
        quorum=_NOBODY_NEEDED if meeting.quorum is None else meeting.quorum, ballot=meeting.ballot or "open",
        absent="in_writing" if meeting.in_writing else "not_counted",
    )  # fmt: skip


def is_secret(case: Case) -> bool:
    """Whether votes are cast in secret."""
    council = next(iter(case.plan.councils.values()), None)
    return (council.ballot if council is not None else meeting_of(case).ballot) == "secret"


def how_votes_count(case: Case) -> Text:
    """The rule as the minutes say it once, before the votes; a gap where nobody has laid one down."""
    way = "Bỏ phiếu kín" if is_secret(case) else "Biểu quyết"
    council = council_rule(case)
    if council is None:
        return joined(f"{way}; được thông qua khi đạt ", NO_RULE, ".")
    written = "; thành viên vắng mặt được lấy phiếu bằng văn bản" if council.absent == "in_writing" else ""
    return f"{way}; được thông qua khi có {_needed(council.threshold)} đồng ý{written}."


def quorum_said(case: Case) -> Text | None:
    """Whether enough members are there; None where nobody is named as present or no quorum is laid down."""
    council, present = council_rule(case), len(meeting_of(case).present)
    if council is None or council.quorum == _NOBODY_NEEDED or not present:
        return None
    try:
        reason = could_meet(council, Ballot(present, 0))
    except ImpossibleBallotError as wrong:
        return Gap(f"kiểm lại thành phần dự họp: {wrong}")
    needed: Needed = reason.subject
    held = "đủ điều kiện họp" if reason.value is True else "chưa đủ điều kiện họp"
    return f"Có mặt {needed.counted}/{needed.whole} thành viên, cần ít nhất {needed.needed}: {held}."


def verdict(case: Case, vote: Vote) -> Text:
    """Whether somebody passed, with the share; a gap where the counts cannot be. Without a rule only the votes."""
    council, meeting = council_rule(case), meeting_of(case)
    if council is None:
        return f"{vote.for_} phiếu đồng ý"
    if not meeting.present:
        return Gap("số thành viên có mặt")
    present = len(meeting.present) - vote.recused
    ballot = Ballot(present, vote.for_, vote.against, vote.blank, vote.in_writing, vote.recused)
    try:
        reason = passed(council, ballot)
    except ImpossibleBallotError as wrong:
        return Gap(f"kiểm lại số phiếu: {wrong}")
    needed: Needed = reason.subject
    state = _STATES[reason.value if isinstance(reason.value, bool) else None]
    return f"{state}: đạt {votes_said(needed.counted, needed.whole)}, cần {needed.needed} phiếu"


def voted_on(case: Case) -> list[tuple[Award, list[str]]]:
    """The awards that a council votes on in the round, with the codes of who stands.

    That is who is eligible where the council chooses, who contests places, who was chosen, of whom votes are entered.
    """
    found = []
    for award in awards_of_round(case):
        names = dict.fromkeys((*_standing(case, award), *_chosen_or_entered(case, award)))
        if names:
            found.append((award, list(names)))
    return found


def _standing(case: Case, award: Award) -> Iterator[str]:
    evaluation = case.evaluation
    for quota in evaluation.quotas:
        if quota.award == award.id and quota.selection == "by_council":
            yield from quota.candidates
    for contest in evaluation.contests:
        if award.id in contest.places:
            yield from contest.participants
    if award.select == "by_council" and not evaluation.quotas:
        for one in evaluation.results:
            if any(held.award == award.id and held.status == "eligible" for held in one.standings):
                yield one.participant.id


def _chosen_or_entered(case: Case, award: Award) -> Iterator[str]:
    for result in case.evaluation.results:
        if any(choice.award == award.id for choice in result.choices):
            yield result.participant.id
    yield from (vote.participant for vote in case.office.votes if vote.award == award.id)


def votes_said(counted: int, whole: int) -> str:
    """``8/9 phiếu (88,89%)``."""
    return f"{counted}/{whole} phiếu ({per_cent(counted, whole)}%)" if whole else f"{counted}/{whole} phiếu"


def _needed(rule: int | Presence) -> str:
    if isinstance(rule, int):
        return f"ít nhất {rule} phiếu"
    bound = rule.at_least if rule.at_least is not None else rule.more_than
    assert bound is not None, "reading makes sure of one bound"
    of = "số thành viên có mặt" if isinstance(rule, Majority) and rule.of == "present" else "tổng số thành viên"
    return f"{'ít nhất' if rule.at_least is not None else 'trên'} {_part(bound)} {of}"


def _part(share: Fraction) -> str:
    whole = share * 100
    return f"{figure(whole)}%" if whole.denominator == 1 else f"{share.numerator}/{share.denominator}"
