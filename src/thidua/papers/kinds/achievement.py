"""The report of achievements of everybody who is proposed, in the form for commendation by period or theme."""

from collections.abc import Iterator

from thidua.papers.kinds.case import Case, Made, is_collective
from thidua.papers.kinds.summary_list import achievement
from thidua.papers.paper import (
    Block,
    Column,
    Day,
    Form,
    Gap,
    Head,
    Heading,
    Items,
    Paper,
    Paragraph,
    Row,
    Signer,
    Table,
    Text,
    joined,
)  # fmt: skip
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import printed, spelt_out, upper_first
from thidua.plan.model.papers import DossierPart
from thidua.rules.results import Result
from thidua.rules.wording.figures import figure

KIND = "bao-cao-thanh-tich"


def make(case: Case) -> Iterator[Made]:
    """One report for each award holder, proposed by their own unit."""
    for result in case.evaluation.results:
        if result.awards:
            yield Made(_report(case, result), result.participant.id)


def _report(case: Case, result: Result) -> Paper:
    one, person = result.participant, case.person(result.participant)
    collective = is_collective(one)
    unit: Text = one.shown if collective else person.unit or Gap(f"đơn vị công tác của {one.shown}")
    award = spelt_out(case.plan.awards[result.awards[0]].label)
    head = Head(
        issuer=unit,
        place=Gap("địa danh của đơn vị báo cáo"),
        day=Day(case.last_day.year),
        title="Báo cáo thành tích",
        subject=f"Đề nghị tặng {award} trong {case.movement}{case.in_round}",
        form=Form.TITLED,
    )
    confirmed = _confirmed_by(case, result)
    whose = Signer("Thủ trưởng đơn vị" if collective else "Người báo cáo", name=None if collective else one.shown,
                   note="(Ký, đóng dấu)" if collective else "(Ký, ghi rõ họ tên)")  # fmt: skip
    signers = (Signer(f"Xác nhận của {confirmed}", note="(Ký, đóng dấu)"), whose) if confirmed else (whose,)
    return Paper(KIND, head, body=tuple(_body(case, result, collective)), signers=signers)


def _confirmed_by(case: Case, result: Result) -> str | None:
    """Who confirms, by the dossier of the award; of a person, without such a rule, the unit."""
    parts = [
        part
        for dossier in case.plan.dossiers.values()
        if set(dossier.award) & set(result.awards)
        for part in dossier.parts.values()
        if part.paper == "achievement_report"
    ]
    named = next((part.confirmed_by for part in parts if part.confirmed_by), None)
    return named or (None if is_collective(result.participant) else "thủ trưởng đơn vị")


def form_of(case: Case) -> DossierPart | None:
    """The part of a dossier that names the form of the report."""
    parts = (part for dossier in case.plan.dossiers.values() for part in dossier.parts.values())
    return next((part for part in parts if part.paper == "achievement_report" and part.form_number), None)


def _body(case: Case, result: Result, collective: bool) -> Iterator[Block]:
    form = form_of(case)
    if form is not None:
        of = f" của {form.form_of}" if form.form_of else ""
        yield Paragraph(f"(Theo Mẫu số {form.form_number}{of}: khen thưởng theo đợt hoặc chuyên đề)", indent=False)
    yield Heading(1, "Đặc điểm, tình hình" if collective else "Sơ lược lý lịch")
    yield Items(tuple(_about(case, result, collective)))
    yield Heading(1, "Thành tích đạt được")
    yield Paragraph(joined("Tóm tắt: ", achievement(case, result), "."))
    yield Paragraph("Số liệu làm căn cứ:", keep_with_next=True)
    yield _facts(case, result)
    yield from _initiatives(case, result)
    yield Heading(1, "Các hình thức đã được khen thưởng")
    history = case.person(result.participant).history
    yield Items(history or (Gap(f"các hình thức đã được khen thưởng của {result.participant.shown}"),))


def _about(case: Case, result: Result, collective: bool) -> Iterator[Text]:
    one, person = result.participant, case.person(result.participant)
    yield f"{'Tên tập thể' if collective else 'Họ và tên'}: {one.shown}"
    yield f"Nhóm thi đua: {spelt_out(case.plan.groups[one.group].label)}"
    if not collective:
        yield joined("Chức vụ: ", person.position or Gap(f"chức vụ của {one.shown}"))
        yield joined("Đơn vị công tác: ", person.unit or Gap(f"đơn vị công tác của {one.shown}"))
    if result.score is not None and result.status == "scored":
        rank = f", xếp hạng {result.rank}" if result.rank is not None else ""
        yield f"Kết quả chấm điểm: {figure(result.score.final)} điểm{rank}"


def _facts(case: Case, result: Result) -> Table:
    given = result.participant.facts
    rows = [
        Row((str(number), printed(fact.label), _value(case, result, name), _evidence(result, name)))
        for number, (name, fact) in enumerate(((n, f) for n, f in case.plan.facts.items() if n in given), 1)
    ]
    columns = (Column("STT", 2, Align.CENTRE), Column("Nội dung", 9), Column("Kết quả", 4), Column("Minh chứng", 4))
    return Table(columns, tuple(rows))


def _value(case: Case, result: Result, name: str) -> str:
    return upper_first(case.words.value(result.participant.facts[name].value, name))


def _evidence(result: Result, name: str) -> str:
    source = result.participant.facts[name].source
    return source.evidence or "" if source is not None else ""


def _initiatives(case: Case, result: Result) -> Iterator[Block]:
    own = [one for one in case.office.initiatives if one.by == result.participant.id]
    if own:
        yield Paragraph("Mô hình, giải pháp, sáng kiến:", keep_with_next=True)
        yield Items(tuple(f"{one.name} ({'đã được công nhận' if one.recognised else 'đã đăng ký'})" for one in own))
