"""The plan itself (KH) with its annexes: the rubric as a table, the forms to fill in."""

from collections.abc import Iterator

from thidua.in_words.parts.awards import awards as awards_in_words
from thidua.in_words.speech import Speech, flat
from thidua.papers.kinds.basis import plan_bases
from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.form_tables import blank_form
from thidua.papers.kinds.rubric_table import rubric_table
from thidua.papers.office_desk import in_lines
from thidua.papers.paper import (
    Acting,
    Appendix,
    Authority,
    Block,
    Clause,
    Column,
    Day,
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
)  # fmt: skip
from thidua.papers.paper.tables import Align
from thidua.papers.texts import accompanying, day_words, roman
from thidua.papers.vietnamese import lowered, printed, spelt_out, upper_first
from thidua.plan.model.people import KIND_LABELS
from thidua.rules.calendar import calendar_of, open_days
from thidua.rules.wording.figures import day as short_day

KIND = "ke-hoach"


def make(case: Case) -> Iterator[Made]:
    """The one paper of the plan."""
    plan = case.plan
    issuer = case.desk.issuer(plan.issuer, plan.issued or case.last_day)
    number, symbol = _number(plan.number)
    issued = plan.issued or case.issued(KIND).day
    head = Head(
        issuer.in_lines,
        issuer.superior and in_lines(issuer.superior),
        symbol or f"KH-{issuer.symbol or Gap('ký hiệu').printed}",
        case.issued(KIND).number if number is None else number,
        issuer.place,
        Day.of(issued) if issued else Day(plan.period.to.year),
        "Kế hoạch",
        upper_first(spelt_out(plan.title)),
    )
    attached = accompanying(head, issuer.name)
    yield Made(
        Paper(
            KIND,
            head,
            body=tuple(_body(case)),
            signers=(_signer(case, issuer.head),),
            recipients=(*plan.recipients, *(() if _archived(case) else (f"Lưu: {issuer.archive}",))),
            appendices=tuple(_annexes(case, attached)),
        )
    )


def _number(written: str | None) -> tuple[int | None, str | None]:
    """``15/KH-UBND`` as its number and symbol."""
    number, _, symbol = (written or "").partition("/")
    return (int(number) if number.isdigit() else None), (symbol or None)


def _archived(case: Case) -> bool:
    return any(text.strip().startswith("Lưu") for text in case.plan.recipients)


def _signer(case: Case, head: Text) -> Signer:
    """The block as the plan gives it; the name is the office's."""
    lines = case.plan.signer
    issuer = case.desk.issuer(case.plan.issuer, case.plan.issued or case.last_day)
    known = case.desk.signer(issuer, KIND, case.plan.issued or case.last_day)
    if not lines:
        return known
    acting = tuple(
        Acting(authority, line.removeprefix(authority.value).strip())
        for line in lines
        for authority in Authority
        if line.startswith(authority.value)
    )
    offices = [line for line in lines if not any(line.startswith(authority.value) for authority in Authority)]
    return Signer("\n".join(offices) or head, acting, known.name)


def _body(case: Case) -> Iterator[Block]:
    plan = case.plan
    if plan.bases:
        yield plan_bases(case)
    yield Paragraph(f"{upper_first(case.desk.named(plan.issuer))} ban hành kế hoạch tổ chức {case.movement} như sau:")
    sections = (_aims, _whom, _contents, _standards, _awards, _deadlines, _duties)
    for section in sections:
        blocks = list(section(case))
        if blocks:
            yield from blocks


def _aims(case: Case) -> Iterator[Block]:
    plan = case.plan
    if plan.theme or plan.objectives:
        yield Heading(1, "Chủ đề, mục tiêu")
    if plan.theme:
        yield Paragraph(f"Chủ đề: “{plan.theme}”.")
    for objective in plan.objectives.values():
        yield Clause(f"{objective.label}.")


def _whom(case: Case) -> Iterator[Block]:
    plan = case.plan
    yield Heading(1, "Đối tượng, thời gian thi đua")
    yield Clause("Đối tượng thi đua:")
    yield Items(
        tuple(
            f"{spelt_out(one.label)} ({', '.join(KIND_LABELS[kind] for kind in one.kinds)})"
            for one in plan.groups.values()
        )
    )
    start = day_words(Day.of(plan.period.from_)) if plan.period.from_ else "ngày ban hành kế hoạch"
    yield Clause(f"Thời gian thi đua: từ {start} đến hết {day_words(Day.of(plan.period.to))}.")


