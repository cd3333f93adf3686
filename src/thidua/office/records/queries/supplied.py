"""The figures that a body of the plan supplies: which, of whom, and what stands there."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.values import text_of, value_of
from thidua.office.records.errors import RecordError
from thidua.office.records.queries.counted import counted_facts
from thidua.plan.model.facts import Fact
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.facts import FactValue, Given
from thidua.rules.facts import Participant as Known
from thidua.rules.limits import out_of_bounds
from thidua.rules.periods import periods_of
from thidua.rules.sheet import concerns
from thidua.rules.wording.figures import MINUS, figure
from thidua.sheets.cells import Cell
from thidua.sheets.texts import folded, hint
from thidua.sheets.values import NOT_APPLICABLE_LABEL, WrongValueError, labels_of, read_value


def facts_supplied(plan: Plan, body: str) -> list[Fact]:
    """The facts that a body gives as such: those that books count are counted there, and not typed; nor are scores."""
    counted = counted_facts(plan)
    of_others = {
        name for one in plan.records.values() if one.kind == "result_of_others" and body in one.by for name in one.feeds
    }
    return [
        fact
        for fact in plan.facts.values()
        if (body in fact.supplied_by or fact.id in of_others)
        and fact.lookup is None
        and fact.scorers is None
        and fact.id not in counted
    ]


def facts_supplied_for(plan: Plan, body: str, round_id: str, part: str) -> list[Fact]:
    """Those of them that are asked for a part of a round; for the round itself where that is empty."""
    asked = periods_of(plan, round_id)
    return [one for one in facts_supplied(plan, body) if part in asked[one.id]]


def supplying_bodies(plan: Plan) -> list[str]:
    """The bodies that supply some fact, in the order of the plan."""
    return [name for name in plan.bodies if facts_supplied(plan, name)]


def asked_of(fact: Fact, participant: Participant) -> bool:
    """Whether the plan asks a fact of such as the participant is."""
    return concerns(fact.asked, participant.kind, participant.group)


def measured_now(
    campaign: Campaign, participants: Iterable[Participant], part: str = ""
) -> dict[tuple[int, str], Version]:
    """What is supplied of each now, by participant and fact; in two queries."""
    found = Version.objects.filter(
        participant__in=list(participants),
        participant__campaign=campaign,
        origin=Origin.MEASURED,
        current=True,
        part=part,
    ).prefetch_related("evidence__attachment")
    return {(one.participant_id, one.fact): one for one in found}


class Named:
    """Who may be named under facts of type participant: those who take part, of the kinds that the fact names."""

    def __init__(self, campaign: Campaign) -> None:
        """Nothing is read before somebody is looked for; then one query, however many are."""
        self._campaign = campaign

    @cached_property
    def _everybody(self) -> list[tuple[str, str, str]]:
        return list(self._campaign.participants.order_by("sort_key", "pk").values_list("code", "name", "kind"))

    @cached_property
    def _meant(self) -> dict[str, set[tuple[str, str]]]:
        """By a code or a name as one may write it, codes with kinds."""
        found: dict[str, set[tuple[str, str]]] = {}
        for code, name, kind in self._everybody:
            for text in (code, name):
                found.setdefault(folded(text), set()).add((code, kind))
        return found

    def code_of(self, fact: Fact, text: str) -> str:
        """Whom a code, or a name that only one bears, means. Raises RecordError."""
        fitting = {code for code, kind in self._meant.get(folded(text), ()) if not fact.names or kind in fact.names}
        if text in fitting or len(fitting) == 1:
            return text if text in fitting else fitting.pop()
        kinds = " hoặc ".join(KIND_LABELS[kind] for kind in fact.names)
        of_kind = f" thuộc loại {kinds}" if kinds else ""
        names = [name for _, name, kind in self._everybody if not fact.names or kind in fact.names]
        near = hint(text, names) if not fitting else ""
        raise RecordError(f"Cần mã hoặc tên của một đối tượng trong phong trào{of_kind}{near}.", "value")


def read_text(plan: Plan, fact: Fact, text: str, named: Named | None = None) -> FactValue | None:
    """A typed text as a value; None for an empty one. Raises RecordError that says what is wanted.

    ``named``: who may be named, where the fact may be of type participant.
    """
    if not text.strip():
        return None
    try:
        # A comma is the decimal sign of whoever types, as in a table of theirs.
        value = read_value(plan, fact, Cell(text.strip(), "", None, "", comma=True))
    except WrongValueError as wrong:
        said = str(wrong)
        raise RecordError(f"{said[:1].upper()}{said[1:]}.", "value") from None
    if fact.type == "participant" and named is not None and isinstance(value, str):
        return named.code_of(fact, value)
    alone = Known("", "", "", {fact.id: Given(value)})
    wrong_bounds = [why for name, why in out_of_bounds(plan, alone) if name == fact.id]
    if wrong_bounds:
        raise RecordError(f"{wrong_bounds[0][:1].upper()}{wrong_bounds[0][1:]}.", "value")
    return value


def shown_text(plan: Plan, fact: Fact, version: Version | None) -> str:
    """A stated value as one would type it; one that the plan as amended cannot read stays as it is."""
    if version is None or not version.value:
        return ""
    return said_value(plan, fact, version.value)


def said_value(plan: Plan, fact: Fact, text: str) -> str:
    """A kept value as one would type it."""
    try:
        value = value_of(plan, fact, text)
    except ValueError:
        return text
    if text == "not_applicable":
        return NOT_APPLICABLE_LABEL
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if fact.type == "level":
        return labels_of(plan, fact)[str(value)]
    if fact.type == "date":
        return f"{value:%d/%m/%Y}"
    return text_of(value) if fact.type in ("count", "participant") else _decimal(text_of(value))


def _decimal(text: str) -> str:
    """As it may be typed again: a decimal comma, no dots between thousands."""
    return figure(Fraction(text)).replace(".", "").replace(MINUS, "-")
