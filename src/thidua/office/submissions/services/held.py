"""A sheet held until the transaction ends, and whether somebody may do something with it."""

from collections.abc import Collection, Iterable

from thidua.office import clock
from thidua.office.access.standing import Standing
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.submissions.errors import NotAllowedError, WrongStateError
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.sheets import EDITABLE, may_write, with_all_above


def held(sheet: Sheet) -> Sheet:
    """The sheet as it is now, with all above it; nobody else changes it meanwhile."""
    Sheet.objects.select_for_update().get(pk=sheet.pk)
    return with_all_above().get(pk=sheet.pk)


def all_held(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Several sheets, held in one order whoever asks, so that no two acts wait for each other."""
    keys = [one.pk for one in sheets]
    list(Sheet.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    return list(with_all_above().filter(pk__in=keys).order_by("pk"))


def actor(standing: Standing) -> User:
    """Who acts. Raises NotAllowedError for a stranger."""
    if standing.user is None:
        raise NotAllowedError("Hãy đăng nhập.")
    return standing.user


def to_write(sheet: Sheet, standing: Standing) -> Sheet:
    """The sheet, held, for changing its cells. Raises NotAllowedError, WrongStateError."""
    found = held(sheet)
    if not may_write(standing, found):
        raise NotAllowedError("Bạn không được sửa biểu này.")
    check_state(found, EDITABLE)
    return found


def check_state(sheet: Sheet, states: Collection[str]) -> None:
    """Raises WrongStateError unless the campaign runs, the participant takes part and the sheet is in such a state."""
    campaign = sheet.participant.campaign
    if campaign.state != Campaign.State.RUNNING:
        raise WrongStateError(f"Phong trào «{campaign.title}»: {campaign.get_state_display().lower()}.")
    left = sheet.participant.left_on
    if left is not None and left <= clock.today():
        raise WrongStateError(f"«{sheet.participant.name}» thôi tham gia từ {left:%d/%m/%Y}.")
    if sheet.state not in states:
        said = Sheet.State(sheet.state).label.lower()
        raise WrongStateError(f"Biểu của «{sheet.participant.name}» {said} nên không làm việc này được nữa.")
