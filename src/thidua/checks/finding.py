"""What a check finds in a plan, and whether a reading of the plan already deals with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from thidua.plan.model.plan import Plan

Severity: TypeAlias = Literal["error", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction, gap or oddity of a plan. ``message`` is Vietnamese, for a clerk.

    ``clause`` is the clause where it lies ("" where the plan names none), ``line`` the line of the plan file;
    ``reading`` is true where a reading of the plan deals with it, and ``readings`` are the ids of those.
    """

    code: str
    severity: Severity
    clause: str
    line: int
    message: str
    reading: bool
    readings: tuple[str, ...] = ()


def found(
    plan: Plan, code: str, clauses: Iterable[str], line: int, message: str, *, severity: Severity = "error"
) -> Finding:
    """A finding at the first of ``clauses``; covered by each reading that names its code and one of the clauses."""
    clauses = tuple(clauses) or plan.clause
    readings = covering(plan, code, clauses)
    return Finding(code, severity, first(clauses), line, message, bool(readings), readings)


def covering(plan: Plan, code: str, clauses: Iterable[str]) -> tuple[str, ...]:
    """Readings that deal with findings of this code at one of these clauses."""
    places = set(clauses)
    return tuple(
        reading.id for reading in plan.readings.values() if code in reading.covers and places & set(reading.clause)
    )


def first(clauses: tuple[str, ...]) -> str:
    """The clause that stands for several."""
    return clauses[0] if clauses else ""


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data for JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "clause": finding.clause,
        "line": finding.line,
        "message": finding.message,
        "reading": finding.reading,
        "readings": list(finding.readings),
    }
