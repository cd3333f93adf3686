"""Who takes part, by group; who has not sent what."""

from collections import Counter
from collections.abc import Iterator, Sequence

from thidua.papers.kinds.case import Case
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.kinds.shares import per_cent
from thidua.papers.paper import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Clause,
    Column,
    Heading,
    Row,
    RowKind,
    Series,
    Table,
)  # fmt: skip
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import counted, lowered, printed, spelt_out
from thidua.plan.model.papers import Form, Report
from thidua.rules.results import Result
from thidua.rules.sheet import concerns
from thidua.sheets.content import REPORT

_REPORTED = ("Đủ số liệu", "Chưa đủ số liệu")


def taking_part(case: Case) -> Iterator[Block]:
    """How many there are and how many have sent all figures, by group, as table and chart."""
    results = case.evaluation.results
    yield Heading(1, "Tình hình tham gia")
    counts = Counter(_state(result) for result in results)
    yield Clause(
        f"Tổng số đối tượng tham gia: {counted(len(results))}; đủ số liệu {counts[_REPORTED[0]]},"
        f" chưa đủ số liệu {counts[_REPORTED[1]]}."
    )
    groups = [(name, group) for name, group in case.plan.groups.items() if of_group(case, name)]
    yield _by_group(case, [name for name, _ in groups])
    if groups:
        series = tuple(
            Series(state, tuple(sum(_state(one) == state for one in of_group(case, name)) for name, _ in groups))
            for state in _REPORTED
        )
        said = "; ".join(f"{spelt_out(group.label)}: {len(of_group(case, name))}" for name, group in groups)
        labels = tuple(spelt_out(group.label) for _, group in groups)
        yield Chart(
            ChartKind.STACKED, "Số đối tượng theo nhóm và tình trạng số liệu", labels, series, "đối tượng", said
        )
    if case.evaluation.left_out:
        yield Clause(f"Chưa tính vì dữ liệu chưa dùng được: {', '.join(case.evaluation.left_out)}.")


def of_group(case: Case, name: str) -> list[Result]:
    """The results of one group."""
    return [result for result in case.evaluation.results if result.participant.group == name]


def missing(case: Case) -> Iterator[Block]:
    """Who has not sent all figures, or not a form that the plan asks of them."""
    waiting = [result for result in case.evaluation.results if result.missing]
    yield Heading(1, "Đối tượng chưa gửi đủ")
    rows = tuple(Row((str(at), *_lacking(case, one))) for at, one in enumerate(waiting, 1))
    columns = (NUMBER, Column("Đối tượng", 7), Column("Nhóm", 6), Column("Nội dung còn thiếu", 9))
    yield Table(columns, rows, when_empty="Không có: mọi đối tượng đã gửi đủ số liệu")
    yield from _forms(case)


def _by_group(case: Case, names: Sequence[str]) -> Table:
    rows = [
        Row((str(number), spelt_out(case.plan.groups[name].label), *_counts(of_group(case, name))))
        for number, name in enumerate(names, 1)
    ]
    rows.append(Row((Cell("Tổng cộng", 2), *_counts(case.evaluation.results)), RowKind.TOTAL))
    figures = ("Tham gia", "Đủ số liệu", "Tỷ lệ (%)", "Không đủ điều kiện", "Được xếp khen thưởng")
    columns = (NUMBER, Column("Nhóm", 8), *(Column(text, 3, Align.CENTRE) for text in figures))
    return Table(columns, tuple(rows))


def _counts(results: Sequence[Result]) -> tuple[str, ...]:
    reported = sum(_state(one) == _REPORTED[0] for one in results)
    failing = sum(one.status == "ineligible" for one in results)
    awarded = sum(bool(one.awards) for one in results)
    return str(len(results)), str(reported), per_cent(reported, len(results)), str(failing), str(awarded)


def _state(result: Result) -> str:
    return _REPORTED[1] if result.status == "incomplete" else _REPORTED[0]


def _lacking(case: Case, result: Result) -> tuple[str, str, str]:
    facts = case.plan.facts
    told = "; ".join(printed(facts[name].label) if name in facts else name for name in result.missing)
    what = told if result.participant.facts else f"Chưa gửi số liệu nào ({counted(len(result.missing))} nội dung)"
    return case.shown(result.participant), spelt_out(case.plan.groups[result.participant.group].label), what


def _forms(case: Case) -> Iterator[Block]:
    """Of each form and report that somebody sent, who has not."""
    forms = [form for form in case.plan.forms.values() if form.rows != "nominees"]
    reports = [report for report in case.plan.reports.values() if report.asked]
    named: list[tuple[str, Form | Report]] = [(one.id, one) for one in forms]
    named += [(REPORT + one.id, one) for one in reports]
    for name, paper in named:
        senders = set(case.sent.senders(name))
        people = (result.participant for result in case.evaluation.results)
        asked = [one for one in people if concerns(paper.asked, one.kind, one.group)]
        absent = [one.shown for one in asked if one.id not in senders]
        if senders and absent:
            label = lowered(printed(paper.label))
            yield Clause(f"Chưa gửi {label}: {counted(len(absent))}/{counted(len(asked))}: {', '.join(absent)}.")
