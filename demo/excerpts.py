"""The essential lines of a long output; what is left out is marked by ``…``."""

from collections.abc import Iterable, Sequence

LEFT_OUT = "…"


def upto(start: str, lines: Sequence[str]) -> list[str]:
    """The lines above the one that begins so."""
    end = next((number for number, line in enumerate(lines) if line.startswith(start)), len(lines))
    return first(lines, end)


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


def with_item(start: str, lines: Iterable[str]) -> list[str]:
    """The lines up to the indented items of a list, and of these the one that begins so."""
    kept: list[str] = []
    inside = True
    for line in lines:
        if line.startswith("   ") and not line.startswith("    "):
            inside = line.lstrip().startswith(start)
        elif not line.startswith(" "):
            inside = inside and not any(one.startswith(" ") for one in kept)
        if inside:
            kept.append(line)
    return [*kept, LEFT_OUT]


def once(text: str, lines: Iterable[str]) -> list[str]:
    """The lines, but of those with ``text`` (and what is indented below them) only the first."""
    kept: list[str] = []
    found = inside = False
    for line in lines:
        if not line.startswith("  "):
            inside = found and text in line
            found = found or text in line
        shown = LEFT_OUT if inside else line
        if shown != LEFT_OUT or kept[-1] != LEFT_OUT:
            kept.append(shown)
    return kept


def first(lines: Sequence[str], count: int) -> list[str]:
    """The first lines, as many as are asked for."""
    return [*lines[:count], LEFT_OUT] if len(lines) > count else list(lines)


def shortened(lines: Sequence[str], count: int) -> list[str]:
    """The lines with each table cut after ``count`` lines below its rule, or where the row ends in which these end.

    A table ends at an empty line.
    """
    kept: list[str] = []
    below: int | None = None
    cut = False
    for line in lines:
        if line.startswith(" ──") or not line:
            below, cut = (0 if line else None), False
        elif below is not None:
            below += 1
            is_row = line[2:3] != " "
            if below > count and is_row and not cut:
                kept.append(LEFT_OUT)
                cut = True
        if line and not cut:
            kept.append(line)
    return kept
