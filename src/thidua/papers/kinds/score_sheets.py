"""The score sheet of each unit: the points that it gave itself beside those of the appraisal, and why they are so."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.forms import SIGN
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.kinds.reasons import points_in_full
from thidua.papers.paper import Block, Cell, Column, Form, Heading, Items, Paper, Paragraph, Row, RowKind, Signer, Table
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import printed, spelt_out, upper_first
from thidua.rules.facts import NOT_APPLICABLE, SELF_REPORTED, Given, Participant
from thidua.rules.reasons import Reason
from thidua.rules.results import Result
from thidua.rules.totals import Score
from thidua.rules.wording.figures import figure
from thidua.rules.wording.rubric import say_total

KIND = "phieu-diem"


def make(case: Case) -> Iterator[Made]:
    """The score sheet of everybody whom the rubric scores."""
    if case.plan.rubric is not None:
        for result in case.evaluation.results:
            if result.score is not None:
                yield Made(_sheet(case, result, result.score), result.participant.id)


def self_scored(case: Case, one: Participant) -> dict[str, Fraction]:
    """The points that a unit gave itself, by criterion, from the self-scoring form that it sent."""
    found: dict[str, Fraction] = {}
    for form in case.plan.forms.values():
        points = next((column.id for column in form.columns.values() if column.type == "points"), None)
        if form.rows != "criteria" or points is None:
            continue
        for line in case.sent.lines(form.id, one.id):
            value = line.answers.get(points)
            if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
                found[line.key] = Fraction(value)
    return found


def scores_itself(case: Case) -> bool:
    """Whether the plan has units score themselves first."""
    asked = case.plan.appraisal is not None and case.plan.appraisal.self_scored
    return asked or any(form.rows == "criteria" for form in case.plan.forms.values())


def _sheet(case: Case, result: Result, score: Score) -> Paper:
    issuer = case.issuer(case.standing_body, KIND)
    name = spelt_out(result.participant.shown)
    head = case.head(KIND, issuer, "Phiếu điểm", f"{name}{case.in_round}", form=Form.MINUTES)
    own = self_scored(case, result.participant)
    body: tuple[Block, ...] = (
        _points(case, score, own),
        Paragraph(f"{printed(say_total(score, result.rank))}."),
        *_reported(case, result.participant),
        *_why(case, score),
    )
    signers = (Signer("Thủ trưởng đơn vị được chấm", note=SIGN), Signer("Người thẩm định", note="(Ký, ghi rõ họ tên)"))
    return Paper(KIND, head, body=body, signers=signers)


def _points(case: Case, score: Score, own: Mapping[str, Fraction]) -> Table:
    rubric = case.plan.rubric
    assert rubric is not None
    both = scores_itself(case)

    def row(*cells: str | Cell, own_points: str = "", earned: str, kind: RowKind = RowKind.BODY) -> Row:
        return Row((*cells, *([own_points] if both else []), earned), kind)

    rows = [
        row(name, spelt_out(rubric.criteria[name].label), _most(score, name),
            own_points=figure(own[name]) if name in own else "", earned=_earned(reason))
        for name, reason in score.criteria.items()
    ]  # fmt: skip
    most = sum((one.max for one in rubric.criteria.values()), Fraction(0))
    complete = figure(sum(own.values(), Fraction(0))) if own and own.keys() >= score.criteria.keys() else ""
    rows.append(
        row(Cell("Tổng điểm tiêu chí", 2), figure(most), own_points=complete, earned=figure(score.criteria_total),
            kind=RowKind.TOTAL)
    )  # fmt: skip
    for sign, lines in (("+", score.bonus), ("-", score.penalty)):
        rows += [row(sign, spelt_out(reason.subject.label), "", earned=_earned(reason)) for reason in lines.values()]
    rows.append(row(Cell("Điểm cuối cùng", 3), earned=figure(score.final), kind=RowKind.TOTAL))
    points = ("Điểm tối đa", *(("Đơn vị tự chấm", "Điểm thẩm định") if both else ("Điểm đạt",)))
    columns = (
        Column("Mục", NUMBER.width, Align.CENTRE),
        Column("Tiêu chí", 9),
        *(Column(label, 2, Align.CENTRE) for label in points),
    )
    return Table(columns, tuple(rows))


def _most(score: Score, name: str) -> str:
    return figure(score.maxima[name]) if name in score.maxima else "–"


def _earned(reason: Reason) -> str:
    if reason.value is NOT_APPLICABLE:
        return "Không áp dụng"
    return "Chưa đủ số liệu" if reason.points is None else figure(reason.points)


def _reported(case: Case, one: Participant) -> Iterator[Block]:
    """The facts of which the unit says something else than what counts."""
    rows = [Row((str(number), *cells)) for number, cells in enumerate(_differing(case, one), 1)]
    if rows:
        yield Heading(2, "Số liệu đơn vị báo cáo khác số liệu thẩm định")
        columns = (
            NUMBER,
            Column("Số liệu", 8),
            Column("Đơn vị báo cáo", 3),
            Column("Thẩm định", 3),
            Column("Nguồn", 5),
        )
        yield Table(columns, tuple(rows))


def _differing(case: Case, one: Participant) -> Iterator[tuple[str, str, str, str]]:
    for name, fact in case.plan.facts.items():
        given = one.facts.get(name)
        own = _own(given) if given is not None else None
        if given is None or own is None or own.value == given.value or given.source is None:
            continue
        by = case.plan.bodies.get(given.source.origin)
        values = (upper_first(case.words.value(one_of.value, name)) for one_of in (own, given))
        said, counts = values
        yield printed(fact.label), said, counts, upper_first(case.desk.named(by.id)) if by is not None else ""


def _own(given: Given) -> Given | None:
    """What the participant itself says, where somebody else's word counts."""
    overruled = given.source.overruled if given.source is not None else ()
    return next((one for one in overruled if one.source is not None and one.source.origin == SELF_REPORTED), None)


def _why(case: Case, score: Score) -> Iterator[Block]:
    yield Heading(2, "Căn cứ của từng điểm")
    yield Items(tuple(points_in_full(case, score)))
