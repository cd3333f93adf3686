"""What is wrong with a plan file, said so that a clerk can mend it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a plan file; lines and columns count from 1."""

    line: int = 1
    column: int = 1


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
