"""Official letters to each participant: the launch with its deadlines, the reminder with what is still missing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from thidua.papers.kinds.case import Case, Made
from thidua.papers.office_desk import Issuer
from thidua.papers.paper import Block, Clause, Column, Form, Items, Paper, Paragraph, Row, Table, Text, joined
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import spelt_out, upper_first
from thidua.plan.model.conditions import Scope
from thidua.plan.model.facts import Fact
from thidua.rules.calendar import DueDay, Notice, due_in, notices_for, open_days
from thidua.rules.results import Result
from thidua.rules.sheet import concerns
from thidua.rules.wording.figures import day as short_day
from thidua.sheets.form_rows import STAGES

LAUNCH, REMINDER = "phat-dong", "don-doc"


def launch(case: Case) -> Iterator[Made]:
    """One letter for each participant: what to register and report, by when, to whom."""
    issuer = case.issuer(case.plan.issuer, LAUNCH)
    days, own = _days(case, case.evaluation.notices), {one.participant for one in case.evaluation.notices}
    for result in case.evaluation.results:
        code = result.participant.id
        of_its_own = _days(case, notices_for(case.evaluation.notices, code)) if code in own else days
        yield Made(_launch(case, issuer, result, of_its_own), code)


def reminder(case: Case) -> Iterator[Made]:
    """One letter for each participant of whom something is missing."""
    issuer = case.issuer(case.standing_body, REMINDER)
    for result in case.evaluation.results:
        if lacking := _lacking(case, result):
            yield Made(_reminder(case, issuer, result, lacking), result.participant.id)


def reminder_of_owed(case: Case, code: str, owed: Iterable[tuple[str, str]]) -> Paper:
    """The reminder to one participant, by its code, of what it owes and has not sent: each with its last day in words.

    KeyError for a code that nobody in the case bears.
    """
    results = {result.participant.id: result for result in case.evaluation.results}
    issuer, name = case.issuer(case.standing_body, REMINDER), case.shown(results[code].participant)
    columns = (Column("STT", 2, Align.CENTRE), Column("Nội dung chưa gửi", 10), Column("Hạn gửi", 5, Align.CENTRE))
    rows = tuple(Row((str(number), spelt_out(what), last)) for number, (what, last) in enumerate(owed, 1))
    body: tuple[Block, ...] = (
        Paragraph(
            joined("Thực hiện ", case.cited_plan, f", đến nay {issuer.name} chưa nhận được của {name} các nội dung sau"
             f"{case.in_round}:")
        ),
        Table(columns, rows),
        Paragraph(f"{issuer.name} đề nghị {name} khẩn trương gửi các nội dung trên theo quy định của kế hoạch."),
    )  # fmt: skip
    head = case.head(REMINDER, issuer, None, f"đôn đốc thực hiện {case.movement}", type_="", form=Form.LETTER)
    return Paper(REMINDER, head, (name,), body, case.signers(REMINDER, issuer), _recipients(issuer))


def _launch(case: Case, issuer: Issuer, result: Result, days: list[tuple[str, str, str]]) -> Paper:
    forms = [spelt_out(form.label) for form in case.plan.forms.values() if _asked(case, form.asked, result)]
    body: list[Block] = [
        Paragraph(joined("Thực hiện ", case.cited_plan, f", {issuer.name} đề nghị {case.shown(result.participant)}:")),
        Clause(f"Phổ biến đến cán bộ, công chức, viên chức, người lao động; hưởng ứng {case.movement}."),
    ]
    if forms:
        body += [Clause("Lập và gửi các biểu sau theo mẫu kèm theo kế hoạch:"), Items(tuple(forms))]
    if days:
        body += [Clause("Thực hiện đúng các mốc thời gian:"), _deadlines(days)]
    body.append(
        Paragraph(
            f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh về"
            f" {case.desk.named(case.standing_body)} để được hướng dẫn."
        )
    )
    head = case.head(LAUNCH, issuer, None, f"tổ chức {case.movement}", type_="", form=Form.LETTER)
    return Paper(
        LAUNCH, head, (case.shown(result.participant),), tuple(body), case.signers(LAUNCH, issuer), _recipients(issuer)
    )


def _reminder(case: Case, issuer: Issuer, result: Result, lacking: list[tuple[str, str]]) -> Paper:
    name = case.shown(result.participant)
    body: list[Block] = [
        Paragraph(
            joined("Thực hiện ", case.cited_plan, f", đến nay {issuer.name} chưa nhận đủ số liệu của {name}"
             f"{case.in_round}. Các nội dung còn thiếu như sau:")
        ),
        Table(
            (Column("STT", 2, Align.CENTRE), Column("Nội dung còn thiếu", 10), Column("Nơi cung cấp", 5)),
            tuple(Row((str(number), *row)) for number, row in enumerate(lacking, 1)),
        ),
    ]  # fmt: skip
    if days := _reporting(case, result.participant.id):
        body += [Paragraph("Thời hạn theo kế hoạch:"), _deadlines(days)]
    body.append(
        Paragraph(
            f"{issuer.name} đề nghị {name} bổ sung các nội dung trên; quá thời hạn mà không bổ sung thì chưa đủ căn cứ"
            f" để xét."
        )
    )
    head = case.head(REMINDER, issuer, None, f"đôn đốc gửi số liệu {case.movement}", type_="", form=Form.LETTER)
    return Paper(REMINDER, head, (name,), tuple(body), case.signers(REMINDER, issuer), _recipients(issuer))


def _lacking(case: Case, result: Result) -> list[tuple[str, str]]:
    """What is missing by now, in the plan's order, and who has to supply it; not what is asked after the choice."""
    standing = (name for one in result.standings for name in one.missing)
    missing = dict.fromkeys((*result.missing, *standing))
    order = {name: place for place, name in enumerate(case.plan.facts)}
    asked = (name for name in missing if name in order and case.plan.facts[name].stage in STAGES)
    named = sorted(asked, key=order.__getitem__)
    return [(spelt_out(case.plan.facts[name].label), _supplier(case, case.plan.facts[name])) for name in named]


