"""Measures and conditions said in words: facts with their sources, figures with their arithmetic, what was required."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from thidua.plan.model.conditions import Share, Test
from thidua.plan.model.figures import (
    SAME_KIND,
    Counted,
    DaysLate,
    Difference,
    Greatest,
    Least,
    Mean,
    OfParts,
    Over,
    Product,
    Quotient,
    Total,
    Worked,
)
from thidua.rules.measures import ONE, figure_in
from thidua.rules.reasons import Reason
from thidua.rules.wording.figures import MINUS, figure, percent
from thidua.rules.wording.words import Line, Words

_NAMED = 3
"""So many who are waited for are named."""


def measure_in(reason: Reason) -> str | Share:
    """The measure that a node is about: a fact, a figure, a parameter, another name, a share."""
    if reason.kind in ("fact", "figure", "parameter"):
        return str(reason.subject.id)
    measure: str | Share = reason.subject
    return measure


def fact_line(words: Words, reason: Reason) -> str:
    """One measure with its value and source."""
    of = measure_in(reason)
    return f"{words.name(of)}: {words.value(reason.value, of)}{words.source(reason.source, of, reason.value)}"


def say_measure(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    """All that a measure rests on, then itself; of a share only its parts, and of a fixed number nothing."""
    if reason.kind == "share":
        for part in reason.parts:
            yield from say_measure(words, part, depth)
    elif reason.kind == "figure":
        yield from _say_figure(words, reason, depth)
    elif reason.kind == "parameter":
        tail = f"{words.clauses(reason.subject.clause)}{words.readings(reason.subject.reading)}"
        by = f", theo {words.name(reason.subject.by).lower()}" if reason.value is not None else ""
        yield Line(depth, f"{fact_line(words, reason)}{by}{tail}")
    elif reason.kind != "number":
        yield Line(depth, fact_line(words, reason))


def amount(words: Words, reason: Reason, *, share: bool = False) -> str:
    """A measure inside an arithmetic: its number alone, as a percentage where it, or all that it is in, is a share."""
    value = figure_in(reason)
    if value is None:
        return "?"
    share |= reason.kind != "number" and words.is_share(measure_in(reason))
    shown = percent(value) if share else figure(value)
    return f"({shown})" if shown.startswith(MINUS) else shown


def say_condition(words: Words, reason: Reason, depth: int, *, unless: bool = False) -> list[Line]:
    """Each test of a condition: the value with its source, and what is required; of an "any" that holds, by what.

    ``unless``: the condition must not hold.
    """
    if reason.kind == "test":
        measured = reason.parts[0]
        worked = list(say_measure(words, measured, depth)) if measured.kind == "figure" else []
        return [*worked, Line(depth, _test(words, reason, unless=unless))]
    if reason.kind == "not":
        return say_condition(words, reason.parts[0], depth, unless=not unless)
    satisfied = [part for part in reason.parts if part.value is True] if reason.kind == "any" else []
    return [line for part in satisfied or reason.parts for line in say_condition(words, part, depth, unless=unless)]


def _test(words: Words, reason: Reason, *, unless: bool) -> str:
    test: Test = reason.subject
    measured = reason.parts[0]
    stood = f"{words.name(test.of)}: {words.value(measured.value, test.of)}"
    stood += words.source(measured.source, test.of, measured.value)
    if isinstance(test.of, Share):
        stood += "".join(f"; {fact_line(words, part)}" for part in measured.parts)
    required = words.bounds(test, test.of, ONE) if test.by is None else words.in_time(test.by, reason.extended)
    return f"{stood}; yêu cầu: {'không phải ' if unless else ''}{required}{words.readings(test.reading)}"


def _say_figure(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    worked: Worked = reason.subject
    if isinstance(worked, Counted):
        yield from _say_counted(words, reason, depth)
    else:
        for part in reason.parts:
            yield from say_measure(words, part, depth)
    said = _unknown(words, reason) if reason.value is None else _WAYS[type(worked)](words, reason)
    if said is not None:
        tail = f"{words.clauses(worked.clause)}{words.readings(worked.reading)}"
        yield Line(depth, f"{words.name(worked.id)}: {said}{tail}")


def _say_counted(words: Words, reason: Reason, depth: int) -> Iterator[Line]:
    verdicts = {True: "Đạt", False: "Không đạt", None: "Chưa rõ"}
    for part in reason.parts:
        *before, last = say_condition(words, part, depth)
        yield from before
        verdict = verdicts[part.value if isinstance(part.value, bool) else None]
        yield Line(depth, f"{verdict}: {last.text}")


def _unknown(words: Words, reason: Reason) -> str | None:
    """Why a figure has no value, where the facts said before do not tell."""
    if reason.across is not None:
        if reason.across.waiting:
            return f"chưa tính được, còn chờ số liệu của {say_some(reason.across.waiting)}"
        return "không tính được, vì không có đối tượng nào để tính" if not reason.across.many else None
    if isinstance(reason.subject, DaysLate) and reason.parts[0].value is not None:
        return f"chưa tính được, vì {words.in_time(reason.subject.by)}"
    if isinstance(reason.subject, Quotient) and figure_in(reason.parts[1]) == 0:
        return "không tính được, vì mẫu số bằng 0"
    return None


def say_some(codes: Iterable[str]) -> str:
    """A few participants by their codes, and how many more there are."""
    codes = list(codes)
    more = f" và {len(codes) - _NAMED} đối tượng khác" if len(codes) > _NAMED else ""
    return ", ".join(codes[:_NAMED]) + more


def _joined(sign: str) -> Callable[[Words, Reason], str]:
    def say(words: Words, reason: Reason) -> str:
        return _equals(words, reason, sign.join(_amounts(words, reason)))

    return say


def _chosen(what: str) -> Callable[[Words, Reason], str]:
    def say(words: Words, reason: Reason) -> str:
        return _equals(words, reason, f"{what} trong {'; '.join(_amounts(words, reason))}")

    return say


def _amounts(words: Words, reason: Reason) -> list[str]:
    """The operands that have a value, all as shares where the result is one of several."""
    share = isinstance(reason.subject, SAME_KIND) and words.is_share(measure_in(reason))
    return [amount(words, part, share=share) for part in reason.parts if figure_in(part) is not None]


def _equals(words: Words, reason: Reason, arithmetic: str) -> str:
    shown = words.value(reason.value, measure_in(reason))
    return f"{arithmetic} {shown}" if shown.startswith("≈") else f"{arithmetic} = {shown}"


def _mean(words: Words, reason: Reason) -> str:
    known = [amount(words, part) for part in reason.parts if figure_in(part) is not None]
    some = (
        f" (trung bình của {len(known)} trong {len(reason.parts)} số đã có)" if len(known) < len(reason.parts) else ""
    )
    return _equals(words, reason, f"({' + '.join(known)}) / {len(known)}") + some


def _counted(words: Words, reason: Reason) -> str:
    return f"đạt {words.value(reason.value, measure_in(reason))} trong {len(reason.parts)} nội dung"


def _days_late(words: Words, reason: Reason) -> str:
    late: DaysLate = reason.subject
    days = "ngày làm việc" if late.working else "ngày"
    if reason.value == 0:
        return f"đúng hạn ({words.in_time(late.by, reason.extended)}), trễ 0 {days}"
    return f"{words.in_time(late.by, reason.extended)} nên trễ {figure(figure_in(reason) or Fraction(0))} {days}"


def _of_parts(words: Words, reason: Reason) -> str:
    of: OfParts = reason.subject
    said = {"mean": "trung bình", "sum": "tổng", "highest": "cao nhất", "lowest": "thấp nhất", "last": "kỳ cuối"}
    values = "; ".join(amount(words, part) for part in reason.parts)
    return _equals(words, reason, f"{said[of.rounds]} của {len(reason.parts)} kỳ ({values})")


def _over(words: Words, reason: Reason) -> str:
    over: Over = reason.subject
    found = reason.across
    assert found is not None
    whom = f"{figure(found.many)} đối tượng{_whom(words, over)}"
    if over.over == "count":
        return f"có {whom}"
    assert over.of is not None
    of = f"«{words.name(over.of)}»"
    if over.over == "rank":
        return f"xếp thứ {figure(figure_in(reason) or Fraction(0))} về {of} trong {whom}"
    if over.over in ("highest", "lowest"):
        best = "cao nhất" if over.over == "highest" else "thấp nhất"
        return _equals(words, reason, f"{of} {best} trong {whom} ({found.holder})")
    if over.over == "sum":
        return _equals(words, reason, f"tổng {of} của {whom}")
    divided = f": {figure(found.total or Fraction(0))}/{figure(found.many)}" if not words.is_share(over.of) else ""
    return _equals(words, reason, f"trung bình {of} của {whom}{divided}")


def _whom(words: Words, over: Over) -> str:
    """Who is counted in, beside everybody."""
    alike = f" cùng {' và '.join(words.name(name).lower() for name in over.within)}" if over.within else ""
    members = f" có «{words.name(over.members_of)}» là đối tượng này" if over.members_of else ""
    return alike + members + (" đạt điều kiện" if over.among is not None else "")


_WAYS: Mapping[type[Worked], Callable[[Words, Reason], str]] = {
    Quotient: _joined("/"),
    Total: _joined(" + "),
    Difference: _joined(f" {MINUS} "),
    Product: _joined(" × "),
    Greatest: _chosen("cao nhất"),
    Least: _chosen("thấp nhất"),
    Mean: _mean,
    Counted: _counted,
    Over: _over,
    DaysLate: _days_late,
    OfParts: _of_parts,
}
