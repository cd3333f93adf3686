"""What a lower level may do with the plan of the level above: add inside open frames, and be earlier."""

from collections.abc import Iterator
from typing import Any

from thidua.plan.merging import Change
from thidua.plan.model.calendar import Deadline
from thidua.plan.model.plan import Plan
from thidua.plan.problems import Place
from thidua.plan.source import DataPath

OWN = ("thidua", "id", "title", "theme", "issuer", "number", "issued", "signer", "clause")
"""What a lower level's file says of itself."""
_NEW = ("clauses", "bodies", "documents", "readings", "facts", "scales", "parameters", "figures", "deadlines")
"""Sections to which a lower level may add."""
_OF_A_DEADLINE = (
    "date", "yearly", "month", "monthly", "quarterly", "days", "strict", "label", "who", "to", "clause", "reading",
)  # fmt: skip


def refused(changes: list[Change], parent: Plan) -> Iterator[tuple[Place, str]]:
    """Each change that a lower level must not make, with its message."""
    for change in changes:
        if not _allowed(change, parent):
            what = " → ".join(change.way)
            if change.stood is None:
                yield change.place, f"cấp dưới không được thêm «{what}»{_where_to(change, parent)}"
            else:
                yield change.place, f"cấp dưới không được đổi «{what}» của kế hoạch cấp trên{shown(change.stood)}"


def later(own: Plan, parent: Plan, file: str) -> Iterator[tuple[DataPath, str]]:
    """Deadlines of the level above, whose plan is in ``file``, that the lower level sets later or in another way.

    Each with its path and message.
    """
    for name, theirs in parent.deadlines.items():
        ours = own.deadlines.get(name)
        if ours is None:
            continue
        key, there = _set_by(theirs)
        stood = theirs.stands.get(key, theirs.stands.get("", Place()))
        at = shown(Place(stood.line, stood.column, stood.file or file))
        path: DataPath = ("deadlines", name, _set_by(ours)[0])
        if _set_by(ours)[0] != key:
            yield path, f"mốc «{name}» phải định ngày bằng «{key}» như kế hoạch cấp trên{at}"
        elif _order(ours, key) > _order(theirs, key):
            yield path, f"mốc «{name}» không được muộn hơn kế hoạch cấp trên ({there}){at}"


def shown(place: Place) -> str:
    """A second place, at the end of a message."""
    return f" ({place.file}, dòng {place.line})" if place.file else f" (dòng {place.line})"


def _allowed(change: Change, parent: Plan) -> bool:
    way, added = change.way, change.stood is None
    if len(way) == 1:
        return way[0] in OWN or (added and way[0] in _NEW)
    if way[0] in _NEW and len(way) == 2:
        return added
    if way[0] == "groups":
        return way[2:] == (("label",)) and not added
    if way[0] == "deadlines":
        return way[2] in _OF_A_DEADLINE
    frame = parent.rubric.criteria.get(way[2]) if parent.rubric and way[:2] == ("rubric", "criteria") else None
    return frame is not None and frame.open and added and way[3:4] == ("parts",) and len(way) <= 5


def _where_to(change: Change, parent: Plan) -> str:
    if change.way[:2] != ("rubric", "criteria") or parent.rubric is None:
        return ""
    frames = [name for name, criterion in parent.rubric.criteria.items() if criterion.open]
    if not frames:
        return ": kế hoạch cấp trên không có chỉ tiêu nào ghi open: yes"
    return f"; chỉ được thêm chỉ tiêu con (parts) vào: {', '.join(frames)}"


def _set_by(deadline: Deadline) -> tuple[str, Any]:
    """The key that sets the day, and what it says."""
    for key in ("date", "yearly", "month", "monthly", "quarterly"):
        if (said := getattr(deadline, key)) is not None:
            return key, said
    if deadline.base is not None:
        return ("after" if deadline.after else "before"), deadline.days
    return "event", "khi biết ngày"


def _order(deadline: Deadline, key: str) -> tuple[Any, ...]:
    """The later the larger, of two deadlines set in one way."""
    if key == "event":
        return ()
    if key in ("after", "before"):
        days = deadline.days or 0
        return (days if key == "after" else -days, not deadline.strict)
    return (getattr(deadline, key), not deadline.strict)
