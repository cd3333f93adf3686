"""Going from fact to fact: through all that one participant says, or down one part of the plan through everybody."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from thidua.office.appraisals.filters import participants_appraised
from thidua.office.appraisals.queries.lines import OPEN, Line, lines_of
from thidua.office.appraisals.subjects import Subject
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.web.access import Request


@dataclass(frozen=True, slots=True)
class Walk:
    """Where to go from one fact; an address is empty where there is none."""

    previous: str
    following: str
    next_open: str
    left: int
    """So many are still to be looked at, this one not counted."""
    above: str
    """The list that is gone through."""


def address_of(line: Line, subject: Subject | None = None) -> str:
    """The page of a fact; with ``subject`` one goes on down that part."""
    asked = {name: value for name, value in (("ky", line.part), ("muc", subject.id if subject else "")) if value}
    url = reverse("appraisal_fact", args=[line.participant.pk, line.fact.id])
    return f"{url}?{urlencode(asked)}" if asked else url


def walk(
    request: Request,
    campaign: Campaign,
    lines: Sequence[Line],
    line: Line,
    subject: Subject | None,
    mine: Collection[str],
) -> Walk:
    """``lines``: all of the participant; ``mine``: the facts that whoever looks may judge."""
    some, above = lines, reverse("appraisal_of", args=[line.participant.pk])
    if subject is not None:
        rows = taking_part(campaign).filter(pk__in=participants_appraised(request.standing).values("pk"))
        found = lines_of(campaign, rows, subject, alone=True).lines
        some = [one for those in found.values() for one in those]
        above = reverse("appraisal_subject", args=[campaign.pk, subject.id])
    at = next((place for place, one in enumerate(some) if one.key == line.key), 0)
    # After this one, then again from the beginning.
    waiting = [one for one in (*some[at + 1 :], *some[:at]) if one.state in OPEN and one.fact.id in mine]
    return Walk(
        previous=address_of(some[at - 1], subject) if at else "",
        following=address_of(some[at + 1], subject) if at + 1 < len(some) else "",
        next_open=address_of(waiting[0], subject) if waiting else "",
        left=len(waiting),
        above=above,
    )
