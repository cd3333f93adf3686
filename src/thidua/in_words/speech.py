"""Names, persons, measures and conditions of one plan in words. A name that leads nowhere is said as it stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.in_words.told import NoWordingError, Row, Say
from thidua.plan.model.conditions import (
    GROUP,
    KIND,
    SHARES,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Not,
    Scope,
    Share,
    Test,
    Value,
    inner_of,
)
from thidua.plan.model.figures import Quotient
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import DueDay, OpenDay, calendar_of, open_days
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.measures import ONE
from thidua.rules.wording.figures import day, figure, percent
from thidua.rules.wording.words import Words

SELF = "self"
EVERYBODY = "mọi đối tượng"


class Speech:
    """How parts of one plan are said."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.words = Words(plan, next(iter(plan.rounds)))
        self.due: dict[str, list[DueDay]] = defaultdict(list)
        for due in calendar_of(plan):
            self.due[due.deadline.id].append(due)
        self.open: dict[str, list[OpenDay]] = defaultdict(list)
        for waiting in open_days(plan):
            self.open[waiting.deadline.id].append(waiting)

    def bodies(self, names: Iterable[str]) -> str:
        """Offices, councils and persons; ``self`` is the unit itself."""
        return "; ".join(self.body(name) for name in names)

    def body(self, name: str) -> str:
        """One office."""
        return "đơn vị dự thi" if name == SELF else label(self.plan.bodies, name)

    def labels(self, parts: Mapping[str, Any], names: Iterable[str]) -> str:
        """Names of parts in quotation marks, since labels hold commas."""
        return ", ".join(f"«{label(parts, name)}»" for name in names)

    def kinds(self, names: Iterable[str]) -> str:
        """``tập thể, cá nhân``."""
        return ", ".join(KIND_LABELS.get(name, name) for name in names)

    def whom(self, asked: Sequence[Scope]) -> str:
        """Whom something concerns; everybody where nothing is said."""
        return "; ".join(self._scope(scope) for scope in asked) or EVERYBODY

    def _scope(self, scope: Scope) -> str:
        who = self.kinds_and_groups(scope.kind, scope.group) or EVERYBODY
        return f"{who}, khi {self.condition(scope.when)}" if scope.when is not None else who

    def kinds_and_groups(self, kinds: Sequence[str], groups: Sequence[str]) -> str:
        """``tập thể thuộc «Xã, phường»``, or nothing where neither is said."""
        within = self.labels(self.plan.groups, groups)
        said = self.kinds(kinds)
        return f"{said} thuộc {within}" if said and within else said or within

    def measure(self, of: Any) -> str:
        """What is measured, to stand inside a sentence."""
        if isinstance(of, Share):
            part, whole = of.share
            return f"tỷ lệ {self.measure(part)} trên {self.measure(whole)}"
        if not isinstance(of, str):
            raise NoWordingError(of)
        if of in (GROUP, KIND):
            return "nhóm đối tượng" if of == GROUP else "loại đối tượng"
        return f"«{self.words.name(of)}»"

    def operand(self, of: Any, beside: Any = None) -> str:
        """A number or a measure; a number held against a share is one."""
        if isinstance(of, Fraction):
            return percent(of) if self._is_share(beside) else figure(of)
        return self.measure(of)

    def _is_share(self, of: Any) -> bool:
        return isinstance(of, Share) or (
            isinstance(of, str) and (of in SHARES or isinstance(self.plan.figures.get(of), Quotient))
        )

    def named(self, value: str, of: str) -> str:
        """A group, a kind or a level between quotation marks; yes and no as they are said."""
        known: Any = {"yes": True, "no": False}.get(value, value)
        return f"«{self.words.value(known, of)}»"

    def parameter(self, name: str) -> str:
        """The values of a parameter in brackets: ``(«Xã»: 2; còn lại: 1)``."""
        found = self.plan.parameters.get(name)
        if found is None:
            return ""
        values = [f"{self.named(key, found.by)}: {figure(value)}" for key, value in found.values.items()]
        return f" ({listed([*values, f'còn lại: {figure(found.otherwise)}'])})"

    def unit(self, of: Any) -> str:
        """The unit in which something is counted, or nothing."""
        part = (self.plan.facts.get(of) or self.plan.figures.get(of)) if isinstance(of, str) else None
        return part.unit or "" if part is not None else ""

    def voters(self, name: str) -> str:
        """A council that votes, or an office that decides."""
        return label(self.plan.councils, name) if name in self.plan.councils else self.body(name)

    def held(self, comparison: Comparison, of: Any) -> str:
        """The values that a comparison takes in, to follow the name of the measure: ``từ 95% đến dưới 100%``."""
        if not comparison.is_:
            return self.words.bounds(comparison, of, ONE)
        said = " hoặc ".join(self._value(wanted, of) for wanted in comparison.is_)
        return f"{'là' if said.startswith('«') else 'bằng'} {said}"

    def _value(self, value: Value, of: Any) -> str:
        """A value to be equal to; names stand in quotation marks."""
        if value == NOT_APPLICABLE.value:
            return "«không áp dụng»"
        said = self.words.value(value, of)
        return f"«{said}»" if isinstance(value, (bool, str)) else said

    def condition(self, condition: Condition) -> str:
        """A condition inside a sentence."""
        return flat(self.required(condition))

    def required(self, condition: Condition) -> Row:
        """A condition as a line, and lines below it where it is made of several."""
        if isinstance(condition, Test):
            return Row(self._test(condition), readings=condition.reading)
        if type(condition) not in _JOINED:
            raise NoWordingError(condition)
        return Row(_JOINED[type(condition)], rows=tuple(self.required(inner) for inner in inner_of(condition)))

    def _test(self, test: Test) -> str:
        said = [self.held(test, test.of)] if test.is_ or test.bounds else []
        if test.by is not None:
            said.append(f"đúng hạn «{label(self.plan.deadlines, test.by)}»")
        return f"{self.measure(test.of)} {' và '.join(said)}"

    def must(self, about: str, condition: Condition) -> Say:
        """A condition as a saying."""
        row = self.required(condition)
        return Say(about, row.text + cited(row.readings), row.rows)


