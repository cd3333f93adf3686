"""One result as a page tells it: total, criteria, rules, facts, evidence; from the data that ``rules.as_data`` gives.

A live result and a frozen one come as the same data, so that one page shows both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.office.facts.models import Evidence
from thidua.office.facts.values import NOT_APPLICABLE_TEXT
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE, FactValue
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.rules.wording.words import ORIGINS

Proofs = Mapping[tuple[str, str], Sequence[Evidence]]
"""Evidence by part of the round and fact."""

Scores = Mapping[str, Sequence[str]]
"""By fact, who gave what, in words."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact that a figure rests on."""

    label: str
    value: str
    origin: str
    place: str
    overruled: tuple[str, ...]
    evidence_text: str
    evidence: Sequence[Evidence] = ()
    scores: Sequence[str] = ()
    """Who gave what, where several scored it and whoever looks may see that."""


@dataclass(frozen=True, slots=True)
class Section:
    """One criterion, bonus or penalty: ``anchor`` is where a cell of the ranking leads."""

    anchor: str
    title: str
    points: str
    most: str
    clauses: str
    readings: tuple[str, ...]
    lines: tuple[str, ...]
    facts: tuple[FactLine, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class GateLine:
    """One condition and the awards that it is one of."""

    lines: tuple[str, ...]
    awards: tuple[str, ...]
    passed: bool | None
    facts: tuple[FactLine, ...]


class Account:
    """What there is to tell of one result."""

    def __init__(
        self,
        plan: Plan,
        round_id: str,
        data: Mapping[str, Any],
        proofs: Proofs | None = None,
        scores: Scores | None = None,
    ) -> None:
        """``data``: of one participant, as ``rules.as_data.result_as_data`` gives it."""
        self.plan, self.data, self._proofs, self._scores = plan, data, proofs or {}, scores or {}
        self._words = Words(plan, round_id)

    @property
    def totals(self) -> list[tuple[str, str, str]]:
        """Anchor, label and figure of each total; none where points are not complete."""
        if "final" not in self.data:
            return []
        told = (("chi-tieu", "Chỉ tiêu", "criteria_total"), ("thuong", "Thưởng", "bonus"), ("tru", "Trừ", "penalty"))
        return [(anchor, label, _figure(self.data[name])) for anchor, label, name in told]

    @property
    def final(self) -> str:
        """The final total."""
        return _figure(self.data["final"]) if "final" in self.data else ""

    @property
    def sections(self) -> list[tuple[str, str, list[Section]]]:
        """Anchor, title and lines of criteria, bonuses and penalties, in the plan's order."""
        told = (("criterion", "chi-tieu", "Chỉ tiêu"), ("bonus", "thuong", "Thưởng"), ("penalty", "tru", "Trừ"))
        found = []
        for of, anchor, title in told:
            if sections := [self._section(one) for one in self.data["reasons"] if one["of"] == of]:
                found.append((anchor, title, sections))
        return found

    @property
    def gates(self) -> list[GateLine]:
        """Each condition once, with all awards that want it."""
        awards: dict[tuple[str, ...], list[str]] = {}
        first: dict[tuple[str, ...], Mapping[str, Any]] = {}
        for one in self.data["reasons"]:
            if one["of"] == "gate":
                key = tuple(one["text"])
                awards.setdefault(key, []).append(self.plan.awards[one["award"]].label)
                first.setdefault(key, one)
        return [
            GateLine(key, tuple(awards[key]), one["value"], tuple(self._facts(one["facts"])))
            for key, one in first.items()
        ]

    def _section(self, one: Mapping[str, Any]) -> Section:
        rubric, name = self.plan.rubric, one["id"]
        assert rubric is not None
        line = {**rubric.bonus, **rubric.penalty}.get(name) if one["of"] != "criterion" else rubric.criteria[name]
        assert line is not None
        most = figure(rubric.criteria[name].max) if one["of"] == "criterion" else ""
        title = f"{name}. {line.label}" if one["of"] == "criterion" else line.label
        points = "chưa có điểm" if one["value"] is None else _figure(one["value"])
        if self.data.get("criteria", {}).get(name) == NOT_APPLICABLE_TEXT:
            points = "không áp dụng"
        readings = (
            f"Cách hiểu {each}: {self.plan.readings[each].reading}"
            for each in one["readings"]
            if each in self.plan.readings
        )
        clauses = self._words.clauses(one["clause"]).strip(" ()")
        facts = tuple(self._facts(one["facts"]))
        return Section(f"muc-{name}", title, points, most, clauses, tuple(readings), tuple(one["text"]), facts)

    def _facts(self, facts: Sequence[Mapping[str, Any]]) -> Iterator[FactLine]:
        for one in facts:
            source, name, part = one["source"] or {}, one["id"], one.get("round", "")
            label = self._words.name(name)
            yield FactLine(
                f"{label} ({self.plan.rounds[part].label})" if part in self.plan.rounds else label,
                self._value(name, one["value"]),
                self._origin(source),
                source.get("cell", ""),
                tuple(self._overruled(name, source)),
                source.get("evidence", ""),
                self._proofs.get((part, name), ()),
                self._scores.get(name, ()) if not part else (),
            )

    def _overruled(self, name: str, source: Mapping[str, Any]) -> Iterator[str]:
        for one in source.get("overruled", ()):
            evidence = one["source"].get("evidence") if one["source"] else None
            proof = f"; minh chứng: {evidence}" if evidence else ""
            yield f"thay cho {self._value(name, one['value'])} ({self._origin(one['source'] or {})}{proof})"

    def _origin(self, source: Mapping[str, Any]) -> str:
        origin = source.get("origin", "")
        if origin in self.plan.bodies:
            return f"{self.plan.bodies[origin].label} cung cấp"
        return ORIGINS.get(origin, origin)

    def _value(self, name: str, plain: object) -> str:
        return self._words.value(_typed(self.plan, name, plain), name)


def _typed(plan: Plan, name: str, plain: Any) -> FactValue | None:
    """A value of the data as the rules have it, so that it is said in the same words."""
    if plain is None or isinstance(plain, bool):
        return plain
    if plain == NOT_APPLICABLE_TEXT:
        return NOT_APPLICABLE
    if isinstance(plain, int | float):
        return Fraction(repr(plain))
    fact = plan.facts.get(name)
    kind = fact.type if fact is not None else ""
    if kind == "date":
        return date.fromisoformat(plain)
    return Fraction(plain) if kind in ("number", "points") else str(plain)


def _figure(value: float | str) -> str:
    return figure(Fraction(repr(value) if isinstance(value, float) else value))
