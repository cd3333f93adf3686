"""Deadlines and rounds in themselves: each has one way to its day, counting back ends, parts make a whole."""

from collections.abc import Iterator

from thidua.plan.model.calendar import Deadline, Round
from thidua.plan.model.dividing import MOST, months_between
from thidua.plan.model.plan import Plan
from thidua.plan.references.walk import Found
from thidua.plan.source import DataPath

DAYS = ("date", "yearly", "month", "monthly", "quarterly", "after", "before", "event")
"""The ways in which a text sets a day; a deadline has one."""


def check_deadlines(plan: Plan) -> Iterator[Found]:
    """Every deadline, and every round with its parts."""
    for name, deadline in plan.deadlines.items():
        path: DataPath = ("deadlines", name)
        yield from _one_way(path, deadline)
        yield from _suited(path, deadline)
        yield from _based(plan, path, deadline)
        if deadline.recurs:
            yield from _divisible(plan, path, deadline)
    for name, found in plan.rounds.items():
        yield from _round(plan, ("rounds", name), found)


def recurs(plan: Plan, deadline: Deadline) -> bool:
    """Whether a deadline has several days in a round, by itself or by what it is counted from."""
    chain = chain_of(plan, deadline)
    return any(plan.deadlines[name].recurs for name in chain if name in plan.deadlines)


def chain_of(plan: Plan, deadline: Deadline) -> list[str]:
    """The deadline and all from which its day is counted, one after another; a circle's first name stands twice."""
    chain = [deadline.id]
    while (found := plan.deadlines.get(chain[-1])) is not None and found.base is not None:
        chain.append(found.base)
        if found.base in chain[:-1]:
            break
    return chain


def _one_way(path: DataPath, deadline: Deadline) -> Iterator[Found]:
    given = [key for key in DAYS if getattr(deadline, key)]
    if not given:
        yield path, f"cần một trong: {', '.join(DAYS)}, ở đây không có mục nào"
    for key in given[1:]:
        yield (*path, key), f"chỉ được một trong: {', '.join(DAYS)}, ở đây đã có «{given[0]}»"


def _suited(path: DataPath, deadline: Deadline) -> Iterator[Found]:
    if deadline.base is None:
        for key in ("days", "working"):
            if getattr(deadline, key) not in (None, False):
                yield (*path, key), f"«{key}» chỉ đi với «after» hoặc «before»"
    elif deadline.days is None:
        yield path, "cần mục «days»: bao nhiêu ngày sau (after) hoặc trước (before)"
    elif deadline.days > 1000:
        yield (*path, "days"), "cần một số ngày không quá 1.000"
    if deadline.following and not deadline.recurs:
        yield (*path, "following"), "«following» chỉ đi với «monthly» hoặc «quarterly»"
    if deadline.event:
        for key in ("strict", "falls_off"):
            if getattr(deadline, key):
                yield (*path, key), f"sự kiện (event) diễn ra đúng ngày được báo, không có «{key}»"


def _based(plan: Plan, path: DataPath, deadline: Deadline) -> Iterator[Found]:
    key, base = ("after" if deadline.after else "before"), plan.deadlines.get(deadline.base or "")
    if base is None:
        return
    chain = chain_of(plan, deadline)
    if chain[-1] == deadline.id:
        yield (*path, key), f"các mốc tính vòng tròn từ nhau: {' → '.join(chain)}"
        return
    there = base.rounds or standing_rounds(plan)
    without = [name for name in deadline.rounds or standing_rounds(plan) if name in plan.rounds and name not in there]
    if without:
        yield (*path, key), f"mốc «{base.id}» không có ở đợt {', '.join(without)} mà mốc này áp dụng"


def standing_rounds(plan: Plan) -> list[str]:
    """The rounds that a deadline applies to where it names none: not those held as need arises, nor parts."""
    return [name for name, found in plan.rounds.items() if found.kind != "ad_hoc" and not found.is_part]


def _divisible(plan: Plan, path: DataPath, deadline: Deadline) -> Iterator[Found]:
    key = "monthly" if deadline.monthly is not None else "quarterly"
    for name in deadline.rounds or standing_rounds(plan):
        found = plan.rounds.get(name)
        if found is None:
            continue
        first = found.from_ or plan.period.from_ or plan.issued
        last = found.to or plan.period.to
        if first is None:
            yield (*path, key), f"chưa biết đợt «{name}» bắt đầu ngày nào: cần «from» ở đợt"
        elif not 0 < months_between(first, last) <= MOST:
            yield (*path, key), f"đợt «{name}» phải dài từ 1 đến {MOST} tháng"


def _round(plan: Plan, path: DataPath, found: Round) -> Iterator[Found]:
    if found.every is not None and not _twice(found):
        yield from _divided(plan, path, found)
    elif found.every is not None:
        yield (*path, "parts"), "chỉ được một trong: every, parts; ở đây đã có «every»"
    if found.combine is not None and not found.parts and found.every is None:
        yield (*path, "combine"), "chỉ đợt chia kỳ (every hoặc parts) mới có «combine»"
    if found.given is not None:
        if found.combine is None:
            yield (*path, "given"), "«given» chỉ đi với «combine»"
        elif not 1 <= found.given <= max(len(found.parts), 1):
            yield (*path, "given"), f"cần một số từ 1 đến {len(found.parts)}: đợt có {len(found.parts)} kỳ"
    for place, name in enumerate(found.parts if found.every is None else ()):
        if name in found.parts[:place]:
            yield (*path, "parts", place), f"kỳ «{name}» đã có ở trên"
        elif _holds(plan, name, found.id):
            yield (*path, "parts", place), f"đợt «{found.id}» là một kỳ của chính nó"
        elif name in plan.rounds and plan.rounds[name].whole != found.id:
            yield (*path, "parts", place), f"đợt «{name}» đã là một kỳ của đợt «{plan.rounds[name].whole}»"


def _twice(found: Round) -> bool:
    """Whether the file itself gives parts beside ``every``."""
    return "parts" in found.stands


def _divided(plan: Plan, path: DataPath, found: Round) -> Iterator[Found]:
    every = "tháng" if found.every == "month" else "quý"
    for key, stood in (("from", found.from_), ("to", found.to)):
        if stood is None:
            yield path, f"đợt chia theo {every} cần mục «{key}»"
    if found.from_ and found.to and found.from_ <= found.to and not found.parts:
        yield (*path, "every"), f"đợt này có quá {MOST} kỳ; hãy xem lại «from» và «to»"
    for name in found.parts:
        if name in plan.rounds and plan.rounds[name].whole != found.id:
            other = plan.rounds[name].whole or name
            yield (*path, "every"), f"kỳ «{name}» của đợt này trùng mã với kỳ của đợt «{other}»"
            return


def _holds(plan: Plan, name: str, wanted: str) -> bool:
    """Whether a round is ``wanted`` or has it among its parts, however deep."""
    seen: set[str] = set()
    left = [name]
    while left:
        one = left.pop()
        if one == wanted:
            return True
        if one not in seen and one in plan.rounds:
            seen.add(one)
            left += plan.rounds[one].parts
    return False
