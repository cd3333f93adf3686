"""Freezing: results and all they rest on as one text that never changes; publishing it under a paper's number."""

from datetime import date

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.facts.models import FactSet
from thidua.office.facts.queries import known
from thidua.office.files.models import Attachment
from thidua.office.journal.hashing import canonical, digest
from thidua.office.journal.services import record
from thidua.office.records.services.forwarding import restate_overdue
from thidua.office.results.errors import ResultError
from thidua.office.results.lines import rows_of
from thidua.office.results.models import Row, Snapshot
from thidua.office.results.queries.basis import basis_of
from thidua.office.results.queries.evaluating import evaluated
from thidua.office.results.queries.snapshots import latest_of
from thidua.office.results.services.working_out import unreadable_of
from thidua.office.results.summing import summary_of, undecided_in
from thidua.office.results.text import content_of
from thidua.office.spelling import clean


@transaction.atomic
def freeze(*, campaign: Campaign, by: User | None, seen: str = "", reason: str = "") -> Snapshot:
    """Freeze the results as they are now. A later one names the one before and says why.

    ``seen``: the basis of what somebody looked at; ResultError where it is not that any more, where the reason of a
    correction is missing, or where there is nobody to rank.
    """
    # Held in this order by all: the campaign, then its facts, so that nothing moves while the text is written.
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    FactSet.objects.get_or_create(campaign=campaign)
    FactSet.objects.select_for_update().get(campaign=campaign)
    restate_overdue(only=campaign)
    basis, before = basis_of(campaign), latest_of(campaign)
    if seen and seen != basis.key:
        raise ResultError("Số liệu vừa thay đổi sau khi bạn xem. Hãy xem lại kết quả rồi chốt.")
    if before is not None and not reason.strip():
        raise ResultError(f"Đã có bản chốt số {before.number}; cần ghi lý do lập phiên bản mới.", "reason")
    participants = {one.code: one for one in taking_part(campaign)}
    if not participants:
        raise ResultError("Chưa có đối tượng nào tham gia nên chưa có gì để chốt.")
    found = known(campaign, participants.values())
    evaluation = evaluated(campaign, basis, found)
    summary = summary_of(evaluation, unreadable_of(campaign, found))
    text = canonical(content_of(campaign, evaluation, found, basis, before))
    made = Snapshot.objects.create(
        campaign=campaign, number=before.number + 1 if before is not None else 1, replaces=before,
        reason=reason.strip() if before is not None else "", plan=campaign.plan, revision=basis.revision,
        basis=basis.key, content=text, sha256=digest(text), summary=summary, frozen_by=by,
    )  # fmt: skip
    rows = rows_of(evaluation, participants)
    for row in rows:
        row.snapshot = made
    Row.objects.bulk_create(rows, batch_size=200)
    told = {"snapshot": made.number, "content": made.sha256, "hash": campaign.plan.content_hash}
    _note("results.freeze", made, by, told | ({"replaces": before.number} if before is not None else {}), made.reason)
    return made


@transaction.atomic
def publish(*, snapshot: Snapshot, number: str, dated: date, paper: Attachment, by: User | None) -> Snapshot:
    """Publish a snapshot under its paper. Raises ResultError for what is open, replaced, or published already."""
    found = Snapshot.objects.select_for_update().defer("content").get(pk=snapshot.pk)
    if found.published_on is not None:
        raise ResultError(f"Bản chốt này đã công bố theo văn bản số {found.paper_number}.")
    if Snapshot.objects.filter(replaces=found).exists():
        raise ResultError(f"Bản chốt số {found.number} đã có phiên bản mới thay thế; hãy công bố bản mới.")
    if undecided_in(found.summary):
        raise ResultError("Còn chỗ chờ Hội đồng quyết định nên chưa công bố được; hãy ghi quyết định rồi chốt lại.")
    if not clean(number):
        raise ResultError("Cần ghi số văn bản công bố.", "number")
    if dated > clock.today():
        raise ResultError(f"Ngày văn bản {dated:%d/%m/%Y} chưa đến.", "dated")
    found.paper_number, found.paper_dated, found.paper = clean(number), dated, paper
    found.published_by, found.published_on = by, clock.today()
    found.save(update_fields=["paper_number", "paper_dated", "paper", "published_by", "published_on"])
    told = {"snapshot": found.number, "content": found.sha256, "number": found.paper_number, "dated": dated.isoformat()}
    _note("results.publish", found, by, told | {"file": paper.file.sha256})
    return found


def _note(act: str, snapshot: Snapshot, by: User | None, after: dict[str, object], reason: str = "") -> None:
    record(
        act=act, target=f"results.snapshot:{snapshot.pk}", actor=by, campaign=snapshot.campaign_id,
        owner=snapshot.campaign.owner, after=after, reason=reason,
    )  # fmt: skip
