"""Finding initiatives that may be one, among all that an owner's campaigns have, and what the standing body says."""

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.initiatives.errors import InitiativeError
from thidua.office.initiatives.likeness import Names, core
from thidua.office.initiatives.models import Initiative, Pair
from thidua.office.journal.services import record


def compare_new(*, most: int = 500) -> int:
    """Hold initiatives that are new, or called otherwise, against all others of their owner; how many there were.

    The worker calls it each minute or so. Done by two at once, or done again, each pair is there once.
    """
    waiting = Initiative.objects.filter(compared_at=None, withdrawn_at=None).order_by("pk")
    new = list(waiting.select_related("participant__campaign")[:most])
    by_owner: dict[int, list[Initiative]] = {}
    for one in new:
        by_owner.setdefault(one.participant.campaign.owner_id, []).append(one)
    for owner, those in by_owner.items():
        _compare(owner, those)
    return len(new)


@transaction.atomic
def _compare(owner: int, new: list[Initiative]) -> None:
    those = Initiative.objects.filter(participant__campaign__owner=owner, withdrawn_at=None)
    rows = list(those.values_list("pk", "name_key", "participant", "participant__campaign__reports_as"))
    names = Names({pk: core(name) for pk, name, _, _ in rows})
    whose = {pk: (participant, collects_for) for pk, _, participant, collects_for in rows}
    found = {
        (min(one.pk, other), max(one.pk, other)): likeness
        for one in new
        if one.pk in names.cores
        for other, likeness in names.like(names.cores[one.pk], one.pk)
        if not _rolled_up(whose[one.pk], whose[other])
    }
    Pair.objects.bulk_create(
        [Pair(first_id=first, second_id=second, likeness=likeness) for (first, second), likeness in found.items()],
        batch_size=500,
        ignore_conflicts=True,
    )
    for one in new:
        # Called otherwise while we looked: the new name has yet to be held against the others.
        Initiative.objects.filter(pk=one.pk, name=one.name).update(compared_at=clock.now())


def _rolled_up(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Whether one is what a body collected, and the other what it was collected from: these are one anyhow."""
    return one[1] == other[0] or other[1] == one[0]


@transaction.atomic
def settle(*, pair: Pair, verdict: str, reason: str, by: User) -> Pair:
    """Say of two whether they are one. Said otherwise later, the later verdict counts; both stand in the journal.

    Raises InitiativeError without a reason, or where somebody has answered since ``pair`` was read.
    """
    reason = reason.strip()
    if verdict not in (Pair.Verdict.SAME, Pair.Verdict.DIFFERENT):
        raise InitiativeError("Hãy chọn: là một, hay khác nhau.", "verdict")
    if not reason:
        raise InitiativeError("Cần ghi lý do.", "reason")
    unchanged = Pair.objects.filter(pk=pair.pk, verdict=pair.verdict, reason=pair.reason)
    if not unchanged.update(verdict=verdict, reason=reason, settled_by=by, settled_at=clock.now()):
        raise InitiativeError("Có người vừa trả lời về hai sáng kiến này; hãy xem lại.")
    found = Pair.objects.select_related("first__participant", "second__participant").get(pk=pair.pk)
    for one in {found.first.participant.campaign_id, found.second.participant.campaign_id}:
        record(
            act="initiatives.settle",
            target=f"initiatives.pair:{found.pk}",
            actor=by,
            campaign=one,
            before={"verdict": pair.verdict, "reason": pair.reason},
            after={"verdict": verdict, "first": found.first_id, "second": found.second_id},
            reason=reason,
        )
    return found
