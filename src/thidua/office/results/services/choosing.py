"""What a council decided: who has a place among equals, whom it chose of the eligible, which class somebody is in."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.queries import known
from thidua.office.journal.services import record
from thidua.office.results.errors import ResultError
from thidua.office.results.models import Choice
from thidua.office.results.queries.basis import basis_of
from thidua.office.results.queries.evaluating import evaluated
from thidua.office.spelling import clean
from thidua.rules.decided import Choice as Chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The council's minutes on which a choice rests."""

    number: str
    day: date
    reason: str


@transaction.atomic
def choose(*, participant: Participant, award: str, minutes: Minutes, by: User | None) -> Choice:
    """Record a choice. Raises ResultError where the plan does not allow it, with the reason that the rules give."""
    campaign = Campaign.objects.select_for_update().get(pk=participant.campaign_id)
    number, reason = clean(minutes.number), minutes.reason.strip()
    if not number:
        raise ResultError("Cần ghi số biên bản họp.", "number")
    if not reason:
        raise ResultError("Cần ghi lý do lựa chọn.", "reason")
    if minutes.day > clock.today():
        raise ResultError(f"Ngày họp {minutes.day:%d/%m/%Y} chưa đến.", "day")
    if Choice.objects.filter(participant=participant, award=award, taken_back_at=None).exists():
        raise ResultError("Lựa chọn này đã được ghi.", "participant")
    _check(campaign, Chosen(participant.code, award, reason))
    made = Choice.objects.create(
        campaign=campaign, participant=participant, award=award, reason=reason, number=number,
        happened_on=minutes.day, made_by=by,
    )  # fmt: skip
    after = {"participant": participant.pk, "award": award, "number": number}
    _note("results.choose", made, by, after, reason, minutes.day)
    return made


@transaction.atomic
def take_back(*, choice: Choice, reason: str, by: User | None) -> None:
    """Take a choice back, with a reason; it stays to be read. Raises ResultError without one, or when done already."""
    found = Choice.objects.select_for_update().get(pk=choice.pk)
    if not reason.strip():
        raise ResultError("Cần ghi lý do rút lại.", "reason")
    if found.taken_back_at is not None:
        raise ResultError("Lựa chọn này đã được rút lại.")
    found.taken_back_at, found.taken_back_why = clock.now(), reason.strip()
    found.save(update_fields=["taken_back_at", "taken_back_why"])
    _note("results.take_back", found, by, {"award": found.award}, reason.strip())


def _check(campaign: Campaign, chosen: Chosen) -> None:
    """The rules are asked about what was chosen before together with this."""
    evaluation = evaluated(campaign, basis_of(campaign), known(campaign), [chosen])
    for refused in evaluation.refused:
        if (refused.choice.participant, refused.choice.award) == (chosen.participant, chosen.award):
            raise ResultError(f"Kế hoạch không cho chọn như vậy: {refused.message}", "participant")


def _note(
    act: str, choice: Choice, by: User | None, after: dict[str, object], reason: str, day: date | None = None
) -> None:
    record(
        act=act, target=f"results.choice:{choice.pk}", actor=by, campaign=choice.campaign_id,
        owner=choice.campaign.owner, happened_on=day, after=after, reason=reason,
    )  # fmt: skip
