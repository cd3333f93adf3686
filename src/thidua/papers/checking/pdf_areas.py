"""Where on a page tables and charts stand, so that their words are told from the text's."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.papers.charts.wrapping import LABEL_SIZE, LINE
from thidua.papers.checking.pdf_lines import Frame, PrintedLine
from thidua.papers.checking.pdf_page import Page, Stroke

_NEAR = 5 * LINE  # mm: a name under a column takes up to four lines
_AT_LEFT = 1  # mm


@dataclass(frozen=True)
class Areas:
    """The heights, in mm from the top, that tables take, and the strokes of charts."""

    frame: Frame
    tables: tuple[tuple[Fraction, Fraction], ...]
    drawn: tuple[Stroke, ...]

    def in_table(self, line: PrintedLine) -> bool:
        return any(top < line.y < bottom for top, bottom in self.tables)

    def in_chart(self, line: PrintedLine) -> bool:
        """Whether a line belongs to a chart, for which nothing is ruled: as small as its labels and near its strokes.

        Beside the strokes a paragraph would begin where the text begins.
        """
        if self.in_table(line) or any(words.size != LABEL_SIZE for words in line.words):
            return False
        if any(stroke.top <= line.y <= stroke.bottom + LINE for stroke in self.drawn if not stroke.level):
            return True
        indents = line.x - self.frame.left
        begins = abs(indents) < _AT_LEFT or 9 < indents < 14
        near = any(stroke.top - _NEAR < line.y < stroke.bottom + _NEAR for stroke in self.drawn)
        return near and (not begins or self._between(line))

    def _between(self, line: PrintedLine) -> bool:
        """Whether strokes stand above and below, as those of a scale do."""
        return any(stroke.y < line.y + LINE for stroke in self.drawn) and any(line.y - LINE < s.y for s in self.drawn)


def areas(frame: Frame, page: Page) -> Areas:
    """The tables and charts of a page."""
    borders = [stroke for stroke in page.strokes if stroke.upright and abs(stroke.x - frame.left) < _AT_LEFT]
    tables = _joined([(stroke.top, stroke.bottom) for stroke in borders])
    free = [stroke for stroke in page.strokes if not any(_inside(table, stroke) for table in tables)]
    scale = [stroke for stroke in free if stroke.level and sum(_alike(stroke, other) for other in free) > 1]
    return Areas(frame, tables, tuple([stroke for stroke in free if not stroke.level] + scale))


def _inside(table: tuple[Fraction, Fraction], stroke: Stroke) -> bool:
    return table[0] - _AT_LEFT < stroke.top and stroke.bottom < table[1] + _AT_LEFT


def _alike(one: Stroke, other: Stroke) -> bool:
    return other.level and (one.x, one.to_x) == (other.x, other.to_x)


def _joined(heights: Sequence[tuple[Fraction, Fraction]]) -> tuple[tuple[Fraction, Fraction], ...]:
    """Borders that go on where the one above ends, as one."""
    joined: list[tuple[Fraction, Fraction]] = []
    for top, bottom in sorted(heights):
        if joined and top < joined[-1][1] + Fraction(1, 2):
            joined[-1] = joined[-1][0], max(bottom, joined[-1][1])
        else:
            joined.append((top, bottom))
    return tuple(joined)
