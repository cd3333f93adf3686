"""What a cell's text means: read as leniently as an office's own workbook, and never put right behind one's back."""

from dataclasses import dataclass
from fractions import Fraction

from thidua.office.submissions.asked import Asked, place
from thidua.plan.model.plan import Plan
from thidua.rules.wording.figures import figure
from thidua.sheets.cells import Cell
from thidua.sheets.collate.entry import Value
from thidua.sheets.collate.shown import shown
from thidua.sheets.collate.values import Judge
from thidua.sheets.lenient.answers import Proposal, Unclear

Slot = tuple[str, str, str]
"""Form, row and column, as ``sheets.content.FormCell`` names them."""


@dataclass(frozen=True, slots=True)
class Read:
    """The value, where there is one. ``problem``: why it cannot be used; ``doubt``: what it is taken for, and why."""

    value: Value | None = None
    problem: str = ""
    doubt: str = ""

    @property
    def message(self) -> str:
        """What stands at the field."""
        return self.problem or self.doubt


EMPTY = Read()


def read(asked: Asked, slot: Slot, text: str) -> Read:
    """The text of a cell as what its place is meant to hold; nothing for an empty one."""
    if not text.strip():
        return EMPTY
    judge = judge_of(asked.plan)
    kind = judge.kind(slot)
    answer = judge.read(kind, Cell(text, "", None, ""))
    if isinstance(answer, Unclear):
        return Read(problem=_sentence(answer.wanted))
    if isinstance(answer, Proposal):
        said = shown(asked.plan, kind, answer.value).replace("\n", "; ")
        return Read(answer.value, doubt=f"Hiểu là «{said}»: {answer.why}")
    out = _out_of_bounds(asked, slot, answer.value)
    return Read(problem=out) if out else Read(answer.value)


def said(asked: Asked, slot: Slot, value: Value) -> str:
    """A value in words and figures."""
    return shown(asked.plan, judge_of(asked.plan).kind(slot), value)


def judge_of(plan: Plan) -> Judge:
    """The judge of a plan, kept while the plan is at hand."""
    found = _JUDGES.get(id(plan))
    if found is None or found.plan is not plan:
        if len(_JUDGES) >= _MOST:
            _JUDGES.clear()
        found = _JUDGES[id(plan)] = Judge(plan)
    return found


_MOST = 16
_JUDGES: dict[int, Judge] = {}


def _out_of_bounds(asked: Asked, slot: Slot, value: Value) -> str:
    """Points outside those of their criterion."""
    form, row, column = slot
    if not isinstance(value, int | Fraction) or isinstance(value, bool):
        return ""
    for table in asked.tables.get(form, ()):
        line = next((one for one in table.rows if one.id == row), None)
        if line is None or place(table, row, column) is None:
            continue
        if line.top is not None and value > line.top:
            return f"Điểm tối đa là {figure(line.top)}."
        if line.low is not None and line.top is not None and value < line.low:
            return f"Điểm thấp nhất là {figure(line.low)}."
    return ""


def _sentence(wanted: str) -> str:
    return f"{wanted[:1].upper()}{wanted[1:]}."
