"""Whether the lines of a rubric fit one another: parts their frame, sections their names, shares of points."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.plan.model.plan import Plan
from thidua.plan.model.scoring import Adjustment, Criterion, Policy, Rubric, Spread
from thidua.plan.references.measured import shown
from thidua.plan.references.walk import Found
from thidua.plan.source import DataPath


def check_rubric(plan: Plan) -> Iterator[Found]:
    """Everything between the lines of the rubric; nothing where a plan has none."""
    rubric = plan.rubric
    if rubric is None:
        return
    for criterion in rubric.criteria.values():
        path: DataPath = ("rubric", "criteria", criterion.id)
        yield from _criterion(path, criterion)
        yield from _policy(rubric, (*path, "not_applicable"), criterion.not_applicable, criterion.id)
    yield from _policy(rubric, ("rubric", "not_applicable"), rubric.not_applicable, "")
    yield from _sections(plan, rubric)
    for section, lines in (("bonus", rubric.bonus), ("penalty", rubric.penalty)):
        yield from _alone(section, list(lines.values()))
    for key in ("bonus_max", "penalty_max", "total_max"):
        bound = getattr(rubric, key)
        if bound is not None and bound < 0:
            yield ("rubric", key), f"mức cao nhất không thể âm, ở đây là {shown(bound)}"


def _criterion(path: DataPath, criterion: Criterion) -> Iterator[Found]:
    if criterion.points is None and not criterion.parts and not criterion.open:
        yield path, "cần một trong: points, parts (hoặc open: yes nếu để cấp dưới đặt)"
    if criterion.points is not None and (criterion.parts or criterion.open):
        key = "parts" if criterion.parts else "open"
        yield (*path, key), f"chỉ được một trong: points, {key}; điểm của chỉ tiêu là tổng các chỉ tiêu con"
    total = sum((part.max for part in criterion.parts.values()), Fraction(0))
    if criterion.parts and total > criterion.max:
        message = f"các chỉ tiêu con cộng lại {shown(total)} điểm, quá điểm tối đa {shown(criterion.max)}"
        yield (*path, "parts"), f"{message} của chỉ tiêu «{criterion.id}»"


def _policy(rubric: Rubric, path: DataPath, policy: Policy | None, own: str) -> Iterator[Found]:
    if not isinstance(policy, Spread):
        return
    for place, name in enumerate(policy.spread):
        other = rubric.criteria.get(name)
        if name == own:
            yield (*path, "spread", place), "không chia điểm cho chính chỉ tiêu này"
        elif other is not None and other.max <= 0:
            yield (*path, "spread", place), f"không chia được cho «{name}» vì điểm tối đa của nó không lớn hơn 0"


def _sections(plan: Plan, rubric: Rubric) -> Iterator[Found]:
    used = {criterion.section for criterion in rubric.criteria.values()}
    for name in rubric.sections:
        if name not in used:
            yield ("rubric", "sections", name), f"phần «{name}» không có chỉ tiêu nào (criteria ghi section: {name})"
        for group, label in (("facts", "số liệu"), ("figures", "số tính được"), ("parameters", "tham số")):
            if name in getattr(plan, group):
                message = f"mã «{name}» trùng với một {label} ({group}); phần của thang điểm phải mang mã khác"
                yield ("rubric", "sections", name), message


def _alone(section: str, lines: list[Adjustment]) -> Iterator[Found]:
    """Of one line the best is that line: the others are misspelt or missing."""
    named = [line.best_of for line in lines]
    for line in lines:
        if line.best_of is not None and named.count(line.best_of) == 1:
            yield (
                ("rubric", section, line.id, "best_of"),
                f"chỉ có một mục mang best_of «{line.best_of}» trong {section}",
            )
