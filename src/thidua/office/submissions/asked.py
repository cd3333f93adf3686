"""What a sheet asks: its forms and reports with their tables, its last day, the clauses that say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.notices import Notices
from thidua.office.campaigns.queries.owing import owed_in
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.facts_table import FactsTable, facts_of
from thidua.office.submissions.models import Sheet
from thidua.plan.model.plan import Plan
from thidua.rules.owed import ASSESSMENT, REPORT, Owed, label_of
from thidua.sheets.content import FACTS, OBJECTIVES, TARGETS
from thidua.sheets.layout import Layout, LayoutColumn, layouts, target_layouts

REGISTRATION = "registration"
OWN_TARGETS = "targets"
"""The key of a sheet for targets and their results, in a plan that has no report of its units to put them into."""

Key = tuple[str, str]
"""Key and part of a sheet, which name it among those of a participant."""


@dataclass(frozen=True)
class Asked:
    """What one sheet asks. ``owed`` is None where nothing is owed by it, or not any more."""

    plan: Plan
    key: str
    part: str
    label: str
    forms: tuple[str, ...]
    owed: Owed | None = None
    facts: FactsTable | None = None
    """The table of facts, where it goes with the sheet."""

    @property
    def last_day(self) -> date | None:
        """The last day in time, extensions included; None where there is none yet."""
        return self.owed.last_day if self.owed is not None else None

    @cached_property
    def tables(self) -> dict[str, list[Layout]]:
        """The tables of each form, in the order of the forms."""
        found = tables_of(self.plan)
        own = {FACTS: [self.facts.layout]} if self.facts is not None else {}
        return {name: own.get(name) or found[name] for name in self.forms}

    def column(self, form: str, row: str, column: str) -> LayoutColumn | None:
        """The column of a place, if the sheet has such a place."""
        return next((one for table in self.tables.get(form, ()) if (one := place(table, row, column))), None)

    @property
    def registers(self) -> bool:
        """Whether it is the registration."""
        return self.key.partition(":")[0] == REGISTRATION

    @property
    def reports(self) -> str | None:
        """The report that it is."""
        return self.key.removeprefix(REPORT) if self.key.startswith(REPORT) else None

    @property
    def addressees(self) -> tuple[str, ...]:
        """To whom the plan wants the report sent."""
        to = self.plan.reports[self.reports].to if self.reports is not None else ()
        return tuple(self.plan.bodies[one].label for one in to if one in self.plan.bodies)


def place(table: Layout, row: str, column: str) -> LayoutColumn | None:
    """The column of a table, if the row is one of its lines."""
    start, _, number = row.rpartition(":")
    rows = {one.id for one in table.rows}
    if table.lines == "participant":
        there = row == "1"
    elif not rows:
        there = row.isascii() and row.isdigit() and 0 < int(row) <= MOST_LINES
    elif table.several:
        ordinal = number.isascii() and number.isdigit() and 1 < int(number) <= MOST_LINES
        there = row in rows or (start in rows and ordinal)
    else:
        there = row in rows
    return next((one for one in table.columns if one.id == column), None) if there else None


MOST_LINES = 2000
"""Lines of a list, or under one field."""


def tables_of(plan: Plan) -> dict[str, list[Layout]]:
    """The tables of all forms of a plan; worked out once for each plan that is at hand."""
    found = _TABLES.get(id(plan))
    if found is None or found[0] is not plan:
        if len(_TABLES) > _MOST_PLANS:
            _TABLES.clear()
        found = _TABLES[id(plan)] = (plan, layouts(plan))
    return found[1]


_MOST_PLANS = 64
_TABLES: dict[int, tuple[Plan, dict[str, list[Layout]]]] = {}


def named(plan: Plan, key: str) -> str:
    """What sheets of a key are called."""
    return "Mục tiêu, chỉ tiêu và kết quả" if key == OWN_TARGETS else label_of(plan, key) or "Biểu đã gửi"


def asked_of(participant: Participant, owed: Iterable[Owed]) -> list[Asked]:
    """All sheets of a participant by what it owes: forms, reports, and its targets where no report holds them."""
    plan = plan_of(participant.campaign.plan)
    found = [_asked(plan, one, participant) for one in owed]
    told = target_tables(plan)
    if told and participant.kind == "collective" and not any(set(told) & set(one.forms) for one in found):
        found.append(Asked(plan, OWN_TARGETS, "", named(plan, OWN_TARGETS), told))
    return found


def asked_in(
    campaign: Campaign, participants: Iterable[Participant], notices: Notices | None = None
) -> dict[int, dict[Key, Asked]]:
    """The same for many participants of one campaign, in two queries."""
    those = list(participants)
    owed = owed_in(campaign, those, notices)
    for one in those:
        one.campaign = campaign
    return {one.pk: {(it.key, it.part): it for it in asked_of(one, owed[one.pk])} for one in those}


def asked_by(sheet: Sheet) -> Asked:
    """What one sheet asks."""
    participant = sheet.participant
    found = asked_in(participant.campaign, [participant])[participant.pk]
    return found.get((sheet.key, sheet.part)) or not_owed(plan_of(participant.campaign.plan), sheet, participant)


def not_owed(plan: Plan, sheet: Sheet, participant: Participant) -> Asked:
    """A sheet that is owed no more, such as after an amendment: what the plan has under its name."""
    name = sheet.key.partition(":")[2]
    forms: tuple[str, ...]
    if sheet.key.startswith(REPORT):
        forms = (sheet.key,) if name in plan.reports else ()
    elif sheet.key == OWN_TARGETS:
        forms = target_tables(plan)
    else:
        forms = tuple(one.id for one in plan.forms.values() if one.purpose == sheet.key.partition(":")[0])
    label = named(plan, sheet.key)
    label = f"{label}, {_part_of(plan, sheet.part)}" if sheet.part else label
    own = sheet.key == ASSESSMENT and participant.group in plan.groups
    facts = facts_of(plan, participant, sheet.part) if own else None
    return Asked(plan, sheet.key, sheet.part, label, (FACTS, *forms) if facts is not None else forms, facts=facts)


def target_tables(plan: Plan) -> tuple[str, ...]:
    """The tables of objectives and of targets, where the plan has units fill them in."""
    found = target_layouts(plan)
    return tuple(name for name in (OBJECTIVES, TARGETS) if name in found)


def part_label(part: str) -> str:
    """A month or quarter as it is said: «tháng 3/2026»."""
    year, _, rest = part.partition("-")
    if rest.startswith("q"):
        return f"quý {rest[1:]}/{year}"
    return f"tháng {int(rest)}/{year}" if rest.isdigit() else part


def _part_of(plan: Plan, part: str) -> str:
    """A month or quarter, or a part of the round that the plan names itself."""
    label = part_label(part)
    return plan.rounds[part].label if label == part and part in plan.rounds else label


def _asked(plan: Plan, owed: Owed, participant: Participant) -> Asked:
    forms = [FACTS, *owed.forms] if owed.facts else list(owed.forms)
    if owed.report is not None:
        forms.append(REPORT + owed.report)
        if plan.reports[owed.report].kind != "roll_up":
            forms += target_tables(plan)
    label = f"{owed.label}, {_part_of(plan, owed.part)}" if owed.part else owed.label
    facts = facts_of(plan, participant, owed.part) if owed.facts else None
    return Asked(plan, owed.key, owed.part, label, tuple(forms), owed, facts)
