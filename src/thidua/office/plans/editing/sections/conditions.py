"""Conditions and ways of giving points: those of their values that a form can hold, wherever they are nested."""

import re
from collections.abc import Iterator

from thidua.office.plans.editing.fields import Field, entries, title_of, under
from thidua.office.plans.editing.values import Kind
from thidua.plan.rewriting import Data
from thidua.plan.source import DataPath

BOUNDS = {"is": "bằng", "at_least": "từ", "more_than": "trên", "at_most": "đến", "less_than": "dưới"}
LINEAR = {
    "add": "cộng (số âm là trừ) cho mỗi bước",
    "per": "một bước là",
    "base": "điểm ban đầu",
    "above": "chỉ đếm phần trên",
    "up_to": "chỉ đếm phần đến",
    "below": "đếm phần còn thiếu so với",
    "min": "không dưới",
    "max": "không quá",
}
YES_NO = [("yes", "có"), ("no", "không")]
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?( ?%)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SEVERAL = {"sum": "phần", "highest": "cách", "lowest": "cách"}


def condition_fields(data: Data, path: DataPath) -> Iterator[Field]:
    """The values against which the single tests of a condition are held."""
    found = under(data, *path)
    if not isinstance(found, dict):
        return
    for key in ("any", "all"):
        inner = found.get(key)
        for place in range(len(inner)) if isinstance(inner, list) else ():
            yield from condition_fields(data, (*path, key, place))
    if "not" in found:
        yield from condition_fields(data, (*path, "not"))
    yield from bound_fields(data, path, measure_label(data, found.get("of")))


def bound_fields(data: Data, path: DataPath, about: str) -> Iterator[Field]:
    """The bounds of a test or of a tier."""
    found = under(data, *path)
    for key, word in BOUNDS.items():
        value = found.get(key) if isinstance(found, dict) else None
        if isinstance(value, str):
            choices = YES_NO if value in ("yes", "no") else levels_of(data, value, _measured(data, path))
            kind: Kind = "choice" if choices else _kind(value)
            yield Field((*path, key), f"{about} {word}".strip(), kind, value, choices=choices, needed=True)


def points_fields(data: Data, path: DataPath, about: str = "") -> Iterator[Field]:
    """Points, thresholds, deductions: every number in a way of giving points."""
    found = under(data, *path)
    lead = f"{about}: " if about else ""
    if isinstance(found, str):
        yield Field(path, f"{lead}điểm", "number", found, hint="full là đủ điểm tối đa", needed=True)
    if not isinstance(found, dict):
        return
    steps = found.get("steps")
    for place, step in enumerate(steps) if isinstance(steps, list) else ():
        yield from _step(data, (*path, "steps", place), step, f"{lead}bậc {place + 1}")
    for key, word in LINEAR.items() if "each" in found else ():
        value = found.get(key)
        if isinstance(value, str) and (_NUMBER.fullmatch(value) or value == "full"):
            yield Field((*path, key), f"{lead}{word}", "number", value)
    for key in ("full", "target"):
        value = found.get(key)
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            word = "điểm tối đa nhân với" if key == "full" else "mức cần đạt"
            yield Field((*path, key), f"{lead}{word}", "number", value)
    yield from _inner(data, path, found, lead)


def _inner(data: Data, path: DataPath, found: dict[str, Data], lead: str) -> Iterator[Field]:
    for key, word in _SEVERAL.items():
        several = found.get(key)
        for place in range(len(several)) if isinstance(several, list) else ():
            yield from points_fields(data, (*path, key, place), f"{lead}{word} {place + 1}")
    if "if" in found:
        yield from condition_fields(data, (*path, "if"))
        yield from points_fields(data, (*path, "then"), f"{lead}đạt")
        yield from points_fields(data, (*path, "else"), f"{lead}không đạt")


def _step(data: Data, path: DataPath, step: Data, about: str) -> Iterator[Field]:
    value = step.get("is") if isinstance(step, dict) else None
    if value in ("yes", "no"):
        yield from points_fields(data, (*path, "points"), f"{about} ({dict(YES_NO)[str(value)]})")
        return
    yield from (one for one in bound_fields(data, path, f"{about}:") if one.kind != "text")
    yield from points_fields(data, (*path, "points"), about)


def measure_label(data: Data, of: Data) -> str:
    """What a measure is called: a fact or figure by its label."""
    if isinstance(share := under(of, "share"), list):
        return " / ".join(measure_label(data, one) for one in share)
    if not isinstance(of, str):
        return ""
    part = under(data, "facts", of) or under(data, "figures", of)
    return f"«{title_of(part, of)}»"


def _measured(data: Data, path: DataPath) -> Data:
    """What is held against the bounds at a path: named there, or of a tier above all of them."""
    return under(data, *path, "of") or (under(data, *path[:-2], "of") if path[-2:-1] == ("steps",) else None)


def levels_of(data: Data, value: str, of: Data = None) -> list[tuple[str, str]]:
    """The levels of the scale to which a value of the fact ``of`` belongs; none where it is of none.

    Levels of several scales may have one name: where the fact says whose they are, it is that scale.
    """
    own = under(data, "facts", of, "scale") if isinstance(of, str) else None
    for name, scale in entries(data, "scales"):
        if own is not None and name != own:
            continue
        levels = entries(scale, "levels")
        if value in dict(levels):
            return [(key, title_of(label, key)) for key, label in levels]
    return []


def _kind(value: str) -> Kind:
    if _DAY.fullmatch(value):
        return "day"
    return "number" if _NUMBER.fullmatch(value) else "text"
