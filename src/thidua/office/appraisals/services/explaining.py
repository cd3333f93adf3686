"""The explanation round: opened by the body, answered once by each participant, reviewed, closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.models import Answer, AnswerFile, Appraisal, Explaining, Explanation
from thidua.office.appraisals.queries.days import days_of
from thidua.office.appraisals.queries.lines import OPEN, Line, lines_of
from thidua.office.appraisals.queries.standing import found_otherwise, names_of, ruled_days, told_to
from thidua.office.appraisals.services.noting import noted
from thidua.office.appraisals.services.telling import tell_of_round
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.campaigns.services.grounds import held
from thidua.office.files.models import Attachment

OPEN_TO_ACTS = (Campaign.State.RUNNING, Campaign.State.CLOSED)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a participant says to one judgement."""

    text: str
    files: Sequence[Attachment] = field(default_factory=tuple)


@transaction.atomic
def open_round(*, campaign: Campaign, last_day: date | None, review_last_day: date | None, by: User) -> Explaining:
    """Let units see what was found and answer. Days that the plan lays down are its own. Raises AppraisalError."""
    found = held(campaign, *OPEN_TO_ACTS)
    if Explaining.objects.filter(campaign=found).exists():
        raise AppraisalError("Đợt giải trình đã được mở.")
    ruled, today = ruled_days(found), clock.today()
    explain_by, review_by = ruled.explanation or last_day, ruled.review or review_last_day
    if explain_by is None:
        raise AppraisalError("Kế hoạch không nêu hạn giải trình; cần ghi ngày.", "last_day")
    if explain_by < today:
        raise AppraisalError(f"Hạn giải trình {explain_by:%d/%m/%Y} đã qua.", "last_day")
    if review_by is not None and review_by < explain_by:
        raise AppraisalError("Hạn thẩm định lại phải sau hạn giải trình.", "review_last_day")
    made = Explaining.objects.create(
        campaign=found, opened_on=today, last_day=explain_by, review_last_day=review_by, opened_by=by
    )
    after = {"last_day": explain_by.isoformat(), "review": review_by.isoformat() if review_by is not None else ""}
    noted(found, "open", by, f"campaigns.campaign:{found.pk}", after=after)
    tell_of_round(found, made)
    return made


@transaction.atomic
def explain(*, participant: Participant, answers: Mapping[int, Answered], by: User) -> Explanation:
    """Send what a participant answers, by the key of the judgement; once. After the last day it is late, not lost."""
    campaign = held(participant.campaign, *OPEN_TO_ACTS)
    opened = Explaining.objects.filter(campaign=campaign, closed_on=None).first()
    if opened is None:
        raise AppraisalError("Hiện không có đợt giải trình.")
    if Explanation.objects.filter(participant=participant).exists():
        raise AppraisalError("Đơn vị đã giải trình; mỗi đối tượng chỉ giải trình một lần.")
    if Appraisal.objects.filter(participant=participant, state=Appraisal.State.SETTLED).exists():
        raise AppraisalError("Đối tượng này đã thẩm định xong.")
    told = {one.pk: one for one in told_to(participant)}
    given = {key: one for key, one in answers.items() if one.text.strip()}
    if not given:
        raise AppraisalError("Cần giải trình ít nhất một số liệu.")
    if not told.keys() >= given.keys():
        raise AppraisalError("Kết quả thẩm định vừa thay đổi; hãy xem lại rồi gửi.")
    last_day = days_of(campaign, opened).explanation
    made = Explanation.objects.create(
        participant=participant,
        sent_on=clock.today(),
        late=last_day is not None and clock.today() > last_day,
        sent_by=by,
    )
    for key, one in given.items():
        answer = Answer.objects.create(explanation=made, judgement=told[key], text=one.text.strip())
        AnswerFile.objects.bulk_create(AnswerFile(answer=answer, attachment=file) for file in one.files)
    Appraisal.objects.update_or_create(participant=participant, defaults={"state": Appraisal.State.EXPLAINED})
    after = {"facts": ", ".join(told[key].fact for key in given), "late": made.late}
    noted(campaign, "explain", by, f"campaigns.participant:{participant.pk}", after=after)
    return made


