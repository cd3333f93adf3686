"""A new round: a campaign prepared from another one, with its participants, bodies and settings as they stand today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.models import Campaign, Change, Participant, Way
from thidua.office.campaigns.queries.plans import replaces
from thidua.office.campaigns.services.grounds import held, noted
from thidua.office.campaigns.services.joining import Joiner, join, refusals, trait_choices
from thidua.office.campaigns.services.preparing import CLOSED, RUNNING, map_body, prepare
from thidua.office.campaigns.signals import round_opened
from thidua.office.organisations.models import FormerName
from thidua.office.organisations.queries import Successor, successors
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import plan_of
from thidua.plan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Left:
    """What was not taken over, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What an app took over into a new round, in words, and what not: its answer to ``round_opened``."""

    taken: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()


@dataclass
class Opened:
    """A new round: who takes part in it, who in place of whom, what was set, and what was left out."""

    campaign: Campaign
    participants: list[Participant] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """A line for each who stands in another's place or bears another name now."""
    settings: list[str] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    """Participants who are left out."""
    left_things: list[Left] = field(default_factory=list)
    """All else that is left out."""


@transaction.atomic
def open_round(*, campaign: Campaign, plan: PlanVersion, round_id: str, title: str, by: User | None) -> Opened:
    """Prepare another round of the same plan, or one of another plan of the owner, from a campaign that was launched.

    Whoever was merged is replaced by who stands for it today; who is no more, has left or has no place in the plan is
    left out and named. Notices, applications and levels below belong to the old round. Raises CampaignError.
    """
    found = held(campaign, RUNNING, CLOSED)
    _check(found, plan, round_id)
    read = plan_of(plan)
    joins_freely = found.self_joining and any(one.joins_freely for one in read.groups.values())
    made = prepare(
        owner=plan.owner, plan=plan, round_id=round_id, title=title, by=by, ways=found.ways, self_joining=joins_freely
    )
    made.previous = found
    made.save(update_fields=["previous"])
    opened = Opened(made, settings=_said(made))
    if found.self_joining and not joins_freely:
        opened.left_things.append(Left("Tự đăng ký tham gia", "kế hoạch không cho nhóm nào tự đăng ký"))
    _take_bodies(found, read, opened, by)
    _Participants(found, read, opened).take(by)
    opened.left_things += _of_the_old_round(found)
    for _, carried in round_opened.send(Campaign, campaign=made, previous=found, by=by):
        if isinstance(carried, Carried):
            opened.settings += carried.taken
            opened.left_things += carried.left
    after = {"previous": found.pk, "participants": len(opened.participants), "left": len(opened.left)}
    noted(made, "open_round", by, after=after)
    return opened


def _check(found: Campaign, plan: PlanVersion, round_id: str) -> None:
    if found.level:
        raise CampaignError("Phong trào cấp dưới theo cấp trên: mở kỳ mới ở cấp trên rồi triển khai xuống.")
    owner = successors({found.owner_id})[found.owner_id].organisation
    if owner is None or plan.owner_id != owner.pk:
        raise CampaignError("Kế hoạch này của cơ quan khác.", "plan")
    if plan.pk == found.plan_id and round_id == found.round:
        raise CampaignError("Phong trào này đã là đợt đó; hãy chọn đợt khác.", "plan")
    if round_id == found.round and replaces(plan, found.plan):
        raise CampaignError(
            "Đây là kế hoạch sửa đổi của chính đợt này; hãy dùng «Kế hoạch sửa đổi» ở phong trào.", "plan"
        )
    if (other := Campaign.objects.filter(previous=found, plan=plan, round=round_id).first()) is not None:
        raise CampaignError(f"Đợt này đã mở rồi: «{other.title}».", "plan")


def _said(made: Campaign) -> list[str]:
    ways = "; ".join(Way(one).label for one in made.ways)
    joining = "đơn vị được tự đăng ký" if made.self_joining else "đơn vị không tự đăng ký"
    return [f"Cách gửi: {ways}", f"Tham gia: {joining}"]


def _take_bodies(found: Campaign, plan: Plan, opened: Opened, by: User | None) -> None:
    """Who acts as which body, as they stand today. The owner acts as the issuer already."""
    roles = list(found.bodies.select_related("organisation"))
    today = successors({one.organisation_id for one in roles})
    old, taken = plan_of(found.plan), 0
    for role in roles:
        place = today[role.organisation_id]
        label = old.bodies[role.body].label if role.body in old.bodies else role.body
        if role.body not in plan.bodies:
            opened.left_things.append(Left(f"Cơ quan «{label}»", "kế hoạch không có cơ quan này"))
        elif place.organisation is None:
            opened.left_things.append(Left(f"Cơ quan «{label}»", f"«{role.organisation.name}» {place.why}"))
        else:
            map_body(campaign=opened.campaign, body=role.body, organisation=place.organisation, by=by, runs=role.runs)
            taken += 1
            if place.organisation.pk != role.organisation_id:
                opened.changed.append(f"«{label}»: «{place.organisation.name}» thay «{role.organisation.name}»")
    opened.settings.append(f"Cơ quan trong kế hoạch: {taken}")


