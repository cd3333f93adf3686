"""What a ranking rests on: another fact, notice, choice, participant or version of the plan, and it is old."""

from dataclasses import dataclass

from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.facts.models import FactSet
from thidua.office.journal.hashing import canonical, digest
from thidua.office.results.models import Choice
from thidua.rules.calendar import Notice
from thidua.rules.decided import Choice as Chosen

WHO = ("pk", "code", "name", "kind", "group", "traits")


@dataclass(frozen=True, slots=True)
class Basis:
    """All that results follow from besides the facts themselves, and a text that names the whole."""

    revision: int
    notices: tuple[Notice, ...]
    choices: tuple[Chosen, ...]
    key: str


def basis_of(campaign: Campaign) -> Basis:
    """What the results of a campaign follow from now; in four queries whatever the number of participants."""
    facts = FactSet.objects.filter(campaign=campaign).values_list("revision", "changed_at").first()
    participants = list(taking_part(campaign).order_by("sort_key", "pk").values_list(*WHO))
    notices = notices_of(campaign).all({pk: code for pk, code, *_ in participants})
    choices = choices_of(campaign)
    key = digest(
        canonical(
            {
                "facts": facts,
                "plan": campaign.plan.content_hash,
                "round": campaign.round,
                "notices": [
                    (one.deadline, one.day, one.number, one.reason, one.round, one.participant) for one in notices
                ],
                "choices": [(one.participant, one.award, one.reason) for one in choices],
                "participants": participants,
            }
        )
    )
    return Basis(facts[0] if facts is not None else 0, notices, choices, key)


def choices_of(campaign: Campaign) -> tuple[Chosen, ...]:
    """What councils chose and did not take back, as the rules take it."""
    found = Choice.objects.filter(campaign=campaign, taken_back_at=None)
    return tuple(Chosen(*one) for one in found.values_list("participant__code", "award", "reason"))
