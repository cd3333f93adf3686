"""The table of facts of a self-assessment: what one participant is asked, and what hangs on what it declares."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from thidua.office.campaigns.models import Participant
from thidua.plan.model.conditions import parse_value
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import last_days
from thidua.rules.conditions import applies
from thidua.rules.facts import FactValue, Given
from thidua.rules.facts import Participant as OfRules
from thidua.rules.owed import is_self_assessed
from thidua.rules.periods import leaves, periods_of
from thidua.rules.sheet import Sheet
from thidua.sheets.content import FACTS
from thidua.sheets.form_rows import FormRow, form_rows
from thidua.sheets.layout import Layout, LayoutRow, facts_layout
from thidua.sheets.texts import folded

VALUE, EVIDENCE = "value", "evidence"

Slot = tuple[str, str, str]


@dataclass(frozen=True)
class FactsTable:
    """What a participant is asked for its assessment. Nothing is worked out before it is asked for."""

    plan: Plan
    round: str
    who: OfRules
    """With the selectors declared when it joined."""
    campaign: int
    part: str = ""
    """The part of a divided round of which it tells; empty: the round itself."""

    @cached_property
    def rows(self) -> tuple[FormRow, ...]:
        """All lines that its kind and group may be asked, those of others too; what decides on a line above it."""
        found = form_rows(self.plan, self.part or self.round, self.who)
        periods = periods_of(self.plan, self.round)
        # With the numbers of the whole form: the notes of lines name others by them.
        return tuple(row for row in found if row.fact.stage == "assessment" and self.part in periods[row.fact.id])

    @cached_property
    def own(self) -> dict[str, Fact]:
        """The facts that it supplies itself."""
        return {row.fact.id: row.fact for row in self.rows if is_self_assessed(row.fact)}

    @cached_property
    def layout(self) -> Layout:
        """The table to fill in: the lines of its own facts, also of those that hang on something undeclared."""
        rows = (LayoutRow(row.fact.id, row.fact.label, str(row.number)) for row in self.rows if row.fact.id in self.own)
        return replace(facts_layout(self.plan), rows=tuple(rows))

    def asked_now(self, values: Mapping[str, FactValue]) -> frozenset[str]:
        """The facts of which it is known that they are asked, given what it says of itself.

        What hangs on a selector that only others supply is asked until they have said otherwise.
        """
        sheet = Sheet(self.plan, self.given(values))
        days = last_days(self.plan, self.part or self.round)
        found = set()
        for row in self.rows:
            verdict, missing = applies(row.fact.asked, sheet, days)
            if verdict or missing - set(self.own):
                found.add(row.fact.id)
        return frozenset(found)

    def given(self, values: Mapping[str, FactValue]) -> OfRules:
        """The participant as the rules see it, with these values over those declared."""
        return replace(self.who, facts={**self.who.facts, **{name: Given(value) for name, value in values.items()}})

    def people(self, fact: Fact) -> dict[str, str]:
        """Who may be named under a fact: name by code; one query."""
        found = Participant.objects.filter(campaign=self.campaign)
        found = found.filter(kind__in=fact.names) if fact.names else found
        return dict(found.order_by("sort_key", "pk").values_list("code", "name"))

    def code_of(self, fact: Fact, text: str) -> str | None:
        """The code of whoever is meant by a code or by a name that only one bears."""
        people = self.people(fact)
        if text in people:
            return text
        meant = [code for code, name in people.items() if folded(text) in (folded(name), folded(code))]
        return meant[0] if len(meant) == 1 else None


def facts_of(plan: Plan, participant: Participant, part: str = "") -> FactsTable:
    """The table of facts of a participant, for the round or a part of it; another ``part`` is that of a deadline."""
    one = participant
    declared = {name: Given(parse_value(text)) for name, text in one.traits.items() if name in plan.facts}
    period = part if part in leaves(plan, one.campaign.round) else ""
    who = OfRules(one.code, one.kind, one.group, declared, one.name, period or one.campaign.round)
    return FactsTable(plan, one.campaign.round, who, one.campaign_id, period)


def value_at(fact: str) -> Slot:
    """The place of a fact's value."""
    return FACTS, fact, VALUE


def evidence_at(fact: str) -> Slot:
    """The place of what proves it: number, day and page of a paper."""
    return FACTS, fact, EVIDENCE
