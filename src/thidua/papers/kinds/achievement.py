"""The report of achievements of everybody who is proposed, in the form for commendation by period or theme."""

from collections.abc import Iterator

from thidua.papers.kinds.case import Case, Made, is_collective
from thidua.papers.kinds.registered import Registered
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
    plain,
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
            yield of_award(case, result, result.awards[0])


def of_award(case: Case, result: Result, award: str) -> Made:
    """The report of one who is proposed for this award."""
    return Made(_report(case, result, award), result.participant.id)


def _report(case: Case, result: Result, for_award: str) -> Paper:
    one, person = result.participant, case.person(result.participant)
    collective = is_collective(one)
    unit: Text = one.shown if collective else person.unit or Gap(f"đơn vị công tác của {one.shown}")
    award = spelt_out(case.plan.awards[for_award].label)
    head = Head(
        issuer=unit,
        place=_place(case, result, unit),
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


def _place(case: Case, result: Result, unit: Text) -> Text:
    """The place of whoever reports: as entered, else that in the name of a commune; nobody else's is known."""
    if entered := case.person(result.participant).place:
        return entered
    return place_in(spelt_out(plain(unit))) or Gap(f"địa danh của đơn vị báo cáo ({plain(unit)})")


def place_in(unit: str) -> str | None:
    """``Hoa Sen`` of ``Ủy ban nhân dân xã Hoa Sen``: communes bear their place in their names."""
    words = unit.removeprefix("Ủy ban nhân dân ").strip()
    kinds = ("xã ", "phường ", "thị trấn ", "đặc khu ")
    kind = next((one for one in kinds if words.casefold().startswith(one)), None)
    return words[len(kind) :].strip() or None if kind is not None else None


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
    own = case.initiatives_of(result.participant)
    if own:
        yield Paragraph("Mô hình, giải pháp, sáng kiến:", keep_with_next=True)
        yield Items(tuple(f"{one.named} ({_became(one)})" for one in own))


def _became(one: Registered) -> str:
    if one.recognised:
        return f"đã được công nhận, phạm vi: {one.scope}" if one.scope else "đã được công nhận"
    return "đã hoàn thành" if one.completed else "đã đăng ký"
