"""Words of a chart broken to the room they have."""

from fractions import Fraction

from thidua.papers.widths import width_mm

LABEL_SIZE = 10
"""Points."""
LINE = Fraction(21, 5)
"""Millimetres from one line of words to the next."""


def wrapped(text: str, width: Fraction) -> list[str]:
    """The lines of a text within ``width`` mm; a word that is longer than that is broken."""
    lines = [""]
    for word in text.split():
        wider = f"{lines[-1]} {word}".strip()
        if width_mm(wider, LABEL_SIZE) <= width:
            lines[-1] = wider
            continue
        for part in _broken(word, width):
            lines.append(part)
    return [line for line in lines if line] or [""]


def _broken(word: str, width: Fraction) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and width_mm(parts[-1] + letter, LABEL_SIZE) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def shortened(lines: list[str], most: int) -> list[str]:
    """The first lines; the last one says that there are more."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]
