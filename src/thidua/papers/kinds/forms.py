"""The plan's own forms on paper: registration with what somebody registered, and the score sheet as it was assessed."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.form_tables import form_table
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.paper import Block, Cell, Column, Form, Head, Paper, Paragraph, Row, RowKind, Signer, Table
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import lowered, printed, spelt_out
from thidua.plan.model.papers import Form as PlanForm
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.reasons import Reason
from thidua.rules.results import Result
from thidua.rules.sheet import concerns
from thidua.rules.totals import Score
from thidua.rules.wording.figures import figure
from thidua.rules.wording.rubric import say_total

REGISTRATION, SCORES = "bieu", "phieu-diem"
_SIGN = "(Ký, đóng dấu, ghi rõ họ tên)"


def registration(case: Case) -> Iterator[Made]:
    """Each form of each participant, with the initiatives that the office file holds; blank where there are none."""
    for form in case.plan.forms.values():
        if form.rows in ("fields", "participant", "nominees"):
            for result in case.evaluation.results:
                one = result.participant
                if concerns(form.asked, one.kind, one.group):
                    yield Made(_form(case, form, result), f"{form.id}/{one.id}")


def scores(case: Case) -> Iterator[Made]:
    """The score sheet of everybody whom the rubric scores."""
    if case.plan.rubric is not None:
        for result in case.evaluation.results:
            if result.score is not None:
                yield Made(_scores(case, result, result.score), result.participant.id)


def _form(case: Case, form: PlanForm, result: Result) -> Paper:
    label, _, about = printed(form.label).partition(". ")
    filled, free = _filled(case, form, result)
    table = form_table(case.plan, form.id, filled, free)
    head = Head(issuer=result.participant.shown, title=label, subject=about or None, form=Form.MINUTES)
    body: tuple[Block, ...] = (
        Paragraph(f"(Kèm theo kế hoạch {lowered(spelt_out(case.plan.title))})", align=Align.LEFT),
        table,
    )
    return Paper(REGISTRATION, head, body=body, signers=(Signer(form.signed_by, note=_SIGN),), landscape=True)


def _filled(case: Case, form: PlanForm, result: Result) -> tuple[dict[tuple[str, str], str], list[list[str]]]:
    """What is known of a form's lines: counts and names of initiatives by field, the facts that it repeats."""
    own = [one for one in case.office.initiatives if one.by == result.participant.id]
    filled: dict[tuple[str, str], str] = {}
    facts = result.participant.facts
    if form.rows == "participant":
        known = {name: case.words.value(facts[name].value, name) for name in form.columns if name in facts}
        return {}, [[known.get(column, "") for column in form.columns]]
    if form.rows != "fields":
        return {}, []
    for field in {one.field: None for one in own if one.field is not None}:
        there = [one for one in own if one.field == field]
        for column in form.columns.values():
            if column.type == "count":
                filled[str(field), column.id] = str(len(there))
            elif column.type == "names":
                filled[str(field), column.id] = "\n".join(f"{at}. {one.name}" for at, one in enumerate(there, 1))
            elif column.id == "expected_completion":
                filled[str(field), column.id] = "\n".join(
                    f"{at}. {one.expected}" for at, one in enumerate(there, 1) if one.expected
                )
    return filled, []


def _scores(case: Case, result: Result, score: Score) -> Paper:
    issuer = case.issuer(case.standing_body, SCORES)
    name = result.participant.shown
    head = case.head(SCORES, issuer, "Phiếu điểm", f"{name}{case.in_round}", form=Form.MINUTES)
    body = (_points(case, score), Paragraph(f"{printed(say_total(score, result.rank))}."))
    signers = (Signer("Thủ trưởng đơn vị được chấm", note=_SIGN), Signer("Người thẩm định", note="(Ký, ghi rõ họ tên)"))
    return Paper(SCORES, head, body=body, signers=signers)


def _points(case: Case, score: Score) -> Table:
    rubric = case.plan.rubric
    assert rubric is not None
    rows = [
        Row((name, spelt_out(rubric.criteria[name].label), _most(score, name), _earned(reason)))
        for name, reason in score.criteria.items()
    ]
    most = sum((one.max for one in rubric.criteria.values()), Fraction(0))
    rows.append(Row((Cell("Tổng điểm tiêu chí", 2), figure(most), figure(score.criteria_total)), RowKind.TOTAL))
    for sign, lines in (("+", score.bonus), ("-", score.penalty)):
        rows += [Row((sign, spelt_out(reason.subject.label), "", _earned(reason))) for reason in lines.values()]
    rows.append(Row((Cell("Điểm cuối cùng", 3), figure(score.final)), RowKind.TOTAL))
    columns = (
        Column("Mục", NUMBER.width, Align.CENTRE), Column("Tiêu chí", 9), Column("Điểm tối đa", 2, Align.CENTRE),
        Column("Điểm đạt", 2, Align.CENTRE),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _most(score: Score, name: str) -> str:
    return figure(score.maxima[name]) if name in score.maxima else "–"


def _earned(reason: Reason) -> str:
    if reason.value is NOT_APPLICABLE:
        return "Không áp dụng"
    return "Chưa đủ số liệu" if reason.points is None else figure(reason.points)
