"""What is wrong with a plan file, said so that a clerk can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

HINTED = 200
"""After so many problems no more names are proposed: each costs a search, and the file is no plan."""
LISTED = 12
"""So many names at most are listed where none is near enough to be proposed."""


class Place(NamedTuple):
    """Where something stands in a plan file; lines and columns count from 1, columns in characters.

    ``file`` is told where several files are read as one plan, else empty.
    """

    line: int = 1
    column: int = 1
    file: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One error of a plan file. ``message`` is Vietnamese: what was expected and what stood there."""

    file: str
    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.place.line}:{self.place.column}: {self.message}"


class PlanError(ValueError):
    """A plan file cannot be used; ``problems`` holds every error found, in the order of the file."""

    def __init__(self, file: Path, problems: list[Problem]) -> None:
        self.file = file
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The name that was probably meant."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return near[0] if near else None


def hint(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest right one, or the few that there are."""
    names = list(known)
    if near := nearest(name, names):
        return f", có phải là «{near}»?"
    if not names:
        return ""
    more = ", …" if len(names) > LISTED else ""
    return f"; ở đây dùng được: {', '.join(names[:LISTED])}{more}"
