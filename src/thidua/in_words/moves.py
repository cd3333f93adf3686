"""Who would stand elsewhere under another plan, on the same facts, and why: points line by line, gates, awards."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from thidua.in_words.document import Block, Document, Entries, Entry, Paragraph, Section
from thidua.in_words.told import Row, Say, some
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.reasons import Reason
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording.classes import class_label
from thidua.rules.wording.figures import figure
from thidua.rules.wording.places import say_award, say_place
from thidua.rules.wording.results import STATUSES
from thidua.rules.wording.words import TOTAL_LABELS, Words

Earned: TypeAlias = tuple[str, Reason]
"""What a line of the rubric is called, and its points with their reason."""

TOTALS = {"criteria_total": "criteria", "bonus": "bonus", "penalty": "penalty"}
"""The lines of the rubric that each total adds up."""
UNKNOWN = "chưa rõ"
NONE = "không có"


@dataclass(frozen=True, slots=True)
class Move:
    """One participant under both plans; None where one of them does not judge it."""

    before: Result | None
    after: Result | None

    @property
    def shown(self) -> str:
        """The name of the participant."""
        found = self.after or self.before
        assert found is not None
        return found.participant.shown

    @property
    def gained(self) -> list[str]:
        """Awards held only under the second plan."""
        return [name for name in _awards(self.after) if name not in _awards(self.before)]

    @property
    def lost(self) -> list[str]:
        """Awards held only under the first plan."""
        return [name for name in _awards(self.before) if name not in _awards(self.after)]

    @property
    def climbed(self) -> int | None:
        """By how many ranks it stands higher; None where it has no rank under one of the plans."""
        if self.before is None or self.after is None or self.before.rank is None or self.after.rank is None:
            return None
        return self.before.rank - self.after.rank


def moves(before: Evaluation, after: Evaluation) -> list[Move]:
    """Everybody whose rank, total, standing or awards differ, in the order of the first table."""
    old = {result.participant.id: result for result in before.results}
    new = {result.participant.id: result for result in after.results}
    pairs = [Move(old.get(name), new.get(name)) for name in dict.fromkeys([*old, *new])]
    return [move for move in pairs if _differs(move)]


def _differs(move: Move) -> bool:
    if move.before is None or move.after is None:
        return True
    return _stand(move.before) != _stand(move.after)


def _stand(result: Result) -> tuple[object, ...]:
    return result.rank, result.status, result.awards, _final(result), _class_of(result)


def _class_of(result: Result | None) -> str | None:
    return result.classed.value if result is not None and result.classed is not None else None


def _awards(result: Result | None) -> tuple[str, ...]:
    return result.awards if result is not None else ()


def _final(result: Result | None) -> Fraction | None:
    return result.score.final if result is not None and result.score is not None and result.score.complete else None


def moves_in_words(before: Evaluation, after: Evaluation) -> Document:
    """The moves as a document: those who gain, those who lose, the rest."""
    found = moves(before, after)
    told = _Telling(before, after)
    groups: list[tuple[str, Callable[[Move], bool]]] = [
        ("Được thêm hình thức khen thưởng", lambda move: bool(move.gained)),
        ("Mất hình thức khen thưởng", lambda move: bool(move.lost)),
        ("Lên hạng", lambda move: (move.climbed or 0) > 0),
        ("Xuống hạng", lambda move: (move.climbed or 0) < 0),
        ("Thay đổi khác", lambda move: True),
    ]
    sections: list[Section] = []
    left = found
    for place, (title, fits) in enumerate(groups, 1):
        entries = tuple(told.entry(move) for move in left if fits(move))
        left = [move for move in left if not fits(move)]
        if entries:
            sections.append(Section(f"n{place}", title, (Entries("", entries),)))
    return Document("Kết quả trên cùng số liệu", tuple(_intro(found, before, after)), tuple(sections))


def _intro(found: list[Move], before: Evaluation, after: Evaluation) -> Iterator[Block]:
    rounds = [evaluation.plan.rounds[evaluation.round].label for evaluation in (before, after)]
    yield Paragraph(f"Đợt: {rounds[0]}" if rounds[0] == rounds[1] else f"Đợt: {rounds[0]} → {rounds[1]}")
    everybody = len({result.participant.id for result in (*before.results, *after.results)})
    if found:
        yield Paragraph(f"{len(found)} trên {everybody} đối tượng có kết quả khác.")
    else:
        yield Paragraph(f"Không ai trong {everybody} đối tượng có kết quả khác.")


class _Telling:
    def __init__(self, before: Evaluation, after: Evaluation) -> None:
        self.old, self.new = before.plan, after.plan
        self.old_words, self.new_words = (Words(one.plan, one.round, one.notices) for one in (before, after))

    def entry(self, move: Move) -> Entry:
        """One participant: where it stood and stands, and why."""
        before, after = move.before, move.after
        return Entry(
            move.shown,
            some(
                Say("Khen thưởng", _changed(_held(self.old_words, before), _held(self.new_words, after))),
                Say("Hạng", _changed(_rank(before), _rank(after))),
                Say("Xếp loại", _changed(_class(self.old_words, before), _class(self.new_words, after))),
                Say("Xét", _changed(_status(before), _status(after))),
                Say("Điểm cuối cùng", self._total(before, after), tuple(self._lines(before, after))),
                Say("Điều kiện", "", tuple(self._gates(before, after))),
                Say("Trước", "", tuple(self._places(self.old_words, before, move.lost))),
                Say("Sau", "", tuple(self._places(self.new_words, after, [*move.gained, *move.lost]))),
            ),
        )

    def _total(self, before: Result | None, after: Result | None) -> str:
        old, new = _final(before), _final(after)
        if old is None and new is None:
            return ""
        if old is not None and old == new:
            return f"{figure(old)}, không đổi; thứ tự đổi vì đối tượng khác đổi điểm hoặc vì cách xếp"
        return f"{_points(old)} → {_points(new)}{_by(old, new)}"

    def _lines(self, before: Result | None, after: Result | None) -> Iterator[Row]:
        """Each line of the rubric whose points differ, then totals that bounds or rescaling change otherwise."""
        old, new = _earned(self.old, before), _earned(self.new, after)
        for key in dict.fromkeys([*old, *new]):
            (name, _), was, now = (new.get(key) or old[key]), old.get(key), new.get(key)
            said = [NONE if one is None else _value(one[1]) for one in (was, now)]
            if said[0] != said[1]:
                yield Row(name, f"{said[0]} → {said[1]}{_by(_number(was), _number(now))}")
        totals = [result.score.totals() if result and result.score else {} for result in (before, after)]
        for total, part in TOTALS.items():
            lines = [sum(_number(one) or 0 for key, one in earned.items() if key[0] == part) for earned in (old, new)]
            counts = [found.get(total, Fraction(0)) for found in totals]
            if counts[1] - counts[0] != lines[1] - lines[0]:
                told = f"{figure(counts[0])} → {figure(counts[1])}{_by(counts[0], counts[1])}"
                yield Row(f"{TOTAL_LABELS[total]} sau khi tính mức tối đa và quy đổi", told)

    def _gates(self, before: Result | None, after: Result | None) -> Iterator[Row]:
        """Each gate that fails under only one of the plans."""
        old, new = _failing(before), _failing(after)
        for name in dict.fromkeys([*old, *new]):
            if (name in old) != (name in new):
                yield Row(name, "không đạt theo kế hoạch sau" if name in new else "không còn bị vướng")

    def _places(self, words: Words, result: Result | None, awards: Iterable[str]) -> Iterator[Row]:
        if result is None:
            return
        for reason in result.places:
            if reason.award in awards:
                yield Row(say_place(words, result, reason))


def _earned(plan: Plan, result: Result | None) -> dict[tuple[str, str], Earned]:
    """Name and reason of each line of the rubric, by its place in it."""
    if result is None or result.score is None or plan.rubric is None:
        return {}
    score, rubric = result.score, plan.rubric
    found: dict[tuple[str, str], Earned] = {}
    for name, reason in score.criteria.items():
        found["criteria", name] = (f"Chỉ tiêu {name}. {rubric.criteria[name].label}", reason)
    for name, reason in score.bonus.items():
        found["bonus", name] = (f"Điểm thưởng «{rubric.bonus[name].label}»", reason)
    for name, reason in score.penalty.items():
        found["penalty", name] = (f"Điểm trừ «{rubric.penalty[name].label}»", reason)
    return found


def _value(reason: Reason) -> str:
    return "không áp dụng" if reason.value is NOT_APPLICABLE else _points(reason.points)


def _number(earned: Earned | None) -> Fraction | None:
    return earned[1].points if earned is not None else None


def _class(words: Words, result: Result | None) -> str:
    return (class_label(words, result.classed) if result is not None else "") or NONE


def _failing(result: Result | None) -> list[str]:
    """Labels of the gates that fail, for whichever award."""
    standings = result.standings if result is not None else ()
    return list(dict.fromkeys(gate.subject.label for at in standings for gate in at.gates if gate.value is False))


def _changed(before: str, after: str) -> str:
    return "" if before == after else f"{before} → {after}"


def _held(words: Words, result: Result | None) -> str:
    return (say_award(words, result) if result is not None else "") or NONE


def _rank(result: Result | None) -> str:
    return str(result.rank) if result is not None and result.rank is not None else "không xếp"


def _status(result: Result | None) -> str:
    return STATUSES[result.status] if result is not None else "không được xét"


def _points(points: Fraction | None) -> str:
    return figure(points) if points is not None else UNKNOWN


def _by(before: Fraction | None, after: Fraction | None) -> str:
    if before is None or after is None or before == after:
        return ""
    change = after - before
    return f" ({'+' if change > 0 else ''}{figure(change)})"
