"""An office in the middle of a campaign, as a demonstration would show it: names as in life, sheets in every state."""

from typing import Any

from tests.office.made import organisation as made_organisation
from tests.office.made import participant, user_with
from tests.office.submissions.made import fill, sent
from tests.web.world import World
from thidua.office.access.standing import Standing, standing_of
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Participant
from thidua.office.organisations.models import Level, Organisation, OrganisationKind, Role
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import accept, send_back

COMMUNES = ("An Nhơn Tây", "Bình Mỹ", "Hòa Phú", "Nhuận Đức", "Phạm Văn Cội", "Tân Thạnh Đông", "Trung Lập Thượng")
REASON = "Chỉ tiêu 3 chưa ghi số liệu năm trước; đề nghị bổ sung."


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
    open_sheets(campaign=world.campaign, by=people["owner"])
    for number, one in enumerate(units):
        _sheets(one, number, standing_of(people["owner"]))
    return world, people


def _named(organisation: Organisation, name: str, **values: Any) -> None:
    organisation.name = name
    for key, value in values.items():
        setattr(organisation, key, value)
    organisation.save()


def _sheets(one: Participant, number: int, body: Standing) -> None:
    """Each sheet of a unit in one of the states, as its head and the standing body would have brought it there.

    One head has no address to send mail to.
    """
    assert one.organisation is not None
    account = user_with(Role.HEAD, at=one.organisation)
    if number != 1:
        account.email = f"{account.username}@mau.example"
        account.save()
    head = standing_of(account)
    for place, sheet in enumerate(one.sheets.all()):
        step = (number + place) % 5
        if step == 0:
            continue
        fill(sheet, head)
        if step == 1:
            continue
        sending = sent(sheet, head, incomplete=True)
        if step == 3:
            accept(sending=sending, standing=body)
        elif step == 4:
            send_back(sending=sending, reason=REASON, standing=body)
