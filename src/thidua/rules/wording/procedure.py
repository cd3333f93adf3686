"""Votes and public notice said in words."""

from collections.abc import Iterator

from thidua.plan.model.councils import Council, Majority, Presence
from thidua.plan.model.procedure import PublicNotice
from thidua.rules.notices import Noticed
from thidua.rules.reasons import Reason
from thidua.rules.voting import Ballot, Needed
from thidua.rules.wording.figures import day
from thidua.rules.wording.quotas import say_part
from thidua.rules.wording.words import Line, Words

BALLOTS = {"secret": "bỏ phiếu kín", "open": "biểu quyết công khai"}


def say_vote(words: Words, council: Council, ballot: Ballot, reason: Reason) -> Iterator[Line]:
    """The quorum and the votes of ``passed``, each with what was needed and why."""
    grounds = f"{words.clauses(council.clause)}{words.readings(council.reading)}"
    yield Line(0, f"{council.label}, {council.members} thành viên, {BALLOTS[council.ballot]}{grounds}")
    yield from _who(council, ballot)
    quorum = reason.parts[0]
    met: Needed = quorum.subject
    verdict = "họp được" if quorum.value is True else "không họp được"
    yield Line(1, f"Có mặt {met.counted}, cần {_needed(met, 'thành viên')} → {verdict}")
    if quorum.value is not True:
        yield Line(1, "Không biểu quyết được vì không đủ thành viên có mặt")
        return
    votes: Needed = reason.subject
    outcome = "thông qua" if reason.value is True else "không thông qua"
    counts = f"{votes.counted} phiếu đồng ý, {ballot.votes_against} không đồng ý, {ballot.blank} phiếu trắng"
    yield Line(1, f"{counts}; cần {_needed(votes, _whole(votes))} → {outcome}")


def say_notice_before(words: Words, notice: PublicNotice) -> str:
    """What must be public before an award is decided: ``Trước khi quyết định: niêm yết …, 5 ngày làm việc``."""
    grounds = f"{words.clauses(notice.clause)}{words.readings(notice.reading)}"
    return f"Trước khi quyết định: {notice.label}, {_days(notice)}{grounds}"


def say_notice(words: Words, noticed: Noticed) -> str:
    """Until when results are public, and whether they may be decided."""
    notice = noticed.notice
    head = f"{notice.label}: {_days(notice)} kể từ ngày {day(noticed.start)}{words.clauses(notice.clause)}"
    last = f"ngày cuối {day(noticed.last)}{words.readings(notice.reading)}"
    ends = {
        "running": "đang công khai, chưa quyết định được",
        "objected": f"còn {noticed.objections} ý kiến chưa giải quyết nên tạm dừng, chưa quyết định được",
        "over": "đã hết thời gian công khai, quyết định được",
    }
    return f"{head}, {last}; {ends[noticed.state]}"


def _days(notice: PublicNotice) -> str:
    return f"{notice.days} ngày làm việc" if notice.working else f"{notice.days} ngày"


def _who(council: Council, ballot: Ballot) -> Iterator[Line]:
    if ballot.in_writing:
        yield Line(1, f"{ballot.in_writing} thành viên vắng mặt gửi phiếu bằng văn bản")
    if ballot.recused:
        counted = "vẫn tính vào tổng số" if council.recused == "counted" else "không tính vào tổng số"
        yield Line(1, f"{ballot.recused} thành viên không biểu quyết việc của mình, {counted}")


def _whole(votes: Needed) -> str:
    present = isinstance(votes.rule, Majority) and votes.rule.of == "present"
    return "người tham gia" if present else "thành viên"


def _needed(found: Needed, whole: str) -> str:
    """``từ 2/3 của 9 thành viên là 6``, or ``ít nhất 5``."""
    if not isinstance(found.rule, Presence):
        return f"ít nhất {found.needed}"
    if found.rule.at_least is not None:
        return f"từ {say_part(found.rule.at_least)} của {found.whole} {whole} trở lên là {found.needed}"
    assert found.rule.more_than is not None
    return f"trên {say_part(found.rule.more_than)} của {found.whole} {whole} là {found.needed}"
