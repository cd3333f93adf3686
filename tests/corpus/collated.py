"""What ``thidua collate`` has written, read back with other means than its own."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from demo.paper import Expected
from thidua.cli import main

WHO = frozenset(("participant", "kind", "group", "name", "period"))


@dataclass(frozen=True)
class Collated:
    """The folder of results, and what was printed."""

    folder: Path
    printed: list[str]

    def table(self, book: str, sheet: str) -> list[dict[str, str]]:
        """The lines of a sheet by its headings, which stand in the first row with more than two cells."""
        opened = load_workbook(self.folder / book, read_only=True)
        rows = [
            ["" if cell is None else str(cell) for cell in row] for row in opened[sheet].iter_rows(values_only=True)
        ]
        opened.close()
        head = next(at for at, row in enumerate(rows) if sum(map(bool, row)) > 2)
        return [dict(zip(rows[head], row, strict=False)) for row in rows[head + 1 :] if any(row)]

    @property
    def questions(self) -> list[dict[str, str]]:
        """The list of questions."""
        return self.table("cau-hoi.xlsx", "Câu hỏi")

    @property
    def asked(self) -> Counter[Expected]:
        """The questions without what is wanted; the kind as it is labelled."""
        return Counter(
            Expected(row["Loại"], row["Tệp"], row["Trang"], row["Ô"], row["Đang ghi"], row["Đơn vị"])
            for row in self.questions
        )

    @property
    def facts(self) -> dict[str, dict[str, str]]:
        """The table of facts, without what is not given."""
        with (self.folder / "so-lieu.csv").open(encoding="utf-8", newline="") as stream:
            return {
                row["participant"]: {name: text for name, text in row.items() if text and name not in WHO}
                for row in csv.DictReader(stream)
            }

    def sums(self, what: str) -> dict[str, int]:
        """The sums of files (``Tệp``) or rows (``Dòng``), as printed."""
        line = next(line for line in self.printed if line.startswith(f"{what}: "))
        words = line.replace("=", "+").split("+")
        return dict(zip(("all", "accepted", "asked", "refused"), map(_number, words), strict=True))

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file with what became of it."""
        return ((row["Tệp"], row["Tình trạng"]) for row in self.table("tong-hop.xlsx", "Tệp"))


def _number(text: str) -> int:
    return int("".join(char for char in text if char.isdigit()))


def collate(plan_id: str, folder: Path, *more: str | Path) -> Collated:
    """Run ``thidua collate`` over the inbox in ``folder``."""
    screen = io.StringIO()
    out = folder / "gom"
    words = ["collate", plan_id, folder / "hop-thu", "--out", out, "--participants", folder / "danh-sach.csv", *more]
    with redirect_stdout(screen), redirect_stderr(screen):
        code = main([str(word) for word in words])
    assert code == 0, screen.getvalue()
    return Collated(out, screen.getvalue().splitlines())
