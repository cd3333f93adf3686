"""Plan files that belong together: a plan and what amends it, a lower level's file and the plan that it adds to.

They stand in one folder (or among the shipped plans) and name each other by id. To find them only the first lines of
each file are looked at.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_HEAD = 65_536
_LINE = re.compile(r"^(id|amends|extends):[ \t]*[\"']?([a-z0-9-]+)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Relative:
    """A plan file by what it says of itself, as far as its first lines tell."""

    file: Path
    id: str
    amends: str | None
    extends: str | None


def relatives_of(file: Path, also: tuple[Path, ...] = ()) -> list[Relative]:
    """The plan files beside ``file``, itself included, and those in the folders ``also``; by name."""
    folders = dict.fromkeys([file.parent, *also])
    files = [file, *(found for folder in folders for found in sorted(folder.glob("*")) if found.suffix in SUFFIXES)]
    return [found for one in dict.fromkeys(files) if (found := head_of(one)) is not None]


def head_of(file: Path) -> Relative | None:
    """What the first lines of a file say; None where they give no id."""
    try:
        with file.open("rb") as opened:
            text = opened.read(_HEAD).decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    said: dict[str, str] = {}
    for key, name in _LINE.findall(text):
        said.setdefault(key, name)
    return Relative(file, said["id"], said.get("amends"), said.get("extends")) if "id" in said else None


def amending(relatives: list[Relative], plan_id: str) -> list[Relative]:
    """Those that amend a plan, or amend what amends it."""
    ids, found = {plan_id}, []
    left = list(relatives)
    while more := [one for one in left if one.amends in ids]:
        found += more
        ids |= {one.id for one in more}
        left = [one for one in left if one not in more]
    return found