def _of_the_old_round(found: Campaign) -> Iterable[Left]:
    """What belongs to the old round alone, with how much of it there is."""
    dated = found.changes.filter(kind__in=(Change.Kind.EXTENSION, Change.Kind.EVENT)).count()
    waiting = found.applications.filter(state="waiting").count()
    below = Campaign.objects.filter(reports_as__campaign=found).count()
    told = (
        (dated, "Ngày do thông báo định, gia hạn", "của kỳ trước; hãy định lại nếu cần"),
        (waiting, "Đề nghị tham gia đang chờ", "trả lời ở phong trào cũ"),
        (below, "Phong trào của cấp dưới", "triển khai lại sau khi phát động"),
    )
    return [Left(f"{what}: {count}", why) for count, what, why in told if count]


class _Participants:
    """Those who took part, one by one, as they stand today."""

    def __init__(self, found: Campaign, plan: Plan, opened: Opened) -> None:
        self.old, self.plan, self.opened = plan_of(found.plan), plan, opened
        self.rows = list(found.participants.select_related("organisation", "person__organisation", "person__same_as"))
        self.today = successors({one.organisation_id for one in self.rows if one.organisation_id is not None})
        former = FormerName.objects.filter(organisation__in=self.today).values_list("organisation", "name")
        self.former = set(former)

    def take(self, by: User | None) -> None:
        """Add all who can be; who is merged comes after all others, whose place may be taken already."""
        known = []
        for one in self.rows:
            made = self._joiner(one)
            if isinstance(made, str):
                self._leave(one, made)
            else:
                known.append((one, made))
        known.sort(key=lambda pair: self._is_replaced(pair[0]))
        kept = self._fitting(known)
        if kept:
            self.opened.participants = join(campaign=self.opened.campaign, joiners=[one for _, one in kept], by=by)
        for one, made in kept:
            if one.name != made.name:
                self.opened.changed.append(f"«{made.name}» thay «{one.name}»")

    def _fitting(self, known: Sequence[tuple[Participant, Joiner]]) -> list[tuple[Participant, Joiner]]:
        inside: set[int] = set()
        first: list[tuple[Participant, Joiner]] = []
        for one, made in known:
            unit = made.organisation.pk if made.organisation is not None and made.kind == "collective" else None
            if unit in inside and self._is_replaced(one):
                self._leave(one, f"đã sáp nhập vào «{made.name}», đơn vị này đã có trong danh sách")
                continue
            first.append((one, made))
            if unit is not None:
                inside.add(unit)
        refused = refusals(self.opened.campaign, [made for _, made in first])
        for place, why in refused.items():
            self._leave(first[place][0], why[:1].lower() + why[1:].rstrip("."))
        return [pair for place, pair in enumerate(first) if place not in refused]

    def _joiner(self, one: Participant) -> Joiner | str:
        """The same in the new round; why it is left out."""
        if one.left_on is not None:
            return f"thôi tham gia từ {one.left_on:%d/%m/%Y}"
        if one.group not in self.plan.groups:
            label = self.old.groups[one.group].label if one.group in self.old.groups else one.group
            return f"kế hoạch không có nhóm «{label}»"
        same = Joiner(
            code=one.code, name=one.name, kind=one.kind, group=one.group, organisation=one.organisation,
            person=one.person, traits=self._traits(one),
        )  # fmt: skip
        if one.organisation_id is None:
            return same
        place = self.today[one.organisation_id]
        if place.organisation is None:
            return self._why(one, place)
        same = replace(same, organisation=place.organisation)
        return self._unit(one, same, place) if one.kind == "collective" else self._somebody(one, same, place)

    def _unit(self, one: Participant, same: Joiner, place: Successor) -> Joiner:
        """A unit under its own name of today; in its place who it was merged into, under the code of that."""
        assert place.organisation is not None
        if self._is_replaced(one):
            return replace(same, code=place.organisation.code, name=place.organisation.name)
        renamed = (place.organisation.pk, one.name) in self.former
        return replace(same, name=place.organisation.name) if renamed else same

    def _somebody(self, one: Participant, same: Joiner, place: Successor) -> Joiner | str:
        """A person who still is where they were, or where that was merged to."""
        person = one.person.same_as or one.person if one.person is not None else None
        if person is None or place.organisation is None:
            return same
        if person.organisation_id not in (one.organisation_id, place.organisation.pk):
            return f"nay ở «{person.organisation.name}»" if person.organisation is not None else "đã rời đơn vị"
        return replace(same, person=person)

    def _traits(self, one: Participant) -> dict[str, str]:
        """What was declared, as far as the plan still knows it."""
        known = {
            name: value
            for name, value in one.traits.items()
            if name in self.plan.facts and value in dict(trait_choices(self.plan, name))
        }
        if len(known) < len(one.traits):
            self.opened.left_things.append(Left(f"Đặc điểm đã khai của «{one.name}»", "kế hoạch không còn nhận"))
        return known

    def _why(self, one: Participant, place: Successor) -> str:
        if one.kind == "collective" or one.organisation is None:
            return place.why
        return f"«{one.organisation.name}» {place.why}"

    def _is_replaced(self, one: Participant) -> bool:
        if one.organisation_id is None or one.kind != "collective":
            return False
        place = self.today[one.organisation_id].organisation
        return place is not None and place.pk != one.organisation_id

    def _leave(self, one: Participant, why: str) -> None:
        self.opened.left.append(Left(one.name, why))
