"""A rubric from a table brought into a plan: rows found again by number or words, what differs changed, the rest added.

A criterion that is new is given its points by judgement, up to its maximum, until somebody writes a rule for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.office.plans.editing.adding.keyed import new_key
from thidua.office.plans.editing.fields import entries, title_of, under
from thidua.office.plans.editing.values import shown, stored
from thidua.office.spelling import search_key
from thidua.plan.rewriting import Change, Data, Put
from thidua.plan.source import DataPath


@dataclass(frozen=True, slots=True)
class Row:
    """One row as somebody confirms it; ``points`` as typed. ``section``: words of the line above it."""

    code: str
    label: str
    points: str
    clause: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """One row beside what the plan has: ``key`` is that of the criterion it is, empty for a new one."""

    row: Row
    key: str
    label: str
    points: str

    @property
    def what(self) -> str:
        """What bringing it in would do, in words."""
        if not self.key:
            return "Thêm mới"
        said = []
        if self.row.label != self.label:
            said.append(f"đổi tên, trước là «{self.label}»")
        if self.row.points != self.points:
            said.append(f"đổi điểm, trước là {self.points or 'không có'}")
        return f"Sửa chỉ tiêu {self.key}: {'; '.join(said)}" if said else f"Như chỉ tiêu {self.key} đang có"


def compared(data: Data, rows: Sequence[Row]) -> list[Brought]:
    """Each row with the criterion that it is: of the same number, or of the same words; one criterion only once."""
    left = dict(entries(data, "rubric", "criteria"))
    found = []
    for row in rows:
        key = _same(left, row)
        part = left.pop(key, None)
        found.append(Brought(row, key, title_of(part, key), shown("number", under(part, "max"))))
    return found


def not_in_table(data: Data, brought: Sequence[Brought]) -> list[str]:
    """The criteria of the plan that no row is, which stay as they are."""
    keys = {one.key for one in brought}
    return [f"{key}. {title_of(part, key)}" for key, part in entries(data, "rubric", "criteria") if key not in keys]


def changes(data: Data, brought: Sequence[Brought]) -> list[Change]:
    """What brings the rows into the plan."""
    found: list[Change] = []
    keys = {key for key, _ in entries(data, "rubric", "criteria")}
    facts = {key for key, _ in entries(data, "facts")}
    sections = _Sections(data)
    for one in brought:
        if one.key:
            found += _amended(data, one)
            continue
        key = _free(one.row.code or new_key(data, ("rubric", "criteria"), one.row.label), keys)
        fact = _free(f"diem_{key}", facts)
        found += [*sections.change(one.row.section), *_new(one.row, key, fact, sections.key(one.row.section))]
    return found


class _Sections:
    """The sections of the rubric by their words; new ones are made where the plan has no criteria yet."""

    def __init__(self, data: Data) -> None:
        self._keys = {search_key(title_of(part, key)): key for key, part in entries(data, "rubric", "sections")}
        self._may_grow = not entries(data, "rubric", "criteria")

    def key(self, label: str) -> str:
        """The section of these words; empty where there is none."""
        return self._keys.get(search_key(label), "") if label else ""

    def change(self, label: str) -> Iterator[Change]:
        """What makes the section, where it is wanted and not there."""
        if label and self._may_grow and not self.key(label):
            key = f"phan_{len(self._keys) + 1}"
            self._keys[search_key(label)] = key
            yield Put(("rubric", "sections", key), {"label": label})


def _same(criteria: dict[str, Data], row: Row) -> str:
    if row.code and row.code in criteria:
        return row.code
    words = search_key(row.label)
    return next((key for key, part in criteria.items() if search_key(title_of(part, key)) == words), "")


def _amended(data: Data, one: Brought) -> Iterator[Change]:
    path: DataPath = ("rubric", "criteria", one.key)
    if one.row.label != one.label:
        yield Put((*path, "label"), one.row.label)
    if one.row.points != one.points:
        yield Put((*path, "max"), stored("number", one.row.points))
    if one.row.clause and one.row.clause != shown("codes", under(data, *path, "clause")):
        yield Put((*path, "clause"), stored("codes", one.row.clause))


def _new(row: Row, key: str, fact: str, section: str) -> Iterator[Change]:
    points = stored("number", row.points)
    clause = {"clause": stored("codes", row.clause)} if row.clause else {}
    label = f"Điểm chấm: {row.label}"
    yield Put(
        ("facts", fact), {"label": label, "unit": "điểm", "type": "points", "better": "higher", "max": points, **clause}
    )
    within = {"section": section} if section else {}
    yield Put(
        ("rubric", "criteria", key),
        {"label": row.label, "max": points, **within, **clause, "points": {"judged": fact}},
    )


def _free(wanted: str, taken: set[str]) -> str:
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}_{number}"
    taken.add(key)
    return key
