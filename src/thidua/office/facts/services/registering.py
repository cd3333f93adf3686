"""The day on which a participant registered, where the plan holds it against the deadline: that of its sending."""

from collections.abc import Iterator

from django.db.models import Min

from thidua.office.facts.models import Origin
from thidua.office.facts.services.stating import Stated, state
from thidua.office.submissions.models import Sending
from thidua.plan.model.conditions import tests_of
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.sheet import concerns


def state_day(sending: Sending, plan: Plan) -> None:
    """State that who sent a registration has registered, on the earliest day on which one of it was sent.

    For a paper that is the day of its arrival. What was returned and sent again later was registered all the same.
    """
    sheet = sending.sheet
    participant = sheet.participant
    asked = [one for one in days_of(plan, sheet.deadline) if _is_asked(one, participant.kind, participant.group)]
    if not asked:
        return
    day = sheet.sendings.aggregate(first=Min("happened_on"))["first"]
    place = f"Đăng ký gửi ngày {day:%d/%m/%Y}"
    state(
        stated=[Stated(participant=participant, fact=one.id, value=day, place=place) for one in asked],
        origin=Origin.SELF_REPORTED,
        by=sending.sent_by,
        sending=sending,
        happened_on=day,
    )


def days_of(plan: Plan, deadline: str) -> Iterator[Fact]:
    """The days of registering that some condition holds against this deadline."""
    held = {test.of for gate in plan.gates for test in tests_of(gate.require) if test.by == deadline}
    for fact in plan.facts.values():
        if fact.type == "date" and fact.stage == "registration" and fact.id in held:
            yield fact


def _is_asked(fact: Fact, kind: str, group: str) -> bool:
    return fact.lookup is None and concerns(fact.asked, kind, group)
