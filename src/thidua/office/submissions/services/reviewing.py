"""Answering what was sent: accepted, one or many in one act, returned with a reason, or opened again.

The report that the standing body itself sends to a body of the plan is answered there and not here: that it was
received is recorded, with the day and by what.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from thidua.office import clock
from thidua.office.access.predicates import reviews
from thidua.office.access.standing import Standing
from thidua.office.journal.services import record
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.errors import ChangedMeanwhileError, NotAllowedError, SubmissionError
from thidua.office.submissions.models import Review, Sending, Sheet
from thidua.office.submissions.queries.sheets import answered_elsewhere
from thidua.office.submissions.services.held import actor, all_held, check_state
from thidua.office.submissions.services.telling import tell_of_reopening

STATES = {
    Review.Answer.ACCEPTED: Sheet.State.ACCEPTED,
    Review.Answer.RETURNED: Sheet.State.RETURNED,
    Review.Answer.REOPENED: Sheet.State.SENT,
}
ACTS = {Review.Answer.ACCEPTED: "accept", Review.Answer.RETURNED: "return", Review.Answer.REOPENED: "take_back"}


def accept(*, sending: Sending, standing: Standing, note: str = "", received_on: date | None = None) -> Review:
    """Accept what was sent. ``received_on`` and ``note`` (who received it, by what number): of a report that is
    answered elsewhere, where both are wanted."""
    return _answer([sending], Review.Answer.ACCEPTED, standing, note, received_on)[0]


def accept_many(*, sendings: Sequence[Sending], standing: Standing) -> list[Review]:
    """Accept several in one act: all, or none where one of them was sent again or answered since."""
    return _answer(sendings, Review.Answer.ACCEPTED, standing, "")


def send_back(*, sending: Sending, reason: str, standing: Standing) -> Review:
    """Return what was sent, with a reason; the unit may change it and send it again."""
    if not reason.strip():
        raise SubmissionError("Cần ghi lý do trả lại.", "reason")
    return _answer([sending], Review.Answer.RETURNED, standing, reason)[0]


@transaction.atomic
def reopen(*, sending: Sending, reason: str, standing: Standing) -> Review:
    """Take back an acceptance, with a reason: the sheet waits for an answer again, and its people are told."""
    if not reason.strip():
        raise SubmissionError("Cần ghi lý do mở lại.", "reason")
    made = _answer([sending], Review.Answer.REOPENED, standing, reason)[0]
    tell_of_reopening(made)
    return made


@transaction.atomic
def _answer(
    sendings: Sequence[Sending],
    answer: Review.Answer,
    standing: Standing,
    reason: str,
    received_on: date | None = None,
) -> list[Review]:
    sheets = {one.pk: one for one in all_held(one.sheet for one in sendings)}
    last = _last_of(sheets.values())
    allowed = Sheet.State.ACCEPTED if answer == Review.Answer.REOPENED else Sheet.State.SENT
    made = []
    for one in sendings:
        sheet = sheets[one.sheet_id]
        if not reviews.test(standing, sheet.participant):
            raise NotAllowedError("Chỉ cơ quan thường trực nhận hoặc trả lại biểu.")
        check_state(sheet, (allowed,))
        if last[sheet.pk] != one.pk:
            raise ChangedMeanwhileError(f"«{sheet.participant.name}» vừa gửi lại; hãy xem bản mới.")
        day = clock.today()
        if answer == Review.Answer.ACCEPTED and answered_elsewhere(sheet, asked_by(sheet)):
            day = _received(sheet, one, reason, received_on)
        made.append(_reviewed(sheet, one, answer, reason.strip(), standing, day))
    Sheet.objects.filter(pk__in=list(sheets)).update(state=STATES[answer])
    return made


def _received(sheet: Sheet, sending: Sending, note: str, day: date | None) -> date:
    """The day on which a report that is answered elsewhere was received."""
    if day is None:
        raise SubmissionError(f"Cần ghi ngày nơi nhận đã nhận báo cáo của «{sheet.participant.name}».", "received_on")
    if not sending.happened_on <= day <= clock.today():
        raise SubmissionError(f"Ngày nhận phải từ {sending.happened_on:%d/%m/%Y} đến hôm nay.", "received_on")
    if not note.strip():
        raise SubmissionError("Cần ghi nơi nhận và số văn bản đến, hoặc người nhận.", "note")
    return day


def _reviewed(
    sheet: Sheet, sending: Sending, answer: Review.Answer, reason: str, standing: Standing, day: date
) -> Review:
    made = Review.objects.create(
        sending=sending, answer=answer, reason=reason, made_by=actor(standing), happened_on=day
    )
    record(
        act=f"submissions.{ACTS[answer]}",
        target=f"submissions.sheet:{sheet.pk}",
        actor=standing.user,
        campaign=sheet.participant.campaign_id,
        happened_on=day,
        before={"state": sheet.state},
        after={"participant": sheet.participant.code, "key": sheet.key, "part": sheet.part, "sending": sending.pk},
        reason=reason,
    )
    return made


def _last_of(sheets: Iterable[Sheet]) -> dict[int, int]:
    """The key of the last sending of each sheet."""
    keys = [one.pk for one in sheets]
    return dict(Sending.objects.filter(sheet__in=keys).order_by("recorded_at", "id").values_list("sheet", "pk"))
