"""One more tier of points, and one less: the tiers beside it follow, so that every value stays in exactly one."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.office.plans.editing.adding.keyed import text_of
from thidua.office.plans.editing.fields import Adding, Answers, Ask, under
from thidua.office.plans.errors import PlanRefusedError
from thidua.plan.rewriting import Change, Data, Insert, Put, Remove, Rename
from thidua.plan.source import DataPath

LOWER, UPPER = ("at_least", "more_than"), ("at_most", "less_than")


def tiers_in(data: Data, path: DataPath) -> Iterator[DataPath]:
    """Where tiers by a number stand within a way of giving points, from the outside in."""
    found = under(data, *path)
    if isinstance(found, dict):
        steps = found.get("steps")
        if isinstance(steps, list) and any(_bound(step, LOWER + UPPER) is not None for step in steps):
            yield (*path, "steps")
        for key, inner in found.items():
            yield from tiers_in(data, (*path, key)) if isinstance(inner, dict | list) else ()
    elif isinstance(found, list):
        for place in range(len(found)):
            yield from tiers_in(data, (*path, place))


def tier(data: Data, path: DataPath) -> Adding | None:
    """The form for one more tier of what gives points at ``path``; None where it has no tiers by a number."""
    where = next(tiers_in(data, path), None)
    if where is None:
        return None
    asked = (
        Ask("from", "Từ mức", "number", needed=True, hint="Ví dụ 85% hoặc 3; đến mức đang có kế trên"),
        Ask("points", "Điểm", "number", needed=True, hint="full là đủ điểm tối đa"),
    )
    return Adding(where, "Thêm mức điểm", asked, lambda data, answers: _split(data, where, answers))


def without(data: Data, path: DataPath) -> list[Change]:
    """What takes the tier at ``path`` away; the one below it, or above the lowest, takes over its values."""
    steps, place = under(data, *path[:-1]), path[-1]
    gone = under(data, *path)
    if not isinstance(steps, list) or not isinstance(gone, dict):
        return [Remove(path)]
    low, high = _bound(gone, LOWER), _bound(gone, UPPER)
    for number, step in enumerate(steps):
        if number == place or not isinstance(step, dict):
            continue
        if low is not None and (upper := _bound(step, UPPER)) is not None and upper[1] == low[1]:
            return [*_moved((*path[:-1], number), upper[0], high and (high[0], gone[high[0]])), Remove(path)]
    if low is None and high is not None:
        for number, step in enumerate(steps):
            if number != place and (lower := _bound(step, LOWER)) is not None and lower[1] == high[1]:
                return [Remove((*path[:-1], number, lower[0])), Remove(path)] if len(steps) > 2 else [Remove(path)]
    return [Remove(path)]


def _split(data: Data, path: DataPath, answers: Answers) -> list[Change]:
    steps, wanted = under(data, *path), text_of(answers, "from")
    value = _number(wanted)
    if value is None or not isinstance(steps, list):
        raise PlanRefusedError("Mức điểm: «Từ mức» phải là một số hoặc tỷ lệ.")
    for place, step in enumerate(steps):
        if not isinstance(step, dict) or not _holds_within(step, value):
            continue
        high = _bound(step, UPPER)
        new: dict[str, Data] = {"at_least": wanted}
        if high is not None:
            new[high[0]] = step[high[0]]
            changes = _moved((*path, place), high[0], ("less_than", wanted))
        else:
            after = next(key for key in LOWER if key in step)
            changes = [Put((*path, place, "less_than"), wanted, after)]
        new["points"] = answers.get("points")
        return [*changes, Insert((*path, place if _falls(steps) else place + 1), new)]
    raise PlanRefusedError("Mức điểm: mức này đã có, hoặc nằm ngoài các mức đang có.")


def _moved(path: DataPath, key: str, to: "tuple[str, Data] | None") -> list[Change]:
    """Another upper bound at the place where one stands; none: it falls away."""
    if to is None:
        return [Remove((*path, key))]
    changes: list[Change] = [Put((*path, key), to[1])]
    return [*changes, Rename((*path, key), to[0])] if to[0] != key else changes


def _holds_within(step: dict[str, Data], value: Fraction) -> bool:
    """Whether a value lies inside a tier and not at its lower end, so that it parts it in two."""
    low, high = _bound(step, LOWER), _bound(step, UPPER)
    if "is" in step or (low is None and high is None):
        return False
    return (low is None or value > low[1]) and (
        high is None or value < high[1] or (high[0] == "at_most" and value == high[1])
    )


def _falls(steps: list[Data]) -> bool:
    """Whether the highest tier stands first."""
    lows = [low[1] if (low := _bound(step, LOWER)) is not None else None for step in steps]
    found = [one for one in lows if one is not None]
    return lows[0] is not None and (lows[-1] is None or found[0] >= found[-1])


def _bound(step: Data, keys: tuple[str, ...]) -> tuple[str, Fraction] | None:
    for key in keys:
        stood = step.get(key) if isinstance(step, dict) else None
        if isinstance(stood, str) and (value := _number(stood)) is not None:
            return key, value
    return None


def _number(text: str) -> Fraction | None:
    bare = text.strip().removesuffix("%").strip()
    try:
        value = Fraction(bare)
    except (ValueError, ZeroDivisionError):
        return None
    return value / 100 if text.strip().endswith("%") else value
