"""The essential lines of a long output; what is left out is marked by ``…``."""

from collections.abc import Iterable, Sequence

LEFT_OUT = "…"


def before(start: str, lines: Sequence[str]) -> list[str]:
    """The lines without the list that begins with the line ``start``: it and the lines indented below it."""
    kept: list[str] = []
    inside = False
    for line in lines:
        inside = line.startswith(start) or (inside and line.startswith(" "))
        if not inside:
            kept.append(line)
        elif line.startswith(start):
            kept.append(f"{start} {LEFT_OUT}")
    return kept


def only(starts: Sequence[str], lines: Iterable[str]) -> list[str]:
    """The first line, and those that begin so (below any indent) with all that is indented below them, once each."""
    kept: list[str] = []
    depth: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if depth is None or indent <= depth:
            wanted = line.lstrip().startswith(tuple(starts)) and line not in kept
            depth = indent if wanted or not kept else None
        if depth is not None:
            kept.append(line)
        elif kept[-1] != LEFT_OUT:
            kept.append(LEFT_OUT)
    return kept


def first(lines: Sequence[str], count: int) -> list[str]:
    """The first lines, as many as are asked for."""
    return [*lines[:count], LEFT_OUT] if len(lines) > count else list(lines)


def shortened(lines: Sequence[str], count: int) -> list[str]:
    """The lines with each table cut after ``count`` lines below its rule; a table ends at an empty line."""
    kept: list[str] = []
    below: int | None = None
    for line in lines:
        below = 0 if line.startswith(" ──") else None if not line else below if below is None else below + 1
        if below is None or below <= count:
            kept.append(line)
        elif below == count + 1:
            kept.append(LEFT_OUT)
    return [line for line in kept if line]
