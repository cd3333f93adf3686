"""Inspections: the visit and its minutes; what it found are matters of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.grounds import held
from thidua.office.files.models import Attachment
from thidua.office.organisations.models import Person
from thidua.office.plans.queries import plan_of
from thidua.office.records.errors import RecordError
from thidua.office.records.models import Inspection, Matter, State
from thidua.office.records.services.noting import record_act
from thidua.office.records.services.recording import OPEN_TO_ACTS, Happening, record_matter, within
from thidua.office.records.services.restating import restate
from thidua.office.spelling import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit: when, by whom, and its minutes by number, day and file."""

    visited_on: date
    team: Sequence[Person] = ()
    others: str = ""
    number: str = ""
    minutes_on: date | None = None
    minutes: Attachment | None = None
    remark: str = ""


@transaction.atomic
def inspect(*, campaign: Campaign, book: str, body: str, visit: Visit, by: User) -> Inspection:
    """Record a visit. Raises RecordError."""
    found = held(campaign, *OPEN_TO_ACTS)
    plan = plan_of(found.plan)
    record = plan.records.get(book)
    if record is None or record.kind != "inspection" or body not in record.by:
        raise RecordError("Kế hoạch không giao cơ quan này ghi sổ kiểm tra đó.", "body")
    within(plan, found, visit.visited_on, "visited_on")
    if not visit.team and not clean(visit.others):
        raise RecordError("Cần ghi thành viên đoàn kiểm tra.", "others")
    if visit.minutes_on is not None and visit.minutes_on < visit.visited_on:
        raise RecordError("Ngày biên bản trước ngày kiểm tra.", "minutes_on")
    made = Inspection.objects.create(
        campaign=found,
        record=book,
        body=body,
        visited_on=visit.visited_on,
        others=clean(visit.others),
        number=clean(visit.number),
        minutes_on=visit.minutes_on,
        minutes=visit.minutes,
        remark=visit.remark.strip(),
        recorded_by=by,
    )
    made.team.set(visit.team)
    personal = {"team": "; ".join([*(one.full_name for one in visit.team), *([visit.others] if visit.others else [])])}
    after = {"record": book, "body": body, "minutes": made.number, "visited_on": visit.visited_on.isoformat()}
    record_act(made, "records.inspect", by, on=visit.visited_on, after=after, personal=personal)
    return made


@transaction.atomic
def find(*, inspection: Inspection, happening: Happening, by: User) -> Matter:
    """What the team found at one participant. Its day is that of the visit."""
    one = _standing(inspection)
    return record_matter(
        campaign=one.campaign, book=one.record, body=one.body, happening=happening, by=by, inspection=one
    )


@transaction.atomic
def withdraw_inspection(*, inspection: Inspection, reason: str, by: User) -> Inspection:
    """The visit was recorded by mistake: it and all that it found count no more."""
    if not reason.strip():
        raise RecordError("Cần ghi lý do rút.", "reason")
    one = _standing(inspection)
    standing = one.findings.exclude(state=State.WITHDRAWN)
    touched = {finding.participant_id: finding.participant for finding in standing.select_related("participant")}
    numbers = sorted(standing.values_list("number", flat=True))
    standing.update(state=State.WITHDRAWN)
    one.withdrawn = True
    one.save(update_fields=["withdrawn"])
    facts = restate(campaign=one.campaign, participants=list(touched.values()), by=by)
    record_act(
        one, "records.withdraw_inspection", by, after={"matters": numbers, "facts": facts}, reason=reason.strip()
    )
    return one


def _standing(inspection: Inspection) -> Inspection:
    held(inspection.campaign, *OPEN_TO_ACTS)
    one = Inspection.objects.select_for_update().get(pk=inspection.pk)
    if one.withdrawn:
        raise RecordError("Cuộc kiểm tra này đã được rút.")
    return one
