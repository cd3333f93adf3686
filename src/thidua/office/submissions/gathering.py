"""What units below have sent, put together for the sheet of the participant that collects them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeGuard

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.submissions.asked import Asked, asked_in
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.queries.content import last_sendings, texts_sent
from thidua.office.submissions.reading import Slot, read, said
from thidua.plan.model.plan import Plan
from thidua.rules.owed import REPORT
from thidua.sheets.collate.entry import Value
from thidua.sheets.layout import UNIT, Layout
from thidua.sheets.texts import bare, folded

COUNTED = (Sheet.State.SENT, Sheet.State.ACCEPTED)
"""What was returned is not put together with the rest until it is sent again."""


@dataclass(frozen=True, slots=True)
class Sender:
    """One participant below, the key of the sheet that was looked for, and what it sent there, if it did."""

    participant: Participant
    key: str
    asked: Asked
    sending: Sending | None

    @property
    def texts(self) -> dict[Slot, str]:
        """What was sent."""
        return texts_sent(self.sending) if self.sending is not None else {}


@dataclass(frozen=True, slots=True)
class Gathered:
    """One cell put together: its place in the form, or where the line is free its origin and first column."""

    form: str
    row: str
    """A line of the form; for a free line the field it belongs to, or nothing."""
    column: str
    text: str
    origin: str = ""
    """Which line of which unit a free line is, so that it is found again."""


class Gathering:
    """What the units below sent for one sheet above."""

    def __init__(self, asked: Asked, below: Campaign) -> None:
        self.asked, self.below = asked, below

    @cached_property
    def everybody(self) -> list[Participant]:
        """Who takes part below."""
        return list(taking_part(self.below))

    @cached_property
    def senders(self) -> list[Sender]:
        """Everybody below with each sheet that feeds this one, in the order of their names."""
        every = asked_in(self.below, self.everybody)
        sheets = Sheet.objects.filter(participant__in=[one.pk for one in self.everybody], state__in=COUNTED)
        by_key = {(one.participant_id, one.key, one.part): one for one in sheets}
        last = last_sendings(by_key.values())
        return [
            Sender(one, key, asked, last.get(found.pk) if found is not None else None)
            for one in self.everybody
            for (key, part), asked in every[one.pk].items()
            if feeds(self.asked, asked)
            for found in (by_key.get((one.pk, key, part)),)
        ]

    @property
    def sent(self) -> list[Participant]:
        """Who has sent all that is looked for."""
        lacking = {one.participant.pk for one in self.senders if one.sending is None}
        return [one for one in self._concerned if one.pk not in lacking]

    @property
    def not_sent(self) -> list[Participant]:
        """Who has not."""
        there = {one.pk for one in self.sent}
        return [one for one in self._concerned if one.pk not in there]

    @property
    def _concerned(self) -> list[Participant]:
        concerned = {one.participant.pk for one in self.senders}
        return [one for one in self.everybody if one.pk in concerned]

    @cached_property
    def cells(self) -> list[Gathered]:
        """All cells put together, form by form."""
        return [cell for form in self.asked.forms for table in self.asked.tables[form] for cell in self._table(table)]

    @cached_property
    def problems(self) -> list[str]:
        """What could not be put together, such as a number that cannot be read."""
        return [
            f"{one.participant.name}: «{text}» không đọc được nên không cộng"
            for one in self.senders
            for slot, text in one.texts.items()
            if self.asked.column(*slot) is not None and read(one.asked, slot, text).problem
        ]

    def _table(self, table: Layout) -> Iterator[Gathered]:
        if table.lines == "contents":
            yield from self._narrative(table)
        elif table.rows and not table.several:
            for row in table.rows:
                for column in table.columns:
                    yield from self._merged(table, row.id, column.id, column.type == "count")
        else:
            yield from self._lines(table)

    def _merged(self, table: Layout, row: str, column: str, counted: bool) -> Iterator[Gathered]:
        """Numbers are summed; texts stand below each other, each with its unit."""
        found = [(one, text) for one in self.senders if (text := one.texts.get((table.form, row, column)))]
        if not counted:
            text = "\n".join(f"{one.participant.name}: {text}" for one, text in found)
        else:
            values = [read(one.asked, (table.form, row, column), text).value for one, text in found]
            numbers = [value for value in values if _is_number(value)]
            text = said(self.asked, (table.form, row, column), sum(numbers)) if numbers else ""
        if text:
            yield Gathered(table.form, row, column, text)

    def _lines(self, table: Layout) -> Iterator[Gathered]:
        """Each line of each unit, with the unit named: in its column where there is one, else behind the name."""
        for one in self.senders:
            form = self._same_form(table, one)
            columns = {column.id for column in table.columns} - {UNIT}
            rows = _rows(slot[1] for slot in one.texts if slot[0] == form and slot[2] in columns)
            for row in rows:
                origin = f"{one.participant.code} · {one.key} · {row}"
                key = row.partition(":")[0] if table.rows else ""
                for column in columns:
                    text = one.texts.get((form, row, column), "")
                    if text and column == table.naming and not table.rows:
                        text = f"{text} ({one.participant.name})"
                    if text:
                        yield Gathered(table.form, key, column, text, origin)
                if table.rows:
                    yield Gathered(table.form, key, UNIT, one.participant.name, origin)

    def _same_form(self, table: Layout, one: Sender) -> str:
        return one.asked.key if table.form.startswith(REPORT) else table.form

    def _narrative(self, table: Layout) -> Iterator[Gathered]:
        """Boxes that bear the same words, else that stand at the same place; who has not sent, where that is asked."""
        for at, row in enumerate(table.rows):
            if _ASKS_WHO_DID_NOT.search_in(row.label):
                yield Gathered(table.form, row.id, table.columns[0].id, self._who_sent())
                continue
            parts = [(one, self._box(one, row.label, at)) for one in self.senders]
            text = "\n".join(f"{one.participant.name}: {text}" for one, text in parts if text)
            if text:
                yield Gathered(table.form, row.id, table.columns[0].id, text)

    def _box(self, one: Sender, label: str, at: int) -> str:
        tables = one.asked.tables.get(one.asked.key, [])
        theirs = next((table for table in tables if table.lines == "contents"), None)
        if theirs is None:
            return ""
        same = next((row for row in theirs.rows if folded(row.label) == folded(label)), None)
        row = same or (theirs.rows[at] if at < len(theirs.rows) else None)
        return one.texts.get((theirs.form, row.id, theirs.columns[0].id), "") if row is not None else ""

    def _who_sent(self) -> str:
        sent, rest = self.sent, self.not_sent
        text = f"Đã gửi: {len(sent)}/{len(sent) + len(rest)}."
        return f"{text} Chưa gửi: {', '.join(one.name for one in rest)}." if rest else text


@dataclass(frozen=True, slots=True)
class _Asks:
    words: tuple[str, ...]

    def search_in(self, label: str) -> bool:
        plain = f" {bare(label)} "
        return any(f" {word} " in plain for word in self.words)


_ASKS_WHO_DID_NOT = _Asks(("chua bao cao", "chua dang ky", "chua gui"))


def feeds(above: Asked, below: Asked) -> bool:
    """Whether a sheet of a unit below goes into one of the participant that collects, its own ones left alone."""
    collected = below.registers and any(form in below.forms for form in above.forms)
    if above.registers or below.registers:
        return collected and (not above.registers or _registers_for_those_below(above, below))
    one, other = above.reports, below.reports
    if one is None or other is None or not above.plan.reports[one].by:
        return False
    return _reports_alike(above.plan, one, other)


def _registers_for_those_below(above: Asked, below: Asked) -> bool:
    """Whether the plan lets what a level sends upward go into the registration above, on its day or feeding it."""
    levels = above.plan.cascade.levels.values() if above.plan.cascade is not None else ()
    if above.owed is None or below.owed is None:
        return False
    into = above.owed.deadline
    return any(
        level.from_below == below.owed.deadline and into in (level.upward, above.plan.deadlines[level.upward].feeds)
        for level in levels
    )


def _reports_alike(plan: Plan, above: str, below: str) -> bool:
    first, second = plan.reports[above], plan.reports[below]
    if first.phase is not None or second.phase is not None:
        return first.phase == second.phase and first.kind == second.kind
    levels = plan.cascade.levels.values() if plan.cascade is not None else ()
    return any((level.from_below, level.upward) == (second.deadline, first.deadline) for level in levels)


def _rows(rows: Iterable[str]) -> list[str]:
    return sorted(set(rows), key=lambda row: [int(part) if part.isdigit() else 0 for part in row.split(":")])


def _is_number(value: Value | None) -> TypeGuard[int | Fraction]:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)
