"""Who takes part: added one by one, from the tree or from a list; joining and leaving while the campaign runs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import CampaignError, LackingGroundError, UnknownNameError
from thidua.office.campaigns.models import Campaign, Change, Participant
from thidua.office.campaigns.services.grounds import Ground, changed, held, noted
from thidua.office.campaigns.services.telling import tell_of_joining
from thidua.office.campaigns.signals import owed_changed
from thidua.office.organisations.models import Organisation, Person
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import clean
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.owed import selectors_of

PREPARING, RUNNING = Campaign.State.PREPARING, Campaign.State.RUNNING
PEOPLE = ("individual", "citizen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Joiner:
    """Somebody who is to take part."""

    code: str
    name: str
    kind: str
    group: str
    organisation: Organisation | None = None
    person: Person | None = None
    traits: Mapping[str, str] = field(default_factory=dict)


def units(organisations: Iterable[Organisation], group: str) -> list[Joiner]:
    """Organisations as collectives of one group, under their own codes."""
    return [
        Joiner(code=one.code, name=one.name, kind="collective", group=group, organisation=one) for one in organisations
    ]


@transaction.atomic
def join(
    *, campaign: Campaign, joiners: Sequence[Joiner], by: User | None, ground: Ground | None = None
) -> list[Participant]:
    """Add them all or none. Once the campaign runs a ``ground`` is needed, and each bears its day of joining.

    Raises CampaignError with everything that is wrong.
    """
    found = held(campaign, PREPARING, RUNNING)
    ground = _ground(found, ground)
    if not joiners:
        raise CampaignError("Chưa chọn đối tượng nào.")
    if wrong := refusals(found, joiners):
        raise CampaignError(" ".join(dict.fromkeys(wrong.values())))
    made = [_made(found, one, ground.day if ground is not None else None) for one in joiners]
    for one in made:
        one.save()
    if ground is not None:
        changes = [changed(found, Change.Kind.JOINING, ground, by, participant=one) for one in made]
        tell_of_joining(found, made, changes[0])
        owed_changed.send(Campaign, campaign=found, by=by)
    noted(
        found,
        "join",
        by,
        ground=ground,
        after={"participants": [{"code": one.code, "kind": one.kind, "group": one.group} for one in made]},
        personal={one.code: one.name for one in made if one.kind in PEOPLE},
    )
    return made


def refusals(campaign: Campaign, joiners: Sequence[Joiner]) -> dict[int, str]:
    """Why joiners cannot be added, by their place; two queries."""
    plan = plan_of(campaign.plan)
    codes = {one.code for one in joiners}
    taken = set(Participant.everybody.filter(campaign=campaign, code__in=codes).values_list("code", flat=True))
    places = [one.organisation.pk for one in joiners if one.organisation is not None and one.kind == "collective"]
    inside = set(
        campaign.participants.filter(organisation__in=places, kind="collective").values_list("organisation", flat=True)
    )
    found: dict[int, str] = {}
    for place, one in enumerate(joiners):
        unit = one.organisation.pk if one.organisation is not None and one.kind == "collective" else None
        if why := _refusal(plan, one, taken, inside, unit):
            found[place] = why
        taken.add(one.code)
        if unit is not None:
            inside.add(unit)
    return found


@transaction.atomic
def amend(
    *, participant: Participant, by: User | None, name: str, group: str, traits: Mapping[str, str]
) -> Participant:
    """Another name, group or other traits; the group only while nothing was launched, since sheets hang on it."""
    campaign = held(participant.campaign, PREPARING, RUNNING)
    one = Participant.objects.select_for_update().get(pk=participant.pk)
    if group != one.group and campaign.state != PREPARING:
        raise CampaignError("Phong trào đang diễn ra nên không đổi nhóm được nữa; hãy cho thôi rồi thêm lại.", "group")
    plan = plan_of(campaign.plan)
    joiner = Joiner(code=one.code, name=name, kind=one.kind, group=group, traits=traits)
    if why := _refusal(plan, joiner, set(), set(), None):
        raise CampaignError(why)
    before = {"group": one.group, "traits": dict(one.traits)}
    old_name, one.name, one.group, one.traits = one.name, clean(name), group, _traits(plan, joiner)
    after = {"group": one.group, "traits": dict(one.traits)}
    if before != after or old_name != one.name:
        one.save()
        target = f"campaigns.participant:{one.pk}"
        personal = {"before": old_name, "after": one.name} if one.kind in PEOPLE else {}
        names = ({"name": old_name}, {"name": one.name}) if one.kind not in PEOPLE else ({}, {})
        noted(campaign, "amend", by, target=target, before=before | names[0], after=after | names[1], personal=personal)
        if before["traits"] != after["traits"] and campaign.state == RUNNING:
            owed_changed.send(Campaign, campaign=campaign, by=by)
    return one


@transaction.atomic
def remove(*, participants: Sequence[Participant], campaign: Campaign, by: User | None) -> int:
    """Take off the list of a campaign that was not launched; how many."""
    found = held(campaign, PREPARING)
    chosen = Participant.objects.filter(campaign=found, pk__in=[one.pk for one in participants])
    codes = sorted(chosen.values_list("code", flat=True))
    chosen.delete()
    if codes:
        noted(found, "remove", by, before={"participants": codes})
    return len(codes)


@transaction.atomic
def leave(*, participant: Participant, ground: Ground, by: User | None) -> Participant:
    """Take part no more, from the notice's day; what was sent stays."""
    found, ground = held(participant.campaign, RUNNING), ground.checked()
    one = Participant.objects.select_for_update().get(pk=participant.pk)
    if one.left_on is not None:
        raise CampaignError(f"«{one.name}» đã thôi tham gia từ ngày {one.left_on:%d/%m/%Y}.")
    if one.joined_on is not None and ground.day < one.joined_on:
        raise CampaignError(f"«{one.name}» tham gia từ ngày {one.joined_on:%d/%m/%Y}, sau ngày thôi.", "day")
    one.left_on = ground.day
    one.save(update_fields=["left_on"])
    changed(found, Change.Kind.LEAVING, ground, by, participant=one)
    noted(found, "leave", by, ground=ground, target=f"campaigns.participant:{one.pk}", after={"left_on": one.left_on})
    return one


