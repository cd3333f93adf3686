"""Joining of one's own accord, where the plan lets a group and the campaign allows it."""

from django.db import IntegrityError, transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.models import Application, Campaign, Participant
from thidua.office.campaigns.services.grounds import Ground, held, noted
from thidua.office.campaigns.services.joining import PEOPLE, Joiner, join, refusals
from thidua.office.organisations.models import Organisation
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import clean


@transaction.atomic
def apply(
    *, campaign: Campaign, organisation: Organisation, kind: str, group: str, name: str, by: User, goals: str = ""
) -> Application:
    """A unit's officer asks that it, or somebody of it, takes part. Raises CampaignError where it may not."""
    found = held(campaign, Campaign.State.RUNNING)
    plan = plan_of(found.plan)
    if not found.self_joining or group not in plan.groups or not plan.groups[group].joins_freely:
        raise CampaignError("Phong trào này không nhận tự đăng ký ở nhóm đó.", "group")
    code = organisation.code if kind == "collective" else _free_code(found, organisation)
    joiner = Joiner(code=code, name=name, kind=kind, group=group, organisation=organisation)
    if wrong := refusals(found, [joiner]):
        raise CampaignError(wrong[0])
    try:
        with transaction.atomic():
            made = Application.objects.create(
                campaign=found,
                organisation=organisation,
                kind=kind,
                group=group,
                name=clean(name),
                goals=goals.strip(),
                made_by=by,
            )
    except IntegrityError:
        raise CampaignError(f"«{clean(name)}» đã gửi đề nghị tham gia và đang chờ trả lời.") from None
    personal = {"name": made.name} if kind in PEOPLE else {}
    after = {"organisation": organisation.code, "kind": kind, "group": group}
    noted(found, "apply", by, target=f"campaigns.application:{made.pk}", after=after, personal=personal)
    return made


@transaction.atomic
def accept(*, application: Application, ground: Ground, by: User | None) -> Participant:
    """Take it in, dated by the notice."""
    one = _waiting(application)
    code = one.organisation.code if one.kind == "collective" else _free_code(one.campaign, one.organisation)
    joiner = Joiner(code=code, name=one.name, kind=one.kind, group=one.group, organisation=one.organisation)
    [made] = join(campaign=one.campaign, joiners=[joiner], by=by, ground=ground)
    _answered(one, Application.State.ACCEPTED, ground.reason, by)
    return made


@transaction.atomic
def refuse(*, application: Application, reason: str, by: User | None) -> Application:
    """Answer no, with the reason."""
    if not reason.strip():
        raise CampaignError("Cần ghi lý do không nhận.", "reason")
    one = _waiting(application)
    _answered(one, Application.State.REFUSED, reason.strip(), by)
    noted(one.campaign, "refuse_application", by, target=f"campaigns.application:{one.pk}", reason=reason.strip())
    return one


def _waiting(application: Application) -> Application:
    one = Application.objects.select_for_update().get(pk=application.pk)
    if one.state != Application.State.WAITING:
        raise CampaignError(f"Đề nghị này đã được trả lời: {one.get_state_display().lower()}.")
    return one


def _answered(one: Application, state: Application.State, reason: str, by: User | None) -> None:
    one.state, one.reason, one.answered_by, one.answered_on = state, reason, by, clock.today()
    one.save(update_fields=["state", "reason", "answered_by", "answered_on"])


def _free_code(campaign: Campaign, organisation: Organisation) -> str:
    """A code for somebody of a unit that nobody here has."""
    taken = set(
        campaign.participants.filter(code__startswith=f"{organisation.code[:56]}-").values_list("code", flat=True)
    )
    number = 1
    while (code := f"{organisation.code[:56]}-{number}") in taken:
        number += 1
    return code
