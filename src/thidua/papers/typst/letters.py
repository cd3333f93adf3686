"""The letters that the papers' font has; what it lacks is printed as its code, never as an empty box."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from fontTools.ttLib import TTFont

from thidua.papers.characters import clean
from thidua.papers.typst.fonts_found import files

_NOT_DRAWN = "\n"


@cache
def letters() -> frozenset[str]:
    """The characters that all four styles have. Raises FontsMissingError where a style is not there."""
    return frozenset(_NOT_DRAWN).union(frozenset.intersection(*map(_letters_of, files())))


def lacking(text: str) -> tuple[str, ...]:
    """The characters of a text that reach the paper and that the font lacks, each once."""
    if letters().issuperset(text):
        return ()
    return tuple(dict.fromkeys(letter for letter in clean(text) if letter not in letters()))


def in_pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces as they are printed: the words, and (True) the codes of letters that the font lacks."""
    if letters().issuperset(text):
        yield text, False
        return
    for known, group in groupby(text, letters().__contains__):
        found = "".join(group)
        yield (found, False) if known else (code(found), True)


def printed(text: str) -> str:
    """A text as one piece, for what has no pieces: the labels of a chart."""
    return "".join(piece for piece, _ in in_pieces(text))


def code(letters: str) -> str:
    """What stands for letters in print: ``[U+4E2D U+6587]``."""
    return f"[{' '.join(f'U+{ord(letter):04X}' for letter in letters)}]"


def _letters_of(file: str) -> frozenset[str]:
    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
