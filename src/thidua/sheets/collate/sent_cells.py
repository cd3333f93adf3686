"""The forms and reports among what came in, for papers: every cell of them that is sure."""

from collections.abc import Iterator

from thidua.plan.model.plan import Plan
from thidua.sheets.collate.collation import Collation
from thidua.sheets.content import REPORT
from thidua.sheets.sent_forms import SentCell


def cells_of(collation: Collation) -> Iterator[SentCell]:
    """Every cell that is sure, of the plan's forms and reports, sender by sender."""
    plan = collation.setting.plan
    for sent in collation.sent:
        for file, entry in sent.entries:
            if is_form(plan, entry.form):
                form, row, column = entry.slot
                yield SentCell(sent.participant.id, form, row, column, entry.value, file, entry.sheet, entry.cell)


def is_form(plan: Plan, name: str) -> bool:
    """Whether it is one of the plan's forms or reports, and not a form of facts."""
    return name in plan.forms or name.startswith(REPORT)
