"""Comparing what people type with the names that a plan knows."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

# Text that a spreadsheet would run as a formula. A quote before it disarms it; a reader takes off one quote.
_RUNNABLE = re.compile(r"'*[=+\-@\t\r]")
_FIRST = "'=+-@\t\r"


def folded(text: str) -> str:
    """Text for comparing: composed letters, one case, single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def bare(text: str) -> str:
    """Text without its Vietnamese marks, for finding what somebody may have meant."""
    letters = unicodedata.normalize("NFD", folded(text)).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def nearest(text: str, names: Iterable[str]) -> str | None:
    """The name that is most like ``text``, compared without marks; None where none is near."""
    by_bare = {bare(name): name for name in reversed(list(names))}
    near = get_close_matches(bare(text), by_bare, n=1, cutoff=0.6)
    return by_bare[near[0]] if near else None


def hint(text: str, names: Iterable[str]) -> str:
    """``" (có phải là «…»?)"`` where a name is near, else nothing."""
    near = nearest(text, names)
    return f" (có phải là «{near}»?)" if near is not None else ""


def quoted(names: Iterable[str]) -> str:
    """``«a», «b»``."""
    return ", ".join(f"«{name}»" for name in names)


def disarmed(text: str) -> str:
    """Text for a CSV file that no spreadsheet will run as a formula."""
    return f"'{text}" if text[:1] in _FIRST and _RUNNABLE.match(text) else text


def rearmed(text: str) -> str:
    """What stood before ``disarmed``."""
    return text[1:] if text.startswith("'") and _RUNNABLE.match(text) else text
