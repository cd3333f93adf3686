"""The files of an inbox: every one, also in sub-folders, in an order that does not hang on the machine."""

import unicodedata
from pathlib import Path


def files_of(inbox: Path) -> list[tuple[str, Path]]:
    """Each file with its name below ``inbox``, in the order of these names.

    Lock files of Excel and LibreOffice and hidden files are not somebody's work, so they are left out.
    """
    found = (path for path in inbox.rglob("*") if path.is_file() and not _is_left_by_programs(path, inbox))
    named = ((unicodedata.normalize("NFC", path.relative_to(inbox).as_posix()), path) for path in found)
    return sorted(named, key=lambda pair: (pair[0].casefold(), pair[0]))


def _is_left_by_programs(path: Path, inbox: Path) -> bool:
    parts = path.relative_to(inbox).parts
    return path.name in ("Thumbs.db", "desktop.ini") or any(part.startswith(("~$", ".")) for part in parts)
