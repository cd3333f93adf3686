"""The page of figures in the results workbook: what each comes to for each participant, and how."""

from collections.abc import Iterator, Sequence

from thidua.rules.results import Evaluation
from thidua.rules.wording import Words
from thidua.rules.wording.measures import say_measure
from thidua.sheets.pages import CellText

FIGURE_COLUMNS = [("Mã", 16), ("Đối tượng", 28), ("Số tính được", 34), ("Giá trị", 14), ("Cách tính", 78)]
FIGURE_NOTE = "Các số tính từ số liệu; ô trống là chưa biết"


def figure_rows(words: Words, evaluation: Evaluation) -> Iterator[Sequence[CellText]]:
    """One row for each participant and figure, in the order of the results and of the plan."""
    for result in evaluation.results:
        for name, reason in result.figures.items():
            value = None if reason.value is None else words.value(reason.value, name)
            lines = dict.fromkeys(line.text for line in say_measure(words, reason, 0))
            yield [result.participant.id, result.participant.shown, words.name(name), value, "\n".join(lines)]
