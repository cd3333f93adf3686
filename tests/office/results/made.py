"""Campaigns whose facts are those of a table, stated as a page states them."""

from pathlib import Path

from tests.office.made import campaign, organisation
from thidua.catalogue import plan_files
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Origin
from thidua.office.facts.services.stating import Stated, state
from thidua.office.organisations.models import Organisation
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.evaluation import first_round
from thidua.sheets.facts import read_facts
from thidua.sheets.table import FactTable

GOLDEN = Path(__file__).parent.parent.parent / "golden"


def table_of(name: str, plan_id: str) -> tuple[Plan, FactTable]:
    """A golden table, read as the command reads it."""
    plan = read_plan(plan_files()[plan_id])
    return plan, read_facts(GOLDEN / f"{name}.csv", plan, first_round(plan))


def campaign_of(name: str, plan_id: str, owner: Organisation | None = None) -> Campaign:
    """A running campaign with the participants of a golden table and the facts that it gives of them."""
    plan, table = table_of(name, plan_id)
    started = campaign(owner or organisation(), plan_id, round=first_round(plan))
    for one in table.participants:
        made = Participant.objects.create(
            campaign=started, code=one.id, name=one.shown, kind=one.kind, group=one.group, organisation=organisation()
        )
        given = one.facts.items()
        state(
            stated=[
                Stated(participant=made, fact=fact, value=found.value, reason="Theo bảng") for fact, found in given
            ],
            origin=Origin.SELF_REPORTED,
            by=None,
        )
    return started


def hoa_thanh(owner: Organisation | None = None) -> Campaign:
    """Hòa Thành with its golden table."""
    return campaign_of("hoa-thanh-2018", "hoa-thanh-2018", owner)


def tied(owner: Organisation | None = None) -> Campaign:
    """Hòa Thành with the table in which places are contested."""
    return campaign_of("hoa-thanh-2018-ties", "hoa-thanh-2018", owner)
