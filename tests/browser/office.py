"""An office in the middle of a campaign, as a demonstration would show it: names as in life, sheets in every state."""

from datetime import timedelta
from typing import Any

from tests.office.made import organisation as made_organisation
from tests.office.made import participant, user_with
from tests.web.things import World
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Participant, Way
from thidua.office.campaigns.queries.owing import owed_by
from thidua.office.organisations.models import Level, Organisation, OrganisationKind, Role
from thidua.office.submissions.models import Review, Sending, Sheet

COMMUNES = ("An Nhơn Tây", "Bình Mỹ", "Hòa Phú", "Nhuận Đức", "Phạm Văn Cội", "Tân Thạnh Đông", "Trung Lập Thượng")
STATES = (Sheet.State.SENT, Sheet.State.DRAFT, Sheet.State.RETURNED, Sheet.State.ACCEPTED, Sheet.State.CLOSED)


def in_the_middle() -> tuple[World, dict[str, User]]:
    """The world of the walk with more units and their sheets, and two people: who runs it, and who heads a unit."""
    world = World.made()
    _named(world.owner, "Phòng Nội vụ huyện Mẫu", kind=OrganisationKind.DEPARTMENT)
    _named(world.unit, "Ủy ban nhân dân xã An Phú", level=Level.COMMUNE, kind=OrganisationKind.COMMITTEE)
    _named(world.other_unit, "Trường Trung học cơ sở Phước Hiệp", kind=OrganisationKind.SCHOOL)
    for one, unit in ((world.participant, world.unit), (world.other_participant, world.other_unit)):
        one.name = unit.name
        one.save()
    world.campaign.title = "Thi đua cải cách hành chính năm 2020"
    world.campaign.save()
    people = {
        "owner": user_with(Role.HEAD, Role.OFFICER, Role.ADMINISTRATOR, Role.AUDITOR, at=world.owner),
        "unit": user_with(Role.HEAD, at=world.unit),
    }
    units = [world.participant, world.other_participant]
    for name in COMMUNES:
        unit = made_organisation(world.owner, name=f"Ủy ban nhân dân xã {name}", level=Level.COMMUNE)
        units.append(participant(world.campaign, unit))
    for number, one in enumerate(units):
        _sheets(one, number, people["unit"])
    return world, people


def _named(organisation: Organisation, name: str, **values: Any) -> None:
    organisation.name = name
    for key, value in values.items():
        setattr(organisation, key, value)
    organisation.save()


def _sheets(one: Participant, number: int, by: User) -> None:
    for place, owed in enumerate(owed_by(one)):
        state = STATES[(number + place) % len(STATES)]
        sheet, _ = Sheet.objects.update_or_create(
            participant=one, key=owed.key, part=owed.part, defaults={"deadline": owed.deadline, "state": state}
        )
        if state in (Sheet.State.DRAFT, Sheet.State.CLOSED):
            continue
        day = clock.today() - timedelta(days=2)
        sending = Sending.objects.create(
            sheet=sheet, way=Way.HEAD, happened_on=day, sent_by=by, signed_by="Nguyễn Văn Mẫu", content=[]
        )
        if state != Sheet.State.SENT:
            _answered(sending, state, by)


def _answered(sending: Sending, state: str, by: User) -> None:
    returned = state == Sheet.State.RETURNED
    Review.objects.create(
        sending=sending,
        answer=Review.Answer.RETURNED if returned else Review.Answer.ACCEPTED,
        reason="Chỉ tiêu 3 chưa ghi số liệu năm trước; đề nghị bổ sung." if returned else "",
        made_by=by,
        happened_on=clock.today() - timedelta(days=1),
    )
