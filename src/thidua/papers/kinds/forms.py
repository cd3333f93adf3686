"""The plan's own forms on paper, with what units sent on them; what nobody sent stays empty, to be written by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.papers.kinds.case import Case, Made, is_collective
from thidua.papers.kinds.form_tables import form_table
from thidua.papers.kinds.registered import EXPECTED, Registered
from thidua.papers.paper import Block, Form, Head, Paper, Paragraph, Signer
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import printed, spelt_out, upper_first
from thidua.plan.model.papers import Column
from thidua.plan.model.papers import Form as PlanForm
from thidua.rules.facts import Participant
from thidua.rules.sheet import concerns
from thidua.sheets.collate.kinds import kind_of
from thidua.sheets.collate.shown import shown
from thidua.sheets.sent_forms import Answer, SentLine, in_lines

KIND = "bieu"
SIGN = "(Ký, đóng dấu, ghi rõ họ tên)"


def make(case: Case) -> Iterator[Made]:
    """Each form of everybody who has to fill it in; people nominate nobody."""
    for form in case.plan.forms.values():
        for result in case.evaluation.results:
            one = result.participant
            if concerns(form.asked, one.kind, one.group) and (form.rows != "nominees" or is_collective(one)):
                yield Made(_Filled(case, form, one).paper(), f"{form.id}/{one.id}")


@dataclass(frozen=True, slots=True)
class _Filled:
    """One form of one participant."""

    case: Case
    form: PlanForm
    one: Participant

    def paper(self) -> Paper:
        label, _, about = printed(self.form.label).partition(". ")
        table = form_table(self.case.plan, self.form.id, self._by_row(), self._free())
        movement = upper_first(f"{self.case.movement}{self.case.in_round}")
        head = Head(issuer=spelt_out(self.one.shown), title=label, subject=about or movement, form=Form.MINUTES)
        body: tuple[Block, ...] = (*([Paragraph(movement, align=Align.CENTRE, indent=False)] if about else ()), table)
        wide = self.form.rows in ("fields", "nominees")
        return Paper(KIND, head, body=body, signers=(Signer(self.form.signed_by, note=SIGN),), landscape=wide)

    @property
    def _lines(self) -> list[SentLine]:
        return self.case.sent.lines(self.form.id, self.one.id)

    def _by_row(self) -> dict[tuple[str, str], str]:
        if self.form.rows == "fields":
            return dict(self._fields())
        if self.form.rows == "participant":
            return dict(self._participant())
        if self.form.rows == "criteria":
            return {(line.key, name): self._text(name, value) for line in self._lines for name, value in _of(line)}
        return {}

    def _free(self) -> Sequence[Sequence[str]]:
        """The lines of a list that has no rows of its own."""
        if self.form.rows != "nominees":
            return ()
        columns = self.form.columns
        return [
            [self._text(name, line.answers[name]) if name in line.answers else "" for name in columns]
            for line in self._lines
        ]

    def _fields(self) -> Iterator[tuple[tuple[str, str], str]]:
        own = self.case.initiatives_of(self.one)
        for field in self.case.plan.fields:
            here = [line for line in self._lines if line.key == field]
            there = [one for one in own if one.field == field]
            for column in self.form.columns.values():
                yield (field, column.id), self._of_field(column, here, there)

    def _of_field(self, column: Column, here: Sequence[SentLine], there: Sequence[Registered]) -> str:
        """One cell: what stood there, with what the office file adds."""
        if column.type == "count":
            stated = [value for value in in_lines(here, column.id) if isinstance(value, int)]
            number = sum(stated) + sum(not one.sent for one in there) if stated else len(there)
            return str(number) if number else ""
        if column.type == "names":
            return "\n".join(f"{at}. {one.named}" for at, one in enumerate(there, 1))
        if column.id == EXPECTED:
            return "\n".join(f"{at}. {one.expected}" for at, one in enumerate(there, 1) if one.expected)
        return "\n".join(dict.fromkeys(self._text(column.id, value) for value in in_lines(here, column.id)))

    def _participant(self) -> Iterator[tuple[tuple[str, str], str]]:
        """What the form asks of the participant: the facts of that name, else what it sent."""
        sent = {
            (line.key if line.key in self.form.columns else name): value
            for line in self._lines
            for name, value in _of(line)
        }
        for name in self.form.columns:
            given = self.one.facts.get(name)
            if given is not None:
                yield (name, name), self.case.words.value(given.value, name)
            elif name in sent:
                yield (name, name), self._text(name, sent[name])

    def _text(self, column: str, value: Answer) -> str:
        return shown(self.case.plan, kind_of(self.case.plan, self.form.id, "", column), value)


def _of(line: SentLine) -> Iterator[tuple[str, Answer]]:
    return iter(line.answers.items())
