"""Names: every clause, body, group, fact … that a part speaks of is declared in its section."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from thidua.plan.model.awards import Award, Gate
from thidua.plan.model.base import Part
from thidua.plan.model.calendar import Deadline, Round
from thidua.plan.model.classes import Band, ClassRule
from thidua.plan.model.conditions import GROUP, KIND, Scope, Test
from thidua.plan.model.councils import Council
from thidua.plan.model.facts import Fact, Lookup
from thidua.plan.model.figures import DaysLate, Over
from thidua.plan.model.papers import (
    Appraisal,
    Cascade,
    CascadeLevel,
    Dossier,
    Form,
    Leg,
    Match,
    Recognition,
    Record,
    Report,
    Route,
)
from thidua.plan.model.people import KIND_LABELS, Body
from thidua.plan.model.places import Nested, Quota
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch
from thidua.plan.model.ranking import Ranking
from thidua.plan.model.scoring import Criterion, Spread
from thidua.plan.model.text import Announced, Document, Duty, Reading
from thidua.plan.problems import HINTED, hint
from thidua.plan.references.walk import At, Found
from thidua.plan.source import DataPath

SELF = "self"
"""Among bodies: the participant itself."""
ROUND = "round"
"""Among phases: the whole round."""

LABELS = {
    "clauses": "điều khoản",
    "readings": "cách hiểu",
    "bodies": "cơ quan",
    "groups": "nhóm đối tượng",
    "kinds": "loại đối tượng",
    "rounds": "đợt",
    "phases": "giai đoạn",
    "deadlines": "thời hạn",
    "documents": "văn bản",
    "scales": "thang mức",
    "parameters": "tham số",
    "facts": "số liệu",
    "figures": "số tính được",
    "forms": "biểu mẫu",
    "awards": "hình thức khen thưởng",
    "sections": "phần của thang điểm",
    "criteria": "chỉ tiêu",
    "classes": "loại",
}

# Which section the name in a field belongs to; fields named ``clause`` and ``reading`` do so everywhere.
_FIELDS: dict[type[Part], dict[str, str]] = {
    Plan: {"issuer": "bodies"},
    Body: {"competes_in": "groups"},
    Document: {"issuer": "bodies"},
    Duty: {"body": "bodies"},
    Announced: {"award": "awards", "kind": "kinds", "rounds": "rounds"},
    Round: {"parts": "rounds"},
    Deadline: {
        "rounds": "rounds",
        "after": "deadlines",
        "before": "deadlines",
        "to": "bodies",
        "feeds": "deadlines",
        "closes": "phases",
        "set_by": "documents",
    },
    Fact: {"scale": "scales", "supplied_by": "bodies", "part_of": "facts", "names": "kinds"},
    Lookup: {"via": "facts", "fact": "facts"},
    Scope: {"kind": "kinds", "group": "groups"},
    Test: {"by": "deadlines"},
    Branch: {"scale": "parameters"},
    DaysLate: {"by": "deadlines"},
    Over: {"members_of": "facts"},
    Criterion: {"section": "sections"},
    Spread: {"spread": "criteria"},
    Band: {"kind": "kinds", "group": "groups", "by": "deadlines"},
    ClassRule: {"at_most": "classes", "not_above": "facts"},
    Gate: {"awards": "awards"},
    Quota: {"kind": "kinds", "group": "groups", "rounds": "rounds", "per": "facts"},
    Nested: {"kind": "kinds", "group": "groups"},
    Ranking: {"within": "facts"},
    Council: {"body": "bodies"},
    Award: {
        "rounds": "rounds",
        "among": "awards",
        "first": "facts",
        "decided_by": "bodies",
        "proposed_by": "bodies",
    },
    Appraisal: {
        "by": "bodies",
        "decided_by": "bodies",
        "explanation": "deadlines",
        "second_review": "deadlines",
    },
    Recognition: {"by": "bodies", "deadline": "deadlines", "feeds": "facts"},
    Form: {"deadline": "deadlines"},
    Match: {"form": "forms"},
    Report: {"by": "bodies", "to": "bodies", "phase": "phases", "deadline": "deadlines"},
    Dossier: {"award": "awards", "deadline": "deadlines"},
    Leg: {"body": "bodies"},
    Route: {"award": "awards"},
    Record: {"by": "bodies", "feeds": "facts"},
    CascadeLevel: {
        "body": "bodies",
        "collects_from": "groups",
        "reports_as": "groups",
        "forms": "forms",
        "from_below": "deadlines",
        "upward": "deadlines",
    },
    Cascade: {"parent": "documents"},
}
# Names that stand for something without being declared, in the fields where they may.
_ALSO: dict[tuple[type[Part], str], tuple[str, ...]] = {
    (Fact, "supplied_by"): (SELF,),
    (Leg, "body"): (SELF,),
    (Record, "by"): (SELF,),
    (Deadline, "closes"): (ROUND,),
    (Ranking, "within"): (GROUP, KIND),
    (Quota, "per"): (GROUP, KIND),
}


@dataclass
class Names:
    """The names that a plan declares, by section."""

    plan: Plan
    incomplete: frozenset[str] = frozenset()
    not_found: int = 0

    def of(self, section: str) -> Collection[str]:
        """The names declared in a section; ``kinds`` are those that occur in some group."""
        if section in ("sections", "criteria"):
            return getattr(self.plan.rubric, section, {})
        if section != "kinds":
            declared: Collection[str] = getattr(self.plan, section)
            return declared
        if "groups" in self.incomplete:
            return KIND_LABELS
        return list(dict.fromkeys(kind for group in self.plan.groups.values() for kind in group.kinds))

    def unknown(self, section: str, name: str, *also: str) -> str | None:
        """What is wrong with a name; None where it is declared or may be."""
        known = self.of(section)
        inside = "rubric" if section in ("sections", "criteria") else section
        if name in known or name in also or inside in self.incomplete:
            return None
        label = LABELS[section]
        self.not_found += 1
        if self.not_found > HINTED:
            return f"không có {label} «{name}»"
        if not known and not also:
            return f"không có {label} «{name}»: kế hoạch chưa khai mục «{section}»"
        return f"không có {label} «{name}»{hint(name, dict.fromkeys((*known, *also)))}"


def check_names(parts: list[At], names: Names) -> Iterator[Found]:
    """Every name that stands in a field of its own."""
    for path, part in parts:
        for field, section, also in _fields_of(type(part)):
            if stood := getattr(part, field):
                for inner, name in _names_in(stood, (*path, field)):
                    if wrong := names.unknown(section, name, *also):
                        yield inner, wrong


@cache
def _fields_of(model: type[Part]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The fields that hold names: with their sections, and the names that need not be declared."""
    sections = dict(_FIELDS.get(model, {}))
    if "clause" in model.model_fields:
        sections["clause"] = "clauses"
    if "reading" in model.model_fields and model is not Reading:
        sections["reading"] = "readings"
    return [(field, section, _ALSO.get((model, field), ())) for field, section in sections.items()]


def _names_in(value: object, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, (tuple, list)):
        yield from (((*path, place), name) for place, name in enumerate(value))
    elif isinstance(value, dict):
        yield from (((*path, name), name) for name in value)
