"""Measures and what they are held against: numbers with numbers, levels with their scale, days with days."""

from dataclasses import dataclass, field
from fractions import Fraction

from thidua.plan.model.conditions import (
    CLASS,
    GROUP,
    KIND,
    NOT_APPLICABLE,
    TOTALS,
    UNCLASSIFIED,
    Comparison,
    Condition,
    Share,
    Value,
)
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import FULL, Branch, Full, If, Judged, Linear, Points
from thidua.plan.model.ranking import RANK
from thidua.plan.problems import hint
from thidua.plan.references.figures import way_to_class, way_to_total
from thidua.plan.references.measured import DATE, LEVEL, NUMBER, PARTICIPANT, YES_NO, Measured, fits, measured_by, shown
from thidua.plan.references.names import Names
from thidua.plan.references.walk import Found, constants_at, points_at, tests_at
from thidua.plan.source import DataPath

_RANKED = ("gates", "awards")
"""The sections in which ranks are known."""
_UNORDERED = {
    YES_NO: "số liệu yes_no",
    GROUP: "nhóm đối tượng",
    KIND: "loại đối tượng",
    PARTICIPANT: "số liệu nêu mã đối tượng",
}
_EXPECTED = {
    NUMBER: "một số như 10, 2.5 hoặc 95%",
    LEVEL: "một mức của thang đo",
    YES_NO: "yes hoặc no",
    DATE: "một ngày viết năm-tháng-ngày như 2020-05-31",
    GROUP: "mã một nhóm đối tượng",
    KIND: "mã một loại đối tượng",
    CLASS: "mã một loại (classes)",
}


