"""Pages of the results workbook about points: ranking, points with sections, reasons; and about classes."""

from collections.abc import Iterable, Iterator, Sequence

from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.reasons import Reason
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording import Words
from thidua.rules.wording.classes import class_label, say_class
from thidua.rules.wording.places import say_award
from thidua.rules.wording.results import say_lacking
from thidua.rules.wording.rubric import say_earned
from thidua.sheets.pages import CellText, Pages

Row = Sequence[CellText]

RANKING_COLUMNS = [
    ("Hạng", 7), ("Mã", 16), ("Đơn vị", 28), ("Nhóm", 26), ("Chỉ tiêu", 9), ("Thưởng", 9), ("Trừ", 8),
    ("Cuối cùng", 10), ("Khen thưởng", 30), ("Ghi chú", 34),
]  # fmt: skip
REASON_COLUMNS = [
    ("Mã", 16),
    ("Đơn vị", 26),
    ("Mục", 9),
    ("Nội dung", 28),
    ("Điểm", 8),
    ("Tối đa", 8),
    ("Điều khoản", 18),
    ("Vì sao", 78),
]
CLASS_COLUMN = ("Xếp loại", 20)
CLASS_COLUMNS = [("Mã", 16), ("Đối tượng", 28), ("Nhóm", 26), CLASS_COLUMN, ("Vì sao", 90)]
NOT_COUNTED = "không áp dụng"


def add_scores(pages: Pages, words: Words, title: str, evaluation: Evaluation) -> None:
    """The ranking, the points of every criterion and section, and the reason of every line."""
    rubric = evaluation.plan.rubric
    assert rubric is not None
    scored = [result for result in evaluation.results if result.score is not None]
    ranked = sorted(scored, key=lambda result: (result.rank is None, result.rank or 0))
    columns = RANKING_COLUMNS
    if evaluation.plan.classes:
        columns = [*columns[:-2], CLASS_COLUMN, *columns[-2:]]
    rows = [_ranking_row(words, result) for result in ranked]
    pages.add("Xếp hạng", title, columns, rows, "Xếp theo điểm cuối cùng")
    criteria = [(f"{name}", 7) for name in rubric.criteria]
    sections = [(section.label, 12) for section in rubric.sections.values()]
    matrix = ([result.participant.shown, *_points(words, result)] for result in ranked)
    pages.add(
        "Điểm",
        title,
        [("Đơn vị", 28), *criteria, *sections, ("Tổng", 9)],
        matrix,
        "Điểm từng chỉ tiêu; ô trống là chưa có điểm",
    )
    pages.add(
        "Lý do",
        title,
        REASON_COLUMNS,
        _reason_rows(words, ranked),
        "Mỗi điểm có điều khoản, số liệu và cách tính",
    )


def add_classes(pages: Pages, words: Words, title: str, evaluation: Evaluation) -> None:
    """The class of everybody, the best first, and why."""
    order = {name: place for place, name in enumerate(evaluation.plan.classes)}
    classed = [result for result in evaluation.results if result.classed is not None]
    classed.sort(key=lambda result: order.get((result.classed and result.classed.value) or "", len(order)))
    names = {result.participant.id: result.participant.shown for result in evaluation.results}
    rows: list[Row] = []
    for result in classed:
        assert result.classed is not None
        why = "\n".join(
            line.text for line in list(say_class(words, result.classed, lambda name: names.get(name, name)))[1:]
        )
        group = words.plan.groups[result.participant.group].label
        label = class_label(words, result.classed)
        rows.append([result.participant.id, result.participant.shown, group, label, why])
    pages.add("Xếp loại", title, CLASS_COLUMNS, rows, "Loại của từng đối tượng và vì sao")


def _points(words: Words, result: Result) -> list[CellText]:
    """One cell for each criterion of the plan, also where it does not concern the participant."""
    score, rubric = result.score, words.plan.rubric
    assert score is not None and rubric is not None
    points = [_cell(score.criteria.get(name)) for name in rubric.criteria]
    if result.status != "scored":
        return [*points, *(None for _ in rubric.sections), None]
    return [*points, *(section.counts for section in score.sections.values()), score.criteria_total]


def _cell(reason: Reason | None) -> CellText:
    return NOT_COUNTED if reason is None or reason.value is NOT_APPLICABLE else reason.points


def _ranking_row(words: Words, result: Result) -> Row:
    score = result.score
    assert score is not None
    figures: list[CellText] = [None] * 4
    if result.rank is not None:
        figures = [score.criteria_total, score.bonus_total, score.penalty_total, score.final]
    notes = [say_lacking(words, result)] if result.status == "incomplete" else []
    if result.provisional:
        notes.append("Tạm xếp, còn đơn vị chưa đủ số liệu")
    group = words.plan.groups[result.participant.group].label
    classes = [class_label(words, result.classed)] if words.plan.classes else []
    return [
        result.rank,
        result.participant.id,
        result.participant.shown,
        group,
        *figures,
        *classes,
        say_award(words, result),
        "; ".join(notes),
    ]


def _reason_rows(words: Words, results: Iterable[Result]) -> Iterator[Row]:
    for result in results:
        assert result.score is not None
        for reason in result.score.criteria.values():
            yield _reason_row(words, result, reason, reason.subject.id, reason.subject.max)
        for mark, part in (("Thưởng", result.score.bonus), ("Trừ", result.score.penalty)):
            for reason in part.values():
                yield _reason_row(words, result, reason, mark, None)


def _reason_row(words: Words, result: Result, reason: Reason, mark: str, maximum: CellText) -> Row:
    subject = reason.subject
    why = "\n".join(line.text for line in say_earned(words, reason, 0))
    why += f"\n{readings.strip()}" if (readings := words.readings(subject.reading)) else ""
    clauses = words.clauses(subject.clause).strip(" ()")
    return [
        result.participant.id,
        result.participant.shown,
        mark,
        subject.label,
        _cell(reason),
        maximum,
        clauses,
        why,
    ]
