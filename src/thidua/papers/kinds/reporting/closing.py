"""Awards, objectives, what somebody has to write, days ahead, readings."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.papers.kinds.case import Case
from thidua.papers.kinds.lists import NUMBER, awards_of_round, how_many
from thidua.papers.office import Reached
from thidua.papers.paper import Block, Clause, Column, Gap, Heading, Items, Paragraph, Row, Table, Text, joined
from thidua.papers.paper.tables import Align
from thidua.papers.texts import ended
from thidua.papers.vietnamese import counted, printed, spelt_out
from thidua.plan.model.text import Objective
from thidua.rules.calendar import due_in
from thidua.rules.mattered import readings_that_mattered
from thidua.rules.wording.figures import day as short_day
from thidua.rules.wording.figures import figure

_NOT_SAID = "Kế hoạch không nêu"
_UNKNOWN = Reached()


def given(case: Case) -> Iterator[Block]:
    """Who is given which award; of awards with places how many of these."""
    yield Heading(1, "Kết quả xét khen thưởng")
    for award in awards_of_round(case):
        holders = case.holders(award.id)
        names = ", ".join(case.shown(one.participant) for one in holders)
        yield Clause(f"{spelt_out(award.label)}: {f'{how_many(holders)}: {names}' if holders else 'chưa có'}.")
    places = sum(quota.places for quota in case.evaluation.quotas)
    if places:
        filled = sum(quota.given for quota in case.evaluation.quotas)
        yield Clause(f"Số chỗ khen thưởng theo kế hoạch: {counted(places)}; đã xếp: {counted(filled)}.")


def aims(case: Case) -> Iterator[Block]:
    """What the plan wants and what is competed in, as it states them."""
    plan = case.plan
    if not plan.objectives and not plan.contents:
        return
    yield Heading(1, "Mục tiêu, nội dung thi đua")
    if plan.objectives:
        yield Clause("Mục tiêu:")
        yield Items(tuple(f"{spelt_out(one.label)} ({_clauses(case, one)})" for one in plan.objectives.values()))
    if plan.contents:
        yield Clause("Nội dung thi đua:")
        yield Items(tuple(spelt_out(one.label) for one in plan.contents.values()))


def objectives(case: Case) -> Iterator[Block]:
    """Each objective with its baseline, target and result, as plan and office file have them."""
    if not case.plan.objectives:
        return
    yield Heading(1, "Mức thực hiện các mục tiêu")
    rows = [
        Row((str(at), *_objective(at, one, case.office.objectives.get(one.id, _UNKNOWN))))
        for at, one in enumerate(case.plan.objectives.values(), 1)
    ]
    figures = ("Mức ban đầu", "Mức phấn đấu", "Kết quả")
    columns = (NUMBER, Column("Mục tiêu", 7), *(Column(one, 3, Align.CENTRE) for one in figures), Column("Ghi chú", 4))
    yield Table(columns, tuple(rows))


def _objective(at: int, one: Objective, reached: Reached) -> tuple[Text, ...]:
    baseline = one.baseline if reached.baseline is None else reached.baseline
    target = one.target if reached.target is None else reached.target
    result: Text = Gap(f"kết quả mục tiêu {at}")
    if reached.result is not None:
        result = _measured(one, reached.result)
    wanted = (_NOT_SAID if value is None else _measured(one, value) for value in (baseline, target))
    return spelt_out(one.label), *wanted, result, reached.note or ""


def _measured(one: Objective, value: Fraction) -> str:
    if one.unit is None:
        return figure(value)
    return f"{figure(value)}%" if one.unit == "%" else f"{figure(value)} ({one.unit})"


def _clauses(case: Case, one: Objective) -> str:
    clauses = case.plan.clauses
    return "; ".join(clauses[name].spoken if name in clauses else f"mục {name}" for name in one.clause)


def narrative(kind: str, case: Case) -> Iterator[Block]:
    """What no data says: somebody has to write it, here or in the office file."""
    said = case.issued(kind)
    yield Heading(1, "Đánh giá chung")
    yield from _written("Kết quả nổi bật, cách làm hay", said.achievements)
    yield from _written("Tồn tại, hạn chế, nguyên nhân", said.shortcomings)
    yield from _written("Kiến nghị, phương hướng", said.directions)


def _written(title: str, paragraphs: Sequence[str]) -> Iterator[Block]:
    if not paragraphs:
        yield Clause(joined(f"{title}: ", Gap(f"thuyết minh: {title[:1].lower()}{title[1:]}"), "."))
        return
    yield Clause(f"{title}:")
    yield from (Paragraph(text) for text in paragraphs)


def ahead(case: Case) -> Iterator[Block]:
    """The days of the round."""
    due = sorted(
        due_in(case.plan, case.evaluation.round, case.evaluation.notices).values(), key=lambda one: one.last_day
    )
    if due:
        yield Heading(1, "Các mốc của đợt thi đua")
        yield Items(
            tuple(
                f"{spelt_out(one.deadline.label)}: chậm nhất ngày {short_day(one.last_day)}"
                f" ({spelt_out(one.deadline.who)})"
                for one in due
            )
        )


def readings(case: Case) -> Iterator[Block]:
    """Where the plan is silent, what was done."""
    mattered = readings_that_mattered(case.evaluation)
    if mattered:
        yield Heading(1, "Cách hiểu đã áp dụng ở chỗ kế hoạch chưa rõ")
        yield Items(tuple(ended(printed(f"{one.problem}: {one.reading}"), ".") for one in mattered))
