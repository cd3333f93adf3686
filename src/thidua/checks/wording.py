"""Sets of values, situations and days in Vietnamese, for the messages of checks."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from thidua.checks.spans import HIGHEST, LOWEST, Cut, Span
from thidua.checks.values import DAYS, Name, Undefined, Values
from thidua.plan.model.conditions import Share
from thidua.rules.facts import FactValue
from thidua.rules.measures import level_order
from thidua.rules.wording.figures import day, figure, percent
from thidua.rules.wording.words import Words


def measured(words: Words, of: str | Share) -> str:
    """What a measure is called, between quotation marks."""
    if isinstance(of, Share):
        part, whole = of.share
        return f"tỷ lệ «{words.name(part)}» trên «{words.name(whole)}»"
    return f"«{words.name(of)}»"


def stands(words: Words, of: str | Share, value: FactValue) -> str:
    """How a fact stands, to follow its name: ``bằng 11``, ``là không``."""
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        return f"là {words.value(value, of)}"
    return f"bằng {percent(Fraction(value)) if words.is_share(of) else figure(value)}"


def lies(words: Words, of: str | Share, values: Values) -> str:
    """Where values lie, to follow the name of a measure: ``bằng 1 hoặc từ 5 đến dưới 10``."""
    spans = [_span(words, of, span) for span in values.spans.parts]
    names = [_name(words, of, name) for name in _in_order(words, of, values.names)]
    return " hoặc ".join([*spans, *names])


def _in_order(words: Words, of: str | Share, names: Iterable[Name]) -> list[Name]:
    """Levels from the lowest up; other names by their wording."""
    levels = level_order(words.plan, of)
    return sorted(names, key=lambda name: (levels.get(str(name), len(levels)), _name(words, of, name)))


def _name(words: Words, of: str | Share, name: Name) -> str:
    if isinstance(name, Undefined):
        if not isinstance(of, Share):
            return "không tính được"
        return f"không tính được vì «{words.name(of.share[1])}» bằng 0"
    return f"là {words.value(name, of)}" if of not in ("group", "kind") else words.value(name, of)


def _span(words: Words, of: str | Share, span: Span) -> str:
    low, high = _unbounded(span) if _is_day(words, of) else span
    if low[0] == high[0]:
        return f"bằng {_end(words, of, low)}"
    if isinstance(low[0], float) and isinstance(high[0], float):
        return "là giá trị bất kỳ"
    starts = "" if isinstance(low[0], float) else f"{'trên' if low[1] else 'từ'} {_end(words, of, low)}"
    if isinstance(high[0], float):
        return starts if low[1] else f"{starts} trở lên"
    ends = f"{'đến' if high[1] else 'dưới'} {_end(words, of, high)}"
    if not starts:
        return ends
    return f"{starts} {ends}" if high[1] else f"{starts} đến {ends}"


def _end(words: Words, of: str | Share, cut: Cut) -> str:
    number = cut[0]
    assert isinstance(number, Fraction)
    if _is_day(words, of):
        return day(date.fromordinal(int(number)))
    return percent(number) if words.is_share(of) else figure(number)


def _is_day(words: Words, of: str | Share) -> bool:
    fact = words.plan.facts.get(of) if isinstance(of, str) else None
    return fact is not None and fact.type == "date"


def _unbounded(span: Span) -> Span:
    """A span that begins with the first day there is, or ends with the last, has no such end to a reader."""
    ((first, last),) = DAYS.parts
    return LOWEST if span[0] == first else span[0], HIGHEST if span[1] == last else span[1]
