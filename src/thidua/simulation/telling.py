"""What a simulation came to, in Vietnamese: sentences of what is worth knowing, and tables, for every face alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.wording.figures import figure
from thidua.simulation.trying import Simulated

MOST_NAMED = 3
OFTEN = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Told:
    """A table: its title, headings and rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def observations(found: Simulated) -> list[str]:
    """A sentence for each thing that whoever signs the plan should know."""
    return [*_on_lines(found), *_on_places(found), *_on_gates(found)]


def tables(found: Simulated) -> list[Told]:
    """Totals by group, lines of the rubric, gates, what came of each group; those in which nothing stands left out."""
    made = (_totals(found), _lines(found), _gates(found), _fates(found))
    return [table for table in made if table.rows]


def label_of(plan: Plan, line: str) -> str:
    """The name of a criterion, bonus or penalty."""
    assert plan.rubric is not None
    parts = plan.rubric.criteria | plan.rubric.bonus | plan.rubric.penalty
    return parts[line].label


def _on_lines(found: Simulated) -> Iterator[str]:
    for name, line in found.lines.items():
        if line.separates_nobody:
            yield (
                f"«{label_of(found.plan, name)}» không phân biệt được ai: cả {found.runs} lần thử mọi đối tượng đều "
                "cùng điểm."
            )
    deciding = sorted(found.lines.items(), key=lambda item: -item[1].deciding)[:MOST_NAMED]
    named = [
        f"«{label_of(found.plan, name)}» ({line.deciding}/{found.runs} lần)" for name, line in deciding if line.deciding
    ]
    if named:
        yield f"Quyết định suất nhiều nhất: {', '.join(named)}; bỏ chỉ tiêu đó thì người đứng đầu đổi."


def _on_places(found: Simulated) -> Iterator[str]:
    if found.contested:
        yield f"Có tranh chấp suất (bằng điểm ở ngưỡng) ở {found.contested}/{found.runs} lần thử."
    for kind, group in found.never:
        yield f"{_whom(found.plan, kind, group)}: không lần nào có ai đủ điều kiện được khen."


def _on_gates(found: Simulated) -> Iterator[str]:
    for award, gates in found.gates.items():
        for label, held in gates.items():
            judged = held.passed + held.failed
            if judged and held.failed > judged * OFTEN:
                share = _percent(held.failed, judged)
                yield f"{found.plan.awards[award].label}: điều kiện «{label}» loại {share} số đối tượng được xét."


def _totals(found: Simulated) -> Told:
    rows = [
        (
            found.plan.groups[group].label,
            *(figure(value) for value in (one.low, one.lower, one.middle, one.upper, one.high)),
        )
        for group, one in found.spreads.items()
    ]
    headings = ("Nhóm", "Thấp nhất", "Một phần tư dưới", "Giữa", "Một phần tư trên", "Cao nhất")
    return Told("Điểm cuối cùng theo nhóm", headings, tuple(rows))


def _lines(found: Simulated) -> Told:
    criteria = found.plan.rubric.criteria if found.plan.rubric is not None else {}
    rows = [
        (
            name if name in criteria else "",
            label_of(found.plan, name),
            _mean(line.earned, line.judged),
            _mean(line.possible, line.judged) if line.possible is not None else "",
            f"{line.separating}/{line.tried}",
            f"{line.deciding}/{found.runs}",
        )
        for name, line in found.lines.items()
    ]
    headings = ("Mã", "Chỉ tiêu", "Điểm trung bình", "Tối đa", "Lần phân biệt", "Lần quyết định suất")
    return Told("Từng chỉ tiêu", headings, tuple(rows))


def _gates(found: Simulated) -> Told:
    rows = [
        (found.plan.awards[award].label, label, _percent(held.passed, held.passed + held.failed))
        for award, gates in found.gates.items()
        for label, held in gates.items()
        if held.passed + held.failed
    ]
    return Told("Điều kiện", ("Hình thức", "Điều kiện", "Đạt"), tuple(rows))


def _fates(found: Simulated) -> Told:
    by_score = any(fate.placed for fate in found.fates.values())
    rows = [
        (
            _whom(found.plan, kind, group),
            _percent(fate.eligible, fate.took_part),
            _percent(fate.placed, fate.took_part) if by_score else "",
        )
        for (kind, group), fate in found.fates.items()
    ]
    headings = ("Đối tượng", "Đủ điều kiện", "Được suất theo điểm")
    return Told("Theo đối tượng", headings, tuple(rows))


def _whom(plan: Plan, kind: str, group: str) -> str:
    return f"{KIND_LABELS[kind]}, {plan.groups[group].label}"


def _mean(total: Fraction | None, count: int) -> str:
    return figure(round((total or Fraction(0)) / count, 2)) if count else ""


def _percent(part: int, whole: int) -> str:
    return f"{figure(round(Fraction(100 * part, whole), 1))}%"