_JOINED = {
    AnyOf: "có ít nhất một trong các điều sau",
    AllOf: "đủ mọi điều sau",
    Not: "không được như sau",
}


def label(parts: Mapping[str, Any], name: str) -> str:
    """What a part is called; its id where there is none."""
    found = parts.get(name)
    return str(found.label) if found is not None else name


def flat(row: Row) -> str:
    """A line with all below it inside one sentence."""
    said = row.line + cited(row.readings)
    return f"{said} ({'; '.join(flat(inner) for inner in row.rows)})" if row.rows else said


def cited(readings: Iterable[str]) -> str:
    """``[cách hiểu a, b]``, or nothing."""
    names = ", ".join(readings)
    return f" [cách hiểu {names}]" if names else ""


def listed(items: Iterable[str]) -> str:
    """Texts one after the other; semicolons, since they hold commas."""
    return "; ".join(items)


def year_month(month: str) -> str:
    """``2020-12`` as ``tháng 12/2020``."""
    year, number = month.split("-")
    return f"tháng {number}/{year}"


def day_month(value: str) -> str:
    """``03-10`` as ``10/3``, written like days of papers."""
    month, number = (int(part) for part in value.split("-"))
    return f"{number:02}/{month:02}" if month < 3 else f"{number:02}/{month}"


def span(start: date | None, end: date | None) -> str:
    """From one day to another; what is open is said in words."""
    ends = f"đến hết {day(end)}" if end is not None else "không đặt ngày cuối"
    return f"từ {day(start) if start is not None else 'ngày ban hành'}, {ends}"
