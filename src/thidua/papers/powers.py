"""The dated table of powers: who signs which paper, what heads of offices are called, which laws a paper rests on."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from thidua.catalogue import FOLDER
from thidua.plan.laws import laws
from thidua.plan.model.base import Part
from thidua.plan.problems import PlanError
from thidua.plan.scalars import Day, Flag, Id, Many, Text
from thidua.plan.source import read_source

FILE = FOLDER / "paper_powers.yaml"


class Power(Part):
    """Whose power a paper is; without days, always."""

    paper: Many[Id] = Field(min_length=1)
    of: Literal["head", "body"]
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    source: Text

    def holds_on(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class KindOfBody(Part):
    """What offices of one kind have in common, known by how their names begin."""

    begins: Text
    head: Text
    collegiate: Flag = False
    called: Text | None = None  # after "TM.", where that is not ``begins``
    symbol: Text


class Citation(Part):
    """How a law of the dated table is cited; laws without number and issuer, others with both."""

    law: Id
    as_: Text = Field(alias="as")
    issued: Day | None = None
    issuer: Text | None = None
    about: Text | None = None
    paper: Many[Id] = Field(min_length=1)

    def holds_on(self, day: date) -> bool:
        """Whether the law was there and in force on ``day``."""
        return (self.issued is None or self.issued <= day) and laws()[self.law].in_force_on(day)


class Powers(Part):
    """The whole table."""

    powers: Many[Power]
    bodies: Many[KindOfBody]
    citations: Many[Citation]


def read_powers(file: Path) -> Powers:
    """The table in ``file``. Raises PlanError for faulty YAML, ValueError for a faulty table."""
    source = read_source(file)
    if source.problems:
        raise PlanError(file, source.problems)
    return Powers.model_validate(source.data)


@cache
def powers() -> Powers:
    """The table that thidua ships. It is read once; do not change it."""
    return read_powers(FILE)


def power_of(paper: str, day: date) -> Literal["head", "body"]:
    """Whose power a paper is on ``day``; the head's where the table does not know it."""
    return next((one.of for one in powers().powers if paper in one.paper and one.holds_on(day)), "head")


def kind_of_body(name: str) -> KindOfBody | None:
    """The kind of an office by its spelt-out name; None for one that the table does not know."""
    return next((one for one in powers().bodies if name.startswith(one.begins)), None)


def citations(paper: str, day: date) -> list[Citation]:
    """The laws on which a paper of ``day`` rests, in the order in which they are cited."""
    return [one for one in powers().citations if paper in one.paper and one.holds_on(day)]
