"""How points arose, sentence by sentence: facts with their sources first, then the arithmetic."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from thidua.plan.model.conditions import GROUP, KIND, Share
from thidua.plan.model.points import FULL, Full, Linear, Step
from thidua.rules.measures import figure_in
from thidua.rules.points import steps_in
from thidua.rules.reasons import Reason
from thidua.rules.wording.figures import MINUS, figure, percent
from thidua.rules.wording.measures import amount, fact_line, measure_in, say_condition, say_measure
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


def _step(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    measured, inner = reason.parts
    step: Step = reason.subject
    of = measure_in(measured)
    readings = words.readings(step.reading)
    earned = f" → {figure(inner.points)} điểm" if inner.kind == "constant" and inner.points is not None else ""
    if step.not_applicable:
        earned = f": không áp dụng{earned}"
    if isinstance(of, Share):
        yield from say_measure(words, measured, depth)
        yield Line(
            depth,
            f"{_division(words, measured)}, thuộc mức {words.bounds(step, of, reason.factor)}{earned}{readings}",
        )
    elif of in (GROUP, KIND):
        if earned:
            yield Line(depth, f"{words.name(of)}: {words.value(measured.value, of)}{earned}{readings}")
        else:
            yield from _with_readings(_say(words, inner, depth), readings)
        return
    elif measured.kind == "figure":
        yield from say_measure(words, measured, depth)
        within = words.bounds(step, of, reason.factor)
        yield Line(depth, f"{words.value(measured.value, of)}, thuộc mức {within}{earned}{readings}")
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
    yield from say_measure(words, measured, depth)
    if measured.kind in ("parameter", "figure"):
        if measured.value is not None:
            yield Line(depth, "Kế hoạch không nói giá trị này được bao nhiêu điểm")
    elif all(part.value is not None for part in measured.parts or (measured,)):
        yield Line(depth, "Kế hoạch không nói giá trị này được bao nhiêu điểm")


def _linear(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    linear: Linear = reason.subject
    for part in reason.parts:
        yield from say_measure(words, part, depth)
    counted = figure_in(reason.parts[0])
    if reason.points is None or counted is None:
        return
    steps = counted
    if linear.marks:
        marks = {key: figure_in(part) or Fraction(0) for key, part in zip(linear.marks, reason.parts[1:], strict=True)}
        steps = steps_in(linear, counted, marks)
        yield Line(depth, _counted(words, reason, marks, steps))
    elif linear.whole:
        steps = steps_in(linear, counted, {})
    base, add = (reason.factor if constant == FULL else Fraction(constant) for constant in (linear.base, linear.add))
    sign = MINUS if add < 0 else "+" if base else ""
    started = f"{figure(base)} {sign} " if base else f"{MINUS}" if add < 0 else ""
    raw = base + add * steps
    limit = ""
    if raw != reason.points:
        bound = "không dưới" if raw < reason.points else "không quá"
        limit = f", {bound} {figure(reason.points)} nên tính {figure(reason.points)}"
    times = figure(steps).removeprefix("≈ ")
    yield Line(depth, f"{started}{figure(abs(add))} × {times} = {figure(raw)} điểm{limit}".replace("= ≈", "≈"))


def _counted(words: Words, reason: Reason, marks: Mapping[str, Fraction], steps: Fraction) -> str:
    """How many steps are counted, between the marks."""
    linear: Linear = reason.subject
    measured = reason.parts[0]
    share = isinstance(linear.each, Share) or words.is_share(linear.each)
    shown = {key: amount(words, part, share=share) for key, part in zip(linear.marks, reason.parts[1:], strict=True)}
    said = []
    if "below" in marks:
        said.append(f"còn thiếu so với {shown['below']}")
    if "above" in marks:
        said.append(f"phần trên {shown['above']}")
    if "up_to" in marks:
        said.append(f"phần đến {shown['up_to']}")
    if "per" in marks:
        said.append(f"mỗi bước {shown['per']}{', chỉ tính bước đủ' if linear.whole else ''}")
    return f"{amount(words, measured)}, {', '.join(said)}: tính {figure(steps)}{' bước' if 'per' in marks else ''}"


def _judged(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    yield from say_measure(words, reason.parts[0], depth)


def _full(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    full: Full = reason.subject
    for part in reason.parts:
        yield from say_measure(words, part, depth)
    if reason.points is None:
        if len(reason.parts) > 1 and figure_in(reason.parts[1]) == 0:
            yield Line(depth, "Không tính được, vì mức cần đạt bằng 0")
        return
    earned = figure(reason.points)
    by, *target = reason.parts
    if not target:
        divided = isinstance(full.full, Share)
        before = f"{_division(words, by)}; " if divided else ""
        shown = (_divided(words, by) if divided else amount(words, by)).removeprefix("≈ ")
        yield Line(depth, f"{before}{figure(reason.factor)} × {shown} = {earned} điểm".replace("= ≈", "≈"))
        return
    wanted = amount(words, target[0])
    if isinstance(full.full, Share):
        yield Line(depth, _division(words, by))
        wanted = percent(figure_in(target[0]) or Fraction(0))
    reached, share = figure_in(by), amount(words, by)
    if reached is not None and reached >= (figure_in(target[0]) or Fraction(0)):
        yield Line(depth, f"{share}, đạt mức {wanted} → đủ {earned} điểm")
    else:
        exactly = share.removeprefix("≈ ")
        yield Line(depth, f"{figure(reason.factor)} × {exactly} ÷ {wanted} = {earned} điểm".replace("= ≈", "≈"))


def _if(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    verdict, *inner = reason.parts
    holds = {True: "Điều kiện đạt", False: "Điều kiện không đạt", None: "Chưa rõ điều kiện"}
    *before, last = say_condition(words, verdict, depth)
    yield from before
    yield Line(depth, f"{holds[verdict.value if isinstance(verdict.value, bool) else None]}: {last.text}")
    for part in inner:
        yield from _say(words, part, depth)


def _chosen(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    for part in reason.parts:
        yield from _say(words, part, depth)
    if reason.points is not None:
        what = "Cao nhất" if reason.kind == "highest" else "Thấp nhất"
        several = "; ".join(figure(part.points or Fraction(0)) for part in reason.parts)
        yield Line(depth, f"{what} trong {several}: {figure(reason.points)} điểm")


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
    "full": _full,
    "judged": _judged,
    "if": _if,
    "sum": _sum,
    "highest": _chosen,
    "lowest": _chosen,
    "constant": _constant,
}


def _division(words: Words, reason: Reason) -> str:
    shown = figure(reason.value * 100) if isinstance(reason.value, Fraction) else ""
    equals = "≈" if shown.startswith("≈") else "="
    return f"{_divided(words, reason)} {equals} {shown.removeprefix('≈ ')}%"


def _divided(words: Words, reason: Reason) -> str:
    part, whole = (amount(words, node) for node in reason.parts)
    return f"{part}/{whole}"
