"""Names for files made from participants' codes: readable, and allowed on Windows as well."""

import re
import unicodedata
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
LONGEST = 150
"""In bytes: file systems allow 255, and folders and numbers come on top."""


def file_names(codes: Iterable[str], suffix: str) -> list[str]:
    """One name per code, in order, unique also where case or the form of Unicode does not count."""
    taken: set[str] = set()
    names = []
    for code in codes:
        stem = safe_stem(code)
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(name.casefold())
        names.append(name + suffix)
    return names


def safe_stem(code: str) -> str:
    """A code as the stem of a file name: ``Xã A/B`` becomes ``Xã A-B``."""
    stem = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", code))
    # A dot or tilde in front hides a file or makes it look like a lock file, a dash makes it look like an option;
    # Windows drops dots at the end.
    stem = " ".join(stem.split()).lstrip(" .~-").rstrip(" .~")
    while len(stem.encode()) > LONGEST:
        stem = stem[:-1]
    stem = stem.rstrip(" .")
    return f"{stem}-" if stem.casefold() in _RESERVED else stem or "doi-tuong"
