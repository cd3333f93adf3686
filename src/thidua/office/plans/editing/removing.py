"""Taking a part out of a plan: with what it alone used, and only where nothing else still refers to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thidua.office.plans.editing.adding.tiers import without
from thidua.office.plans.editing.fields import entries, title_of, under
from thidua.office.plans.editing.issues import Issue, Places
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Change, Data, Remove, parsed, plain, rewritten
from thidua.plan.source import DataPath

_ALONG: tuple[tuple[tuple[str, ...], str], ...] = (
    (("facts",), "Số liệu"),
    (("rubric", "sections"), "Phần"),
    (("clauses",), "Điều khoản"),
)
"""What a part uses that goes with it where nothing else does: a fact that nobody reads would still be asked, a section
without criteria and a clause on which nothing stands are errors."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking a part out does. ``along``: what goes with it, in words; ``still``: who would miss it."""

    changes: tuple[Change, ...]
    along: tuple[str, ...]
    still: tuple[Issue, ...]


def removal(study: Study, path: DataPath, again: Callable[[str], Study]) -> Removal:
    """What taking out the part at ``path`` does; ``again`` reads a text in this one's place.

    Raises NotRewritableError where the text is written so that it cannot be done.
    """
    part = under(study.data, *path)
    changes: list[Change] = without(study.data, path) if _is_tier(path) else [Remove(_emptied(study.data, path))]
    text, along, gone = rewritten(study.text, changes), [], [part]
    while gone:
        said = gone.pop()
        for group, called in _ALONG:
            for key in _only_in(plain(parsed(text)), group, said):
                data = plain(parsed(text))
                inner = under(data, *group, key)
                change = Remove(_emptied(data, (*group, key)))
                text = rewritten(text, [change])
                changes.append(change)
                gone.append(inner)
                name = key if group == ("clauses",) else title_of(inner, key)
                along.append(f"{called} «{name}», chỉ mục này dùng")
    return Removal(tuple(changes), tuple(along), tuple(_missed(study, again(text), path)))


def _is_tier(path: DataPath) -> bool:
    return len(path) > 1 and path[-2] == "steps"


def _emptied(data: Data, path: DataPath) -> DataPath:
    """The part, or what would be empty without it."""
    while len(path) > 1:
        holder = under(data, *path[:-1])
        if not isinstance(holder, dict | list) or len(holder) > 1:
            break
        path = path[:-1]
    return path


def _only_in(data: Data, group: tuple[str, ...], part: Data) -> list[str]:
    """The names of a group that a part has spoken of and nothing that is left does."""
    said = set(_said(part))
    return [
        key for key, _ in entries(data, *group) if key in said and key not in set(_said(_without(data, *group, key)))
    ]


def _without(data: Data, *path: str) -> Data:
    """The data but for what stands at a path."""
    if not isinstance(data, dict):
        return data
    if len(path) == 1:
        return {key: value for key, value in data.items() if key != path[0]}
    return data | {path[0]: _without(data.get(path[0]), *path[1:])}


def _said(data: Data) -> Iterator[str]:
    """Every text, and every key."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _said(value)
    elif isinstance(data, list):
        for value in data:
            yield from _said(value)


def _missed(study: Study, after: Study, path: DataPath) -> Iterator[Issue]:
    """What cannot be read any more once the part is gone, at its place in the text as it is now."""
    before, places = [one.message for one in study.problems], Places(study)
    for one in after.problems:
        if one.message in before:
            before.remove(one.message)
            continue
        if one.file:
            yield Issue(one.message, "van-ban", "", one.place.line, "error", file=one.file)
            continue
        at = _as_it_stood(after.path_at(one.place.line, one.place.column), path)
        section, anchor = places.of(at)
        spot = study.tree.at(at) if study.tree is not None else None
        line = spot.line if spot is not None else 0
        yield Issue(one.message, section, anchor or f"dong-{line}", line, "error")


def _as_it_stood(found: DataPath, removed: DataPath) -> DataPath:
    """A path of the later text in the one before: items behind one that is gone had the next number."""
    depth, place = len(removed) - 1, removed[-1]
    if isinstance(place, int) and found[:depth] == removed[:-1] and len(found) > depth:
        step = found[depth]
        if isinstance(step, int) and step >= place:
            return (*found[:depth], step + 1, *found[depth + 1 :])
    return found
