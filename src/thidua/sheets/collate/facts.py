"""The facts among the entries of a participant, and what the rules say of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from thidua.plan.model.plan import Plan
from thidua.rules.facts import SELF_REPORTED, Given, Participant, Source
from thidua.sheets.collate.entry import Entry, Slot
from thidua.sheets.collate.kinds import FACT_COLUMN, fact_at
from thidua.sheets.content import FACTS
from thidua.sheets.supplied import of_whom

EVIDENCE_COLUMN = "evidence"


def facts_of(
    plan: Plan, entries: Iterable[Entry], file: str, origin: str = SELF_REPORTED
) -> dict[str, tuple[Entry, Given]]:
    """Each fact that is given, with its entry; the form of facts counts before other forms that ask for it.

    ``entries`` are about one participant; ``origin`` is who says so.
    """
    found: dict[str, tuple[Entry, Given]] = {}
    evidence: dict[str, str] = {}
    for entry in entries:
        if is_of_facts(entry) and entry.column == EVIDENCE_COLUMN:
            # As it was confirmed, where it had been typed in an old encoding.
            evidence[entry.row] = entry.value if isinstance(entry.value, str) else entry.stood
            continue
        name = fact_at(plan, *entry.slot)
        if name is None or isinstance(entry.value, tuple) or (name in found and not is_of_facts(entry)):
            continue
        source = Source(file, entry.cell, entry.sheet, origin, stood=entry.stood, answer=entry.answer)
        found[name] = entry, Given(entry.value, source)
    for name in evidence.keys() & found.keys():
        entry, given = found[name]
        assert given.source is not None
        found[name] = entry, Given(given.value, replace(given.source, evidence=evidence[name]))
    return found


def is_of_facts(entry: Entry) -> bool:
    """Whether an entry stands in a form of facts, the participant's own or a body's."""
    return entry.form == FACTS or of_whom(entry.form) is not None


def with_facts(plan: Plan, one: Participant, entries: Iterable[Entry], file: str, round_id: str) -> Participant:
    """The participant with these facts, in the order of the plan."""
    return bearing(plan, one, facts_of(plan, entries, file), round_id)


def bearing(plan: Plan, one: Participant, found: Mapping[str, tuple[Entry, Given]], round_id: str) -> Participant:
    """The participant with the facts that were found, in the order of the plan."""
    facts = {name: found[name][1] for name in plan.facts if name in found}
    return Participant(one.id, one.kind, one.group, facts, one.name, round_id)


def slot_of(name: str) -> Slot:
    """The place of a fact in the form of facts."""
    return FACTS, name, FACT_COLUMN
