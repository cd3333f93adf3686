"""Which sheets there are: of a campaign, of a unit, those that somebody may see."""

from django.db.models import Prefetch, Q, QuerySet

from thidua.office.access.filters import participants_filled
from thidua.office.access.predicates import READERS, WATCHERS, fills, runs
from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import BodyRole, Campaign, Way
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import search_key
from thidua.office.submissions.asked import Asked, named, part_label
from thidua.office.submissions.models import Sheet

EDITABLE = (Sheet.State.DRAFT, Sheet.State.RETURNED)


def with_all_above() -> QuerySet[Sheet]:
    """Sheets with participant, campaign, plan, owner and the bodies that run it: what every act asks about."""
    return Sheet.objects.select_related(
        "participant__organisation", "participant__campaign__plan", "participant__campaign__owner",
        "participant__campaign__reports_as",
    ).prefetch_related(Prefetch("participant__campaign__bodies", BodyRole.objects.all()))  # fmt: skip


def may_write(standing: Standing, sheet: Sheet) -> bool:
    """Whether somebody writes in a sheet: the unit's people, and the standing body what came on paper."""
    return fills.test(standing, sheet.participant) or enters(standing, sheet)


def enters(standing: Standing, sheet: Sheet) -> bool:
    """Whether somebody enters for the unit what came on paper."""
    campaign = sheet.participant.campaign
    return Way.ENTERED in campaign.ways and campaign.state == Campaign.State.RUNNING and runs.test(standing, campaign)


def may_read_draft(standing: Standing, sheet: Sheet) -> bool:
    """Whether somebody sees what was not sent yet: whoever writes it, and the unit's own people."""
    if may_write(standing, sheet):
        return True
    return sheet.participant.organisation_id in standing.where(*READERS, *WATCHERS)


def is_open(sheet: Sheet) -> bool:
    """Whether its cells may still be changed."""
    return sheet.state in EDITABLE and sheet.participant.campaign.state == Campaign.State.RUNNING


def answered_elsewhere(sheet: Sheet, asked: Asked) -> bool:
    """Whether it is the report of a body that runs the campaign: nobody here answers it, its receipt is recorded."""
    if asked.reports is None or not asked.plan.reports[asked.reports].by:
        return False
    campaign = sheet.participant.campaign
    running = {campaign.owner_id, *(one.organisation_id for one in campaign.bodies.all() if one.runs)}
    return sheet.participant.organisation_id in running


def of_campaign(campaign: Campaign) -> QuerySet[Sheet]:
    """The sheets of a campaign in the order of their participants' names."""
    return Sheet.objects.filter(participant__campaign=campaign).select_related("participant").order_by(
        "participant__sort_key", "participant", "id"
    )  # fmt: skip


def filtered(
    sheets: QuerySet[Sheet], *, key: str = "", part: str = "", state: str = "", group: str = "", late: str = "",
    search: str = "",
) -> QuerySet[Sheet]:  # fmt: skip
    """Those of a kind, in a state, of a group, late or not, whose participant's name or code holds the words."""
    conditions = {"key": key, "part": part, "state": state, "participant__group": group}
    sheets = sheets.filter(**{name: value for name, value in conditions.items() if value})
    if late:
        sheets = sheets.filter(Q(late=late == "co"), sent_on__isnull=False)
    for word in search_key(search).split():
        sheets = sheets.filter(participant__search__contains=word)
    return sheets


def written_by(standing: Standing) -> QuerySet[Sheet]:
    """The sheets of the units for which somebody writes, of campaigns that run or did."""
    return (
        Sheet.objects.filter(participant__in=participants_filled(standing))
        .select_related("participant__campaign__owner", "participant__campaign__plan")
        .order_by("-participant__campaign", "participant__sort_key", "participant", "id")
    )


def keys_of(campaign: Campaign) -> dict[str, str]:
    """The keys of a campaign's sheets with what they are called, in the order of their making."""
    found = (
        Sheet.objects.filter(participant__campaign=campaign).order_by("key").values_list("key", flat=True).distinct()
    )
    return {key: label_of(campaign, key) for key in found}


def key_label(campaign: Campaign, sheet: Sheet) -> str:
    """What a sheet is called, with its month or quarter."""
    label = label_of(campaign, sheet.key)
    return f"{label}, {part_label(sheet.part)}" if sheet.part else label


def label_of(campaign: Campaign, key: str) -> str:
    """What sheets of a key are called."""
    return named(plan_of(campaign.plan), key)


def next_to_answer(sheet: Sheet) -> Sheet | None:
    """The next sheet of the same kind that waits for an answer, in the order of names, then from the first."""
    waiting = of_campaign(sheet.participant.campaign).filter(key=sheet.key, part=sheet.part, state=Sheet.State.SENT)
    waiting = waiting.exclude(pk=sheet.pk)
    key = sheet.participant.sort_key
    return waiting.filter(participant__sort_key__gte=key).first() or waiting.first()
