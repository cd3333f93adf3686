"""Last year's plan as the beginning of a new one: its years moved on, its number and day of issue gone.

Moved are days, months, years named in texts, and the rounds that bear a year, wherever they are referred to. What the
plan cites keeps its dates: legal bases and other papers were issued when they were.
"""

import re
from collections.abc import Iterator

from thidua.plan.rewriting import Change, Data, Put, Remove, Rename, parsed, plain, rewritten
from thidua.plan.source import DataPath

_KEPT = ("thidua", "bases", "documents", "amends")
_GONE = ("number", "issued")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2}-[0-9]{2})")
_YEAR = re.compile(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9])")
_PAPER = re.compile(r"[0-9]+/(?:[0-9]{4}/)?[A-ZĐ][\w-]*")
"""The number of a paper, such as ``24/2018/QĐ-UBND``: it is called so in every year."""


def years_of(text: str) -> tuple[int, int] | None:
    """The first and last year in which a plan runs, by its rounds and its period; None where it does not say.

    Raises UnreadableError where the text is no tree.
    """
    data = plain(parsed(text))
    found = [int(year) for section in ("rounds", "period") for year, _ in _days(_under(data, section))]
    return (min(found), max(found)) if found else None


def renewed(text: str, years: int) -> str:
    """The text for a running so many years later.

    Raises UnreadableError where it is no tree, NotRewritableError where it is written in a way that cannot be changed.
    """
    data = plain(parsed(text))
    return rewritten(text, [*_moved(data, (), years), *(Remove((key,)) for key in _GONE if _under(data, key))])


def _moved(data: Data, path: DataPath, years: int) -> Iterator[Change]:
    if path and path[0] in (*_KEPT, *_GONE):
        return
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _moved(value, (*path, key), years)
        # Renamed after what stands under them has been changed at its old address.
        if path == ("rounds",):
            renames = [(key, new) for key in data if (new := _later_text(key, years)) != key]
            yield from (Rename((*path, key), new) for key, new in sorted(renames, reverse=years > 0))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _moved(value, (*path, place), years)
    elif isinstance(data, str) and (new := _later(data, path, years)) != data:
        yield Put(path, new)


def _later(text: str, path: DataPath, years: int) -> str:
    if _DAY.fullmatch(text):
        return _later_day(text, years)
    if text.isdecimal():
        # A bare number is a year only where rounds are named.
        named = "rounds" in path or (path[0] == "rounds" and "parts" in path)
        return _later_text(text, years) if named else text
    return _later_text(text, years)


def _later_day(text: str, years: int) -> str:
    year, rest = text.split("-", 1)
    new = int(year) + years
    if rest == "02-29" and (new % 4 or (not new % 100 and new % 400)):
        rest = "02-28"
    return f"{new:04}-{rest}"


def _later_text(text: str, years: int) -> str:
    papers = [found.span() for found in _PAPER.finditer(text)]

    def moved(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in papers)
        return found[0] if inside else str(int(found[0]) + years)

    return _YEAR.sub(moved, text)


def _days(data: Data) -> Iterator[tuple[int, str]]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _days(value)
    elif isinstance(data, str) and (found := _DAY.fullmatch(data)):
        yield int(found[1]), found[2]


def _under(data: Data, key: str) -> Data:
    return data.get(key) if isinstance(data, dict) else None
