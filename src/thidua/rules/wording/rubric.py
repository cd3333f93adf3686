"""The lines of a rubric said in words: points of their maximum, how they arose, what does not apply, the totals."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.plan.model.scoring import Adjustment, Criterion, Spread, SubCriterion
from thidua.rules.applying import Enlarged, Spared
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.reasons import Reason
from thidua.rules.scoring import Outdone
from thidua.rules.totals import Bounded, Score
from thidua.rules.wording.combining import say_combined_line
from thidua.rules.wording.figures import MINUS, figure, percent
from thidua.rules.wording.points import say_points
from thidua.rules.wording.words import Line, Words


def say_criterion(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    """One criterion: its points of its maximum with clause and readings, then how they arose."""
    criterion: Criterion = reason.subject
    yield Line(depth, f"{criterion.id} {criterion.label}: {_earned(reason)}{_grounds(words, criterion)}")
    yield from say_earned(words, reason, depth + 1)


def say_adjustment(words: Words, reason: Reason, title: str) -> Iterator[Line]:
    """One bonus or penalty under its title, then how it arose."""
    adjustment: Adjustment = reason.subject
    shown = "chưa rõ" if reason.points is None else f"{figure(reason.points)} điểm"
    yield Line(0, f"{title}: {adjustment.label}: {shown}{_grounds(words, adjustment)}")
    yield from say_earned(words, reason, 1)


def say_earned(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    """How the points of one criterion, bonus or penalty arose."""
    yield from _say(words, reason.parts[0], depth)


def _say(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    if reason.kind == "parts":
        yield from _parts(words, reason, depth)
    elif reason.kind == "not_asked":
        yield Line(depth, "Chỉ tiêu này không áp dụng cho đối tượng")
    elif reason.kind == "spared":
        yield from _say(words, reason.parts[0], depth)
        yield Line(depth, _spared(words, reason))
    elif reason.kind == "enlarged":
        yield from _say(words, reason.parts[0], depth)
        yield from _enlarged(words, reason, depth)
    elif reason.kind == "combined":
        yield from say_combined_line(reason, depth)
    elif reason.kind == "outdone":
        yield from _say(words, reason.parts[0], depth)
        yield Line(depth, _outdone(reason))
    else:
        yield from say_points(words, reason, depth)


def _parts(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    criterion: Criterion = reason.subject
    for part in reason.parts:
        line: SubCriterion = part.subject
        title = f"{criterion.id}.{line.id} {line.label}"
        yield Line(depth, f"{title}: {_of(part, line.max)}{_grounds(words, line)}")
        yield from say_points(words, part.parts[0], depth + 1)
    if reason.points is not None and len(reason.parts) > 1:
        added = " + ".join(figure(part.points or Fraction(0)) for part in reason.parts)
        yield Line(depth, f"{added} = {figure(reason.points)} điểm")


def _earned(reason: Reason) -> str:
    if reason.value is NOT_APPLICABLE:
        return "không áp dụng, không tính điểm"
    inner = reason.parts[0]
    subject = inner.subject
    return _of(reason, subject.maximum if isinstance(subject, Enlarged) else reason.subject.max)


def _of(reason: Reason, maximum: Fraction) -> str:
    return "chưa có điểm" if reason.points is None else f"{figure(reason.points)}/{figure(maximum)} điểm"


def _grounds(words: Words, line: Criterion | SubCriterion | Adjustment) -> str:
    return f"{words.clauses(line.clause)}{words.readings(line.reading)}"


def _spared(words: Words, reason: Reason) -> str:
    spared: Spared = reason.subject
    maximum = figure(spared.criterion.max)
    if isinstance(spared.policy, Spread):
        if not spared.portions:
            return "Không áp dụng; không còn chỉ tiêu nào để chia điểm"
        rubric = words.plan.rubric
        assert rubric is not None
        shared = ", ".join(f"{name} thêm {figure(portion)}" for name, portion in spared.portions.items())
        return f"Không áp dụng: {maximum} điểm chia cho các chỉ tiêu khác theo tỷ lệ điểm tối đa ({shared})"
    return {
        "full": f"Không áp dụng nên được đủ {maximum} điểm",
        "zero": "Không áp dụng nên 0 điểm",
        "rescale": f"Không áp dụng: bỏ {maximum} điểm này ra, phần còn lại quy về thang đầy đủ",
        "shrink": f"Không áp dụng: bỏ {maximum} điểm này ra khỏi tổng điểm tối đa",
    }[spared.policy]


def _enlarged(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    enlarged: Enlarged = reason.subject
    own, top = figure(enlarged.criterion.max), figure(enlarged.maximum)
    froms = ", ".join(f"{figure(portion)} của chỉ tiêu {name}" for name, portion in enlarged.portions.items())
    yield Line(depth, f"Nhận thêm {froms} nên điểm tối đa là {top}")
    earned = reason.points
    if earned is not None:
        raw = earned * enlarged.criterion.max / enlarged.maximum
        yield Line(depth, f"{figure(raw)} × {top}/{own} = {figure(earned)} điểm")


def _outdone(reason: Reason) -> str:
    outdone: Outdone = reason.subject
    own, best = figure(reason.points or Fraction(0)), figure(outdone.best.points or Fraction(0))
    return f"{own} điểm không tính, vì chỉ tính mức cao nhất: {outdone.by.label} ({best} điểm)"


# --- Totals


def say_total(score: Score, rank: int | None) -> str:
    """``Điểm cuối cùng 98 = 95 điểm chỉ tiêu + 5 điểm thưởng − 2 điểm trừ; xếp hạng 1``, with the bound that it met."""
    summed = (
        f"{figure(score.criteria_total)} điểm chỉ tiêu + {figure(score.bonus_total)} điểm thưởng"
        f" {MINUS} {figure(score.penalty_total)} điểm trừ"
    )
    ranked = f"; xếp hạng {rank}" if rank is not None else ""
    return f"Điểm cuối cùng {figure(score.final)} = {summed}{_bound(score.whole)}{ranked}"


def say_totals(words: Words, score: Score) -> Iterator[Line]:
    """How the totals arose, where that is more than adding up: sections, rescaling, bounds."""
    rubric = words.plan.rubric
    if rubric is None:
        return
    for name, section in score.sections.items():
        label = rubric.sections[name].label
        grounds = f"{words.clauses(rubric.sections[name].clause)}{words.readings(rubric.sections[name].reading)}"
        lines = [reason for reason in score.criteria.values() if rubric.criteria[reason.subject.id].section == name]
        if lines and all(reason.value is NOT_APPLICABLE for reason in lines):
            yield Line(0, f"{label}: không áp dụng{grounds}")
        else:
            yield Line(0, f"{label}: {figure(section.counts)} điểm{_bound(section)}{grounds}")
    if score.factor != 1:
        whole, applies = figure(score.criteria_max), figure(score.criteria_max / score.factor)
        yield Line(
            0,
            f"Điểm chỉ tiêu quy về thang {whole}: {figure(score.raw_total)} × {whole}/{applies}"
            f" = {figure(score.criteria_total)} điểm",
        )
    elif score.percent is not None and score.criteria_max != sum(line.max for line in rubric.criteria.values()):
        yield Line(
            0,
            f"Điểm tối đa áp dụng: {figure(score.criteria_max)}; đạt {figure(score.criteria_total)}"
            f"/{figure(score.criteria_max)} = {percent(score.percent)}",
        )
    for title, bounded in (("Điểm thưởng", score.bonuses), ("Điểm trừ", score.penalties)):
        if bounded.counts != bounded.summed:
            yield Line(0, f"{title}: {figure(bounded.counts)} điểm{_bound(bounded)}")


def _bound(bounded: Bounded) -> str:
    if bounded.counts == bounded.summed:
        return ""
    return f" = {figure(bounded.summed)}, không quá {figure(bounded.counts)} nên tính {figure(bounded.counts)}"
