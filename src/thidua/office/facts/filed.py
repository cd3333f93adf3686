"""What a unit has sent before, to be cited: the evidence of its facts, in whatever campaign."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.office.access.predicates import fills
from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import Campaign
from thidua.office.facts.models import Evidence, Origin
from thidua.office.files.models import Attachment
from thidua.office.organisations.queries import with_predecessors
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import search_key
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.sheets import key_label

LONGEST_TITLE = 120
"""Letters of a campaign's title, where it is said of where something was sent."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A file, or a paper by its number, as it was sent to prove a fact."""

    evidence: int
    attachment: Attachment | None
    reference: str
    fact: str
    label: str
    """The fact in words."""
    campaign: str
    round: str
    sheet: str
    whose: str
    sent_on: date
    fits: bool
    """Whether it proved a fact of the same name or in the same words."""

    @property
    def name(self) -> str:
        """What the file or paper is called."""
        return self.attachment.name if self.attachment is not None else self.reference

    @property
    def origin(self) -> str:
        """Where it was sent, as it is kept with what cites it."""
        return said_origin(self.campaign, self.sheet, self.sent_on)


def said_origin(campaign: str, sheet: str, day: date) -> str:
    """Where something was sent before."""
    title = campaign if len(campaign) <= LONGEST_TITLE else f"{campaign[: LONGEST_TITLE - 1]}…"
    return f"đã nộp trong phong trào «{title}», {sheet}, ngày {day:%d/%m/%Y}"[:255]


def may_cite(standing: Standing, sheet: Sheet) -> bool:
    """Whether somebody sees what the unit has sent elsewhere: its own people, never who enters a paper for it."""
    return bool(fills.test(standing, sheet.participant)) and sheet.participant.organisation_id is not None


def filed(sheet: Sheet, fact: str = "", search: str = "") -> list[Filed]:
    """What the unit of a sheet and those merged into it sent last: what fits the fact first, then the newest.

    What it cites itself is named where it was first sent. ``search``: words in the name, the fact, the campaign or the
    round, in any order and tones. A constant number of queries.
    """
    place = sheet.participant.organisation_id
    if place is None:
        return []
    rows = list(
        Evidence.objects.filter(
            version__participant__organisation__in=with_predecessors(place),
            version__origin=Origin.SELF_REPORTED,
            version__current=True,
            version__sending__isnull=False,
            origin="",
        )
        .select_related("version__participant", "version__sending__sheet", "attachment")
        .order_by("-version__happened_on", "-pk")
    )
    campaigns = Campaign.objects.select_related("plan").in_bulk({one.version.participant.campaign_id for one in rows})
    own = plan_of(sheet.participant.campaign.plan).facts
    wanted = search_key(own[fact].label) if fact in own else ""
    found = [_filed(one, campaigns[one.version.participant.campaign_id], fact, wanted) for one in rows]
    words = search_key(search).split()
    return sorted(
        (one for one in _once(found) if all(word in _searched(one) for word in words)), key=lambda one: not one.fits
    )


def _filed(one: Evidence, campaign: Campaign, fact: str, wanted: str) -> Filed:
    version, plan = one.version, plan_of(campaign.plan)
    sending = version.sending
    assert sending is not None
    label = plan.facts[version.fact].label if version.fact in plan.facts else version.fact
    return Filed(
        evidence=one.pk,
        attachment=one.attachment,
        reference=one.reference,
        fact=version.fact,
        label=label,
        campaign=campaign.title,
        round=plan.rounds[campaign.round].label if campaign.round in plan.rounds else campaign.round,
        sheet=key_label(campaign, sending.sheet),
        whose=version.participant.name,
        sent_on=sending.happened_on,
        fits=bool(fact) and (version.fact == fact or search_key(label) == wanted),
    )


def _once(found: Iterable[Filed]) -> list[Filed]:
    """Each file or paper once for each fact and campaign, as it was sent last."""
    kept: dict[tuple[object, ...], Filed] = {}
    for one in found:
        which = one.attachment.file_id if one.attachment is not None else one.reference
        kept.setdefault((which, one.fact, one.campaign), one)
    return list(kept.values())


def _searched(one: Filed) -> str:
    return search_key(one.name, one.label, one.campaign, one.round, one.whose)
