"""The page of usual mistakes: which question stands in which row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "loi-thuong-gap.md"
_LEFT_OUT = "…"


@dataclass(frozen=True)
class Shown:
    """A row of a table: the kind from the heading above, what stood there, what is wanted, what is proposed."""

    kind: str
    stood: str
    wanted: str
    proposal: str

    def fits(self, question: dict[str, str]) -> bool:
        """Whether it shows this question; ``…`` stands for anything."""
        pairs = (
            (self.kind, question["Loại"]),
            (self.stood, question["Đang ghi"]),
            (self.wanted, question["Cần"]),
            (self.proposal, question["Đề xuất"]),
        )
        return all(_fits(shown, text) for shown, text in pairs)


def rows_of_page() -> Iterator[Shown]:
    """Every row of every table."""
    kind = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        kind = line.removeprefix("## ") if line.startswith("## ") else kind
        cells = [cell.strip().replace("<br>", "\n") for cell in re.split(r"\|", line)[1:-1]]
        if len(cells) == 3 and cells[1] != "thidua hỏi" and not cells[1].startswith("---"):
            yield Shown(kind, *cells)


def _fits(shown: str, text: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in shown.split(_LEFT_OUT))
    return re.fullmatch(pattern, text, re.DOTALL) is not None
