"""What the table of facts still lacks, and what in it cannot be so."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from thidua.office.submissions.facts_table import EVIDENCE, VALUE, FactsTable, Slot, evidence_at, value_at
from thidua.office.submissions.reading import Read
from thidua.plan.model.conditions import facts_of
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE, FactValue
from thidua.rules.limits import impossible
from thidua.sheets.content import FACTS
from thidua.sheets.layout import REASON

LONGEST = 255
"""Letters of a value and of a reference that are kept with the fact."""

NO_REASON = "Cần ghi lý do không áp dụng."

Reads = Mapping[Slot, Read]


@dataclass(frozen=True, slots=True)
class Lack:
    """What one line of the table lacks. ``stops``: a participant does not send without it."""

    fact: str
    label: str
    what: str
    stops: bool = False

    @property
    def line(self) -> str:
        """As it is told away from its line."""
        return f"«{self.label}»: {self.what}"


def held_together(table: FactsTable, reads: Reads) -> dict[Slot, Read]:
    """The cells of the table read again beside each other: what is impossible, or lacks its reason, has a problem."""
    found = dict(reads)
    for fact in table.own.values():
        one = found.get(value_at(fact.id))
        if one is not None and not one.problem:
            found[value_at(fact.id)] = _alone(table, fact, one, reads)
        proof = found.get(evidence_at(fact.id))
        if proof is not None and isinstance(proof.value, str) and len(proof.value) > LONGEST:
            found[evidence_at(fact.id)] = Read(problem=f"Ghi gọn trong {LONGEST} chữ; phần dài gửi thành tệp.")
    for name, message in impossible(table.plan, table.given(_values(table, found))):
        if value_at(name) in found:
            found[value_at(name)] = Read(problem=f"{message[:1].upper()}{message[1:]}.")
    return found


def values_of(table: FactsTable, reads: Reads) -> dict[str, FactValue]:
    """What the participant says for certain of each fact that it is asked."""
    said = _values(table, reads)
    asked = table.asked_now(said)
    return {name: value for name, value in said.items() if name in asked}


def asked_in(table: FactsTable, reads: Reads) -> frozenset[str]:
    """The facts that are asked by what it declared so far."""
    return table.asked_now(_values(table, reads))


def lacking(table: FactsTable, reads: Reads, proven: Collection[tuple[str, str]]) -> Iterator[Lack]:
    """Each fact without a value, each that must be proven and is not, each that does not apply for no reason.

    ``proven``: form and row of each file put beside a line.
    """
    asked = asked_in(table, reads)
    for fact in table.own.values():
        one = reads.get(value_at(fact.id))
        if fact.id not in asked:
            continue
        if one is None:
            if fact.id not in table.who.facts:
                yield Lack(fact.id, fact.label, "chưa có số liệu")
        elif one.problem == NO_REASON:
            yield Lack(fact.id, fact.label, "chưa có lý do không áp dụng", stops=True)
        elif one.value is not None and needs_proof(fact, one.value) and not _is_proven(fact, reads, proven):
            yield Lack(fact.id, fact.label, "chưa có minh chứng", stops=True)


def needs_proof(fact: Fact, value: object) -> bool:
    """Whether the plan wants evidence of this value."""
    return fact.evidence == "required" and value is not NOT_APPLICABLE


def told_with(plan: Plan, slot: Slot) -> tuple[Slot, ...]:
    """The places at which something may be said because of what stands in another: wholes, parts, reasons."""
    form, row, column = slot
    if form != FACTS or row not in plan.facts:
        return ()
    if column == REASON:
        return (value_at(row),)
    if column != VALUE:
        return ()
    wholes = {row, plan.facts[row].part_of}
    near = {one.id for one in plan.facts.values() if one.part_of in wholes or one.id in wholes}
    return tuple(value_at(name) for name in plan.facts if name in near and name != row)


def hanging_on(plan: Plan, slot: Slot) -> tuple[str, ...]:
    """The facts that are asked or not by what stands in a place."""
    form, row, column = slot
    if form != FACTS or column != VALUE:
        return ()
    return tuple(
        one.id
        for one in plan.facts.values()
        if any(scope.when is not None and row in facts_of(scope.when) for scope in one.asked)
    )


def _alone(table: FactsTable, fact: Fact, one: Read, reads: Reads) -> Read:
    """One value beside its reason, or as the code of somebody."""
    if one.value is NOT_APPLICABLE and not _said(reads.get((FACTS, fact.id, REASON))):
        return Read(problem=NO_REASON)
    if fact.type == "participant" and isinstance(one.value, str):
        code = table.code_of(fact, one.value)
        return Read(code) if code is not None else Read(problem="Cần mã hoặc tên của một đối tượng trong phong trào.")
    return one


def _values(table: FactsTable, reads: Reads) -> dict[str, FactValue]:
    found = {name: reads[value_at(name)].value for name in table.own if value_at(name) in reads}
    return {name: value for name, value in found.items() if value is not None and not isinstance(value, tuple)}


def _is_proven(fact: Fact, reads: Reads, proven: Collection[tuple[str, str]]) -> bool:
    return _said(reads.get((FACTS, fact.id, EVIDENCE))) or (FACTS, fact.id) in proven


def _said(one: Read | None) -> bool:
    return one is not None and not one.problem
