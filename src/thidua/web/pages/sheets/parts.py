"""The parts of a sheet as its page draws it: fields, lines, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha1

from thidua.office.assessments.marks import Mark
from thidua.office.facts.earlier import Earlier
from thidua.office.submissions.models import Cell, CellVersion, Origin, SheetFile
from thidua.office.submissions.reading import Slot

VALUE, VERSION = "o", "b"


@dataclass(frozen=True, slots=True)
class AboutFact:
    """What the page says of a fact beside its fields."""

    id: str
    unit: str
    wanted: str
    clause: str
    asked: bool = True
    """Whether it is asked by what was declared so far; else its line is hidden."""
    files: Sequence[SheetFile] = ()
    supplier: str = ""
    """Who supplies it, where the participant does not."""
    others: Sequence[str] = ()
    """What others say of it."""
    proves: bool = False
    """Whether evidence may be put beside it."""
    lack: str = ""
    """What it lacks."""
    cites: bool = False
    """Whether what the unit sent before may be used again."""
    earlier: Earlier | None = None
    """What it said in an earlier round."""


@dataclass(frozen=True, slots=True)
class Field:
    """One place of a form on the page."""

    slot: Slot
    label: str
    line: str
    type: str
    value: str
    version: int = 0
    message: str = ""
    wrong: bool = False
    choices: Sequence[tuple[str, str]] = ()
    """What may be chosen: value and label."""
    cell: Cell | None = None
    met: Sequence[CellVersion] = ()
    before: str | None = None
    """What the last sending but one had here, where it is another."""

    @property
    def anchor(self) -> str:
        """What the page calls it."""
        return f"o-{sha1('|'.join(self.slot).encode(), usedforsecurity=False).hexdigest()[:12]}"

    @property
    def name(self) -> str:
        """The name of its value in a posted form."""
        return "|".join((VALUE, *self.slot))

    @property
    def version_name(self) -> str:
        """The name of the version that the page shows."""
        return "|".join((VERSION, *self.slot))

    @property
    def long(self) -> bool:
        """Whether it takes several lines."""
        return self.type in ("text", "names", "evidence")

    @property
    def full_label(self) -> str:
        """What a screen reader says."""
        return f"{self.label}, {self.line}" if self.line else self.label

    @property
    def origin(self) -> str:
        """Where a value came from that was not typed here."""
        if self.cell is None or self.cell.origin == Origin.TYPED or not self.value:
            return ""
        place = f": {self.cell.place}" if self.cell.place else ""
        return f"{Origin(self.cell.origin).label}{place}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table."""

    label: str
    number: str
    note: str
    fields: list[Field]
    begins: bool = True
    """Whether it is the first under its label."""
    fact: AboutFact | None = None
    """In the table of facts: what is said of the fact."""
    marks: Sequence[Mark] = ()
    """What is told below it: the criteria and conditions that hang on the facts down to here."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its title, columns and lines. ``add``: its name in the address that asks for more lines."""

    title: str
    key: str
    columns: list[str]
    lines: list[Line]
    add: str = ""
    boxes: bool = False
    """One field under another, each with its own label."""
    facts: bool = False
    """The table of facts."""
    points: bool = False
    """Whether beside each line stands what its criterion comes to."""
