"""A class said in words: which classes were looked at, what they required, what bounded or lowered the class."""

from collections.abc import Callable, Iterator

from thidua.plan.model.conditions import UNCLASSIFIED
from thidua.rules.class_rules import Ruling
from thidua.rules.classes import Classed, Tried
from thidua.rules.reasons import Reason
from thidua.rules.wording.measures import say_condition
from thidua.rules.wording.words import Line, Words


def class_label(words: Words, classed: Classed | None) -> str:
    """The class in a word or two, for tables; nothing of whom no class concerns."""
    if classed is None:
        return ""
    if classed.value is not None:
        return words.class_name(classed.value)
    return "chờ quyết định" if classed.pending else "chưa xếp được"


def say_class(words: Words, classed: Classed, shown: Callable[[str], str] = str) -> Iterator[Line]:
    """The class, then each class looked at and each rule that changed it; ``shown`` is the name of a code."""
    yield Line(0, _head(words, classed))
    if classed.circle:
        trail = " → ".join(shown(name) for name in (*classed.circle, classed.circle[0]))
        yield Line(1, f"Loại của các đối tượng này chờ lẫn nhau nên không xếp được: {trail}")
    for part in classed.reason.parts:
        if isinstance(part.subject, Ruling):
            yield from _ruling(words, part, part.subject, shown)
        else:
            yield from _tried(words, part)


def _head(words: Words, classed: Classed) -> str:
    if classed.value == UNCLASSIFIED:
        return words.class_name(UNCLASSIFIED)
    if classed.value is not None:
        found = words.plan.classes[classed.value]
        return f"Xếp loại: {found.label}{words.clauses(found.clause)}{words.readings(found.reading)}"
    return "Xếp loại: chờ người có thẩm quyền quyết định" if classed.pending else "Chưa xếp loại được"


def _tried(words: Words, reason: Reason) -> Iterator[Line]:
    tried: Tried = reason.subject
    verdict = {True: "được", False: "không được", None: "chưa rõ"}[None if reason.value is None else bool(reason.value)]
    fell = " (đủ điểm loại trên nhưng thiếu điều kiện nên xuống loại này)" if tried.fell else ""
    if tried.pending:
        verdict = "đủ điểm nhưng thiếu điều kiện, chờ quyết định loại này hay loại thấp hơn"
    elif tried.choice is not None:
        decided = words.class_name(tried.choice.award)
        verdict = f"đủ điểm nhưng thiếu điều kiện; đã quyết định {decided}, lý do: {tried.choice.reason}"
    yield Line(1, f"{tried.class_.label}: {verdict}{fell}{words.clauses(tried.class_.clause)}")
    for part in reason.parts:
        yield from say_condition(words, part, 2)


def _ruling(words: Words, reason: Reason, ruling: Ruling, shown: Callable[[str], str]) -> Iterator[Line]:
    rule = ruling.rule
    grounds = f"{words.clauses(rule.clause)}{words.readings(rule.reading)}"
    before = words.class_name(ruling.before) if ruling.before is not None else "chưa rõ"
    after = words.class_name(ruling.after) if ruling.after is not None else "chưa rõ"
    of = ""
    if rule.not_above is not None:
        other = shown(ruling.other) if ruling.other is not None else "chưa khai"
        bound = words.class_name(ruling.bound) if ruling.bound is not None else "chưa rõ loại"
        of = f" ({other}: {bound})"
    yield Line(1, f"{rule.label}{of}: {before} → {after}{grounds}")
    for part in reason.parts:
        yield from say_condition(words, part, 2)
