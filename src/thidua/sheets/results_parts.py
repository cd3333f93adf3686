"""The page of the results workbook that shows what each part of a round came to."""

from collections.abc import Iterator, Sequence

from thidua.rules.combining import CombinedScore
from thidua.rules.results import Evaluation
from thidua.rules.wording import Words
from thidua.rules.wording.combining import say_combined
from thidua.sheets.pages import CellText, Pages

NOT_COUNTED = "không tính"


def add_parts(pages: Pages, words: Words, title: str, evaluation: Evaluation) -> None:
    """The final total of everybody in each part, that of the whole, and the arithmetic; no page without parts."""
    found = evaluation.plan.rounds[evaluation.round]
    if found.combine is None or evaluation.plan.rubric is None:
        return
    parts = [(evaluation.plan.rounds[name].label, 12) for name in found.parts]
    columns = [("Mã", 16), ("Đối tượng", 28), *parts, ("Cả đợt", 12), ("Cách tính", 70)]
    pages.add("Các kỳ", title, columns, _rows(words, evaluation), "Điểm của từng kỳ và điểm cả đợt")


def _rows(words: Words, evaluation: Evaluation) -> Iterator[Sequence[CellText]]:
    for result in evaluation.results:
        score = result.score
        if isinstance(score, CombinedScore):
            each = [part.score.final if part.counts and part.score is not None else NOT_COUNTED for part in score.parts]
            whole = score.final if score.complete else None
            why = "\n".join(line.text for line in say_combined(words, score))
            yield [result.participant.id, result.participant.shown, *each, whole, why]