@dataclass
class Checker:
    """Looks at measures and comparisons of a plan, and gathers what it finds."""

    plan: Plan
    names: Names
    found: list[Found] = field(default_factory=list)

    def report(self, path: DataPath, message: str) -> None:
        self.found.append((path, message))

    def measure(self, path: DataPath, measure: str | Share, *, totals: bool, classed: bool = False) -> Measured | None:
        """What a measure takes; None, and perhaps a problem, where that cannot be told.

        ``totals`` and ``classed``: whether totals and the class are known where the measure stands.
        """
        if isinstance(measure, Share):
            for place, name in enumerate(measure.share):
                self.number((*path, "share", place), name)
            return Measured(NUMBER)
        if measure == GROUP:
            return Measured(GROUP, tuple(self.plan.groups))
        if measure == KIND:
            return Measured(KIND, tuple(self.names.of("kinds")))
        if measure in (*TOTALS, *self.plan.totals) and measure not in self.plan.facts:
            return self._total(path, measure, totals)
        if measure == CLASS:
            return self._class(path, classed)
        if measure == RANK:
            return self._rank(path)
        if measure in self.plan.figures and measure not in self.plan.facts:
            return self._figure(path, measure, totals=totals, classed=classed)
        if measure in self.plan.parameters and measure not in self.plan.facts:
            return Measured(NUMBER)
        return self._fact(path, measure, totals)

    def number(self, path: DataPath, measure: str | Share, *, totals: bool = False) -> None:
        """A measure that must be a number: to be counted, divided, or ranked by."""
        if isinstance(measure, str) and measure in (GROUP, KIND):
            self.report(path, f"cần một số liệu kiểu số, ở đây là «{measure}»")
            return
        measured = self.measure(path, measure, totals=totals)
        if measured is not None and measured.sort != NUMBER:
            self.report(path, f"cần một số liệu kiểu số, «{measure}» là kiểu {measured.sort}")

    def ordered(self, path: DataPath, measure: str | Share) -> None:
        """A measure whose values come one after another: numbers, levels, days, yes and no, classes."""
        measured = self.measure(path, measure, totals=True, classed=True)
        if measured is not None and measured.sort in (GROUP, KIND, PARTICIPANT):
            self.report(path, f"không xếp trước sau theo «{measure}» được")

    def _total(self, path: DataPath, measure: str, totals: bool) -> Measured | None:
        if not totals:
            self.report(path, f"chưa thể biết «{measure}» ở đây; chỉ dùng trong gates, classes và awards")
            return None
        if self.plan.rubric is None and "rubric" not in self.names.incomplete:
            self.report(path, f"không có «{measure}» vì kế hoạch không có thang điểm (rubric)")
        return Measured(NUMBER)

    def _figure(self, path: DataPath, name: str, *, totals: bool, classed: bool) -> Measured:
        way = None if classed else way_to_class(self.plan, name)
        if not totals:
            way = way_to_total(self.plan, name)
        if way is not None:
            where = "gates và awards" if totals else "gates, classes và awards"
            self.report(path, f"chưa thể biết «{name}» ở đây vì {' → '.join(way)}; chỉ dùng trong {where}")
        return Measured(NUMBER)

    def _rank(self, path: DataPath) -> Measured | None:
        if path[0] not in _RANKED:
            self.report(path, f"chưa thể biết «{RANK}» ở đây; chỉ dùng trong gates và awards")
            return None
        if self.plan.rubric is None and self.plan.ranking is None and "ranking" not in self.names.incomplete:
            self.report(path, f"không có «{RANK}» vì kế hoạch không xếp hạng (ranking)")
            return None
        return Measured(NUMBER)

    def _class(self, path: DataPath, classed: bool) -> Measured | None:
        if not classed:
            self.report(
                path, f"chưa thể biết «{CLASS}» ở đây; chỉ dùng trong gates, awards và các chỗ sau khi xếp loại"
            )
            return None
        if not self.plan.classes and "classes" not in self.names.incomplete:
            self.report(path, f"không có «{CLASS}» vì kế hoạch không xếp loại (classes)")
            return None
        return Measured(CLASS, (*self.plan.classes, UNCLASSIFIED))

    def _fact(self, path: DataPath, name: str, totals: bool) -> Measured | None:
        if (fact := self.plan.facts.get(name)) is None:
            ranked = (RANK,) if path[0] in _RANKED and self.plan.ranking is not None else ()
            also = (GROUP, KIND, *((*TOTALS, *self.plan.totals) if totals else ()), *ranked)
            worked = (*self.plan.figures, *self.plan.parameters)
            if self.names.incomplete & {"figures", "parameters"}:
                return None
            if wrong := self.names.unknown("facts", name, *also, *worked):
                self.report(path, wrong)
            return None
        return measured_by(self.plan, fact)

    def comparison(self, path: DataPath, held: Comparison, measured: Measured | None) -> None:
        """Every bound of a comparison against what the measure takes."""
        if not held.is_ and not held.bounds and not getattr(held, "by", None):
            self.report(path, "cần ít nhất một mốc so sánh: is, at_least, more_than, at_most hoặc less_than")
        if measured is None:
            return
        for place, value in enumerate(held.is_):
            self._value((*path, "is", place), value, measured)
        for name, value in held.bounds.items():
            if measured.sort in _UNORDERED:
                self.report((*path, name), f"{_UNORDERED[measured.sort]} không có thứ tự, chỉ so được bằng «is»")
            elif value == NOT_APPLICABLE:
                self.report((*path, name), f"«{NOT_APPLICABLE}» chỉ viết được ở «is»")
            else:
                self._value((*path, name), value, measured)

    def _value(self, path: DataPath, value: Value, measured: Measured) -> None:
        if value == NOT_APPLICABLE:
            if not measured.not_applicable:
                self.report(path, f"số liệu này không được khai «{NOT_APPLICABLE}» (thiếu admits: {NOT_APPLICABLE})")
        elif measured.sort == PARTICIPANT:
            self.report(path, "không so sánh được mã đối tượng")
        elif not fits(value, measured):
            near = hint(value, measured.values) if isinstance(value, str) and measured.values else ""
            self.report(path, f"cần {_EXPECTED[measured.sort]}, ở đây là «{shown(value)}»{near}")

    def condition(
        self,
        path: DataPath,
        condition: Condition,
        *,
        selectors_only: bool = False,
        totals: bool = True,
        classed: bool = True,
    ) -> None:
        """A gate, a class, the base of a portion; or a ``when``, where no total is known, only selectors."""
        for inner, test in tests_at(condition, path):
            known = totals and not selectors_only
            measured = self.measure((*inner, "of"), test.of, totals=known, classed=known and classed)
            self.comparison(inner, test, measured)
            if test.by is not None and measured is not None and measured.sort != DATE:
                self.report((*inner, "by"), "chỉ số liệu kiểu date mới xét đúng hạn bằng «by»")
            if selectors_only:
                self._selectors((*inner, "of"), test.of)

    def _selectors(self, path: DataPath, measure: str | Share) -> None:
        for name in (measure,) if isinstance(measure, str) else measure.share:
            fact = self.plan.facts.get(name)
            if fact is not None and not fact.selector:
                self.report(path, f"số liệu «{name}» quyết định ai phải khai gì nên phải ghi selector: yes")
            elif fact is None and (name in self.plan.figures or name in self.plan.parameters):
                self.report(path, "ai phải khai gì chỉ quyết định được bằng số liệu được khai (selector: yes)")

    def points(self, path: DataPath, points: Points, *, full: bool) -> None:
        """A way of giving points; ``full`` has a meaning only in a criterion."""
        for inner, part in points_at(points, path):
            if isinstance(part, Branch):
                self._branch(inner, part)
            elif isinstance(part, Linear):
                self._linear(inner, part)
            elif isinstance(part, Judged):
                self._judged((*inner, "judged"), part.judged)
            elif isinstance(part, If):
                self.condition((*inner, "if"), part.if_, totals=False)
            elif isinstance(part, Full):
                self._full(inner, part, full=full)
        for inner, constant in constants_at(points, path):
            if constant == FULL and not full:
                self.report(inner, "«full» chỉ dùng trong chỉ tiêu (criteria), ở đây phải là một số")

    def _branch(self, path: DataPath, branch: Branch) -> None:
        measured = self.measure((*path, "of"), branch.of, totals=False)
        for place, step in enumerate(branch.steps):
            self.comparison((*path, "steps", place), step, measured)
        if branch.scale is not None and measured is not None and measured.sort != NUMBER:
            self.report((*path, "scale"), "chỉ nhân được ngưỡng của số liệu kiểu số")

    def operand(self, path: DataPath, operand: Fraction | str | Share, *, totals: bool = False) -> None:
        """A number, or the name of a measure that is one."""
        if not isinstance(operand, Fraction):
            self.number(path, operand, totals=totals)

    def _linear(self, path: DataPath, linear: Linear) -> None:
        self.number((*path, "each"), linear.each)
        for key, operand in linear.marks.items():
            self.operand((*path, key), operand)
        if isinstance(linear.per, Fraction) and linear.per <= 0:
            self.report((*path, "per"), "một bước phải lớn hơn 0")
        if linear.below is not None and (linear.above is not None or linear.up_to is not None):
            self.report((*path, "below"), "«below» đếm phần còn thiếu nên không đi cùng «above», «up_to»")
        if isinstance(linear.above, Fraction) and isinstance(linear.up_to, Fraction) and linear.above >= linear.up_to:
            self.report((*path, "up_to"), "«up_to» phải lớn hơn «above»")

    def _full(self, path: DataPath, part: Full, *, full: bool) -> None:
        self.operand((*path, "full"), part.full)
        if part.target is not None:
            self.operand((*path, "target"), part.target)
        if isinstance(part.target, Fraction) and part.target <= 0:
            self.report((*path, "target"), "mức cần đạt phải lớn hơn 0")
        if not full:
            self.report((*path, "full"), "«full» chỉ dùng trong chỉ tiêu (criteria), ở đây phải là một số")

    def _judged(self, path: DataPath, name: str) -> None:
        fact = self.plan.facts.get(name)
        if fact is None:
            if name in self.plan.figures:
                self._figure(path, name, totals=False, classed=False)
            elif "figures" not in self.names.incomplete and (
                wrong := self.names.unknown("facts", name, *self.plan.figures)
            ):
                self.report(path, wrong)
        elif fact.type != "points":
            self.report(path, f"điểm do người thẩm định cho phải là số liệu kiểu points, «{name}» là kiểu {fact.type}")
