"""How points arose, sentence by sentence: facts with their sources first, then the arithmetic."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from thidua.plan.model.conditions import GROUP, KIND, Share
from thidua.plan.model.points import Linear, Step
from thidua.rules.facts import FactValue
from thidua.rules.reasons import Reason
from thidua.rules.wording.figures import MINUS, figure
from thidua.rules.wording.words import Line, Words


def say_points(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    """Everything that led to these points; each sentence once, however often the rule returns to a fact."""
    said: set[str] = set()
    for line in _say(words, reason, depth):
        if line.text not in said:
            said.add(line.text)
            yield line


def _say(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    yield from _SAY[reason.kind](words, reason, depth)


def fact_line(words: Words, reason: Reason) -> str:
    """One fact with its value and source."""
    of = _measure(reason)
    return f"{words.name(of)}: {words.value(reason.value, of)}{words.source(reason.source, of)}"


def _step(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    measured, inner = reason.parts
    step: Step = reason.subject
    of = _measure(measured)
    readings = words.readings(step.reading)
    earned = f" → {figure(inner.points)} điểm" if inner.kind == "constant" and inner.points is not None else ""
    if step.not_applicable:
        earned = f": không áp dụng{earned}"
    if isinstance(of, Share):
        for part in measured.parts:
            yield Line(depth, fact_line(words, part))
        yield Line(
            depth,
            f"{_division(measured)}, thuộc mức {words.bounds(step, of, reason.factor)}{earned}{readings}",
        )
    elif of in (GROUP, KIND):
        if earned:
            yield Line(depth, f"{words.name(of)}: {words.value(measured.value, of)}{earned}{readings}")
        else:
            yield from _with_readings(_say(words, inner, depth), readings)
        return
    elif earned or readings:
        within = "" if step.is_ else f", thuộc mức {words.bounds(step, of, reason.factor)}"
        times = f" (ngưỡng nhân {figure(reason.factor)})" if within and reason.factor != 1 else ""
        yield Line(depth, f"{fact_line(words, measured)}{within}{times}{earned}{readings}")
    else:
        yield Line(depth, fact_line(words, measured))
    if inner.kind != "constant":
        yield from _say(words, inner, depth)


def _with_readings(lines: Iterable[Line], readings: str) -> Iterator[Line]:
    """The readings of a rule that holds for one group stand behind the arithmetic that they bear on."""
    *before, last = lines
    yield from before
    yield Line(last.depth, f"{last.text}{readings}")


def _gap(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    measured = reason.parts[0]
    for part in measured.parts or (measured,):
        yield Line(depth, fact_line(words, part))
    if all(part.value is not None for part in measured.parts or (measured,)):
        yield Line(depth, "Kế hoạch không nói giá trị này được bao nhiêu điểm")


def _linear(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    linear: Linear = reason.subject
    counted = reason.parts[0]
    for part in counted.parts or (counted,):
        yield Line(depth, fact_line(words, part))
    if reason.points is None or not isinstance(counted.value, (int, Fraction)):
        return
    base = _base(linear, reason, counted.value)
    sign = MINUS if linear.add < 0 else "+" if base else ""
    started = f"{figure(base)} {sign} " if base else f"{MINUS}" if linear.add < 0 else ""
    raw = base + linear.add * counted.value
    limit = ""
    if raw != reason.points:
        bound = "không dưới" if raw < reason.points else "không quá"
        limit = f", {bound} {figure(reason.points)} nên tính {figure(reason.points)}"
    yield Line(depth, f"{started}{figure(abs(linear.add))} × {figure(counted.value)} = {figure(raw)} điểm{limit}")


def _base(linear: Linear, reason: Reason, counted: int | Fraction) -> Fraction:
    """The base in points: ``full`` is told from the result, which no floor or cap has changed in that case."""
    if isinstance(linear.base, Fraction):
        return linear.base
    assert reason.points is not None
    return reason.points - linear.add * counted


def _judged(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    yield Line(depth, fact_line(words, reason.parts[0]))


def _sum(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    for part in reason.parts:
        yield from _say(words, part, depth)
    if reason.points is not None:
        added = " + ".join(figure(part.points or Fraction(0)) for part in reason.parts)
        yield Line(depth, f"{added} = {figure(reason.points)} điểm")


def _constant(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    if reason.points is not None:
        yield Line(depth, f"{figure(reason.points)} điểm")


_SAY: dict[str, Callable[[Words, Reason, int], Iterator[Line]]] = {
    "step": _step,
    "gap": _gap,
    "linear": _linear,
    "judged": _judged,
    "sum": _sum,
    "constant": _constant,
}


def _measure(reason: Reason) -> str | Share:
    """The measure that a fact, name or share node is about."""
    if reason.kind == "fact":
        return str(reason.subject.id)
    measure: str | Share = reason.subject
    return measure


def _division(reason: Reason) -> str:
    part, whole = (_number(node.value) for node in reason.parts)
    shown = figure(reason.value * 100) if isinstance(reason.value, Fraction) else ""
    equals = "≈" if shown.startswith("≈") else "="
    return f"{figure(part)}/{figure(whole)} {equals} {shown.removeprefix('≈ ')}%"


def _number(value: FactValue | None) -> int | Fraction:
    assert isinstance(value, (int, Fraction))
    return value
