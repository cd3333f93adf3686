"""The points of a whole round said in words: the figure of each of its parts, and the arithmetic."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.rules.combining import Combined, CombinedScore, PartScore
from thidua.rules.reasons import Reason
from thidua.rules.wording.figures import figure
from thidua.rules.wording.words import Line, Words

HOW = {
    "mean": "trung bình của các kỳ",
    "sum": "tổng của các kỳ",
    "highest": "kỳ cao điểm nhất",
    "lowest": "kỳ thấp điểm nhất",
    "last": "kỳ cuối",
}


def say_combined(words: Words, score: CombinedScore) -> Iterator[Line]:
    """How the final total of a whole round arose from its parts, each named, also those that do not count."""
    assert score.of is not None
    least = "" if score.of.given is None else f", phải có ít nhất {figure(score.least)} kỳ"
    grounds = f"{words.clauses(score.of.clause)}{words.readings(score.of.reading)}"
    counted = f"có {figure(len(score.known))}/{figure(len(score.parts))} kỳ"
    yield Line(0, f"Điểm cả đợt là {HOW[score.of.combine or 'mean']}{least}; {counted}{grounds}")
    for part in score.parts:
        yield Line(1, f"{part.round.label}: {_part(words, part)}")
    if not score.complete:
        yield Line(1, "Chưa đủ kỳ để tính")
    else:
        rounds = tuple(part.round for part in score.chosen)
        finals = [part.score.final for part in score.chosen if part.score is not None]
        yield Line(1, _arithmetic(Combined(score.of.combine or "mean", rounds), finals, score.final))


def say_combined_line(reason: Reason, depth: int) -> Iterator[Line]:
    """How the points of one line arose from those of the parts."""
    combined: Combined = reason.subject
    if reason.points is None:
        yield Line(depth, "Chưa đủ kỳ để tính")
        return
    each = zip(combined.rounds, reason.parts, strict=True)
    if len(reason.parts) > 1:
        yield Line(depth, "; ".join(f"{found.label}: {figure(part.points or Fraction(0))}" for found, part in each))
    yield Line(depth, _arithmetic(combined, [part.points or Fraction(0) for part in reason.parts], reason.points))


def _part(words: Words, part: PartScore) -> str:
    if part.score is None:
        return "không có số liệu, không tính"
    if not part.counts:
        lacking = "; ".join(words.lacking(name) for name in part.missing) or "kế hoạch không nói điểm"
        return f"chưa đủ số liệu, không tính (thiếu: {lacking})"
    return f"{figure(part.score.final)} điểm"


def _arithmetic(combined: Combined, figures: list[Fraction], result: Fraction) -> str:
    if combined.how not in ("mean", "sum"):
        return f"Lấy {combined.rounds[0].label}: {figure(result)} điểm"
    added = " + ".join(figure(one) for one in figures)
    if combined.how == "sum":
        return f"{added} = {figure(result)} điểm"
    return f"({added}) / {figure(len(figures))} = {figure(result)} điểm"
