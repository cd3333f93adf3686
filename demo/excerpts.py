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
