"""What is to be told of a template or of what was made from it: the place in the file, and what is wrong there."""

from dataclasses import dataclass
from enum import Enum


class Told(Enum):
    UNKNOWN = "unknown"  # a field that no campaign offers: to be mended in the template
    MISSING = "missing"  # a field whose value the campaign does not have: marked in the paper
    MISUSED = "misused"  # a field of a list outside of a repeated row, and the like
    LEFT_OUT = "left out"  # something in the template that the paper does not have any more


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """One thing to know. ``place`` is "bảng 2, dòng 3, ô 1" or "trang «Biểu 1», ô D7"."""

    kind: Told
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