@transaction.atomic
def settle(*, participant: Participant, by: User) -> None:
    """Say that the appraisal of a participant is over. Refused while something is not judged, or changed since."""
    campaign = held(participant.campaign, *OPEN_TO_ACTS)
    lines = lines_of(campaign, [participant]).lines[participant.pk]
    if left := _left(lines):
        labels = ", ".join(f"«{label}»" for label in list(dict.fromkeys(one.fact.label for one in left))[:5])
        raise AppraisalError(f"Còn {len(left)} số liệu chưa thẩm định hoặc đã đổi sau khi thẩm định: {labels}.")
    _settled([participant])
    noted(campaign, "settle", by, f"campaigns.participant:{participant.pk}", after={"state": "settled"})


@transaction.atomic
def reopen(*, participant: Participant, reason: str, by: User) -> None:
    """Take up again what was settled, with the reason."""
    campaign = held(participant.campaign, *OPEN_TO_ACTS)
    if not reason.strip():
        raise AppraisalError("Cần ghi lý do thẩm định lại.", "reason")
    explained = Explanation.objects.filter(participant=participant).exists()
    state = Appraisal.State.EXPLAINED if explained else Appraisal.State.IN_HAND
    settled = Appraisal.objects.filter(participant=participant, state=Appraisal.State.SETTLED)
    if not settled.update(state=state, settled_on=None):
        raise AppraisalError("Đối tượng này chưa thẩm định xong.")
    target = f"campaigns.participant:{participant.pk}"
    noted(campaign, "reopen", by, target, after={"state": str(state)}, reason=reason.strip())


@transaction.atomic
def close_round(*, campaign: Campaign, by: User) -> tuple[list[Participant], list[Participant]]:
    """End it: who has nothing open is settled. Returns them and those with something open, who stay in hand.

    Refused while somebody who explained was not reviewed, or may still explain. After the last day of the second review
    it is noted as late.
    """
    found = held(campaign, *OPEN_TO_ACTS)
    opened = Explaining.objects.filter(campaign=found, closed_on=None).first()
    if opened is None:
        raise AppraisalError("Hiện không có đợt giải trình.")
    rows = list(taking_part(found).select_related("appraisal").exclude(appraisal__state=Appraisal.State.SETTLED))
    waiting = [one for one in rows if hasattr(one, "appraisal") and one.appraisal.state == Appraisal.State.EXPLAINED]
    if waiting:
        raise AppraisalError(
            f"Còn {len(waiting)} đối tượng đã giải trình chưa thẩm định lại: {names_of(waiting)}. "
            "Hãy mở từng đối tượng, xem lại rồi bấm «Đã thẩm định xong»."
        )
    days = days_of(found, opened)
    if days.explanation is not None and clock.today() <= days.explanation and (silent := _may_explain(found)):
        raise AppraisalError(
            f"Hạn giải trình đến hết ngày {days.explanation:%d/%m/%Y}; còn {len(silent)} đối tượng chưa giải trình: "
            f"{names_of(silent)}."
        )
    lines = lines_of(found, rows).lines
    done = [one for one in rows if lines[one.pk] and not _left(lines[one.pk])]
    open_still = [one for one in rows if one not in done]
    _settled(done)
    opened.closed_on = clock.today()
    opened.save(update_fields=["closed_on"])
    late = days.review is not None and opened.closed_on > days.review
    after = {"count": len(done), "late": late}
    noted(found, "close", by, f"campaigns.campaign:{found.pk}", after=after)
    return done, open_still


def _may_explain(campaign: Campaign) -> list[Participant]:
    """Those of whom something was found otherwise, who have not explained it and are not settled."""
    settled = Appraisal.objects.filter(state=Appraisal.State.SETTLED).values("participant")
    explained = Explanation.objects.filter(participant__campaign=campaign).values("participant")
    silent = taking_part(campaign).exclude(pk__in=settled).exclude(pk__in=explained)
    return list(silent.filter(pk__in=[one.pk for one in found_otherwise(campaign)]))


def _left(lines: Sequence[Line]) -> list[Line]:
    """Lines that somebody has still to look at; a fact of which nobody has said anything is not one."""
    return [one for one in lines if one.state in OPEN and (one.base is not None or one.judgement is not None)]


def _settled(rows: Sequence[Participant]) -> None:
    values = {"state": Appraisal.State.SETTLED, "settled_on": clock.today()}
    Appraisal.objects.bulk_create([Appraisal(participant=one) for one in rows], ignore_conflicts=True)
    Appraisal.objects.filter(participant__in=rows).update(**values)
