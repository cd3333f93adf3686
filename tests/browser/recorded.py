"""Books of Hòa Thành and figures of An Biên, for the pages of records."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from tests.office.made import campaign, organisation, participant, user_with
from thidua.office.facts.services.stating import Proof
from thidua.office.organisations.models import Role
from thidua.office.records.services.forwarding import forward
from thidua.office.records.services.inspecting import Visit, find, inspect
from thidua.office.records.services.recording import Happening, conclude, record_matter
from thidua.office.records.services.supplying import Supplied, supply

LISTS = (
    "matters", "forwarded", "inspections", "matter_new", "matters_import", "inspection_new",
)  # fmt: skip


def recorded() -> list[tuple[str, str, str]]:
    """(name of the picture, sign-in name, address): for the standing body and for a unit."""
    owner = organisation(name="Phòng Nội vụ huyện Mẫu")
    body = user_with(Role.HEAD, Role.OFFICER, at=owner)
    started = campaign(owner, "hoa-thanh-2018", title="Thi đua cải cách hành chính năm 2018")
    there = organisation(name="Ủy ban nhân dân xã Trường Hòa")
    unit = participant(started, there, group="commune")
    where: dict[str, Any] = {"campaign": started, "by": body}
    for number, day in enumerate((date(2018, 6, 5), date(2018, 6, 7), date(2018, 12, 28)), 1):
        told = Happening(participant=unit, nature="forwarded", what=f"Hỏi về thủ tục đất đai {number}", happened_on=day)
        replied = day + timedelta(5 * number - 4) if number < 3 else None
        item = forward(
            **where, book="forwarded_items", body="portal", happening=told, received_on=day, replied_on=replied
        )
    visit = Visit(visited_on=date(2018, 6, 6), others="Ông Lê Mẫu; bà Trần Mẫu", number="4/BB")
    seen = inspect(**where, book="reminders", body="inspection_team", visit=visit)
    told = Happening(participant=unit, nature="reminder", what="Niêm yết thiếu 12 thủ tục", happened_on=seen.visited_on)
    find(inspection=seen, happening=told, by=body)
    told = Happening(
        participant=unit, nature="complaint", what="Bị yêu cầu bổ sung giấy tờ nhiều lần", happened_on=date(2018, 6, 1),
        complainant="Nguyễn Thị Mẫu", evidence=[Proof(reference="Đơn ngày 02/06/2018, trang 1")], confidential=True,
    )  # fmt: skip
    one = record_matter(**where, book="harassment", body="office", happening=told)
    conclude(matter=one, seen="open", state="confirmed", conclusion="Đúng, 3/KL", on=date(2018, 6, 12), by=body)
    head = user_with(Role.HEAD, at=there).username
    pages = [(name, body.username, f"{reverse(name, args=[started.pk])}{_book(name)}") for name in LISTS]
    pages += [(f"matter-{each.nature}", body.username, reverse("matter", args=[each.pk])) for each in (item, one)]
    pages += [("inspection", body.username, reverse("inspection", args=[seen.pk]))]
    own = [("matters", started.pk), ("matter", one.pk), ("inspection", seen.pk), ("forwarded", started.pk)]
    pages += [(f"{name}-unit", head, reverse(name, args=[key])) for name, key in own]
    return [*pages, ("record_campaigns", body.username, reverse("record_campaigns")), *_figures(owner, body)]


def _book(name: str) -> str:
    return {"matter_new": "?so=harassment", "matters_import": "?so=forwarded_items"}.get(name, "")


def _figures(owner: Any, body: Any) -> list[tuple[str, str, str]]:
    started = campaign(owner, "an-bien-2020", title="Thi đua cải cách hành chính Đông An")
    units = [
        participant(started, organisation(name=f"Ủy ban nhân dân xã {name}"), group="commune")
        for name in ("Đông Thái", "Nam Yên", "Tây Yên A")
    ]
    given = [Supplied(participant=units[0], fact="par_score", text="91,5", reference="Thông báo 12/TB, trang 3")]
    supply(campaign=started, body="appraisal_council", given=given, by=body)
    return [
        ("figures", body.username, f"{reverse('figures', args=[started.pk])}?co-quan=appraisal_council"),
        ("figures_import", body.username, f"{reverse('figures_import', args=[started.pk])}?co-quan=appraisal_council"),
    ]
