"""A campaign as the papers see it before anything was sent: its plan, participants, bodies, number and day."""

import re
from collections.abc import Iterable, Iterator

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.plans.queries import plan_of
from thidua.papers.kinds.case import Case
from thidua.papers.kinds.letters import LAUNCH, launch
from thidua.papers.office import Issued, Office, OfficeBody
from thidua.papers.paper import Paper
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Participant as Competing

_NUMBER = re.compile(r"\d+")


def launch_letters(campaign: Campaign, participants: Iterable[Participant]) -> Case:
    """What the letters of the launch to these participants are made from."""
    rows = list(participants)
    everyone = [Competing(one.code, one.kind, one.group, name=one.name) for one in rows]
    notices = notices_of(campaign).all({one.pk: one.code for one in rows})
    evaluation = evaluate(plan_of(campaign.plan), everyone, campaign.round, notices=notices)
    number = _NUMBER.match(campaign.launch_number)
    issued = Issued(number=int(number[0]) if number else None, day=campaign.launched_on)
    bodies = tuple(
        OfficeBody(body=one.body, name=one.organisation.name)
        for one in campaign.bodies.select_related("organisation").order_by("pk")
    )
    return Case(evaluation, Office(thidua="1", bodies=bodies, papers={LAUNCH: issued}))


def letters_of_launch(campaign: Campaign) -> Iterator[tuple[str, Paper]]:
    """(code of the participant, letter) for each participant."""
    for made in launch(launch_letters(campaign, campaign.participants.all())):
        yield made.whose or "", made.paper
