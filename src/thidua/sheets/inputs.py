"""Drop-downs and limits of a form's input cells, with what Excel says when somebody types something else."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.rules.limits import highest, lowest
from thidua.sheets.form_rows import entry_rule
from thidua.sheets.values import NO_LABEL, NOT_APPLICABLE_LABEL, YES_LABEL, labels_of

# Excel refuses longer ones, and XlsxWriter would then leave the whole limit out.
LONGEST_TITLE = 32
LONGEST_MESSAGE = 255

# A year typed short, such as 20, would be 1920.
EARLIEST = date(1990, 1, 1)
FARTHEST = 1_000_000_000_000
"""Where no limit is laid down: Excel wants one all the same."""

NUMBER_FORMATS = {"count": "#,##0", "date": "dd/mm/yyyy", "level": "@", "yes_no": "@", "participant": "@"}
"""By type; numbers and points show as they were typed. Text stays text, also a code such as ``001``."""


def choices(plan: Plan, fact: Fact, participants: Sequence[Participant]) -> list[str]:
    """What the drop-down of a fact offers; nothing where a value is typed."""
    if fact.type == "yes_no":
        offered = [YES_LABEL, NO_LABEL]
    elif fact.type == "level":
        offered = list(labels_of(plan, fact).values())
    elif fact.type == "participant":
        offered = [one.id for one in participants if not fact.names or one.kind in fact.names]
    else:
        return []
    return [*offered, NOT_APPLICABLE_LABEL] if offered and fact.admits_not_applicable else offered


def limit_of(plan: Plan, fact: Fact, cell: str, lists: Mapping[str, str]) -> dict[str, Any] | None:
    """Options of XlsxWriter's data validation for the input at ``cell``; ``lists``: the range of each list.

    None where there is nothing that could be held against the input.
    """
    if fact.id in lists:
        rule: dict[str, Any] = {"validate": "list", "source": lists[fact.id]}
    elif fact.type == "participant":
        return None
    elif fact.admits_not_applicable:
        rule = {"validate": "custom", "value": f"={_formula(plan, fact, cell)}"}
    else:
        rule = _bounds(plan, fact)
    wanted = entry_rule(plan, fact)
    return rule | {
        "input_title": fact.label[:LONGEST_TITLE],
        "input_message": _cut(wanted, LONGEST_MESSAGE),
        "error_title": "Giá trị chưa đúng",
        "error_message": _cut(f"Cần: {wanted}. Hãy nhập lại hoặc để trống.", LONGEST_MESSAGE),
    }


def _bounds(plan: Plan, fact: Fact) -> dict[str, Any]:
    if fact.type == "date":
        return {"validate": "date", "criteria": ">=", "value": EARLIEST}
    low, top = lowest(fact), highest(plan, fact)
    rule = {"validate": "integer" if fact.type == "count" else "decimal"}
    return rule | {
        "criteria": "between",
        "minimum": excel_bound(low, -FARTHEST),
        "maximum": excel_bound(top, FARTHEST),
    }


def excel_bound(bound: Fraction | None, otherwise: int) -> int | float:
    """A bound as Excel takes it: binary, which here only keeps typing errors out; the rules count exactly."""
    if bound is None:
        return otherwise
    return int(bound) if bound.denominator == 1 else float(bound)


def _formula(plan: Plan, fact: Fact, cell: str) -> str:
    """The same bounds as a condition in Excel's words, beside which "not applicable" fits in."""
    bounds = _bounds(plan, fact)
    if fact.type == "date":
        conditions = [f"{cell}>=DATE({EARLIEST.year},{EARLIEST.month},{EARLIEST.day})", f"{cell}=INT({cell})"]
    else:
        conditions = [f"{cell}>={bounds['minimum']}", f"{cell}<={bounds['maximum']}"]
    if fact.type == "count":
        conditions.append(f"{cell}=INT({cell})")
    return f'IF(ISNUMBER({cell}),AND({",".join(conditions)}),{cell}="{NOT_APPLICABLE_LABEL}")'


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
