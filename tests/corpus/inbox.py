"""An inbox that is being filled, and what collating it must give, known from what was put there."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from demo.blank_forms import open_form
from demo.drawn import draw
from demo.paper import FACTS, Expected, Paper, Slot
from demo.typing_in import type_facts
from tests.corpus.people import People, Person
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.blank import write_forms


@dataclass
class Inbox:
    """``folder`` holds the files; everything else is what must come of them."""

    plan: Plan
    folder: Path
    random: Random
    people: People
    papers: list[Paper] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Files of which nothing can be used."""
    ignored: list[str] = field(default_factory=list)
    """Files that are nobody's work."""
    questions: list[Expected] = field(default_factory=list)
    """Those about files that are no papers, or about several."""
    copies: dict[str, Paper] = field(default_factory=dict)
    """Files of the same content as a paper's."""

    @property
    def round_id(self) -> str:
        """The round that is collated: the first."""
        return next(iter(self.plan.rounds))

    def ours(self, one: Person, file: str = "", *, filled: bool = True) -> Paper:
        """The plan's form of a participant, its facts typed in with care."""
        with TemporaryDirectory() as folder:
            person = Participant(one.code, one.kind, one.group, name=one.name)
            [path] = write_forms(self.plan, [person], Path(folder), self.round_id)
            paper = open_form(self.plan, path, one.code, one.name)
        paper.file = file or paper.file
        if filled:
            type_facts(paper, self.plan, one.facts)
        self.papers.append(paper)
        return paper

    def drawn(self, one: Person, file: str) -> Paper:
        """A workbook that the office draws up itself."""
        paper = draw(file, one.code, one.name)
        self.papers.append(paper)
        return paper

    def refuse(self, file: str, code: str = "unusable") -> None:
        """Expect a file to be refused."""
        self.refused.append(file)
        self.questions.append(Expected(code, file, "", "", "", ""))

    def save(self) -> None:
        """Write all workbooks, and the list of participants beside the inbox."""
        for paper in self.papers:
            paper.save(self.folder)
        self.people.write(self.folder.parent / "danh-sach.csv")

    @property
    def asked(self) -> Counter[Expected]:
        """Every question that must be put."""
        own = [question for paper in self.papers for question in paper.expected()]
        return Counter(own + self.questions)

    @property
    def files(self) -> Counter[str]:
        """How many files are accepted, asked about and refused."""
        states = Counter({"refused": len(self.refused)})
        for paper in [*self.papers, *self.copies.values()]:
            states["asked" if paper.planted or paper.waits or paper.held else "accepted"] += not paper.refused
        return states

    @property
    def rows(self) -> Counter[str]:
        """How many lines of the papers are accepted and asked about."""
        rows: Counter[str] = Counter()
        for paper in [*self.papers, *self.copies.values()]:
            if not paper.refused:
                rows["asked"] += len(paper.rows_asked)
                rows["accepted"] += len(paper.rows) + paper.again - len(paper.rows_asked)
        return rows

    @property
    def facts(self) -> dict[str, dict[str, str]]:
        """The facts that count, by participant; everybody on the list is there."""
        found: dict[str, dict[str, str]] = {one.code: {} for one in self.people.all}
        for paper in self._used:
            found[paper.code] |= dict(self._other_facts(paper)) | paper.facts
        return found

    @property
    def lines(self) -> dict[tuple[str, Slot], str]:
        """What stands in the other forms and counts, by participant's name and place."""
        return {
            (paper.name, slot): text for paper in self._used for slot, text in paper.lines.items() if slot[0] != FACTS
        }

    @property
    def sent(self) -> set[str]:
        """Who has sent something that could be attributed."""
        return {paper.code for paper in self.papers if not paper.unknown and not paper.refused}

    @property
    def _used(self) -> list[Paper]:
        return [paper for paper in self.papers if not (paper.waits or paper.unknown or paper.refused)]

    def _other_facts(self, paper: Paper) -> Mapping[str, str]:
        """Facts that another form asks for by name."""
        return {slot[2]: _as_table(text) for slot, text in paper.lines.items() if slot[2] in self.plan.facts}


def _as_table(text: str) -> str:
    day, month, year = text.split("/")
    return f"{year}-{int(month):02}-{int(day):02}"
