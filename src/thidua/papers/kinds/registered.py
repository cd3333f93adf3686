"""Models, solutions and initiatives: what units registered on the plan's forms, and what the office file adds."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua.papers.office import Initiative
from thidua.plan.model.papers import Column, Form
from thidua.plan.model.plan import Plan
from thidua.sheets.content import REPORT
from thidua.sheets.layout import NAMES, PROGRESS, RESULT, UNIT
from thidua.sheets.sent_forms import SentForms, SentLine

EXPECTED, NOTE = "expected_completion", "note"


@dataclass(frozen=True, slots=True)
class Registered:
    """One of them. ``unit``: whose it is, where a roll-up says so; ``sent``: whether it stands on a form."""

    by: str
    name: str
    field: str | None = None
    unit: str = ""
    expected: str = ""
    completed: bool = False
    recognised: bool = False
    scope: str | None = None
    progress: str = ""
    result: str = ""
    sent: bool = False

    @property
    def named(self) -> str:
        """The name, and in brackets whose it is."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


def registered(plan: Plan, sent: SentForms, known: tuple[Initiative, ...]) -> list[Registered]:
    """Everything registered: from the forms in their order, then what only the office file knows."""
    found: dict[tuple[str, str], Registered] = {}
    for one in _on_forms(plan, sent):
        found.setdefault((one.by, folded(one.name)), one)
    for stated in known:
        key = stated.by, folded(stated.name)
        found[key] = _with(found.get(key), stated)
    for report in plan.reports:
        for code in sent.senders(REPORT + report):
            for line in sent.lines(REPORT + report, code):
                for name in _names(line, NAMES):
                    key = code, folded(name)
                    if key in found:
                        found[key] = _reported(found[key], line)
    return list(found.values())


def names_column(form: Form) -> Column | None:
    """The column of a form that names what is registered."""
    return next((one for one in form.columns.values() if one.type == "names"), None)


def expected_column(form: Form) -> Column | None:
    """The column beside it that says by when."""
    return form.columns.get(EXPECTED)


def folded(name: str) -> str:
    """A name without what a second typing of it changes: blanks and capitals."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _on_forms(plan: Plan, sent: SentForms) -> Iterator[Registered]:
    for form in plan.forms.values():
        column = names_column(form)
        if form.rows != "fields" or column is None:
            continue
        for code in sent.senders(form.id):
            for line in sent.lines(form.id, code):
                field = line.key if line.key in plan.fields else None
                unit, expected = (str(line.answers.get(name, "")) for name in (UNIT, EXPECTED))
                for name in _names(line, column.id):
                    yield Registered(code, name, field, unit, expected, sent=True)


def _names(line: SentLine, column: str) -> tuple[str, ...]:
    names = line.answers.get(column, ())
    return names if isinstance(names, tuple) else ()


def _with(one: Registered | None, stated: Initiative) -> Registered:
    one = one or Registered(stated.by, stated.name)
    return replace(
        one,
        field=one.field or stated.field,
        expected=one.expected or stated.expected or "",
        completed=stated.completed,
        recognised=stated.recognised,
        scope=stated.scope,
    )


def _reported(one: Registered, line: SentLine) -> Registered:
    """What a report says of it; a later report counts."""
    progress, result = (str(line.answers.get(name, "")) for name in (PROGRESS, RESULT))
    return replace(one, progress=progress or one.progress, result=result or one.result)