def _ground(campaign: Campaign, ground: Ground | None) -> Ground | None:
    if campaign.state == PREPARING:
        return None
    if ground is None:
        raise LackingGroundError("Phong trào đang diễn ra: cần số, ngày và lý do của thông báo thêm đối tượng.")
    return ground.checked()


def _refusal(plan: Plan, one: Joiner, taken: set[str], inside: set[int], unit: int | None) -> str:
    if not one.code or not clean(one.name):
        return "Mỗi đối tượng cần có mã và tên."
    if len(one.code) > 64 or len(clean(one.name)) > 255:
        return f"Mã dài quá 64 chữ hoặc tên dài quá 255 chữ: «{one.code[:80]}»."
    group = plan.groups.get(one.group)
    if group is None:
        return f"Kế hoạch không có nhóm «{one.group}»."
    if one.kind not in group.kinds:
        return f"Nhóm «{group.label}» không có loại «{KIND_LABELS.get(one.kind, one.kind)}»."
    if one.code in taken:
        return f"Mã «{one.code}» đã có trong danh sách tham gia."
    if unit in inside:
        return f"«{clean(one.name)}» đã tham gia."
    try:
        _traits(plan, one)
    except CampaignError as wrong:
        return str(wrong)
    return ""


def _traits(plan: Plan, one: Joiner) -> dict[str, str]:
    """The traits as kept: only selectors on which something hangs, only values that their facts take."""
    kept = {}
    for name in selectors_of(plan, one.kind, one.group):
        if value := one.traits.get(name, "").strip():
            if value not in dict(trait_choices(plan, name)):
                raise UnknownNameError(f"«{plan.facts[name].label}» không nhận giá trị «{value}».")
            kept[name] = value
    return kept


def trait_choices(plan: Plan, name: str) -> list[tuple[str, str]]:
    """The values of a selector fact as they are written in plans, with their labels."""
    fact = plan.facts[name]
    if fact.type == "level" and fact.scale in plan.scales:
        return [(name, level.label) for name, level in plan.scales[fact.scale].levels.items()]
    return [("yes", "Có"), ("no", "Không")]


def _made(campaign: Campaign, one: Joiner, joined_on: date | None) -> Participant:
    return Participant(
        campaign=campaign,
        code=one.code,
        name=one.name,
        kind=one.kind,
        group=one.group,
        organisation=one.organisation,
        person=one.person,
        traits=_traits(plan_of(campaign.plan), one),
        joined_on=joined_on,
    )