def _contents(case: Case) -> Iterator[Block]:
    plan = case.plan
    if plan.contents or plan.fields:
        yield Heading(1, "Nội dung thi đua")
    for content in plan.contents.values():
        yield Clause(f"{spelt_out(content.label)}.")
    if plan.fields:
        yield Clause("Các lĩnh vực đăng ký thi đua:")
        yield Items(tuple(field.label for field in plan.fields.values()))


def _standards(case: Case) -> Iterator[Block]:
    plan, speech = case.plan, Speech(case.plan)
    if plan.rubric is None and not plan.gates and not plan.classes:
        return
    yield Heading(1, "Tiêu chuẩn, cách đánh giá")
    if plan.rubric is not None:
        yield Clause("Chấm điểm theo thang điểm tại Phụ lục I kèm theo kế hoạch này.")
    if plan.classes:
        yield Clause("Kết quả được xếp thành các loại, từ cao xuống thấp:")
        yield Items(tuple(found.label for found in plan.classes.values()))
    if plan.gates:
        yield Clause("Điều kiện để được xét khen thưởng:")
        rows = [
            Row(
                (
                    str(number),
                    spelt_out(gate.label),
                    printed(upper_first(speech.whom(gate.asked))) if gate.asked else "Mọi đối tượng",
                )
            )
            for number, gate in enumerate(plan.gates, 1)
        ]
        yield Table((Column("STT", 2, Align.CENTRE), Column("Điều kiện", 8), Column("Áp dụng cho", 6)), tuple(rows))


def _awards(case: Case) -> Iterator[Block]:
    speech = Speech(case.plan)
    yield Heading(1, "Khen thưởng")
    for item in awards_in_words(speech):
        said = [say for say in item.says if say.about not in ("Thứ tự xếp",)]
        yield Clause(f"{spelt_out(item.title)}:")
        yield Items(
            tuple(
                printed(f"{say.about}: {'; '.join(filter(None, (say.text, *(flat(row) for row in say.rows))))}")
                for say in said
            )
        )


def _deadlines(case: Case) -> Iterator[Block]:
    days: dict[str, list[str]] = {}
    for due in calendar_of(case.plan, case.evaluation.notices):
        days.setdefault(due.deadline.id, []).append(short_day(due.last_day))
    for waiting in open_days(case.plan, case.evaluation.notices):
        days.setdefault(waiting.deadline.id, []).append("có thông báo sau")
    if not days:
        return
    columns = (
        ("STT", 1, Align.CENTRE),
        ("Việc", 6, Align.LEFT),
        ("Thực hiện", 6, Align.LEFT),
        ("Chậm nhất", 4, Align.CENTRE),
    )
    yield Heading(1, "Các mốc thời gian")
    yield Table(
        tuple(Column(*column) for column in columns),
        tuple(
            Row((str(number), spelt_out(deadline.label), spelt_out(deadline.who), "\n".join(days[name])))
            for number, (name, deadline) in enumerate(((name, case.plan.deadlines[name]) for name in days), 1)
        ),
    )


def _duties(case: Case) -> Iterator[Block]:
    plan = case.plan
    if not plan.duties:
        return
    yield Heading(1, "Tổ chức thực hiện")
    tasks: dict[tuple[str, ...], list[str]] = {}
    for duty in plan.duties.values():
        tasks.setdefault(duty.body, []).append(duty.label)
    for bodies, labels in tasks.items():
        names = ", ".join(upper_first(case.desk.named(body)) for body in bodies)
        yield Clause(f"{names}: {'; '.join(lowered(spelt_out(label)) for label in labels)}.")
    yield Paragraph(
        f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về"
        f" {case.desk.named(case.standing_body)} để tổng hợp, báo cáo {case.desk.named(plan.issuer)} xem xét,"
        f" giải quyết."
    )


def _annexes(case: Case, attached: Text) -> Iterator[Appendix]:
    number = 0
    if case.plan.rubric is not None:
        number += 1
        yield Appendix("Thang điểm", (rubric_table(case.plan),), f"Phụ lục {roman(number)}", attached)
    for name in case.plan.forms:
        number += 1
        title, *body = blank_form(case.plan, name)
        yield Appendix(str(title), tuple(body), f"Phụ lục {roman(number)}", attached, landscape=True)
    if case.plan.readings:
        number += 1
        yield Appendix(
            "Cách hiểu áp dụng ở chỗ văn bản chưa rõ", (_readings(case),), f"Phụ lục {roman(number)}", attached
        )


def _readings(case: Case) -> Table:
    """What the marks «cách hiểu …» stand for: nothing of the plan is patched in silence."""
    return Table(
        (Column("Ký hiệu", 2, Align.CENTRE), Column("Chỗ chưa rõ", 8), Column("Cách hiểu", 8)),
        tuple(Row((one.id, printed(one.problem), printed(one.reading))) for one in case.plan.readings.values()),
    )
