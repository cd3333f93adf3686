"""Why somebody has a place or none, said in one sentence for each award."""

from fractions import Fraction

from thidua.rules.results import PlaceReason, Result
from thidua.rules.wording.figures import figure
from thidua.rules.wording.measures import fact_line
from thidua.rules.wording.words import Words


def say_place(words: Words, result: Result, reason: PlaceReason) -> str:
    """``Giải khuyến khích (2 chỗ): hết chỗ …``, with the score that decided."""
    return f"{words.plan.awards[reason.award].label} ({reason.places} chỗ): {_outcome(words, result, reason)}"


def say_award(words: Words, result: Result) -> str:
    """The awards that somebody holds, or the places that the council has still to give among equals."""
    labels = [words.plan.awards[name].label for name in result.awards]
    if labels:
        return ", ".join(labels) + (" (tạm xếp)" if result.provisional else "")
    contested = [words.plan.awards[reason.award].label for reason in result.places if reason.outcome == "contested"]
    return f"chờ Hội đồng: {', '.join(contested)}" if contested else ""


def _outcome(words: Words, result: Result, reason: PlaceReason) -> str:
    if reason.outcome == "barred":
        return "không được xét vì không đạt: " + "; ".join(_failing(result, reason.award))
    if reason.outcome == "council":
        return f"{reason.passing} đối tượng đủ điều kiện, chờ hội đồng bình chọn"
    if reason.score is None:
        return "được hội đồng chọn"
    score = fact_line(words, reason.score)
    stands = f"{score}, đứng thứ {reason.position} trong {reason.passing} đối tượng đạt điều kiện"
    if reason.outcome == "held":
        return f"được, {stands}"
    if reason.outcome == "contested":
        return f"tranh chấp vì bằng điểm, {stands}; chờ Hội đồng quyết định"
    if reason.outcome == "waiting":
        return f"{stands}; chỉ xếp được sau khi Hội đồng quyết định các giải trên"
    return f"hết chỗ, {stands}{_lowest(reason.lowest)}"


def _failing(result: Result, award: str) -> list[str]:
    gates = [gate for standing in result.standings if standing.award == award for gate in standing.gates]
    return [gate.subject.label for gate in gates if gate.value is False]


def _lowest(lowest: Fraction | None) -> str:
    return "" if lowest is None else f"; thấp nhất có chỗ hoặc đang tranh chỗ là {figure(lowest)}"
