"""A plan's text with its amendments written into it, so that what renews the plan starts from what holds last.

Comments and order of the text stay. Clauses of an amendment bear the number of its paper, as the reader names them;
those of the plan on which nothing stands any more, because what stood on them was replaced, are gone.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from thidua.plan.amending import EXTENDS, put_together
from thidua.plan.reader import read_plan
from thidua.plan.rewriting import Change, Data, Insert, Put, Remove, parsed, plain, rewritten
from thidua.plan.source import AT, DataPath


class NotConsolidatedError(ValueError):
    """The plan adds to one of a level above: where the amended parts belong cannot be told."""

    def __init__(self) -> None:
        super().__init__("kế hoạch bổ sung cho kế hoạch cấp trên nên không gộp được văn bản sửa đổi vào một tệp")


def consolidated(file: Path) -> str:
    """The text of the plan in ``file`` with all amendments beside it, whatever their day.

    Raises PlanError where they cannot be read together, UnreadableError and NotRewritableError where the text is no
    tree or cannot be changed, NotConsolidatedError.
    """
    text = file.read_text(encoding="utf-8")
    before = plain(parsed(text))
    if isinstance(before, dict) and EXTENDS in before:
        raise NotConsolidatedError
    after = _data(put_together(file, date.max, read_plan).source.data)
    text = rewritten(text, list(_differences(before, after, ())))
    return rewritten(text, [Remove(("clauses", name)) for name in _unused(before, after)])


def _differences(before: Data, after: Data, path: DataPath) -> Iterator[Change]:
    """What makes the one into the other, as small as can be, so that comments inside stay."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict) and before and after:
        yield from (Remove((*path, key)) for key in before if key not in after)
        for key, value in after.items():
            if key not in before:
                yield Put((*path, key), value)
            else:
                yield from _differences(before[key], value, (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and before and len(after) >= len(before):
        for place, value in enumerate(before):
            yield from _differences(value, after[place], (*path, place))
        for place in range(len(before), len(after)):
            yield Insert((*path, place), after[place])
    else:
        yield Put(path, after)


def _unused(before: Data, after: Data) -> list[str]:
    """The clauses on which something stood that is no more."""
    old, new = _under(before, "clauses"), _under(after, "clauses")
    was, cited = set(_cited(before)), set(_cited(after))
    return [name for name in old if name in new and name in was and name not in cited]


def _cited(data: Data, key: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for inner, value in data.items():
            yield from _cited(value, inner)
    elif isinstance(data, list):
        for value in data:
            yield from _cited(value, key)
    elif isinstance(data, str) and key == "clause":
        yield data


def _under(data: Data, key: str) -> dict[str, Data]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _data(stood: Any) -> Data:
    """A tree of the reader without its places."""
    if isinstance(stood, dict):
        return {key: _data(value) for key, value in stood.items() if key != AT}
    return [_data(value) for value in stood] if isinstance(stood, list) else stood
