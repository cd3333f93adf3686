"""Why somebody has a place or none, said in one sentence for each award."""

from fractions import Fraction

from thidua.rules.results import PlaceReason, Result
from thidua.rules.wording.figures import figure
from thidua.rules.wording.measures import fact_line
from thidua.rules.wording.ranks import say_further
from thidua.rules.wording.words import Words


def say_place(words: Words, result: Result, reason: PlaceReason) -> str:
    """``Giải khuyến khích (2 chỗ): hết chỗ …``, with the score that decided."""
    award = words.plan.awards[reason.award]
    whose = ""
    if reason.instance is not None:
        name, value = reason.instance
        whose = f" cho {words.name(name)}: {words.value(value, name)}"
    return f"{award.label} ({reason.places} chỗ{whose}): {_outcome(words, result, reason)}"


def say_award(words: Words, result: Result) -> str:
    """The awards that somebody holds, or the places that the council has still to give among equals."""
    labels = [words.plan.awards[name].label for name in result.awards]
    if labels:
        return ", ".join(labels) + (" (tạm xếp)" if result.provisional else "")
    contested = [words.plan.awards[reason.award] for reason in result.places if reason.outcome == "contested"]
    voters = " và ".join(dict.fromkeys(words.voter(award.vote) for award in contested))
    return f"chờ {voters}: {', '.join(award.label for award in contested)}" if contested else ""


def _outcome(words: Words, result: Result, reason: PlaceReason) -> str:
    award = words.plan.awards[reason.award]
    voter = words.voter(award.vote)
    if reason.outcome == "barred":
        return "không được xét vì không đạt: " + "; ".join(_failing(result, reason.award))
    if reason.outcome == "revoked":
        return _revoked(words, reason)
    if reason.outcome == "council":
        votes = voter if award.vote is not None else "hội đồng"
        return f"{reason.passing} đối tượng đủ điều kiện, chờ {votes} bình chọn"
    if reason.score is None:
        return "được hội đồng chọn" if award.vote is None else f"được {voter} chọn"
    stands = _stands(words, reason)
    moved_up = " (chỗ của người bị thu hồi chuyển cho người dự bị)" if reason.moved_up else ""
    if reason.outcome == "held":
        return f"được{moved_up}, {stands}"
    if reason.outcome == "contested":
        return f"tranh chấp vì bằng điểm{moved_up}, {stands}; chờ {voter} quyết định"
    if reason.outcome == "waiting":
        return f"{stands}; chỉ xếp được sau khi {voter} quyết định các giải trên"
    if reason.outcome == "reserve":
        return f"dự bị thứ {reason.reserve}, {stands}"
    if reason.outcome == "full":
        return f"hết chỗ của phần «{reason.within}», {stands}"
    return f"hết chỗ, {stands}{_lowest(reason.lowest, award.better)}"


def _stands(words: Words, reason: PlaceReason) -> str:
    """The score, what was looked at among equals, and the place among those who pass the gates."""
    assert reason.score is not None
    further = say_further(words, reason.then, unknown=reason.unknown)
    looked_at = f", bằng nhau nên {further}" if further else ""
    position = f"đứng thứ {reason.position} trong {reason.passing} đối tượng đạt điều kiện"
    return f"{fact_line(words, reason.score)}{looked_at}, {position}"


def _revoked(words: Words, reason: PlaceReason) -> str:
    assert reason.revoked is not None
    rule = reason.revoked.rule
    money = ", phải trả lại tiền thưởng" if rule.return_money else ""
    return f"đã được nhưng bị thu hồi vì {rule.label}{money}{words.clauses(rule.clause)}{words.readings(rule.reading)}"


def _failing(result: Result, award: str) -> list[str]:
    gates = [gate for standing in result.standings if standing.award == award for gate in standing.gates]
    return [gate.subject.label for gate in gates if gate.value is False]


def _lowest(lowest: Fraction | None, better: str) -> str:
    edge = "thấp nhất" if better == "higher" else "cao nhất"
    return "" if lowest is None else f"; {edge} có chỗ hoặc đang tranh chỗ là {figure(lowest)}"
