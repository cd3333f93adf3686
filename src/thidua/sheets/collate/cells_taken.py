"""The cells of one file while it is being judged: those that are sure, and those that are asked about."""

from thidua.sheets.cells import Cell
from thidua.sheets.collate.answers import Answer
from thidua.sheets.collate.asking import Asking, UnusableAnswerError
from thidua.sheets.collate.entry import Asked, Entry, Slot, Value
from thidua.sheets.collate.question import Question
from thidua.sheets.collate.values import Judge
from thidua.sheets.lenient.answers import Sure


class Taken:
    """Sure entries and open places by slot, in the order in which they were met."""

    def __init__(self, judge: Judge, asking: Asking) -> None:
        self.judge = judge
        self.plan = judge.plan
        self.asking = asking
        self.sure: dict[Slot, Entry] = {}
        self.asked: dict[Slot, Asked] = {}

    def put(self, slot: Slot, cell: Cell, value: Value) -> None:
        """A cell whose value is certain."""
        self.sure[slot] = Entry(slot, cell.sheet, cell.address, cell.text, value)

    def ask(self, slot: Slot, question: Question, proposed: Value | None = None) -> bool:
        """Ask about a place; whether an answer has settled it.

        "Đồng ý" puts the proposed value there, "bỏ" leaves the place empty, anything else is read as the value.
        """
        stood = self._stood(slot, question)
        settled = self.asking.ask(question, lambda answer: self._settle(slot, question, answer, stood, proposed))
        if not settled:
            self._hold(slot, stood, question)
        return bool(settled)

    def leave(self, slot: Slot, question: Question) -> None:
        """Leave a question about a place open, whatever was answered."""
        self.asking.leave(question)
        self._hold(slot, self._stood(slot, question), question)

    def _hold(self, slot: Slot, stood: str, question: Question) -> None:
        self.sure.pop(slot, None)
        self.asked[slot] = Asked(slot, stood, question)

    def _settle(self, slot: Slot, question: Question, answer: Answer, stood: str, proposed: Value | None) -> bool:
        if answer.leaves_out:
            self.sure.pop(slot, None)
            return True
        value = proposed if answer.agrees else self.read(slot, answer.text)
        if value is None:
            raise UnusableAnswerError(answer.text)
        self.sure[slot] = Entry(slot, question.sheet, question.cell, stood, value, answer.text)
        return True

    def read(self, slot: Slot, text: str) -> Value:
        """A value as the clerk writes it into an answer. Raises UnusableAnswerError where it is not certain."""
        cell = Cell(text, self.asking.file, None, "")
        found = self.judge.read(self.judge.kind(slot), cell)
        if not isinstance(found, Sure):
            raise UnusableAnswerError(text)
        return found.value

    def _stood(self, slot: Slot, question: Question) -> str:
        return self.sure[slot].stood if slot in self.sure else question.stood
