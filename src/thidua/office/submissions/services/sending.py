"""Sending a sheet, in one of three ways. What is sent is frozen; a late one is recorded as late, never refused."""

import hashlib
from collections.abc import Sized
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from thidua.office import clock
from thidua.office.access.predicates import fills, runs, signs
from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import Way
from thidua.office.files.models import Attachment
from thidua.office.journal.services import canonical, record
from thidua.office.spelling import clean
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import Checked, check
from thidua.office.submissions.errors import (
    ChangedMeanwhileError,
    IncompleteError,
    NotAllowedError,
    SubmissionError,
    UnprovenError,
)
from thidua.office.submissions.models import Cell, Sending, Sheet
from thidua.office.submissions.queries.attached import proven_in
from thidua.office.submissions.queries.content import cells_of, texts_of, unsettled
from thidua.office.submissions.queries.sheets import EDITABLE
from thidua.office.submissions.services.held import actor, check_state, held
from thidua.office.submissions.services.registered import bring_registered

UNSETTLED = "Còn {count} ô có hai giá trị, chưa chọn giá trị nào"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a signed paper bears. ``arrived_on``: its arrival stamp, where the standing body enters it."""

    signed_by: str = ""
    number: str = ""
    dated: date | None = None
    scan: Attachment | None = None
    arrived_on: date | None = None


NO_PAPER = Sealed()


@transaction.atomic
def send(
    *, sheet: Sheet, way: str, revision: int, standing: Standing, paper: Sealed = NO_PAPER, incomplete: bool = False
) -> Sending:
    """Send a sheet as it stands in ``revision``; ``incomplete``: also with what is missing, which somebody confirmed.

    Raises NotAllowedError, WrongStateError, ChangedMeanwhileError, IncompleteError; UnprovenError where a unit leaves
    out evidence that the plan wants; SubmissionError for what a paper must bear and does not.
    """
    sender, found = actor(standing), held(sheet)
    check_state(found, EDITABLE)
    _check_way(found, way, standing)
    paper = _checked(way, paper)
    if found.revision != revision:
        raise ChangedMeanwhileError("Biểu vừa có thay đổi sau khi bạn xem; hãy xem lại rồi gửi.")
    cells, asked = cells_of(found), asked_by(found)
    checked = check(asked, texts_of(cells.values()), proven_in(found, asked))
    # A paper has come as it is: what it lacks is recorded, and the standing body returns it.
    if checked.stops and way != Way.ENTERED:
        raise UnprovenError([one.line for one in checked.stops])
    missing = lacking(checked, unsettled(found))
    if missing and not incomplete:
        raise IncompleteError(missing)
    day = paper.arrived_on or clock.today()
    made = Sending.objects.create(
        sheet=found,
        way=way,
        happened_on=day,
        sent_by=sender,
        signed_by=paper.signed_by or (sender.get_full_name() if way == Way.HEAD else ""),
        number=paper.number,
        dated=paper.dated,
        scan=paper.scan,
        last_day=asked.last_day,
        late=asked.last_day is not None and day > asked.last_day,
        content=_content(cells),
    )
    found.state, found.late, found.sent_on = Sheet.State.SENT, made.late, day
    found.save(update_fields=["state", "late", "sent_on"])
    _note(found, made, missing)
    if asked.registers:
        bring_registered(registration=found, texts=texts_of(cells.values()), asked=asked)
    return made


def lacking(checked: Checked, met: Sized) -> tuple[str, ...]:
    """All that whoever sends a sheet has to confirm; ``met``: its values between which nobody has chosen."""
    open_choices = (UNSETTLED.format(count=len(met)),) if met else ()
    return (*open_choices, *checked.lacks)


def ways_of(sheet: Sheet, standing: Standing) -> list[str]:
    """The ways in which somebody may send this sheet, of those that the campaign allows."""
    campaign, participant = sheet.participant.campaign, sheet.participant
    may = {
        Way.HEAD: signs.test(standing, participant),
        Way.SCAN: fills.test(standing, participant),
        Way.ENTERED: runs.test(standing, campaign),
    }
    return [way for way in Way.values if way in campaign.ways and may[Way(way)]]


def _check_way(sheet: Sheet, way: str, standing: Standing) -> None:
    campaign = sheet.participant.campaign
    if way not in campaign.ways:
        raise NotAllowedError("Phong trào này không nhận biểu theo cách gửi đó.")
    if way not in ways_of(sheet, standing):
        who = {Way.HEAD: "thủ trưởng đơn vị", Way.SCAN: "người của đơn vị", Way.ENTERED: "cơ quan thường trực"}
        raise NotAllowedError(f"Cách gửi này chỉ dành cho {who[Way(way)]}.")


def _checked(way: str, paper: Sealed) -> Sealed:
    """The paper with its texts clean. Raises SubmissionError, naming the field that is missing or cannot be."""
    today = clock.today()
    paper = Sealed(
        signed_by=clean(paper.signed_by)[:160], number=clean(paper.number)[:64], dated=paper.dated, scan=paper.scan,
        arrived_on=paper.arrived_on if way == Way.ENTERED else None,
    )  # fmt: skip
    if way == Way.SCAN:
        _want(paper.scan is not None, "Cần đính kèm bản quét có chữ ký, con dấu.", "scan")
        _want(bool(paper.number), "Cần ghi số của văn bản.", "number")
        _want(paper.dated is not None, "Cần ghi ngày của văn bản.", "dated")
    if way == Way.ENTERED:
        _want(paper.arrived_on is not None, "Cần ghi ngày nhận bản giấy (dấu đến).", "arrived_on")
    for day, name in ((paper.dated, "dated"), (paper.arrived_on, "arrived_on")):
        _want(day is None or day <= today, f"Ngày {day:%d/%m/%Y} chưa đến." if day else "", name)
    if paper.dated is not None and paper.arrived_on is not None:
        _want(paper.dated <= paper.arrived_on, "Bản giấy không thể đến trước ngày ký.", "arrived_on")
    return paper


def _want(holds: bool, message: str, field: str) -> None:
    if not holds:
        raise SubmissionError(message, field)


def _content(cells: dict[tuple[str, str, str], Cell]) -> list[list[object]]:
    return [[*slot, one.value, one.version] for slot, one in cells.items() if one.value]


def _note(sheet: Sheet, made: Sending, missing: tuple[str, ...]) -> None:
    scan = {"scan": made.scan.file.sha256} if made.scan is not None else {}
    record(
        act="submissions.send",
        target=f"submissions.sheet:{sheet.pk}",
        actor=made.sent_by,
        campaign=sheet.participant.campaign_id,
        happened_on=made.happened_on,
        after={
            "participant": sheet.participant.code,
            "key": sheet.key,
            "part": sheet.part,
            "sending": made.pk,
            "way": made.way,
            "number": made.number,
            "dated": made.dated,
            "last_day": made.last_day,
            "late": made.late,
            "missing": len(missing),
            "cells": len(made.content),
            "content": hashlib.sha256(canonical({"content": made.content}).encode()).hexdigest(),
            **scan,
        },
        personal={"signed_by": made.signed_by} if made.signed_by else None,
    )
