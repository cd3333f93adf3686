"""The lines of a page: words that stand on one level, put together where nothing parts them."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from thidua.papers.checking.pdf_page import Page, Words

_LEVEL = Fraction(6, 5)  # mm: words of 13 and 14 points on one line differ by less
_APART = 12  # mm: the blank number of a draft is narrower
_BLANK = Fraction(1, 2)  # mm: less than the narrowest blank between words
_ASCENT = Fraction(891, 1000)  # of the size, as the fonts' own tables say
_DESCENT = Fraction(216, 1000)
_MM = Fraction(254, 720)


@dataclass(frozen=True)
class Frame:
    """Between which margins, in mm, the text of a page stands."""

    left: Fraction
    right: Fraction

    def width(self, page: Page) -> Fraction:
        return page.width - self.left - self.right

    def middle(self, page: Page) -> Fraction:
        return self.left + self.width(page) / 2


@dataclass(frozen=True)
class Parting:
    """Where a page has two columns: from `top` to `bottom` no line runs across the distance `at` from the left."""

    at: Fraction
    top: Fraction
    bottom: Fraction

    def parts(self, left: Words, right: Words) -> bool:
        return left.x < self.at <= right.x and self.top <= right.y < self.bottom


@dataclass(frozen=True)
class PrintedLine:
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        told = " ".join(self.words[0].text.split())
        for before, words in pairwise(self.words):
            told += (" " if words.x - before.end > _BLANK else "") + " ".join(words.text.split())
        return told

    @property
    def x(self) -> Fraction:
        return self.words[0].x

    @property
    def end(self) -> Fraction:
        return self.words[-1].end

    @property
    def y(self) -> Fraction:
        return max(words.y for words in self.words)

    @property
    def top(self) -> Fraction:
        return min(words.y - words.size * _ASCENT * _MM for words in self.words)

    @property
    def bottom(self) -> Fraction:
        return max(words.y + words.size * _DESCENT * _MM for words in self.words)

    @property
    def middle(self) -> Fraction:
        return (self.x + self.end) / 2

    @property
    def bold(self) -> bool:
        return all(words.bold for words in self.words)

    @property
    def small(self) -> Fraction:
        """The size of the smallest words."""
        return min(words.size for words in self.words)

    @property
    def size(self) -> Fraction:
        return max(words.size for words in self.words)

    @property
    def in_capitals(self) -> bool:
        return self.text.upper() == self.text and any(letter.isalpha() for letter in self.text)


def lines_of(page: Page, *partings: Parting) -> tuple[PrintedLine, ...]:
    """The lines from top to bottom, those of columns apart."""
    lines: list[list[Words]] = []
    for words in sorted(page.words, key=lambda words: (words.x, words.y)):
        for line in lines:
            last = line[-1]
            apart = words.x - last.end > _APART or any(parting.parts(last, words) for parting in partings)
            if abs(last.y - words.y) < _LEVEL and not apart:
                line.append(words)
                break
        else:
            lines.append([words])
    return _downwards(PrintedLine(tuple(line)) for line in lines)


def levels(lines: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines that stand beside one another, from top to bottom."""
    found: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: line.y):
        if found and line.y - found[-1][0].y < _LEVEL:
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(level, key=lambda line: line.x) for level in found]


def _downwards(lines: Iterable[PrintedLine]) -> tuple[PrintedLine, ...]:
    return tuple(sorted(lines, key=lambda line: (round(line.y), line.x)))
