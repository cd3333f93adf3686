"""What a filled form says, cell by cell, before anybody has judged the values.

A form is found by our hidden sheet or by its headings alone, wherever its table stands by now. Nothing that
somebody typed into a table is lost: each cell is among ``cells``, is a heading, or is named in a problem.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.plan.model.plan import Plan
from thidua.sheets.cells import Cell
from thidua.sheets.problems import CellProblem
from thidua.sheets.workbooks import Workbook

FACTS = "thidua:facts"
"""The ``form`` of the plain form of facts, which every plan has; its columns are ``value`` and ``evidence``."""

OBJECTIVES, TARGETS = "thidua:objectives", "thidua:targets"
"""The tables of a plan that has units report what became of its objectives, and of targets of their own or assigned."""

REPORT = "report:"
"""What the ``form`` of a report begins with: ``report:unit_interim``."""

NARRATIVE = "content:"
"""What the row of a narrative box of a report begins with: ``content:1`` is the first of its contents."""


class FormCell(NamedTuple):
    """One cell that somebody filled in.

    ``row``: a field, criterion or fact of the plan (``field:2`` for its second line), or an ordinal (``1``)
    where lines are free; ``3:2`` is a second line under the third.
    ``column``: a column of the form; ``unit`` where a roll-up says whose line it is.
    """

    row: str
    column: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class About:
    """What our hidden sheet says; an empty text where it does not say it."""

    made: str
    """What the workbook was made as: ``facts``, ``report`` or ``roll_up``."""
    plan: str
    version: str
    participant: str
    name: str
    kind: str
    group: str
    round: str
    forms: tuple[str, ...] = ()
    """The forms inside, as ``FormContent.form`` names them; empty in workbooks of the first release."""
    cells: Mapping[str, Cell] = field(default_factory=dict, compare=False)
    """Where each stands, by the key in the hidden sheet, for messages."""


@dataclass(slots=True)
class FormContent:
    """One form found in a workbook."""

    form: str
    """A form of the plan, ``FACTS``, or ``report:…``."""
    file: str
    sheet: str
    about: About | None
    sender: Cell | None
    """The name of the unit as the paper bears it, where the workbook was not made by us."""
    cells: list[FormCell] = field(default_factory=list)
    total: Cell | None = None
    """The sender's own total."""
    problems: list[CellProblem] = field(default_factory=list)


def read_contents(book: Workbook, plan: Plan) -> list[FormContent]:
    """The forms of ``plan`` in a workbook, in the order of its sheets; none where it bears none of their headings.

    A sheet that could be two forms gives a content with ``form`` empty, no cells and a problem.
    """
    from thidua.sheets.recognising.sheets import contents_of

    return contents_of(book, plan)
