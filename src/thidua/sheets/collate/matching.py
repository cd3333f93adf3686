"""Two forms that must agree: a number per field in one, as many names in the other."""

from thidua.plan.model.papers import Match
from thidua.sheets.collate.answers import Answer
from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Entry, Slot
from thidua.sheets.collate.question import Question
from thidua.sheets.problems import CellProblem

Place = tuple[str, str, str]
"""Form, column and field: several lines may stand in one such place."""


def check_matches(taken: Taken, *, alone: bool) -> None:
    """Hold numbers against names. ``alone``: also where only one of the two forms was sent."""
    present = {slot[0] for slot in (*taken.sure, *taken.asked)}
    for form in taken.plan.forms.values():
        match = form.match
        if match is None or not {form.id, match.form} & present:
            continue
        if alone or {form.id, match.form} <= present:
            _Matching(taken, form.id, match).check()


class _Matching:
    def __init__(self, taken: Taken, form: str, match: Match) -> None:
        self.taken = taken
        self.form, self.match = form, match
        self.sure: dict[Place, list[Entry]] = {}
        for entry in taken.sure.values():
            self.sure.setdefault(_place(entry.slot), []).append(entry)
        # What is not sure yet cannot be held against anything.
        self.waiting = {_place(slot) for slot in taken.asked}

    def check(self) -> None:
        for field in self.taken.plan.fields:
            ours: Place = (self.form, self.match.column, field)
            theirs: Place = (self.match.form, self.match.names, field)
            if ours not in self.waiting and theirs not in self.waiting:
                self._hold(field, self.sure.get(ours, []), self.sure.get(theirs, []))

    def _hold(self, field: str, numbers: list[Entry], names: list[Entry]) -> None:
        named = sum(len(entry.value) for entry in names if isinstance(entry.value, tuple))
        stated = sum(int(entry.value) for entry in numbers if isinstance(entry.value, int))
        if stated == named:
            return
        slot = numbers[0].slot if numbers else (self.form, field, self.match.column)
        question = self._question(field, numbers, names, stated, named)
        answer = self.taken.asking.answers.get(question.key)
        if answer is not None and _means(answer, named):
            self.taken.ask(slot, question, named)
        else:
            self.taken.leave(slot, question)

    def _question(self, field: str, numbers: list[Entry], names: list[Entry], stated: int, named: int) -> Question:
        forms, label = self.taken.plan.forms, self.taken.plan.fields[field].label
        here, there = (forms[form].label.partition(".")[0] for form in (self.form, self.match.form))
        wanted = (
            f"{here} ghi {stated if numbers else 'trống'} nhưng {there} có {named} tên ở «{label}»"
            f"{_cells(names)}; cần hai biểu bằng nhau: «đồng ý» để lấy {named},"
            " còn thiếu hay thừa tên thì sửa tệp"
        )
        first = numbers[0] if numbers else None
        return self.taken.asking.question(
            "mismatch", f"{first.stood if first else ''} ≠ {named} ({label})", wanted,
            sheet=first.sheet if first else None, cell=first.cell if first else "", proposal=str(named),
        )  # fmt: skip


def _place(slot: Slot) -> Place:
    return slot[0], slot[2], slot[1].partition(":")[0]


def _cells(names: list[Entry]) -> str:
    places = dict.fromkeys(CellProblem("", entry.sheet, entry.cell, None, "").place.lstrip(", ") for entry in names)
    return f" ({'; '.join(places)})" if places else " (không có ô nào)"


def _means(answer: Answer, named: int) -> bool:
    return answer.agrees or answer.text == str(named)
