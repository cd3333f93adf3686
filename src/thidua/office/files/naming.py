"""The name under which a file is kept and given back: one line, no path, nothing that a system reads as a command."""

import re
import unicodedata
from pathlib import PurePosixPath

from thidua.office.spelling import clean

LONGEST = 160
_RISKY = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def safe_name(given: str, suffix: str) -> str:
    """The given name without its path, with the suffix of what the file really is."""
    last = PurePosixPath(given.replace("\\", "/")).name
    visible = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in last)
    name = clean(_RISKY.sub(" ", visible)).strip(" .")
    stem, dot, end = name.rpartition(".")
    if dot and f".{end.casefold()}" in SUFFIXES_OF.get(suffix, (suffix,)):
        name, suffix = stem, f".{end.casefold()}"
    name = name.strip(" .")[:LONGEST].strip(" .") or "tep"
    return f"{'_' if _RESERVED.fullmatch(name) else ''}{name}{suffix}"


SUFFIXES_OF = {".jpg": (".jpg", ".jpeg", ".jpe")}
"""What a file of a kind may end with, where that is more than one thing."""
