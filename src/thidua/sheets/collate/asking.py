"""Asking: a question is put, and answered at once where the clerk has answered it before."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from thidua.sheets.collate.answers import Answer, Answers
from thidua.sheets.collate.question import Code, Question

_Taken = TypeVar("_Taken")


class UnusableAnswerError(ValueError):
    """An answer that does not fit its question."""


class Asking:
    """The questions of one file (or of several files of one participant), and the answers given to them."""

    def __init__(self, file: str, content: str, answers: Answers) -> None:
        self.file = file
        self.content = content
        self.answers = answers
        self.participant: str | None = None
        self.open: dict[str, Question] = {}
        """By key, in the order in which they were put."""

    def question(
        self,
        code: Code,
        stood: str,
        wanted: str,
        *,
        sheet: str | None = None,
        cell: str = "",
        proposal: str | None = None,
    ) -> Question:
        """A question about this file."""
        return Question(code, self.file, sheet, cell, stood, wanted, proposal, self.participant, self.content)

    def ask(self, question: Question, take: Callable[[Answer], _Taken | None]) -> _Taken | None:
        """What ``take`` makes of the answer; None, and the question stays open, where there is no usable one.

        ``take`` gives None or raises UnusableAnswerError for an answer that does not fit.
        """
        answer = self.answers.get(question.key)
        if answer is not None:
            with suppress(UnusableAnswerError):
                taken = take(answer)
                if taken is not None:
                    return taken
        self.leave(question)
        return None

    def leave(self, question: Question) -> None:
        """Leave a question open, whatever was answered."""
        answer = self.answers.get(question.key)
        if answer is not None:
            wanted = f"câu trả lời «{answer.text}» chưa dùng được: {question.wanted}"
            question = replace(question, wanted=wanted)
        self.open[question.key] = question
