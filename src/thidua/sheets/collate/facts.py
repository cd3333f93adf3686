"""The facts among the entries of a participant, and what the rules say of them."""

from collections.abc import Iterable, Mapping

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
    found: dict[str, Entry] = {}
    evidence: dict[str, str] = {}
    for entry in entries:
        form, row, column = entry.slot
        if column == EVIDENCE_COLUMN and is_of_facts(form):
            # As it was confirmed, where it had been typed in an old encoding.
            evidence[row] = entry.value if isinstance(entry.value, str) else entry.stood
            continue
        name = fact_at(plan, form, row, column)
        if name is not None and not isinstance(entry.value, tuple) and (name not in found or is_of_facts(form)):
            found[name] = entry
    return {name: (entry, _given(entry, file, origin, evidence.get(name))) for name, entry in found.items()}


def _given(entry: Entry, file: str, origin: str, evidence: str | None) -> Given:
    assert not isinstance(entry.value, tuple)
    return Given(entry.value, Source(file, entry.cell, entry.sheet, origin, evidence, entry.stood, entry.answer))


def is_of_facts(form: str) -> bool:
    """Whether a form is one of facts, the participant's own or a body's."""
    return form == FACTS or of_whom(form) is not None


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
