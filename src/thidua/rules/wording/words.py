"""The names that a plan gives to its parts, and values, bounds and sources in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.plan.model.conditions import CLASS, GROUP, KIND, SHARES, Comparison, Share, Value
from thidua.plan.model.facts import Fact
from thidua.plan.model.figures import SAME_KIND, OfParts, Over, Quotient
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import RANK
from thidua.rules.calendar import DueDay, Notice, awaited, due_in
from thidua.rules.combining import awaited_part
from thidua.rules.facts import CHANGED, ENTERED, NOT_APPLICABLE, SELF_REPORTED, FactValue, Source
from thidua.rules.wording.deadlines import say_extended, say_why
from thidua.rules.wording.figures import day, figure, percent

TOTAL_LABELS = {
    "criteria_total": "Tổng điểm chỉ tiêu",
    "bonus": "Điểm thưởng",
    "penalty": "Điểm trừ",
    "final": "Điểm cuối cùng",
    "criteria_max": "Tổng điểm tối đa áp dụng",
    "percent": "Tỷ lệ điểm chỉ tiêu đạt được",
    "lowest_share": "Chỉ tiêu thấp nhất so với điểm tối đa",
    CLASS: "Loại",
    RANK: "Thứ hạng",
}
ORIGINS = {
    SELF_REPORTED: "đơn vị tự báo cáo",
    "appraised": "thẩm định",
    "measured": "đo được",
    "incident": "sự việc đã ghi nhận",
    ENTERED: "ghi vào bảng sau khi gom",
    CHANGED: "sửa trong bảng sau khi gom",
}
ANSWERED = "tra-loi.csv"
"""Where collating keeps the answers that it has used."""

LONGEST_QUOTED = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation; ``depth`` counts how far it lies below the figure that it explains."""

    depth: int
    text: str


