"""Answering what was sent: accepted, one or many in one act, or returned with a reason."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from thidua.office import clock
from thidua.office.access.predicates import reviews
from thidua.office.access.standing import Standing
from thidua.office.journal.services import record
from thidua.office.submissions.errors import ChangedMeanwhileError, NotAllowedError, SubmissionError
from thidua.office.submissions.models import Review, Sending, Sheet
from thidua.office.submissions.services.held import actor, all_held, check_state


def accept(*, sending: Sending, standing: Standing, note: str = "") -> Review:
    """Accept what was sent."""
    return _answer([sending], Review.Answer.ACCEPTED, standing, note)[0]


def accept_many(*, sendings: Sequence[Sending], standing: Standing) -> list[Review]:
    """Accept several in one act: all, or none where one of them was sent again or answered since."""
    return _answer(sendings, Review.Answer.ACCEPTED, standing, "")


def send_back(*, sending: Sending, reason: str, standing: Standing) -> Review:
    """Return what was sent, with a reason; the unit may change it and send it again."""
    if not reason.strip():
        raise SubmissionError("Cần ghi lý do trả lại.", "reason")
    return _answer([sending], Review.Answer.RETURNED, standing, reason)[0]


@transaction.atomic
def _answer(sendings: Sequence[Sending], answer: Review.Answer, standing: Standing, reason: str) -> list[Review]:
    sheets = {one.pk: one for one in all_held(one.sheet for one in sendings)}
    last = _last_of(sheets.values())
    state = Sheet.State.ACCEPTED if answer == Review.Answer.ACCEPTED else Sheet.State.RETURNED
    made = []
    for one in sendings:
        sheet = sheets[one.sheet_id]
        if not reviews.test(standing, sheet.participant):
            raise NotAllowedError("Chỉ cơ quan thường trực nhận hoặc trả lại biểu.")
        check_state(sheet, (Sheet.State.SENT,))
        if last[sheet.pk] != one.pk:
            raise ChangedMeanwhileError(f"«{sheet.participant.name}» vừa gửi lại; hãy xem bản mới.")
        made.append(_reviewed(sheet, one, answer, reason.strip(), standing))
    Sheet.objects.filter(pk__in=list(sheets)).update(state=state)
    return made


def _reviewed(sheet: Sheet, sending: Sending, answer: Review.Answer, reason: str, standing: Standing) -> Review:
    made = Review.objects.create(
        sending=sending, answer=answer, reason=reason, made_by=actor(standing), happened_on=clock.today()
    )
    record(
        act=f"submissions.{'accept' if answer == Review.Answer.ACCEPTED else 'return'}",
        target=f"submissions.sheet:{sheet.pk}",
        actor=standing.user,
        campaign=sheet.participant.campaign_id,
        before={"state": sheet.state},
        after={"participant": sheet.participant.code, "key": sheet.key, "part": sheet.part, "sending": sending.pk},
        reason=reason,
    )
    return made


def _last_of(sheets: Iterable[Sheet]) -> dict[int, int]:
    """The key of the last sending of each sheet."""
    keys = [one.pk for one in sheets]
    return dict(Sending.objects.filter(sheet__in=keys).order_by("recorded_at", "id").values_list("sheet", "pk"))
