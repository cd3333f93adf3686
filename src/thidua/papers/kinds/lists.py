"""Lists of those who are given or proposed for awards, as several papers print them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.papers.kinds.case import Case, is_collective
from thidua.papers.paper import Cell, Column, Gap, Row, RowKind, Table, Text
from thidua.papers.paper.tables import Align
from thidua.papers.texts import roman
from thidua.papers.vietnamese import counted, money_in_words, spelt_out
from thidua.plan.model.awards import Award
from thidua.rules.results import Result
from thidua.rules.wording.figures import figure

NUMBER = Column("STT", 2, Align.CENTRE)
NOBODY = Gap("danh sách: chưa có ai được chọn")


def how_many(results: Sequence[Result]) -> str:
    """``05 tập thể và 10 cá nhân``."""
    collective = sum(is_collective(one.participant) for one in results)
    parts = [(collective, "tập thể"), (len(results) - collective, "cá nhân")]
    return " và ".join(f"{counted(number)} {what}" for number, what in parts if number)


def whom(results: Sequence[Result]) -> str:
    """``tập thể, cá nhân``: what those are who are named."""
    collective = [is_collective(one.participant) for one in results]
    return ", ".join(what for what, there in (("tập thể", any(collective)), ("cá nhân", not all(collective))) if there)


def who(case: Case, result: Result) -> Text:
    """The name, and of a person position and unit in a line below, as far as they are known."""
    person = case.person(result.participant)
    lines = [case.shown(result.participant), ", ".join(filter(None, (person.position, person.unit)))]
    return "\n".join(filter(None, lines))


def award_table(
    case: Case,
    awards: Sequence[Award],
    *,
    extra: Sequence[Column] = (),
    subtotals: bool = False,
    signed: bool = False,
) -> Table:
    """Award by award who is given it, with the sum of money where there is one; ``extra`` columns stay empty.

    ``subtotals``: where there are several awards, each that several hold has a sum of its own. ``signed``: each
    signs in the list.
    """
    paid = any(award.money is not None for award in awards)
    money = [Column("Tiền thưởng (đồng)", 4, Align.RIGHT)] if paid else []
    columns = (NUMBER, Column("Tên tập thể, cá nhân", 10), Column("Nhóm", 6), *money, *extra)
    rows = list(_award_rows(case, awards, paid, len(columns), subtotals))
    return Table(columns, tuple(rows), signed=signed, when_empty=NOBODY if not rows else "")


def _award_rows(case: Case, awards: Sequence[Award], paid: bool, wide: int, subtotals: bool) -> Iterator[Row]:
    held = [award for award in awards if case.holders(award.id)]
    for number, award in enumerate(held, 1):
        holders = case.holders(award.id)
        yield Row((Cell(f"{roman(number)}. {spelt_out(award.label)} ({how_many(holders)})", wide),), RowKind.GROUP)
        for place, result in enumerate(holders, 1):
            sum_ = case.money(award, result)
            group = spelt_out(case.plan.groups[result.participant.group].label)
            yield Row((str(place), who(case, result), group, *([money_text(sum_)] if paid else [])))
        if subtotals and len(held) > 1 and len(holders) > 1:
            yield from _sum_row("Cộng", total_money(case, [award]))
    if paid:
        yield from _sum_row("Tổng cộng", total_money(case, awards))


def _sum_row(label: str, sum_: Fraction | None) -> Iterator[Row]:
    if sum_ is not None:
        yield Row((Cell(label, 3), figure(sum_)), RowKind.TOTAL)


def money_text(sum_: Fraction | Gap | None) -> Text:
    """A sum as a table prints it."""
    return sum_ if isinstance(sum_, Gap) else "" if sum_ is None else figure(sum_)


def total_money(case: Case, awards: Sequence[Award]) -> Fraction | None:
    """All that is paid; None where nothing is, or where a sum is not known yet."""
    sums = [case.money(award, result) for award in awards for result in case.holders(award.id)]
    if any(isinstance(one, Gap) for one in sums) or all(one is None for one in sums):
        return None
    return sum((one for one in sums if one is not None and not isinstance(one, Gap)), Fraction(0))


def in_full(sum_: Fraction) -> str:
    """``1.200.000 đồng (Một triệu hai trăm nghìn đồng)``; without words where the sum is broken."""
    words = money_in_words(sum_)
    return f"{figure(sum_)} đồng" + (f" ({words})" if words else "")


def decided_here(case: Case, kind: str) -> dict[str, list[Award]]:
    """The awards that our own office decides, by who signs; those without one are the head's of the plan's office."""
    found: dict[str, list[Award]] = {}
    for award in case.plan.awards.values():
        body = award.decided_by or case.plan.issuer
        if case.plan.rounds[case.evaluation.round].is_meant(award.rounds) and case.desk.is_ours(
            body, case.day_of(kind)
        ):
            found.setdefault(body, []).append(award)
    return found


def awards_of_round(case: Case) -> list[Award]:
    """Every award of the round, in the plan's order."""
    found = case.plan.rounds[case.evaluation.round]
    return [award for award in case.plan.awards.values() if found.is_meant(award.rounds)]
