"""An initiative registered in one campaign that openly goes on in another; its evidence goes along as it was."""

from typing import Any

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.initiatives.errors import InitiativeError
from thidua.office.initiatives.models import Evidence, Initiative
from thidua.office.initiatives.queries import citable
from thidua.office.initiatives.services.describing import MOST_EVIDENCE
from thidua.office.journal.services import record


@transaction.atomic
def cite(*, initiative: Initiative, earlier: int, by: User) -> Initiative:
    """Say that an initiative is one that the unit registered in another campaign before.

    What it goes on from is the first of all that are one, so that any two of them tell of each other. Files that lie
    beside the earlier one lie beside this one too: the same files, with where they were put first; what becomes of the
    earlier one after changes nothing here. Raises InitiativeError.
    """
    found = _held(initiative, earlier)
    if found.cites_id is not None:
        raise InitiativeError("Sáng kiến này đã nêu là dùng lại; hãy bỏ trước khi nêu lại.")
    chosen = next((one for one in citable(found) if one.pk == earlier), None)
    if chosen is None:
        raise InitiativeError("Không có sáng kiến này trong những gì đơn vị đã đăng ký; hãy chọn lại.")
    root = chosen.cites_id or chosen.pk
    if root == found.pk:
        raise InitiativeError("Sáng kiến kia đã nêu là dùng lại sáng kiến này.")
    found.cites_id, found.cited_as = root, _said(chosen)
    found.save(update_fields=["cites", "cited_as"])
    # Those that went on from this one go on from the same first one now.
    Initiative.objects.filter(cites=found).update(cites=root)
    _take_along(found, chosen)
    _note(found, "cite", by, after={"earlier": chosen.pk, "first": root})
    return found


@transaction.atomic
def stop_citing(*, initiative: Initiative, by: User) -> None:
    """Take it back; files that came along stay until the unit takes them off."""
    found = _held(initiative)
    if found.cites_id is None:
        return
    _note(found, "stop_citing", by, before={"first": found.cites_id})
    found.cites, found.cited_as = None, ""
    found.save(update_fields=["cites", "cited_as"])


def _held(initiative: Initiative, *others: int) -> Initiative:
    """Held with those that it may go on from, so that no two cite each other at once."""
    list(Initiative.objects.select_for_update().filter(pk__in=[initiative.pk, *others]).order_by("pk"))
    return Initiative.objects.select_related("participant__campaign").get(pk=initiative.pk)


def _said(chosen: Initiative) -> str:
    sent = chosen.sheet.sent_on if chosen.sheet is not None else None
    day = f", gửi ngày {sent:%d/%m/%Y}" if sent is not None else ""
    return f"«{chosen.name}», phong trào «{chosen.participant.campaign.title[:120]}»{day}"[:700]


def _take_along(found: Initiative, chosen: Initiative) -> None:
    there = set(found.evidence.values_list("attachment", flat=True))
    room = MOST_EVIDENCE - len(there)
    title = chosen.participant.campaign.title[:160]
    Evidence.objects.bulk_create(
        Evidence(
            initiative=found, attachment_id=one.attachment_id, origin=one.origin or f"đã nộp trong phong trào «{title}»"
        )
        for one in chosen.evidence.exclude(attachment__in=there)[: max(room, 0)]
    )


def _note(found: Initiative, act: str, by: User, **told: Any) -> None:
    record(
        act=f"initiatives.{act}",
        target=f"initiatives.initiative:{found.pk}",
        actor=by,
        campaign=found.participant.campaign_id,
        **told,
    )
