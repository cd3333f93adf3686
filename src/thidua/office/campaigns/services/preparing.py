"""A campaign before its launch: made of a plan and a round, its bodies mapped to organisations."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import CampaignError, UnknownNameError
from thidua.office.campaigns.models import BodyRole, Campaign, Participant, Way
from thidua.office.campaigns.queries.plans import reading_bodies
from thidua.office.campaigns.services.grounds import held, noted
from thidua.office.campaigns.signals import owed_changed
from thidua.office.organisations.models import Organisation
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import clean
from thidua.plan.model.plan import Plan

PREPARING, RUNNING, CLOSED = Campaign.State.PREPARING, Campaign.State.RUNNING, Campaign.State.CLOSED


@transaction.atomic
def prepare(
    *,
    owner: Organisation,
    plan: PlanVersion,
    round_id: str,
    title: str,
    by: User | None,
    ways: Sequence[str] = tuple(Way.values),
    self_joining: bool = False,
) -> Campaign:
    """A campaign of one round of a plan, still without participants; the owner acts as the body that issued the plan.

    Raises CampaignError where the plan is another's or has no such round, or nothing may be sent in any way.
    """
    if plan.owner_id != owner.pk:
        raise CampaignError("Kế hoạch này của cơ quan khác.", "plan")
    read = plan_of(plan)
    _check_round(read, round_id)
    _check_joining(read, self_joining)
    made = Campaign.objects.create(
        owner=owner,
        plan=plan,
        round=round_id,
        title=_title(title),
        ways=_ways(ways),
        self_joining=self_joining,
    )
    BodyRole.objects.create(campaign=made, body=read.issuer, organisation=owner, runs=True, reads=True)
    noted(made, "prepare", by, after={"plan": read.id, "hash": plan.content_hash, "round": round_id})
    return made


@transaction.atomic
def settle(*, campaign: Campaign, title: str, ways: Sequence[str], self_joining: bool, by: User | None) -> Campaign:
    """Title, ways of sending, and whether units may join of their own accord; while it is prepared or runs."""
    found = held(campaign, PREPARING, RUNNING)
    _check_joining(plan_of(found.plan), self_joining)
    before = {"title": found.title, "ways": found.ways, "self_joining": found.self_joining}
    found.title, found.ways, found.self_joining = _title(title), _ways(ways), self_joining
    after = {"title": found.title, "ways": found.ways, "self_joining": found.self_joining}
    if after != before:
        found.save(update_fields=["title", "ways", "self_joining"])
        noted(found, "settle", by, before=before, after=after)
    return found


@transaction.atomic
def map_body(
    *, campaign: Campaign, body: str, organisation: Organisation | None, by: User | None, runs: bool = False
) -> None:
    """Which organisation acts as a body of the plan; None: nobody in the system does. ``runs``: the standing body."""
    found = held(campaign, PREPARING, RUNNING)
    plan = plan_of(found.plan)
    if body not in plan.bodies:
        raise UnknownNameError(f"Kế hoạch không có cơ quan «{body}».")
    old = BodyRole.objects.filter(campaign=found, body=body).first()
    before = _acting(old)
    if organisation is None:
        BodyRole.objects.filter(campaign=found, body=body).delete()
        new = None
    else:
        values = {"organisation": organisation, "runs": runs, "reads": body in reading_bodies(plan)}
        new, _ = BodyRole.objects.update_or_create(campaign=found, body=body, defaults=values)
    if _acting(new) != before:
        noted(found, "map_body", by, target=f"plan.body:{body}", before=before, after=_acting(new))
        if found.state == RUNNING:
            owed_changed.send(Campaign, campaign=found, by=by)


@transaction.atomic
def map_bodies(*, campaign: Campaign, mapping: Mapping[str, tuple[Organisation | None, bool]], by: User | None) -> None:
    """The same for several bodies: (organisation, whether it runs the campaign) of each."""
    for body, (organisation, runs) in mapping.items():
        map_body(campaign=campaign, body=body, organisation=organisation, by=by, runs=runs)


@transaction.atomic
def discard(*, campaign: Campaign, by: User | None, reason: str) -> None:
    """Give up what was never launched. The campaign's chain stays."""
    found = held(campaign, PREPARING)
    noted(found, "discard", by, before={"title": found.title, "round": found.round}, reason=reason)
    Participant.objects.filter(campaign=found).delete()
    found.delete()


@transaction.atomic
def close(*, campaign: Campaign, on: date, reason: str, by: User | None) -> Campaign:
    """The campaign is over: nothing is sent or changed any more."""
    found = held(campaign, RUNNING)
    if not reason.strip():
        raise CampaignError("Cần ghi lý do hoặc văn bản kết thúc.", "reason")
    if found.launched_on is not None and on < found.launched_on:
        raise CampaignError(f"Phong trào phát động ngày {found.launched_on:%d/%m/%Y}, không thể kết thúc trước.", "day")
    found.state, found.closed_on = CLOSED, on
    found.save(update_fields=["state", "closed_on"])
    noted(found, "close", by, after={"closed_on": on}, reason=reason.strip())
    return found


def _check_round(plan: Plan, round_id: str) -> None:
    if round_id not in plan.rounds:
        raise UnknownNameError(f"Kế hoạch không có đợt «{round_id}».", "round")


def _check_joining(plan: Plan, self_joining: bool) -> None:
    if self_joining and not any(group.joins_freely for group in plan.groups.values()):
        raise CampaignError("Kế hoạch không cho nhóm nào tự nguyện đăng ký tham gia.", "self_joining")


def _title(title: str) -> str:
    kept = clean(title)
    if not kept:
        raise CampaignError("Cần ghi tên phong trào.", "title")
    if len(kept) > 255:
        raise CampaignError("Tên phong trào dài quá 255 chữ.", "title")
    return kept


def _ways(ways: Sequence[str]) -> list[str]:
    kept = [way for way in Way.values if way in ways]
    if not kept:
        raise CampaignError("Cần cho gửi theo ít nhất một cách.", "ways")
    return kept


def _acting(role: BodyRole | None) -> dict[str, object]:
    return {} if role is None else {"organisation": role.organisation_id, "runs": role.runs}
