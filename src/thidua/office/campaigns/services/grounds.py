"""What every act here has in common: the notice it rests on, the campaign held, the entry in its chain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import LackingGroundError, WrongStateError
from thidua.office.campaigns.models import Campaign, Change
from thidua.office.files.models import Attachment
from thidua.office.journal.services import record
from thidua.office.spelling import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The notice on which a change of a running campaign rests."""

    number: str
    day: date
    reason: str
    paper: Attachment | None = None

    def checked(self) -> "Ground":
        """The same without stray blanks. Raises LackingGroundError where something is missing or lies ahead."""
        number, reason = clean(self.number), self.reason.strip()
        if not number:
            raise LackingGroundError("Cần ghi số của thông báo, công văn.", "number")
        if not reason:
            raise LackingGroundError("Cần ghi lý do.", "reason")
        if self.day > clock.today():
            raise LackingGroundError(f"Ngày thông báo {self.day:%d/%m/%Y} chưa đến.", "day")
        return Ground(number=number, day=self.day, reason=reason, paper=self.paper)


def held(campaign: Campaign, *states: str) -> Campaign:
    """The campaign, held until the transaction ends. Raises WrongStateError unless it is in one of the states."""
    found = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if found.state not in states:
        allowed = " hoặc ".join(Campaign.State(one).label.lower() for one in states)
        said = Campaign.State(found.state).label.lower()
        raise WrongStateError(f"Phong trào {said}; việc này chỉ làm khi phong trào {allowed}.")
    return found


def changed(campaign: Campaign, kind: Change.Kind, ground: Ground, by: User | None, **values: Any) -> Change:
    """The row of a change; it is only appended."""
    return Change.objects.create(
        campaign=campaign,
        kind=kind,
        number=ground.number,
        reason=ground.reason,
        paper=ground.paper,
        happened_on=ground.day,
        made_by=by,
        **values,
    )


def noted(
    campaign: Campaign,
    act: str,
    by: User | None,
    *,
    ground: Ground | None = None,
    target: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    personal: Mapping[str, str] | None = None,
) -> None:
    """One entry in the campaign's chain, with the number of the notice where there is one."""
    told = {"number": ground.number} if ground is not None else {}
    record(
        act=f"campaigns.{act}",
        target=target or f"campaigns.campaign:{campaign.pk}",
        actor=by,
        campaign=campaign.pk,
        owner=campaign.owner,
        happened_on=ground.day if ground is not None else None,
        before=before,
        after={**(after or {}), **told},
        reason=ground.reason if ground is not None else reason,
        personal=personal,
    )