def _supplier(case: Case, fact: Fact) -> str:
    return "; ".join("Đơn vị" if name == "self" else upper_first(case.desk.named(name)) for name in fact.supplied_by)


def _days(case: Case, notices: Sequence[Notice]) -> list[tuple[str, str, str]]:
    """What is due in the round from whom, in the order of days."""
    due = sorted(due_in(case.plan, case.evaluation.round, notices).values(), key=_last)
    told = [_told(one) for one in due]
    waiting = [one for one in open_days(case.plan, notices) if one.round == case.evaluation.round]
    return told + [(spelt_out(one.deadline.label), spelt_out(one.deadline.who), "có thông báo sau") for one in waiting]


def _reporting(case: Case, code: str) -> list[tuple[str, str, str]]:
    """The deadlines by which facts of a participant come in."""
    due = due_in(case.plan, case.evaluation.round, notices_for(case.evaluation.notices, code)).values()
    acts = ("registration", "self_assessment", "interim_report", "final_report", "dossier")
    return [_told(one) for one in sorted(due, key=_last) if one.deadline.act in acts]


def _told(due: DueDay) -> tuple[str, str, str]:
    return spelt_out(due.deadline.label), spelt_out(due.deadline.who), short_day(due.last_day)


def _last(due: DueDay) -> date:
    return due.last_day


def _deadlines(days: list[tuple[str, str, str]]) -> Table:
    columns = (
        Column("STT", 2, Align.CENTRE),
        Column("Việc", 6),
        Column("Thực hiện", 6),
        Column("Chậm nhất", 5, Align.CENTRE),
    )
    return Table(columns, tuple(Row((str(number), *row)) for number, row in enumerate(days, 1)))


def _asked(case: Case, scopes: Iterable[Scope], result: Result) -> bool:
    return concerns(scopes, result.participant.kind, result.participant.group)


def _recipients(issuer: Issuer) -> tuple[Text, ...]:
    return ("Như trên", f"Lưu: {issuer.archive}")
