"""Some parts of a plan in words, kind by kind, for reading beside what one is changing."""

from collections.abc import Container
from itertools import groupby

from thidua.in_words.document import Document, Entries, Entry, Link, Section
from thidua.in_words.parts import items_of
from thidua.in_words.speech import Speech
from thidua.plan.model.plan import Plan


def excerpt(plan: Plan, kinds: Container[str]) -> Document:
    """The parts whose key begins with one of ``kinds``, in the order of a plan."""
    speech = Speech(plan)
    found = [item for item in items_of(speech) if item.key[0] in kinds]
    sections = tuple(
        Section(
            f"t{number}",
            kind,
            (Entries("", tuple(Entry(one.title, one.says, one.clauses, one.readings) for one in of_kind)),),
        )
        for number, (kind, of_kind) in enumerate(groupby(found, key=lambda item: item.kind), 1)
    )
    clauses = {clause.id: Link("", clause.spoken) for clause in plan.clauses.values()}
    readings = {name: Link("", f"cách hiểu {name}") for name in plan.readings}
    return Document(plan.title, (), sections, clauses, readings)
