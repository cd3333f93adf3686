"""Going on under an amended plan: the campaign, and with it those of the levels below."""

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.models import Campaign, Change
from thidua.office.campaigns.queries.cascade import lower_campaigns
from thidua.office.campaigns.queries.plans import reading_bodies, replaces
from thidua.office.campaigns.services.grounds import Ground, changed, held, noted
from thidua.office.campaigns.services.telling import tell_of_plan
from thidua.office.campaigns.signals import owed_changed, plan_moved
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import plan_of
from thidua.plan.model.plan import Plan

PREPARING, RUNNING = Campaign.State.PREPARING, Campaign.State.RUNNING


@transaction.atomic
def move_plan(*, campaign: Campaign, plan: PlanVersion, ground: Ground, by: User | None) -> Campaign:
    """Go on under the version that replaces the campaign's own, from the notice's day; what was sent stays as it was.

    Campaigns of the levels below that are not over move in the same act. Raises CampaignError unless the new version
    replaces the old one and still has all that each of them stands on.
    """
    found, ground = held(campaign, PREPARING, RUNNING), ground.checked()
    _check_level(found, plan)
    # The plan is an act of the body that issued it, and binds the levels below: whoever runs one of them has nothing
    # to decide about it, and what it rolls up must be of the version that the campaign above has. It is told by mail.
    lower = [held(one, PREPARING, RUNNING) for one in lower_campaigns(found) if one.plan_id != plan.pk]
    for one in (found, *lower):
        _check(plan, one, found)
    for one in lower:
        _move(one, plan, ground, by, [])
    _move(found, plan, ground, by, lower)
    return found


def _move(campaign: Campaign, plan: PlanVersion, ground: Ground, by: User | None, lower: list[Campaign]) -> None:
    before, campaign.plan = {"hash": campaign.plan.content_hash}, plan
    campaign.save(update_fields=["plan"])
    _read_as_ruled(campaign)
    change = changed(campaign, Change.Kind.PLAN, ground, by)
    below = {"lower": [one.pk for one in lower]} if lower else {}
    noted(campaign, "move_plan", by, ground=ground, before=before, after={"hash": plan.content_hash} | below)
    if campaign.state == RUNNING:
        owed_changed.send(Campaign, campaign=campaign, by=by)
        plan_moved.send(Campaign, campaign=campaign, by=by)
        tell_of_plan(campaign, change, lower)


def _check_level(campaign: Campaign, plan: PlanVersion) -> None:
    """A level below has the version of the campaign above and no other."""
    if campaign.reports_as is not None and campaign.reports_as.campaign.plan_id != plan.pk:
        above = campaign.reports_as.campaign.title
        raise CampaignError(f"Phong trào này theo kế hoạch của «{above}» và chuyển cùng phong trào ấy.", "plan")


def _check(plan: PlanVersion, campaign: Campaign, moved: Campaign) -> None:
    whose = f"phong trào cấp dưới «{campaign.title}»" if campaign.pk != moved.pk else "phong trào"
    if not replaces(plan, campaign.plan):
        raise CampaignError(f"Phiên bản này không thay thế kế hoạch mà {whose} đang dùng.", "plan")
    if lacking := lacking_in(plan_of(plan), campaign):
        raise CampaignError(f"Kế hoạch mới không còn {', '.join(lacking)} mà {whose} đang dùng.", "plan")


def lacking_in(plan: Plan, campaign: Campaign) -> list[str]:
    """What a campaign stands on that a plan has not: its round, level, groups, bodies and changed deadlines."""
    lacking = [] if campaign.round in plan.rounds else [f"đợt «{campaign.round}»"]
    levels = plan.cascade.levels if plan.cascade is not None else {}
    if campaign.level and campaign.level not in levels:
        lacking.append(f"cấp dưới «{campaign.level}»")
    used = campaign.participants.order_by().values_list("group", "kind").distinct()
    for group, kind in sorted(used):
        if group not in plan.groups or kind not in plan.groups[group].kinds:
            lacking.append(f"nhóm «{group}» loại «{kind}»")
    named = campaign.bodies.order_by("body").values_list("body", flat=True)
    lacking += [f"cơ quan «{name}»" for name in named if name not in plan.bodies]
    deadlines = campaign.changes.exclude(deadline="").order_by().values_list("deadline", flat=True).distinct()
    return lacking + [f"mốc «{name}»" for name in sorted(deadlines) if name not in plan.deadlines]


def _read_as_ruled(campaign: Campaign) -> None:
    """What each body may read follows the plan that the campaign has now."""
    reading = reading_bodies(plan_of(campaign.plan))
    campaign.bodies.filter(body__in=reading).update(reads=True)
    campaign.bodies.exclude(body__in=reading).update(reads=False)
