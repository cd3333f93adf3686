"""How points arise, in words: tiers as lines, so much for each case, what is left to judgement."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from thidua.in_words.speech import Speech, cited, label
from thidua.in_words.told import NoWordingError, Row, Say
from thidua.plan.model.conditions import GROUP, KIND
from thidua.plan.model.points import Branch, Full, Highest, If, Judged, Linear, Lowest, Step, Sum
from thidua.rules.wording.figures import figure

Maximum = Fraction | None
"""What ``full`` stands for; None outside the criteria."""


def earned(speech: Speech, points: Any, maximum: Maximum, about: str = "Cách tính điểm") -> Say:
    """How the points of a line of the rubric arise."""
    row = said(speech, points, maximum)
    return Say(about, row.text + cited(row.readings), row.rows)


def said(speech: Speech, points: Any, maximum: Maximum) -> Row:
    """One way of giving points as a line, with lines below it."""
    if isinstance(points, (Fraction, str)):
        return Row(constant(points, maximum))
    if type(points) not in _SAID:
        raise NoWordingError(points)
    return _SAID[type(points)](speech, points, maximum)


def constant(points: Fraction | str, maximum: Maximum) -> str:
    """A fixed number of points, or all of them."""
    if isinstance(points, Fraction):
        return f"{figure(points)} điểm"
    return "đủ điểm" if maximum is None else f"đủ {figure(maximum)} điểm"


def _branch(speech: Speech, branch: Branch, maximum: Maximum) -> Row:
    head = f"{'tùy' if branch.of in (GROUP, KIND) else 'xét theo'} {speech.measure(branch.of)}"
    if branch.scale is not None:
        head += f", mọi ngưỡng nhân với «{label(speech.plan.parameters, branch.scale)}»{speech.parameter(branch.scale)}"
    return Row(head, rows=tuple(_step(speech, branch, step, maximum) for step in branch.steps))


def _step(speech: Speech, branch: Branch, step: Step, maximum: Maximum) -> Row:
    inner = said(speech, step.points, maximum)
    held = speech.held(step, branch.of)
    if branch.of in (GROUP, KIND):
        # A group by itself needs no "là" before it.
        held = held.removeprefix("là ")
    gives = f"coi là không áp dụng, {inner.text}" if step.not_applicable else inner.text
    return Row(held, gives, inner.rows, readings=step.reading)


def _linear(speech: Speech, linear: Linear, maximum: Maximum) -> Row:
    parts = [f"bắt đầu từ {constant(linear.base, maximum)}"] if linear.base else []
    parts.append(f"{_each(speech, linear)} {_added(linear, maximum)}")
    if linear.whole:
        parts.append("chỉ tính bước đủ, phần lẻ bỏ")
    if linear.min is not None:
        parts.append(f"không dưới {figure(linear.min)} điểm")
    elif isinstance(linear.add, Fraction) and linear.add < 0:
        parts.append("được xuống âm")
    if linear.max is not None:
        parts.append(f"không quá {figure(linear.max)} điểm")
    return Row("; ".join(parts))


def _each(speech: Speech, linear: Linear) -> str:
    """``cứ 2 vụ ở phần «Số vụ» trên 3``; without a unit ``cứ 1 ở «Số vụ»``."""
    unit = speech.unit(linear.each)
    if linear.per is not None:
        step = f"{speech.operand(linear.per, linear.each)} {unit}".rstrip()
    else:
        step = f"mỗi {unit}" if unit else "1"
    of = speech.measure(linear.each)
    if linear.below is not None:
        of = f"phần {of} còn thiếu so với {speech.operand(linear.below, linear.each)}"
    elif linear.above is not None or linear.up_to is not None:
        of = f"phần {of}"
        of += f" trên {speech.operand(linear.above, linear.each)}" if linear.above is not None else ""
        of += f" đến {speech.operand(linear.up_to, linear.each)}" if linear.up_to is not None else ""
    return f"cứ {step} ở {of}"


def _added(linear: Linear, maximum: Maximum) -> str:
    if isinstance(linear.add, str):
        return f"cộng {constant(linear.add, maximum)}"
    return f"{'trừ' if linear.add < 0 else 'cộng'} {figure(abs(linear.add))} điểm"


def _full(speech: Speech, full: Full, maximum: Maximum) -> Row:
    whole = "điểm tối đa" if maximum is None else f"điểm tối đa ({figure(maximum)})"
    factor = speech.operand(full.full)
    if full.target is None:
        return Row(f"{whole} nhân với {factor}")
    target = speech.operand(full.target, full.full)
    return Row(f"{whole} nhân với {factor}, chia cho mức cần đạt {target}; từ mức đó trở lên được đủ điểm")


def _judged(speech: Speech, judged: Judged, maximum: Maximum) -> Row:
    upto = f", từ 0 đến {figure(maximum)}" if maximum is not None else ""
    return Row(f"người thẩm định cho điểm theo {speech.measure(judged.judged)}{upto}")


def _if(speech: Speech, points: If, maximum: Maximum) -> Row:
    condition = speech.required(points.if_)
    then, otherwise = said(speech, points.then, maximum), said(speech, points.else_, maximum)
    rows = (
        Row("đạt", then.text, then.rows),
        Row("không đạt", otherwise.text, otherwise.rows),
    )
    if condition.rows:
        return Row("tùy điều kiện sau", rows=(condition, *rows))
    return Row(f"tùy điều kiện {condition.text}", rows=rows, readings=condition.readings)


def _several(head: str, key: str, each: str) -> Callable[[Speech, Any, Maximum], Row]:
    def say(speech: Speech, points: Any, maximum: Maximum) -> Row:
        rows = [said(speech, part, maximum) for part in getattr(points, key)]
        return Row(head, rows=tuple(Row(f"{each} {place}", row.text, row.rows) for place, row in enumerate(rows, 1)))

    return say


_SAID: dict[type, Callable[[Speech, Any, Maximum], Row]] = {
    Branch: _branch,
    Linear: _linear,
    Full: _full,
    Judged: _judged,
    If: _if,
    Sum: _several("cộng các phần sau", "sum", "phần"),
    Highest: _several("chỉ lấy cách được nhiều điểm nhất trong các cách sau", "highest", "cách"),
    Lowest: _several("chỉ lấy cách được ít điểm nhất trong các cách sau", "lowest", "cách"),
}
