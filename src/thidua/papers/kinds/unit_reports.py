"""The reports that units owe by the plan: what each sent; a blank one to copy where nobody has sent it yet."""

from collections.abc import Iterator

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.forms import SIGN
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.paper import Block, Column, Form, Head, Heading, Paper, Paragraph, Row, Signer, Table
from thidua.papers.vietnamese import printed, spelt_out, upper_first
from thidua.plan.model.papers import Report
from thidua.rules.owed import owed, selectors_of
from thidua.sheets.content import NARRATIVE, REPORT
from thidua.sheets.layout import FIELD, NAMES, Layout, report_layouts
from thidua.sheets.sent_forms import Answer, SentLine

KIND = "bao-cao-don-vi"
BLANK = "mau"
_BLANK_LINES = 3
_DOTS = "." * 60


def make(case: Case) -> Iterator[Made]:
    """Each report of everybody who has sent it."""
    for report in owed_by_units(case):
        senders = case.sent.senders(REPORT + report.id)
        for code in senders:
            yield Made(_report(case, report, code), f"{report.id}/{code}")
        if not senders:
            yield Made(_report(case, report, None), f"{report.id}/{BLANK}")


def owed_by_units(case: Case) -> list[Report]:
    """The reports that the plan's groups owe in the round, with those that collect from below; and what was sent."""
    plan, evaluation = case.plan, case.evaluation
    collecting = tuple(level.body for level in plan.cascade.levels.values()) if plan.cascade is not None else ()
    wanted = {
        one.report
        for kind, group, traits in _declared(case)
        for one in owed(plan, evaluation.round, kind, group, dict(traits), evaluation.notices, bodies=collecting)
    }
    return [one for one in plan.reports.values() if one.id in wanted or case.sent.senders(REPORT + one.id)]


def _declared(case: Case) -> set[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """(kind, group, selectors) of each group of the plan, and of each participant as it declared itself."""
    nothing: tuple[tuple[str, str], ...] = ()
    found: set[tuple[str, str, tuple[tuple[str, str], ...]]] = {
        (kind, one.id, nothing) for one in case.plan.groups.values() for kind in one.kinds
    }
    for result in case.evaluation.results:
        one = result.participant
        names = [name for name in selectors_of(case.plan, one.kind, one.group) if name in one.facts]
        found.add((one.kind, one.group, tuple((name, _as_declared(one.facts[name].value)) for name in names)))
    return found


def _as_declared(value: object) -> str:
    """A selector as a plan file writes it."""
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _report(case: Case, report: Report, code: str | None) -> Paper:
    found = case.evaluation.of(code) if code else None
    name = spelt_out(found.participant.shown) if found is not None else code or _DOTS
    about = f"Thực hiện {case.movement}{case.in_round}"
    head = Head(issuer=name, title="Báo cáo", subject=f"{spelt_out(report.label)}\n{about}", form=Form.MINUTES)
    lines = case.sent.lines(REPORT + report.id, code) if code else []
    body: list[Block] = [Paragraph(f"Kính gửi: {'; '.join(upper_first(case.desk.named(one)) for one in report.to)}.")]
    for layout in report_layouts(case.plan, report.id):
        body += _contents(layout, lines) if layout.lines == "contents" else _listed(case, layout, lines)
    return Paper(KIND, head, body=tuple(body), signers=(Signer("Thủ trưởng đơn vị", note=SIGN),))


def _contents(layout: Layout, lines: list[SentLine]) -> Iterator[Block]:
    told = {line.row: [str(value) for value in line.answers.values()] for line in lines}
    for row in layout.rows:
        yield Heading(2, upper_first(printed(row.label)))
        for text in told.get(row.id, [_DOTS] * _BLANK_LINES if not lines else ["Không báo cáo nội dung này."]):
            for part in text.split("\n"):
                yield Paragraph(part)


def _listed(case: Case, layout: Layout, lines: list[SentLine]) -> Iterator[Block]:
    """The initiatives on which the unit reports, line by line."""
    listed = [line for line in lines if not line.row.startswith(NARRATIVE)]
    rows = [
        Row((str(number), *(_cell(case, one.id, line.answers.get(one.id, "")) for one in layout.columns)))
        for number, line in enumerate(listed, 1)
    ]
    blank = [Row((str(number), *([""] * len(layout.columns)))) for number in range(1, _BLANK_LINES + 1)]
    yield Paragraph("Các mô hình, giải pháp, sáng kiến đã đăng ký:", keep_with_next=True)
    columns = tuple(Column(one.label, 8 if one.id == NAMES else 5) for one in layout.columns)
    yield Table((NUMBER, *columns), tuple(rows or blank))


def _cell(case: Case, column: str, value: Answer) -> str:
    if column == FIELD and value in case.plan.fields:
        return spelt_out(case.plan.fields[str(value)].label)
    return "\n".join(value) if isinstance(value, tuple) else str(value)
