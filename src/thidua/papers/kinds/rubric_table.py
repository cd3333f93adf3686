"""The rubric as one table: sections, criteria with their maximum, how points arise, bonus and penalty."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.in_words.points import said
from thidua.in_words.speech import Speech
from thidua.in_words.told import Row as Told
from thidua.papers.paper import Cell, Column, Row, RowKind, Table
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import printed
from thidua.plan.model.plan import Plan
from thidua.plan.model.scoring import Criterion, SubCriterion
from thidua.rules.wording.figures import figure

_LEVELS = ("", "- ", "+ ", "· ")


def rubric_table(plan: Plan) -> Table:
    """The rubric of a plan that has one."""
    speech = Speech(plan)
    columns = (
        Column("Mục", 2, Align.CENTRE),
        Column("Tiêu chí", 7),
        Column("Điểm tối đa", 2, Align.CENTRE),
        Column("Cách tính điểm", 11),
    )
    return Table(columns, tuple(_rows(plan, speech)))


def _rows(plan: Plan, speech: Speech) -> Iterator[Row]:
    rubric = plan.rubric
    assert rubric is not None
    section = None
    for criterion in rubric.criteria.values():
        if criterion.section != section and criterion.section is not None:
            section = criterion.section
            found = rubric.sections[section]
            most = figure(found.max) if found.max is not None else ""
            yield Row(("", found.label, most, ""), RowKind.GROUP)
        yield from _criterion(speech, criterion)
    total = sum((one.max for one in rubric.criteria.values()), Fraction(0))
    yield Row((Cell("Tổng điểm", 2), figure(total), ""), RowKind.TOTAL)
    for title, lines in (("Điểm thưởng", rubric.bonus), ("Điểm trừ", rubric.penalty)):
        if lines:
            yield Row((Cell(title, 4),), RowKind.GROUP)
        for line in lines.values():
            yield Row(("", line.label, "", _earned(said(speech, line.points, None))))


def _criterion(speech: Speech, criterion: Criterion) -> Iterator[Row]:
    if criterion.points is not None:
        how = _earned(said(speech, criterion.points, criterion.max))
        yield Row((criterion.id, criterion.label, figure(criterion.max), how))
        return
    yield Row((criterion.id, criterion.label, figure(criterion.max), ""), RowKind.GROUP)
    for part in criterion.parts.values():
        yield _part(speech, criterion, part)


def _part(speech: Speech, criterion: Criterion, part: SubCriterion) -> Row:
    return Row(
        (f"{criterion.id}.{part.id}", part.label, figure(part.max), _earned(said(speech, part.points, part.max)))
    )


def _earned(told: Told) -> str:
    """How points arise, a line for each tier."""
    return printed("\n".join(_lines(told, 0)))


def _lines(told: Told, depth: int) -> Iterator[str]:
    text = told.line
    yield _LEVELS[min(depth, len(_LEVELS) - 1)] + text[:1].upper() + text[1:]
    for row in told.rows:
        yield from _lines(row, depth + 1)
