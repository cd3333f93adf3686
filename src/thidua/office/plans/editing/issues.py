"""What is wrong with a text, each with the place on the forms, or else the line, where it is mended."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.checks import Finding
from thidua.office.plans.editing.accepting import mark_of
from thidua.office.plans.editing.fields import Panel, anchor_of
from thidua.office.plans.editing.sections import SECTIONS, TEXT, section_of
from thidua.office.plans.study import Study
from thidua.plan.source import DataPath

SHOWN = 60
"""So many are listed beside a form; the first are mended first."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to mend or to know. ``section`` and ``anchor``: where; ``line`` of the text, 0 where it has none."""

    message: str
    section: str
    anchor: str
    line: int
    severity: str
    mark: str = ""
    file: str = ""

    @property
    def where(self) -> str:
        """The place in words."""
        if self.file:
            return f"Tệp {self.file}, dòng {self.line}"
        label = SECTIONS[self.section].label if self.section in SECTIONS else "Văn bản YAML"
        return f"{label}, dòng {self.line}" if self.line else label


class Places:
    """Finds for a path of the text the field or card that has it."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._panels: dict[str, set[DataPath]] = {}

    def of(self, path: DataPath) -> tuple[str, str]:
        """The section and the id on its page; the text where no form has it."""
        slug = section_of(path)
        for length in range(len(path), 0, -1):
            if path[:length] in self._paths(slug):
                return slug, anchor_of(path[:length])
        return TEXT, ""

    def _paths(self, slug: str) -> set[DataPath]:
        if slug not in self._panels:
            panels = SECTIONS[slug].of(self.study) if slug in SECTIONS else []
            self._panels[slug] = set(_paths(panels))
        return self._panels[slug]


def issues_of(study: Study, *, checked: bool = True) -> list[Issue]:
    """What cannot be read; where all can be, what the checks find that nobody has dealt with, then what to know.

    Not ``checked``: what cannot be read alone.
    """
    places = Places(study)
    found = [_problem(study, places, one.message, one.file, *one.place[:2]) for one in study.problems]
    if not checked:
        return found
    found += [_finding(study, places, one, "error") for one in study.open_findings]
    return [*found, *(_finding(study, places, one, "note") for one in study.notes)]


def messages_at(study: Study) -> dict[str, list[str]]:
    """What cannot be read, by the id on the page of the field or card that has it."""
    found: dict[str, list[str]] = {}
    places = Places(study)
    for one in study.problems:
        if not one.file and study.tree is not None:
            _, anchor = places.of(study.path_at(one.place.line, one.place.column))
            found.setdefault(anchor, []).append(one.message)
    return found


def _problem(study: Study, places: Places, message: str, file: str, line: int, column: int) -> Issue:
    section, anchor = (TEXT, "") if file else places.of(study.path_at(line, column))
    return Issue(message, section, anchor or f"dong-{line}", line, "error", file=file)


def _finding(study: Study, places: Places, finding: Finding, severity: str) -> Issue:
    path = study.path_at(finding.line, _first_column(study, finding.line)) if finding.line else ()
    section, anchor = places.of(path)
    return Issue(finding.message, section, anchor or f"dong-{finding.line}", finding.line, severity, mark_of(finding))


def _first_column(study: Study, line: int) -> int:
    """Where a line says something: behind its blanks and dashes."""
    if line > len(study.lines):
        return 1
    start = study.lines[line - 1]
    text = study.text[start : study.lines[line] if line < len(study.lines) else len(study.text)]
    return len(text) - len(text.lstrip(" -")) + 1


def _paths(panels: list[Panel]) -> Iterator[DataPath]:
    for panel in panels:
        for card in panel.cards:
            if card.path:
                yield card.path
            yield from (one.path for one in card.fields)
