"""The fenced blocks of a Markdown file, and whether printed lines fit those that a block shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LEFT_OUT = "…"
_BLOCK = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """``language`` and ``name`` are what follows the opening fence."""

    language: str
    name: str
    text: str


@dataclass(frozen=True)
class Command:
    """One command of a console block, and the lines shown below it (none: not compared)."""

    line: str
    shown: tuple[str, ...]


def blocks_of(file: Path) -> list[Block]:
    """Every fenced block that names its language, in order."""
    return [Block(*(part or "" for part in found)) for found in _BLOCK.findall(file.read_text(encoding="utf-8"))]


def commands_of(block: Block) -> Iterator[Command]:
    """The commands of a console block."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        line, *shown = part.rstrip("\n").split("\n")
        yield Command(line, tuple(shown))


def fits(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether ``printed`` is what is shown, where a line ``…`` stands for any lines left out, also for none."""
    if not shown:
        return not printed
    if shown[0] == LEFT_OUT:
        return any(fits(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and fits(shown[1:], printed[1:])
