"""The results workbook: ranking, points with reasons, who may be commended and why not, contests, quotas, readings."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from thidua.rules.mattered import readings_that_mattered
from thidua.rules.results import Evaluation, FilledQuota, Result
from thidua.rules.wording import Words
from thidua.rules.wording.gates import say_gate
from thidua.rules.wording.places import say_place
from thidua.rules.wording.quotas import SELECTIONS, say_quota
from thidua.rules.wording.results import STATUSES, say_lacking
from thidua.sheets.figure_rows import FIGURE_COLUMNS, FIGURE_NOTE, figure_rows
from thidua.sheets.pages import CellText, Pages
from thidua.sheets.problems import CellProblem
from thidua.sheets.results_parts import add_parts
from thidua.sheets.results_points import add_classes, add_scores
from thidua.sheets.results_ranks import add_after, add_ranks

Row = Sequence[CellText]


def write_results(evaluation: Evaluation, problems: Sequence[CellProblem], file: Path) -> None:
    """Write the workbook. Every page names the plan and the round, and says where places are provisional."""
    words = Words(evaluation.plan, evaluation.round, evaluation.notices)
    title = f"{evaluation.plan.title} · {evaluation.plan.rounds[evaluation.round].label}"
    file.parent.mkdir(parents=True, exist_ok=True)
    with Pages(file) as pages:
        if evaluation.plan.rubric is not None:
            add_scores(pages, words, title, evaluation)
        add_parts(pages, words, title, evaluation)
        add_ranks(pages, words, title, evaluation)
        if evaluation.plan.classes:
            add_classes(pages, words, title, evaluation)
        pages.add(
            "Khen thưởng",
            title,
            AWARD_COLUMNS,
            _award_rows(words, evaluation),
            "Ai được khen, ai chưa và vì sao",
        )
        pages.add("Điều kiện", title, GATE_COLUMNS, _gate_rows(words, evaluation), "Từng điều kiện của từng đối tượng")
        if evaluation.plan.figures:
            pages.add("Số tính được", title, FIGURE_COLUMNS, figure_rows(words, evaluation), FIGURE_NOTE)
        if evaluation.contests or evaluation.waiting:
            pages.add(
                "Tranh chấp",
                title,
                CONTEST_COLUMNS,
                _contest_rows(evaluation),
                "Bằng điểm: Hội đồng quyết định",
            )
        if evaluation.quotas:
            pages.add("Số lượng", title, QUOTA_COLUMNS, _quota_rows(words, evaluation), "Số chỗ của từng nhóm")
        add_after(pages, words, title, evaluation)
        pages.add(
            "Cách hiểu",
            title,
            READING_COLUMNS,
            _reading_rows(words, evaluation),
            "Chỗ văn bản chưa rõ đã được hiểu thế nào",
        )
        if problems:
            pages.add("Cần sửa", title, PROBLEM_COLUMNS, _problem_rows(problems), "Ô số liệu chưa dùng được")


AWARD_COLUMNS = [
    ("Mã", 16), ("Đối tượng", 28), ("Nhóm", 26), ("Được khen", 30), ("Kết quả xét", 22),
    ("Vì sao", 44), ("Quyết định", 30),
]  # fmt: skip
GATE_COLUMNS = [
    ("Mã", 16), ("Đối tượng", 26), ("Kết quả", 14), ("Điều kiện", 44), ("Số liệu và yêu cầu", 66),
    ("Của hình thức", 28),
]  # fmt: skip
CONTEST_COLUMNS = [("Điểm", 10), ("Các đối tượng bằng điểm", 60), ("Các chỗ còn tranh chấp", 40)]
QUOTA_COLUMNS = [
    ("Chỗ", 7),
    ("Đủ điều kiện", 10),
    ("Đã chọn", 9),
    ("Cách chọn", 26),
    ("Cách tính và điều khoản", 80),
    ("Danh sách đủ điều kiện", 50),
]
READING_COLUMNS = [("Mã", 6), ("Điều khoản", 24), ("Văn bản chưa rõ", 60), ("Cách hiểu đã dùng", 60)]
PROBLEM_COLUMNS = [("Mức", 9), ("Tệp", 26), ("Trang", 14), ("Ô", 8), ("Đang ghi", 24), ("Cần sửa", 60)]


def _award_rows(words: Words, evaluation: Evaluation) -> Iterator[Row]:
    contested = {name for contest in evaluation.contests for name in contest.participants}
    for result in evaluation.results:
        group = words.plan.groups[result.participant.group].label
        awards = "\n".join(words.plan.awards[name].label for name in result.awards)
        decided = [f"Hội đồng chọn: {choice.reason}" for choice in result.choices]
        if result.provisional:
            decided.append("Tạm xếp, còn đối tượng chưa đủ số liệu")
        status = _status(result, waits=result.participant.id in contested)
        why = "\n".join(_obstacles(words, result))
        yield [result.participant.id, result.participant.shown, group, awards, status, why, "\n".join(decided)]


def _status(result: Result, *, waits: bool) -> str:
    if result.awards:
        return "Được khen"
    if waits:
        return "Bằng điểm, chờ Hội đồng quyết định"
    if result.status == "scored":
        return "Chưa có giải"
    standing = result.standing
    return STATUSES[result.status] + (", tạm dừng xét" if standing is not None and standing.only_suspended else "")


def _obstacles(words: Words, result: Result) -> Iterator[str]:
    """Each gate that fails, with the awards it bars, and each fact that is missing."""
    barred: dict[str, list[str]] = {}
    for standing in result.standings:
        for reason in standing.gates:
            if reason.value is False:
                barred.setdefault(reason.subject.label, []).append(words.plan.awards[standing.award].label)
    for label, awards in barred.items():
        every = len(awards) == len(result.standings)
        yield f"Không đạt: {label}" + ("" if every else f" (không xét {', '.join(awards)})")
    if result.missing or result.undefined:
        yield say_lacking(words, result)
    for place in result.places:
        if place.outcome != "barred":
            yield say_place(words, result, place)


def _gate_rows(words: Words, evaluation: Evaluation) -> Iterator[Row]:
    """Every gate of every participant once, with the awards that it is a condition of."""
    for result in evaluation.results:
        awards: dict[tuple[str, ...], list[str]] = {}
        for standing in result.standings:
            for reason in standing.gates:
                lines = tuple(line.text for line in say_gate(words, reason, 0))
                awards.setdefault(lines, []).append(words.plan.awards[standing.award].label)
        for (gate, *why), labels in awards.items():
            verdict, _, label = gate.partition(": ")
            name = result.participant.shown
            yield [result.participant.id, name, verdict, label, "\n".join(why), "\n".join(labels)]


def _contest_rows(evaluation: Evaluation) -> Iterator[Row]:
    for contest in evaluation.contests:
        places = ", ".join(evaluation.plan.awards[place].label for place in contest.places)
        yield [contest.score, _names(evaluation, contest.participants), places]
    for award in evaluation.waiting:
        yield [
            None,
            "Chỉ xếp được sau khi Hội đồng quyết định các chỗ trên",
            evaluation.plan.awards[award].label,
        ]


def _quota_rows(words: Words, evaluation: Evaluation) -> Iterator[Row]:
    for quota in evaluation.quotas:
        candidates = "\n".join(_candidates(evaluation, quota))
        yield [
            quota.places,
            quota.eligible,
            quota.given,
            SELECTIONS[quota.selection],
            say_quota(words, quota),
            candidates,
        ]


def _candidates(evaluation: Evaluation, quota: FilledQuota) -> Iterator[str]:
    """The eligible in a council's order, with the priority that the plan gives."""
    marks = {True: " (ưu tiên)", False: "", None: " (chưa rõ có được ưu tiên)"}
    for place, name in enumerate(quota.candidates):
        mark = marks[quota.priority[place]] if quota.priority else ""
        yield _names(evaluation, [name]) + mark


def _reading_rows(words: Words, evaluation: Evaluation) -> Iterator[Row]:
    for reading in readings_that_mattered(evaluation):
        yield [reading.id, words.clauses(reading.clause).strip(" ()"), reading.problem, reading.reading]


def _problem_rows(problems: Sequence[CellProblem]) -> Iterator[Row]:
    for problem in problems:
        level = "Lỗi" if problem.severity == "error" else "Lưu ý"
        yield [level, problem.file, problem.sheet or "", problem.cell, problem.stood or "", problem.message]


def _names(evaluation: Evaluation, participants: Iterable[str]) -> str:
    found = (evaluation.of(name) for name in participants)
    return "\n".join(result.participant.shown for result in found if result is not None)
