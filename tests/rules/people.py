"""Participants for tests: whole, passing sheets, of which a test changes what it is about."""

from collections.abc import Mapping

from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.facts import FactValue, Given, Participant, Source

DEPARTMENT: dict[str, FactValue] = {
    "procedures_transacted": 40,
    "procedures_via_e_one_stop": 40,
    "cases_settled": 1000,
    "cases_returned_early_with_notice": 50,
    "has_coordination_regulation": True,
    "reviewed_simplification": True,
    "simplifications_proposed": 5,
    "reviewed_time_cuts": True,
    "time_cuts_proposed": 5,
    "has_improvement_proposal": True,
    "confirmed_harassment_cases": 0,
    "initiative_level": "replicated",
    "conduct_violations": 0,
    "posts_procedures": True,
    "postings_missing": 0,
    "radio_items": 4,
    "website_items": 6,
    "late_portal_replies": 0,
    "inspection_reminders": 0,
}
COMMUNE = DEPARTMENT | {
    "simplifications_proposed": 10,
    "one_stop_items_missing": 0,
    "has_camera_or_air_conditioner": False,
    "has_free_wifi": False,
}


def plan(name: str) -> Plan:
    """A plan of the catalogue."""
    return read_plan(plan_files()[name])


def person(name: str, kind: str, group: str, facts: Mapping[str, FactValue], **changed: FactValue) -> Participant:
    """A participant whose values come from row 2 of a table; underscores at the end of a name are dropped."""
    values = dict(facts) | {key.rstrip("_"): value for key, value in changed.items()}
    source = Source("so-lieu.csv", "C2")
    return Participant(name, kind, group, {key: Given(value, source) for key, value in values.items()})


def department(name: str, **changed: FactValue) -> Participant:
    """A department of Hòa Thành with 100 points, but for what is changed."""
    return person(name, "collective", "department", DEPARTMENT, **changed)


def commune(name: str, **changed: FactValue) -> Participant:
    """A commune of Hòa Thành with 100 points, but for what is changed."""
    return person(name, "collective", "commune", COMMUNE, **changed)
