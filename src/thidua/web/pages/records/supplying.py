"""The figures that a body of the plan supplies: participants by facts, saved together."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.office import clock
from thidua.office.access.predicates import sees_records
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Version
from thidua.office.facts.services.stating import Proof
from thidua.office.records.queries.counted import periods_in
from thidua.office.records.queries.keeping import bodies_acted_for
from thidua.office.records.queries.supplied import (
    asked_of,
    facts_supplied,
    facts_supplied_for,
    measured_now,
    shown_text,
)
from thidua.office.records.services.supplying import Supplied, supply
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.sheets.form_rows import entry_rule
from thidua.sheets.values import labels_of
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.records.forms import ProofForm
from thidua.web.pages.records.found import body_name, owner_of, plan_for, proofs_of

COLUMNS = (Column("ten", "Đối tượng", by="sort_key"),)


@dataclass
class Field:
    """One figure as it stands on the page. ``choices``: the levels, or yes and no, where it is one of these."""

    participant: Participant
    fact: Fact
    choices: list[str] = field(default_factory=list)
    text: str = ""
    seen: int = 0
    version: Version | None = None
    problem: str = ""
    typed: str | None = None

    @property
    def name(self) -> str:
        """By which it is sent."""
        return f"o-{self.participant.pk}-{self.fact.id}"

    @property
    def shown(self) -> str:
        """What stands in the box: what was typed, until it is saved."""
        return self.text if self.typed is None else self.typed

    def stands(self, plan: Plan, version: Version | None) -> None:
        """What is stated now."""
        self.version = version if version is not None and version.value else None
        self.text = shown_text(plan, self.fact, self.version)
        self.seen = self.version.pk if self.version is not None else 0


def bodies_of(request: Request, campaign: Campaign) -> list[str]:
    """The bodies for which somebody supplies figures, in the order of the plan."""
    acted = bodies_acted_for(request.standing, campaign)
    return [name for name in plan_for(campaign).bodies if name in acted]


def body_for(request: Request, campaign: int) -> tuple[Campaign, str]:
    """The campaign, and the body that ``?co-quan=`` names, or the first one; else it is not found."""
    found = campaign_for(request, campaign, sees_records)
    plan = plan_for(found)
    bodies = [name for name in bodies_of(request, found) if facts_supplied(plan, name)]
    asked = request.GET.get("co-quan", "") or (bodies[0] if bodies else "")
    if asked not in bodies:
        raise Http404
    return found, asked


WHOLE_ROUND = "ca-dot"
"""Names the round itself in an address, where its parts are named as well."""


def part_for(request: Request, campaign: Campaign, body: str) -> str:
    """The part of the round that ``?ky=`` names, or the last one that has begun; empty for the round itself."""
    plan = plan_for(campaign)
    parts = periods_in(plan, campaign.round, facts_supplied(plan, body))
    begun = [name for name in parts if name and (plan.rounds[name].from_ or clock.today()) <= clock.today()]
    asked = request.GET.get("ky", "")
    if asked == WHOLE_ROUND and "" in parts:
        return ""
    return asked if asked and asked in parts else (begun or parts)[-1 if begun else 0]


@open_to(sees_records)
def figures(request: Request, campaign: int) -> HttpResponse:
    """The table of one body; what was refused stays as typed, with why."""
    found, body = body_for(request, campaign)
    plan = plan_for(found)
    part = part_for(request, found, body)
    facts = facts_supplied_for(plan, body, found.round, part)
    rows: Listing[Participant] = Listing(request, _whom(found, facts), COLUMNS, first="ten", size=25)
    table = _table(plan, found, facts, list(rows), part)
    form = ProofForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        proofs = proofs_of(request, form, owner_of(found, body))
        if proofs is not None and _saved(request, found, body, part, table, proofs):
            return redirect(f"{request.path}{rows.address()}")
    periods = periods_in(plan, found.round, facts_supplied(plan, body))
    bodies = [name for name in bodies_of(request, found) if facts_supplied(plan, name)]
    values: dict[str, Any] = {
        "campaign": found,
        "body": body,
        "body_name": body_name(plan, body),
        "bodies": [(name, body_name(plan, name)) for name in bodies],
        "facts": [(one, entry_rule(plan, one)) for one in facts],
        "rows": rows,
        "table": [(one, list(zip(facts, cells, strict=True))) for one, cells in table],
        "form": form,
        "problems": [one for _, cells in table for one in cells if one is not None and one.problem],
        "import_url": f"{reverse('figures_import', args=[found.pk])}?co-quan={body}&ky={part or WHOLE_ROUND}",
        "part": part or WHOLE_ROUND,
        "parts": [(name or WHOLE_ROUND, plan.rounds[name or found.round].label) for name in periods if periods != [""]],
    }
    return render(request, "records/figures.html", values, status=422 if request.method == "POST" else 200)


def _whom(campaign: Campaign, facts: list[Fact]) -> Any:
    """Those of whom any of the facts is asked: by kind and group, so that pages are full."""
    pairs = set(campaign.participants.order_by().values_list("kind", "group"))
    keys = [
        (kind, group)
        for kind, group in pairs
        if any(asked_of(fact, Participant(kind=kind, group=group)) for fact in facts)
    ]
    found = campaign.participants.none()
    for kind, group in keys:
        found |= campaign.participants.filter(kind=kind, group=group)
    return found


def _table(
    plan: Plan, campaign: Campaign, facts: list[Fact], whom: list[Participant], part: str
) -> list[tuple[Participant, list[Field | None]]]:
    now = measured_now(campaign, whom, part)

    def cell(one: Participant, fact: Fact) -> Field | None:
        if not asked_of(fact, one):
            return None
        made = Field(one, fact, _choices(plan, fact))
        made.stands(plan, now.get((one.pk, fact.id)))
        return made

    return [(one, [cell(one, fact) for fact in facts]) for one in whom]


def _choices(plan: Plan, fact: Fact) -> list[str]:
    if fact.type == "yes_no":
        return ["Có", "Không", *(["Không áp dụng"] if fact.admits_not_applicable else [])]
    if fact.type == "level":
        return [*labels_of(plan, fact).values(), *(["Không áp dụng"] if fact.admits_not_applicable else [])]
    return []


def _saved(
    request: Request,
    campaign: Campaign,
    body: str,
    part: str,
    table: list[tuple[Participant, list[Field | None]]],
    proofs: list[Proof],
) -> bool:
    """State what has changed; whether all of it could be."""
    changed: dict[tuple[int, str], Field] = {}
    given = []
    for one, cells in table:
        for cell in cells:
            if cell is None or cell.name not in request.POST:
                continue
            cell.typed = request.POST[cell.name].strip()
            seen = request.POST.get(f"{cell.name}-thay", "")
            before = request.POST.get(f"{cell.name}-truoc", "")
            if cell.typed == before:
                cell.typed = None
                continue
            changed[one.pk, cell.fact.id] = cell
            given.append(
                Supplied(
                    participant=one, fact=cell.fact.id, text=cell.typed, proofs=proofs,
                    seen=int(seen) if seen.isdecimal() else 0,
                )
            )  # fmt: skip
    if not given:
        messages.info(request, "Không có giá trị nào thay đổi.")
        return True
    assert request.standing.user is not None
    answers = supply(campaign=campaign, body=body, given=given, by=request.standing.user, part=part)
    now = measured_now(campaign, [one.participant for one in given], part)
    for answer in answers:
        cell = changed[answer.supplied.participant.pk, answer.supplied.fact]
        cell.stands(plan_for(campaign), now.get((cell.participant.pk, cell.fact.id)))
        cell.problem = f"{answer.problem} Đang có: {cell.text or 'trống'}." if answer.met else answer.problem
        if not answer.problem:
            cell.typed = None
    wrong = sum(bool(one.problem) for one in answers)
    if len(answers) > wrong:
        messages.success(request, f"Đã ghi {len(answers) - wrong} giá trị.")
    return not wrong
