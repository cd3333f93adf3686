"""What came out: points by criterion and group, classes, ranking; how many fulfil each condition."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.papers.kinds.case import Case
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.kinds.reasons import points
from thidua.papers.kinds.reporting.taking_part import of_group
from thidua.papers.kinds.score_sheets import self_scored
from thidua.papers.kinds.shares import mean, per_cent, rounded
from thidua.papers.paper import Block, Chart, ChartKind, Clause, Column, Heading, Paragraph, Row, Series, Table
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import counted, printed, spelt_out
from thidua.rules.results import Result
from thidua.rules.totals import Score
from thidua.rules.wording.classes import class_label
from thidua.rules.wording.figures import figure

Scored = tuple[Result, Score]


def scored(case: Case) -> Iterator[Block]:
    """Points: how high, by group, the ranking, by criterion; nothing for a plan without points."""
    found = [(one, one.score) for one in case.evaluation.results if one.score is not None and one.status == "scored"]
    if case.plan.rubric is None or not found:
        return
    yield Heading(1, "Kết quả chấm điểm")
    finals = [score.final for _, score in found]
    yield Clause(
        f"Có {counted(len(found))} đối tượng được chấm điểm; cao nhất {figure(max(finals))}, thấp nhất"
        f" {figure(min(finals))} điểm; trung bình {mean(finals)} điểm."
    )
    yield _groups(case)
    yield Clause("Xếp hạng:")
    yield _ranking(case, found)
    yield from _classes(case)
    yield from _criteria(case, found)
    yield from _self_scored(case, found)


def conditions(case: Case) -> Iterator[Block]:
    """Of each condition of an award, how many fulfil it."""
    held: dict[str, Counter[bool | None]] = {}
    for result in case.evaluation.results:
        gates = {gate.subject.label: gate.value for one in result.standings for gate in one.gates}
        for label, value in gates.items():
            held.setdefault(label, Counter())[value if isinstance(value, bool) else None] += 1
    unknown = [printed(label) for label, counts in held.items() if not counts[True] and not counts[False]]
    judged = {label: counts for label, counts in held.items() if counts[True] or counts[False]}
    if not held:
        return
    yield Heading(1, "Mức đạt từng điều kiện, tiêu chuẩn")
    rows = [
        Row((str(at), printed(label), str(sum(counts.values())), str(counts[True]), str(counts[False]),
             str(counts[None]), per_cent(counts[True], counts[True] + counts[False])))
        for at, (label, counts) in enumerate(judged.items(), 1)
    ]  # fmt: skip
    figures = ("Được xét", "Đạt", "Không đạt", "Chưa có số liệu", "Tỷ lệ đạt (%)")
    yield Table((NUMBER, Column("Điều kiện", 8), *(Column(one, 2, Align.CENTRE) for one in figures)), tuple(rows))
    yield Paragraph("Tỷ lệ đạt tính trên số đối tượng đã có số liệu để xét điều kiện đó.")
    if unknown:
        yield Paragraph(f"Chưa có số liệu của ai để xét: {'; '.join(unknown)}.")


def _groups(case: Case) -> Table:
    """The groups beside each other."""
    rows: list[Row] = []
    for name, group in case.plan.groups.items():
        found = [one for one in of_group(case, name) if one.score is not None and one.status == "scored"]
        if found:
            finals = [one.score.final for one in found if one.score is not None]
            best = ", ".join(one.participant.shown for one in found if one.score and one.score.final == max(finals))
            told = (str(len(found)), mean(finals), figure(max(finals)), figure(min(finals)), best)
            rows.append(Row((str(len(rows) + 1), spelt_out(group.label), *told)))
    figures = ("Được chấm", "Trung bình", "Cao nhất", "Thấp nhất")
    columns = (NUMBER, Column("Nhóm", 6), *(Column(one, 2, Align.CENTRE) for one in figures), Column("Dẫn đầu", 5))
    return Table(columns, tuple(rows))


def _ranking(case: Case, found: Sequence[Scored]) -> Table:
    ranked = sorted((one for one, _ in found if one.rank is not None), key=lambda one: one.rank or 0)
    rows = [
        Row((str(at), one.participant.shown, spelt_out(case.plan.groups[one.participant.group].label), points(one),
             str(one.rank)))
        for at, one in enumerate(ranked, 1)
    ]  # fmt: skip
    named = (Column("Đối tượng", 8), Column("Nhóm", 6))
    columns = (NUMBER, *named, Column("Điểm", 3, Align.CENTRE), Column("Hạng", 2, Align.CENTRE))
    return Table(columns, tuple(rows))


def _classes(case: Case) -> Iterator[Block]:
    """How many of each class, group by group."""
    if not case.plan.classes:
        return
    classed = [one for one in case.evaluation.results if one.classed is not None]
    labels = dict.fromkeys(printed(class_label(case.words, one.classed)) for one in classed)
    order = {printed(spelt_out(one.label)): at for at, one in enumerate(case.plan.classes.values())}
    shown = sorted(labels, key=lambda label: order.get(label, len(order)))
    rows: list[Row] = []
    for name, group in case.plan.groups.items():
        there = [one for one in classed if one.participant.group == name]
        counts = Counter(printed(class_label(case.words, one.classed)) for one in there)
        if there:
            told = (str(counts[label]) for label in shown)
            rows.append(Row((str(len(rows) + 1), spelt_out(group.label), *told)))
    if rows:
        yield Clause("Xếp loại theo nhóm:")
        yield Table((NUMBER, Column("Nhóm", 7), *(Column(label, 3, Align.CENTRE) for label in shown)), tuple(rows))


def _criteria(case: Case, found: Sequence[Scored]) -> Iterator[Block]:
    """Criterion by criterion: the mean, its share of the maximum, how many earn all of it."""
    rubric = case.plan.rubric
    assert rubric is not None
    shares: dict[str, Fraction | None] = {}
    rows: list[Row] = []
    for name, criterion in rubric.criteria.items():
        both = [
            (earned, most) for _, score in found
            if name in score.criteria and (earned := score.criteria[name].points) is not None
            and (most := score.maxima.get(name))
        ]  # fmt: skip
        parts = [earned / most for earned, most in both]
        shares[name] = sum(parts, Fraction(0)) / len(parts) * 100 if parts else None
        full = sum(earned >= most for earned, most in both)
        told = (mean([earned for earned, _ in both]), rounded(shares[name] or Fraction(0)) if parts else "")
        whole = (f"{full}/{len(both)}", per_cent(full, len(both)))
        rows.append(Row((name, spelt_out(criterion.label), figure(criterion.max), *told, *whole)))
    if all(share is None for share in shares.values()):
        return
    yield Clause("Kết quả theo tiêu chí:")
    figures = ("Tối đa", "Trung bình", "Tỷ lệ điểm (%)", "Đạt tối đa", "Tỷ lệ đạt tối đa (%)")
    columns = (Column("Mục", 2, Align.CENTRE), Column("Tiêu chí", 7), *(Column(o, 2, Align.CENTRE) for o in figures))
    yield Table(columns, tuple(rows))
    said = "; ".join(f"{name}: {rounded(share)}%" for name, share in shares.items() if share is not None)
    series = (Series("Tỷ lệ", tuple(shares.values())),)
    yield Chart(ChartKind.BARS, "Tỷ lệ điểm đạt được theo tiêu chí", tuple(shares), series, "%", said)


def _self_scored(case: Case, found: Sequence[Scored]) -> Iterator[Block]:
    """How far apart units and appraisers are, where the units' own points came in."""
    rows: list[Row] = []
    for result, score in found:
        own = self_scored(case, result.participant)
        judged = {name: reason.points for name, reason in score.criteria.items() if reason.points is not None}
        if own and own.keys() >= judged.keys():
            mine = sum((own[name] for name in judged), Fraction(0))
            total = sum(judged.values(), Fraction(0))
            other = [name for name in judged if own[name] != judged[name]]
            told = (result.participant.shown, figure(mine), figure(total), figure(mine - total), ", ".join(other))
            rows.append(Row((str(len(rows) + 1), *told)))
    if rows:
        yield Clause("Tự chấm và thẩm định (điểm tiêu chí, chưa tính thưởng, trừ):")
        figures = ("Tự chấm", "Thẩm định", "Chênh lệch")
        columns = (NUMBER, Column("Đối tượng", 7), *(Column(o, 2, Align.CENTRE) for o in figures))
        yield Table((*columns, Column("Tiêu chí chấm khác nhau", 6)), tuple(rows))
