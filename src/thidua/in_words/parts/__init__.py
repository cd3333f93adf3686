"""Every section of a plan with how its parts are said, in the order in which a reader meets them."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from thidua.in_words.parts.awards import awards, gates
from thidua.in_words.parts.facts import facts, parameters, scales
from thidua.in_words.parts.figures import figures
from thidua.in_words.parts.order import classes, councils, public_notice, ranking
from thidua.in_words.parts.papers import appraisal, cascade, dossiers, forms, recognition, records, reports, routes
from thidua.in_words.parts.people import bodies, duties, groups
from thidua.in_words.parts.rubric import rubric
from thidua.in_words.parts.text import (
    announced,
    bases,
    clauses,
    contents,
    documents,
    fields,
    head,
    objectives,
    readings,
    recipients,
)
from thidua.in_words.parts.time import deadlines, period, phases, rounds
from thidua.in_words.speech import Speech
from thidua.in_words.told import Item

SECTIONS: tuple[Callable[[Speech], Iterator[Item]], ...] = (
    head, clauses, readings, bases, documents, announced,
    period, rounds, phases, deadlines,
    groups, bodies, objectives, contents, fields, duties,
    scales, parameters, facts, figures,
    rubric, ranking, classes, gates, councils, public_notice, awards,
    appraisal, recognition, forms, reports, dossiers, routes, records, cascade, recipients,
)  # fmt: skip


def items_of(speech: Speech) -> list[Item]:
    """Everything that a plan says; parts of one key are numbered."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for item in (item for section in SECTIONS for item in section(speech)):
        seen[item.key] += 1
        found.append(item if seen[item.key] == 1 else replace(item, number=seen[item.key]))
    return found