class Words:
    """Vietnamese wording of one plan in one round."""

    def __init__(self, plan: Plan, round_id: str, notices: Iterable[Notice] = ()) -> None:
        self.plan = plan
        self.due = due_in(plan, round_id, notices)

    def clauses(self, ids: Iterable[str]) -> str:
        """``(mục II.5, mục III.5)``, or nothing."""
        spoken = [self.plan.clauses[name].spoken if name in self.plan.clauses else name for name in ids]
        return f" ({', '.join(spoken)})" if spoken else ""

    def readings(self, ids: Iterable[str]) -> str:
        """The readings that a figure rests on, said in full."""
        said = [f"cách hiểu {name}: {self.plan.readings[name].reading}" for name in ids if name in self.plan.readings]
        return f" [{'; '.join(said)}]" if said else ""

    def in_time(self, deadline: str, extended: DueDay | None = None) -> str:
        """What being in time means: ``chậm nhất ngày 05/6/2026``, perhaps with why, or that nobody knows yet.

        ``extended``: the day of this participant alone, ``được gia hạn đến ngày 12/6/2026 theo 9/TB``.
        """
        if extended is not None:
            return say_extended(extended)
        due = self.due.get(deadline)
        if due is None:
            return f"đúng hạn của «{self.plan.deadlines[deadline].label}», chưa biết ngày"
        why = say_why(due)
        return f"chậm nhất ngày {day(due.last_day)}" + (f" ({why})" if why else "")

    def lacking(self, name: str) -> str:
        """What is missing: a fact by its label, or the day of an event."""
        for deadline in self.plan.deadlines.values():
            if name == awaited(deadline.id):
                return f"chưa biết ngày của «{deadline.label}»"
        for found in self.plan.rounds.values():
            if name == awaited_part(found.id):
                return f"{found.label} chưa đủ số liệu"
        return self.name(name)

    def name(self, of: str | Share) -> str:
        """What a measure is called."""
        if isinstance(of, Share):
            return f"Tỷ lệ {self.name(of.share[0])} trên {self.name(of.share[1])}"
        if of in (GROUP, KIND):
            return "Nhóm đối tượng" if of == GROUP else "Loại đối tượng"
        for declared in (self.plan.facts, self.plan.figures, self.plan.parameters):
            if of in declared:
                return str(declared[of].label)
        if self.plan.rubric is not None and of in self.plan.rubric.sections:
            return self.plan.rubric.sections[of].label
        return TOTAL_LABELS.get(of, of)

    def voter(self, name: str | None) -> str:
        """Who votes: a council or body by its label, else the council."""
        if name is None:
            return "Hội đồng"
        declared = self.plan.councils.get(name) or self.plan.bodies.get(name)
        return declared.label if declared is not None else name

    def class_name(self, name: str) -> str:
        """The label of a class."""
        return self.plan.classes[name].label if name in self.plan.classes else "Không xếp loại"

    def value(self, value: FactValue | None, of: str | Share) -> str:
        """A value in words: levels by their label, yes and no, numbers with their unit."""
        fact = self._fact(of)
        if value is None:
            return "chưa có số liệu"
        if value is NOT_APPLICABLE:
            return "không áp dụng"
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, date):
            return day(value)
        if isinstance(value, str):
            return self._named(value, of)
        assert isinstance(value, (int, Fraction))
        if self.is_share(of):
            return percent(Fraction(value))
        named = fact or (self.plan.figures.get(of) if isinstance(of, str) else None)
        return f"{figure(value)} {named.unit}" if named and named.unit else figure(value)

    def is_share(self, of: str | Share) -> bool:
        """Whether a measure is said as a percentage: a share, and what is worked out from shares, without a unit."""
        if isinstance(of, Share) or (of in SHARES and of not in self.plan.facts):
            return True
        worked = None if of in self.plan.facts else self.plan.figures.get(of)
        if worked is None or worked.unit is not None:
            return False
        if isinstance(worked, Quotient):
            return True
        if isinstance(worked, (Over, OfParts)):
            return worked.of is not None and getattr(worked, "over", "") != "rank" and self.is_share(worked.of)
        named = [name for name in worked.operands if isinstance(name, str) and name not in self.plan.parameters]
        return isinstance(worked, SAME_KIND) and bool(named) and all(self.is_share(name) for name in named)

    def bounds(self, comparison: Comparison, of: str | Share, factor: Fraction) -> str:
        """The values that a comparison takes in: ``từ 95% đến dưới 100%``."""
        if comparison.is_:
            return " hoặc ".join(self._bound(wanted, of, factor) for wanted in comparison.is_)
        words = {"at_least": "từ", "more_than": "trên", "at_most": "đến", "less_than": "dưới"}
        bounds = comparison.bounds
        said = [f"{words[name]} {self._bound(bound, of, factor)}" for name, bound in bounds.items()]
        lower_only = set(bounds) == {"at_least"}
        if len(said) > 1:
            said[1:] = [part if part.startswith("đến") else f"đến {part}" for part in said[1:]]
        return " ".join(said) + (" trở lên" if lower_only else "")

    def source(self, source: Source | None, of: str | Share, value: FactValue | None = None) -> str:
        """``(tệp a.csv, ô D7, đơn vị tự báo cáo)``, or nothing where a value has no source.

        ``value``: what came from there, so that others who say the same are not quoted with it again.
        """
        return f" ({', '.join(self._origin(source, of, value))})" if source is not None else ""

    def _origin(self, source: Source, of: str | Share, value: FactValue | None) -> Iterator[str]:
        yield from _place(source)
        yield self._said_by(source, of)
        if source.answer:
            yield f"hiểu theo câu trả lời «{_brief(source.answer)}» trong {ANSWERED}"
        if source.evidence:
            yield f"minh chứng: {_brief(source.evidence)}"
        if source.replaced is not None:
            before = source.replaced
            yield f"trước đó gom được: {self.value(before.value, of)}{self.source(before.source, of, before.value)}"
        for other in source.overruled:
            there = self.source(other.source, of, other.value)
            same = there and other.value == value
            yield ("khớp với giá trị đã có" if same else f"được dùng thay cho {self.value(other.value, of)}") + there

    def _said_by(self, source: Source, of: str | Share) -> str:
        fact = self._fact(of)
        suppliers = fact.supplied_by if fact else ("self",)
        if source.origin == SELF_REPORTED and "self" not in suppliers:
            return "phải do " + " hoặc ".join(self.plan.bodies[name].label for name in suppliers) + " cung cấp"
        if source.origin in self.plan.bodies:
            return f"{self.plan.bodies[source.origin].label} cung cấp"
        return ORIGINS.get(source.origin, source.origin)

    def _fact(self, of: str | Share) -> Fact | None:
        fact = self.plan.facts.get(of) if isinstance(of, str) else None
        return self.plan.facts[fact.lookup.fact] if fact and fact.lookup else fact

    def _named(self, value: str, of: str | Share) -> str:
        if of == GROUP and value in self.plan.groups:
            return self.plan.groups[value].label
        if of == KIND:
            return KIND_LABELS.get(value, value)
        if of == CLASS:
            return self.class_name(value)
        fact = self._fact(of)
        if fact and fact.scale and value in self.plan.scales[fact.scale].levels:
            return self.plan.scales[fact.scale].levels[value].label
        return value

    def _bound(self, bound: Value, of: str | Share, factor: Fraction) -> str:
        if bound == NOT_APPLICABLE.value:
            return "không áp dụng"
        scaled: Any = bound * factor if isinstance(bound, Fraction) else bound
        return self.value(scaled, of)


def _place(source: Source) -> Iterator[str]:
    """Where it was read; of what was stated on a page only what is told of it, if anything."""
    if not source.file:
        if source.cell:
            yield source.cell
        return
    yield f"tệp {source.file}"
    if source.sheet:
        yield f"trang «{source.sheet}»"
    stood = f" ghi «{_brief(source.stood)}»" if source.answer and source.stood else ""
    yield f"ô {source.cell}{stood}" if source.cell else f"chỗ trống{stood}"


def _brief(text: str) -> str:
    """A text that somebody typed, on one line and no longer than a sentence bears."""
    line = "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))
    return line if len(line) <= LONGEST_QUOTED else line[: LONGEST_QUOTED - 1] + "…"
