"""What the plan says of a book of matters: who keeps it, what stands in it, which facts it counts into."""

from datetime import date

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Origin
from thidua.office.records.models import Forwarding, Matter, Nature, State
from thidua.plan.model.facts import Fact
from thidua.plan.model.papers import Record
from thidua.plan.model.plan import Plan
from thidua.rules.sheet import concerns

SELF = "self"
KEPT = ("inspection", "incident", "forwarded_item", "media_item", "result_of_others")
"""The kinds of records that are kept here; own targets stand in registrations."""
_NATURES: dict[str, tuple[Nature, ...]] = {
    "incident": (Nature.VIOLATION, Nature.COMPLAINT, Nature.LATE_REPLY, Nature.REMINDER, Nature.REMARK),
    "inspection": (Nature.REMINDER, Nature.VIOLATION, Nature.REMARK, Nature.VALUE),
    "forwarded_item": (Nature.FORWARDED,),
    "media_item": (Nature.MEDIA,),
    "result_of_others": (Nature.VALUE,),
}
COUNTED_TYPES = ("count", "yes_no", "number", "points")


def books_of(plan: Plan) -> dict[str, Record]:
    """The records of the plan that are kept here."""
    return {name: one for name, one in plan.records.items() if one.kind in KEPT}


def natures_of(record: Record) -> tuple[Nature, ...]:
    """What may stand in a book; one of complaints that count while they wait holds nothing else."""
    return (Nature.COMPLAINT,) if record.counts == "pending" else _NATURES[record.kind]


def facts_fed(plan: Plan, record: Record, participant: Participant) -> list[Fact]:
    """The facts into which a book counts for a participant: those that the plan asks of such as it is."""
    fed = (plan.facts[name] for name in record.feeds)
    return [one for one in fed if concerns(one.asked, participant.kind, participant.group)]


def counts_into(record: Record, nature: str, fact: Fact) -> bool:
    """Whether a matter of that nature may count into a fact, or, a result, say it. A remark never counts."""
    if nature == Nature.REMARK:
        return False
    return nature == Nature.VALUE or fact.type in COUNTED_TYPES


def counts(plan: Plan, matter: Matter) -> bool:
    """Whether a matter counts today: it stands, and a complaint as its book has it; of items forwarded late ones."""
    record = plan.records.get(matter.record)
    if record is None or matter.fact not in record.feeds or matter.value:
        return False
    if matter.nature == Nature.COMPLAINT:
        return (
            matter.state
            in {
                "confirmed": (State.CONFIRMED,),
                "unless_groundless": (State.OPEN, State.CONFIRMED),
                "pending": (State.OPEN,),
            }[record.counts]
        )
    if matter.state != State.RECORDED:
        return False
    return matter.nature != Nature.FORWARDED or _is_late(matter)


def _is_late(matter: Matter) -> bool:
    clock: Forwarding = matter.forwarding
    return clock.is_late


def part_of(plan: Plan, round_id: str, day: date) -> str:
    """The part of a round, or the part of that part, in which a day lies; empty where the round has none."""
    for name in plan.rounds[round_id].parts:
        part = plan.rounds[name]
        if (part.from_ is None or part.from_ <= day) and (part.to is None or day <= part.to):
            return part_of(plan, name, day) or name
    return ""


def values_origin(plan: Plan) -> Origin:
    """Of which origin a value is that an inspection states: measured, unless the plan ranks incidents alone."""
    ranked = plan.appraisal.prevails if plan.appraisal is not None else ()
    return Origin.INCIDENT if "incident" in ranked and "measured" not in ranked else Origin.MEASURED


def mapped_bodies(campaign: Campaign) -> dict[str, int]:
    """The organisation that acts as each body of the plan; bodies that nobody acts as are not there."""
    return {one.body: one.organisation_id for one in campaign.bodies.all()}
