"""What a plan's text says and what is wrong with it, worked out once for each text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from thidua.checks import Finding, lint
from thidua.in_words import plan_in_words
from thidua.in_words.document import Document
from thidua.office.plans.reading import Files, read_texts
from thidua.plan.model.plan import Plan
from thidua.plan.problems import PlanError, Problem
from thidua.plan.rewriting import Data, Spot, UnreadableError, parsed, plain
from thidua.plan.source import DataPath

QUICK = 600
"""So many lines are checked in the time of a blink."""
SHOWN = 500
"""So many problems are kept of one text: a file with more is no plan."""


@dataclass(frozen=True)
class Study:
    """A text seen from all sides. ``plan`` is None while something cannot be read, ``tree`` while YAML itself cannot.

    ``problems`` are those of reading, in the order of the file; those of other files that belong to it bear their name.
    """

    text: str
    tree: Spot | None
    plan: Plan | None
    problems: tuple[Problem, ...]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find, looked for when first asked: of a long plan that takes longer than to read it."""
        return tuple(lint(self.plan)) if self.plan is not None else ()

    @property
    def is_checked_soon(self) -> bool:
        """Whether the checks are done, or take no time worth speaking of."""
        return self.plan is None or "findings" in self.__dict__ or len(self.lines) <= QUICK

    @property
    def open_findings(self) -> list[Finding]:
        """Errors that the checks find and that no reading of the plan deals with."""
        return [one for one in self.findings if one.severity == "error" and not one.reading]

    @property
    def notes(self) -> list[Finding]:
        """What the checks find that is worth knowing, but no error."""
        return [one for one in self.findings if one.severity == "note"]

    @property
    def settled(self) -> list[Finding]:
        """Errors that a reading deals with."""
        return [one for one in self.findings if one.severity == "error" and one.reading]

    @property
    def is_right(self) -> bool:
        """Whether nothing stands in the way of its being adopted."""
        return self.plan is not None and not self.open_findings

    @cached_property
    def data(self) -> Data:
        """What the text says, without places; None while it is no tree."""
        return plain(self.tree) if self.tree is not None else None

    @cached_property
    def is_whole(self) -> bool:
        """Whether it is a plan by itself, so that forms can change it, not what amends or extends another."""
        return isinstance(self.data, dict) and not {"amends", "extends"} & set(self.data)

    @cached_property
    def words(self) -> Document | None:
        """The plan in words; None while it cannot be read."""
        return plan_in_words(self.plan, self.findings) if self.plan is not None else None

    @cached_property
    def lines(self) -> list[int]:
        """The offset at which each line of the text begins."""
        starts = [0]
        while (found := self.text.find("\n", starts[-1])) >= 0:
            starts.append(found + 1)
        return starts

    def path_at(self, line: int, column: int = 1) -> DataPath:
        """The way to what stands at a line and column, both from 1."""
        if self.tree is None or not 1 <= line <= len(self.lines):
            return ()
        return self.tree.path_to(self.lines[line - 1] + column - 1)


@lru_cache(maxsize=24)
def study_of(files: Files, own: int = 0) -> Study:
    """The study of the file ``own`` among files that are read together."""
    text = files[own][1]
    tree: Spot | None = None
    problems: list[Problem] = []
    plan: Plan | None = None
    try:
        tree = parsed(text)
    except UnreadableError as error:
        problems = [Problem("", error.place, error.message)]
    try:
        plan = read_texts(files)
    except PlanError as error:
        problems = list(_said(error.problems, files[own][0]))[:SHOWN]
    return Study(text, tree, plan, tuple(problems))


def _said(problems: Iterable[Problem], own: str) -> Iterable[Problem]:
    for one in problems:
        name = one.file.replace("\\", "/").rpartition("/")[2]
        yield Problem("" if name == own else name, one.place._replace(file=""), one.message)
