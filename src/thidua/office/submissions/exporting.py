"""A sheet as the plan's own workbook, and as papers in Word and PDF."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader, PdfWriter

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.reading import Slot, read
from thidua.papers.kinds import KINDS, forms, unit_reports
from thidua.papers.kinds.case import Case
from thidua.papers.office import Office
from thidua.papers.paper import Block, Column, Form, Head, Paper, Paragraph, Row, Signer, Table
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import NotApplicable
from thidua.rules.facts import Participant as OfRules
from thidua.rules.owed import REPORT
from thidua.sheets.collate.entry import Value
from thidua.sheets.content import FACTS
from thidua.sheets.layout import Layout
from thidua.sheets.printing.books import write_form_book
from thidua.sheets.printing.entries import Entry, EntryValue
from thidua.sheets.sent_forms import SentCell, SentForms
from thidua.sheets.values import NO_LABEL, NOT_APPLICABLE_LABEL, YES_LABEL

Texts = Mapping[Slot, str]


def workbook_of(participant: Participant, asked: Asked, texts: Texts) -> bytes:
    """The plan's forms as one workbook with what stands in them; filled in further, it can be taken in again."""
    pages = {
        form: [_entry(asked, slot, text) for slot, text in texts.items() if slot[0] == form] for form in asked.forms
    }
    with TemporaryDirectory(prefix="thidua-sheet-") as folder:
        path = Path(folder) / "bieu.xlsx"
        who = _of_rules(participant)
        rows = asked.facts.rows if asked.facts is not None else ()
        round_id, people = participant.campaign.round, _people(asked)
        write_form_book(path, asked.plan, who, round_id, pages, made="report", facts=rows, everyone=people)
        return path.read_bytes()


def papers_of(participant: Participant, asked: Asked, texts: Texts) -> dict[str, Paper]:
    """The papers of a sheet by the name of their form, to be signed: each form, then the report with its targets."""
    plan, who = asked.plan, _of_rules(participant)
    values = {slot: read(asked, slot, text).value for slot, text in texts.items()}
    cells = tuple(SentCell(who.id, *slot, value) for slot, value in values.items() if value is not None)
    case = Case(evaluate(plan, [who], participant.campaign.round), Office(thidua="1"), SentForms(cells))
    made = {one.whose: one.paper for kind in (forms.KIND, unit_reports.KIND) for one in KINDS[kind].make(case)}
    wanted = [(form, form.removeprefix(REPORT)) for form in asked.forms]
    found = {
        form: next(
            (made[whose] for whose in (f"{name}/{who.id}", f"{name}/{unit_reports.BLANK}") if whose in made), None
        )
        for form, name in wanted
    }
    papers = {form: paper for form, paper in found.items() if paper is not None}
    tables = [block for form in asked.forms if form not in papers for block in _blocks(asked, form, texts)]
    if tables:
        form, paper = next(reversed(papers.items()), (asked.forms[0], _own_paper(participant, asked)))
        papers[form] = replace(paper, body=(*paper.body, *tables))
    return papers


def word_of(paper: Paper) -> bytes:
    """A paper as a Word file."""
    return word_file(paper)


def pdf_of(papers: Mapping[str, Paper]) -> bytes:
    """Papers as one PDF, each beginning on a page of its own."""
    writer = PdfWriter()
    for paper in papers.values():
        writer.append(PdfReader(BytesIO(pdf_file(paper))))
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def _of_rules(participant: Participant) -> OfRules:
    one = participant
    return OfRules(one.code, one.kind, one.group, {}, one.name, one.campaign.round)


def _people(asked: Asked) -> list[OfRules]:
    """Who may be named in the table of facts."""
    named = [row.fact for row in asked.facts.rows if row.fact.type == "participant"] if asked.facts is not None else []
    if not named:
        return []
    found = Campaign.objects.get(pk=asked.facts.campaign).participants.order_by("sort_key", "pk") if asked.facts else ()
    return [OfRules(one.code, one.kind, one.group, {}, one.name) for one in found]


def _entry(asked: Asked, slot: Slot, text: str) -> Entry:
    found = read(asked, slot, text)
    # What is only likely stays as it was typed.
    known = found.value is not None and not found.message and not (slot[0] == FACTS and isinstance(found.value, str))
    return Entry(slot[1], slot[2], _as_entry(found.value) if known and found.value is not None else text)


def _as_entry(value: Value) -> EntryValue:
    if isinstance(value, bool):
        return YES_LABEL if value else NO_LABEL
    if isinstance(value, NotApplicable):
        return NOT_APPLICABLE_LABEL
    if isinstance(value, tuple):
        return "\n".join(value)
    assert isinstance(value, int | Fraction | date | str)
    return value


def _own_paper(participant: Participant, asked: Asked) -> Paper:
    head = Head(issuer=participant.name, title="Báo cáo", subject=asked.label, form=Form.MINUTES)
    return Paper(unit_reports.KIND, head, signers=(Signer("Thủ trưởng đơn vị", note=forms.SIGN),))


def _blocks(asked: Asked, form: str, texts: Texts) -> Iterator[Block]:
    """The tables of objectives and targets, which no kind of paper of its own has."""
    for table in asked.tables[form]:
        rows = [(one.id, [one.label]) for one in table.rows] or [(row, list[str]()) for row in _lines(form, texts)]
        if rows:
            heads = [
                *([Column(table.key.label, 8)] if table.key else []),
                *(Column(one.label, 5) for one in table.columns),
            ]
            yield Paragraph(f"{table.title}:", keep_with_next=True)
            yield Table(tuple(heads), tuple(Row((*label, *_answers(table, row, texts))) for row, label in rows))


def _answers(table: Layout, row: str, texts: Texts) -> list[str]:
    return [texts.get((table.form, row, one.id), "") for one in table.columns]


def _lines(form: str, texts: Texts) -> list[str]:
    return sorted({slot[1] for slot in texts if slot[0] == form}, key=lambda row: (len(row), row))
