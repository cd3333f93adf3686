"""A matter recorded, looked into, mended or withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.services.grounds import held
from thidua.office.facts.services.stating import Proof
from thidua.office.facts.values import text_of
from thidua.office.plans.queries import plan_of
from thidua.office.records.book import SELF, counts_into, facts_fed, natures_of, part_of
from thidua.office.records.errors import RecordError
from thidua.office.records.models import CONCLUSIONS, Evidence, Inspection, Matter, Nature, State
from thidua.office.records.services.noting import record_act
from thidua.office.records.services.restating import restate
from thidua.office.spelling import clean
from thidua.plan.model.papers import Record
from thidua.plan.model.plan import Plan
from thidua.rules.facts import FactValue

OPEN_TO_ACTS = (Campaign.State.RUNNING, Campaign.State.CLOSED)
"""A complaint may be concluded after the campaign is over; facts change then too, what was published does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What is to be recorded. ``fact`` empty: the only one that its book feeds, or none. ``value``: of a result."""

    participant: Participant
    nature: str
    what: str
    happened_on: date
    fact: str = ""
    value: FactValue | None = None
    source: str = ""
    complainant: str = ""
    evidence: Sequence[Proof] = field(default_factory=tuple)
    confidential: bool = False
    """Whether its evidence says who complained."""


@transaction.atomic
def record_matter(
    *, campaign: Campaign, book: str, body: str, happening: Happening, by: User, inspection: Inspection | None = None
) -> Matter:
    """Record it for a body of the plan, and state the facts anew. Raises RecordError."""
    made = enter(campaign=campaign, book=book, body=body, happening=happening, by=by, inspection=inspection)
    facts = restate(campaign=campaign, participants=[made.participant], by=by)
    record_act(made, "records.record", by, after=_said(made) | {"facts": facts}, personal=_personal(made))
    return made


def enter(
    *, campaign: Campaign, book: str, body: str, happening: Happening, by: User, inspection: Inspection | None = None
) -> Matter:
    """The row and its evidence alone, for services that do more in the same transaction."""
    found = held(campaign, *OPEN_TO_ACTS)
    plan = plan_of(found.plan)
    record, told = checked(plan, found, book, body, happening)
    number = (Matter.objects.filter(campaign=found).aggregate(last=Max("number"))["last"] or 0) + 1
    made = Matter.objects.create(
        campaign=found,
        number=number,
        participant=told.participant,
        record=book,
        body=body,
        nature=told.nature,
        state=State.OPEN if told.nature == Nature.COMPLAINT else State.RECORDED,
        what=told.what.strip(),
        source=clean(told.source),
        complainant=clean(told.complainant),
        happened_on=told.happened_on,
        fact=fact_for(plan, record, told),
        part=part_of(plan, found.round, told.happened_on),
        value=text_of(told.value) if told.value is not None else "",
        inspection=inspection,
        recorded_by=by,
    )
    _prove(made, told.evidence, told.confidential)
    return made


@transaction.atomic
def conclude(*, matter: Matter, seen: str, state: str, conclusion: str, on: date, by: User) -> Matter:
    """What a complaint came to, or, with ``OPEN``, that it is looked into again. ``seen``: the state on the page."""
    one = fresh(matter, seen)
    if one.nature != Nature.COMPLAINT or state not in (*CONCLUSIONS, State.OPEN):
        raise RecordError("Chỉ đơn, phản ánh mới có kết luận.")
    if not conclusion.strip():
        raise RecordError("Cần ghi kết luận và căn cứ.", "conclusion")
    _not_ahead(on, "on")
    if on < one.happened_on:
        raise RecordError(f"Ngày kết luận trước ngày xảy ra {one.happened_on:%d/%m/%Y}.", "on")
    before = {"state": one.state}
    one.state, one.conclusion, one.concluded_on = state, conclusion.strip(), on
    if state == State.OPEN:
        one.conclusion, one.concluded_on = "", None
    one.save(update_fields=["state", "conclusion", "concluded_on"])
    facts = restate(campaign=one.campaign, participants=[one.participant], by=by)
    after = {"state": state, "facts": facts}
    record_act(
        one, "records.conclude", by, on=on, before=before, after=after, personal={"conclusion": conclusion.strip()}
    )
    return one


@transaction.atomic
def amend(*, matter: Matter, seen: str, happened_on: date, fact: str, source: str, reason: str, by: User) -> Matter:
    """Another day, another fact or source, with the reason. What happened to whom is not rewritten but withdrawn."""
    one = fresh(matter, seen)
    wanted = Happening(
        participant=one.participant, nature=one.nature, what=one.what, happened_on=happened_on, fact=fact
    )
    plan = plan_of(one.campaign.plan)
    record, _ = checked(plan, one.campaign, one.record, one.body, wanted, valued=bool(one.value))
    if not reason.strip():
        raise RecordError("Cần ghi lý do sửa.", "reason")
    part = part_of(plan, one.campaign.round, happened_on)
    if one.value and (fact, part) != (one.fact, one.part):
        raise RecordError("Kết quả thuộc số liệu hoặc kỳ khác thì rút dòng này và ghi lại.", "fact")
    if one.nature == Nature.FORWARDED and happened_on != one.happened_on:
        raise RecordError("Ngày chuyển đã dùng để tính hạn; ghi sai thì rút dòng này và ghi lại.", "happened_on")
    before = _said(one)
    one.happened_on, one.source = happened_on, clean(source)
    one.fact, one.part = _known_fact(plan, record, wanted), part
    one.save(update_fields=["happened_on", "source", "fact", "part"])
    facts = restate(campaign=one.campaign, participants=[one.participant], by=by)
    record_act(one, "records.amend", by, before=before, after=_said(one) | {"facts": facts}, reason=reason.strip())
    return one


@transaction.atomic
def withdraw(*, matter: Matter, seen: str, reason: str, by: User) -> Matter:
    """It was recorded by mistake: it counts no more, and stays with the reason."""
    one = fresh(matter, seen)
    if not reason.strip():
        raise RecordError("Cần ghi lý do rút.", "reason")
    before = {"state": one.state}
    one.state = State.WITHDRAWN
    one.save(update_fields=["state"])
    facts = restate(campaign=one.campaign, participants=[one.participant], by=by)
    record_act(
        one, "records.withdraw", by, before=before, after={"state": one.state, "facts": facts}, reason=reason.strip()
    )
    return one


@transaction.atomic
def add_evidence(*, matter: Matter, evidence: Sequence[Proof], confidential: bool, by: User) -> Matter:
    """More that proves it. Nothing is taken away."""
    one = fresh(matter, matter.state)
    if not evidence:
        raise RecordError("Hãy chọn tệp hoặc ghi số, ngày, trang của văn bản.", "documents")
    _prove(one, evidence, confidential)
    restate(campaign=one.campaign, participants=[one.participant], by=by)
    after = {"added": len(evidence), "confidential": confidential}
    record_act(one, "records.add_evidence", by, after=after)
    return one


def fresh(matter: Matter, seen: str) -> Matter:
    """The matter, held. Raises RecordError where it is withdrawn or its state is not what the page showed."""
    held(matter.campaign, *OPEN_TO_ACTS)
    one = Matter.objects.select_for_update().get(pk=matter.pk)
    if one.state == State.WITHDRAWN:
        raise RecordError("Việc này đã được rút, không đổi được nữa.")
    if one.state != seen:
        raise RecordError(f"Có người vừa chuyển việc này sang «{one.get_state_display()}»; hãy xem lại.")
    return one


def checked(
    plan: Plan, campaign: Campaign, book: str, body: str, told: Happening, *, valued: bool = False
) -> tuple[Record, Happening]:
    """The record of the plan, and what is told of it. Raises RecordError with the field that has to change."""
    record = plan.records.get(book)
    if record is None or body not in record.by:
        raise RecordError("Kế hoạch không giao cơ quan này ghi sổ đó.", "body")
    if told.participant.campaign_id != campaign.pk:
        raise RecordError("Đối tượng không thuộc phong trào này.", "participant")
    if told.nature not in natures_of(record):
        raise RecordError(f"Sổ «{record.label}» không ghi loại việc này.", "nature")
    if not told.what.strip():
        raise RecordError("Cần ghi việc gì đã xảy ra.", "what")
    if body == SELF and told.complainant:
        raise RecordError("Đơn vị không ghi người phản ánh.", "complainant")
    within(plan, campaign, told.happened_on, "happened_on")
    if (told.value is None) == (told.nature == Nature.VALUE) and not valued:
        raise RecordError("Kết quả cần có giá trị; việc khác thì không.", "value")
    return record, told


def within(plan: Plan, campaign: Campaign, day: date, name: str) -> None:
    """A day that has come and lies in the round. Raises RecordError."""
    _not_ahead(day, name)
    round_ = plan.rounds[campaign.round]
    if (round_.from_ is not None and day < round_.from_) or (round_.to is not None and day > round_.to):
        first = f"từ {round_.from_:%d/%m/%Y} " if round_.from_ is not None else ""
        last = f"đến {round_.to:%d/%m/%Y}" if round_.to is not None else ""
        raise RecordError(f"Ngày {day:%d/%m/%Y} ngoài đợt «{round_.label}» ({(first + last).strip()}).", name)


def fact_for(plan: Plan, record: Record, told: Happening) -> str:
    """The fact that it counts into: the one named, or the only one there is. Raises RecordError."""
    if told.fact:
        return _known_fact(plan, record, told)
    fed = [one for one in facts_fed(plan, record, told.participant) if counts_into(record, told.nature, one)]
    if len(fed) > 1 or (told.nature == Nature.VALUE and not fed):
        raise RecordError("Hãy chọn số liệu mà việc này tính vào.", "fact")
    return fed[0].id if fed else ""


def _known_fact(plan: Plan, record: Record, told: Happening) -> str:
    fed = [one.id for one in facts_fed(plan, record, told.participant) if counts_into(record, told.nature, one)]
    if told.fact and told.fact not in fed:
        raise RecordError("Việc này không tính vào số liệu đó của đối tượng này.", "fact")
    return told.fact


def _not_ahead(day: date, name: str) -> None:
    if day > clock.today():
        raise RecordError(f"Ngày {day:%d/%m/%Y} chưa đến.", name)


def _prove(matter: Matter, evidence: Sequence[Proof], confidential: bool) -> None:
    Evidence.objects.bulk_create(
        Evidence(
            matter=matter, attachment=one.attachment, reference=clean(one.reference)[:255], confidential=confidential
        )
        for one in evidence
    )


def _said(matter: Matter) -> dict[str, object]:
    """What the journal has in clear: nothing that somebody wrote of people."""
    return {
        "number": matter.number,
        "record": matter.record,
        "body": matter.body,
        "participant": matter.participant.code,
        "nature": matter.nature,
        "state": matter.state,
        "happened_on": matter.happened_on.isoformat(),
        "fact": matter.fact,
        "part": matter.part,
        "value": matter.value,
    }


def _personal(matter: Matter) -> dict[str, str]:
    told = {"what": matter.what, "source": matter.source, "complainant": matter.complainant}
    return {name: text for name, text in told.items() if text}
