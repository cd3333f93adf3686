"""The self-assessment of a commune of Hòa Thành, and of a unit of Hương Lúa, to be written in Chromium."""

from django.urls import reverse

from tests.office.made import campaign, organisation, participant, user, user_with
from thidua.office.facts.models import Origin
from thidua.office.facts.services.stating import Stated, state
from thidua.office.organisations.models import Role
from thidua.office.submissions.services.opening import open_sheets


def self_assessments() -> dict[str, tuple[str, str]]:
    """By plan: who writes in it, and its address."""
    return {
        "hoa-thanh-2018": _one("hoa-thanh-2018", "commune"),
        "xa-huong-lua-2026": _one("xa-huong-lua-2026", "villages"),
    }


def _one(plan_id: str, group: str) -> tuple[str, str]:
    unit = organisation(name="Ủy ban nhân dân xã Mẫu Một")
    started = campaign(organisation(name="Phòng Nội vụ huyện Mẫu"), plan_id)
    one = participant(started, unit, group=group)
    open_sheets(campaign=started, by=None)
    if plan_id == "hoa-thanh-2018":
        stated = [Stated(participant=one, fact="late_portal_replies", value=2, place="Sổ theo dõi cổng thông tin")]
        state(stated=stated, origin=Origin.MEASURED, by=user(), body="office")
    address = reverse("sheet", args=[one.sheets.get(key="self_assessment").pk])
    return user_with(Role.OFFICER, at=unit).username, address
