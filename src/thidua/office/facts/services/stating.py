"""A value of a fact stated, or taken back. The acts that state values write the journal: a sending, a judgement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Max

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Evidence, FactSet, Origin, Version
from thidua.office.facts.values import text_of
from thidua.office.files.models import Attachment
from thidua.office.submissions.models import Sending
from thidua.rules.facts import FactValue


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence: a file, or a paper by number, day and page; ``origin``: where it was sent before."""

    attachment: Attachment | None = None
    reference: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What is said of one fact. ``value`` None: what was said before is taken back."""

    participant: Participant
    fact: str
    value: FactValue | None
    part: str = ""
    reason: str = ""
    place: str = ""
    evidence: Sequence[Proof] = ()


@transaction.atomic
def state(
    *,
    stated: Iterable[Stated],
    origin: Origin,
    by: User | None,
    body: str = "",
    sending: Sending | None = None,
    happened_on: date | None = None,
) -> list[Version]:
    """Append values of one origin, all of one campaign. What says the same as the version before is left as it is.

    A sheet that is sent again says again where it says so: that alone makes no version.
    """
    wanted = list(stated)
    if not wanted:
        return []
    facts = _held(wanted[0].participant.campaign)
    before = _current({one.participant.pk for one in wanted}, origin)
    last = _numbers({one.participant.pk for one in wanted}, origin)
    made = []
    for one in wanted:
        key = (one.participant.pk, one.fact, one.part)
        old, text = before.get(key), text_of(one.value) if one.value is not None else ""
        if _says_the_same(old, one, text, again=sending is not None):
            continue
        if old is not None:
            Version.objects.filter(pk=old.pk).update(current=False)
        version = Version.objects.create(
            participant=one.participant,
            fact=one.fact,
            part=one.part,
            origin=origin,
            body=body,
            number=last.get(key, 0) + 1,
            value=text,
            reason=one.reason,
            place=one.place,
            sending=sending,
            stated_by=by,
            happened_on=happened_on or clock.today(),
        )
        Evidence.objects.bulk_create(
            Evidence(version=version, attachment=proof.attachment, reference=proof.reference, origin=proof.origin)
            for proof in one.evidence
        )
        before[key], last[key] = version, version.number
        made.append(version)
    if made:
        FactSet.objects.filter(pk=facts.pk).update(revision=F("revision") + 1, changed_at=clock.now())
    return made


def _held(campaign: Campaign) -> FactSet:
    """The campaign's facts: two who state at once do so one after the other."""
    FactSet.objects.get_or_create(campaign=campaign)
    return FactSet.objects.select_for_update().get(campaign=campaign)


def _current(participants: set[int], origin: Origin) -> dict[tuple[int, str, str], Version]:
    found = Version.objects.filter(participant__in=participants, origin=origin, current=True)
    return {(one.participant_id, one.fact, one.part): one for one in found.prefetch_related("evidence")}


def _numbers(participants: set[int], origin: Origin) -> dict[tuple[int, str, str], int]:
    found = Version.objects.filter(participant__in=participants, origin=origin).order_by()
    counted = found.values_list("participant", "fact", "part").annotate(last=Max("number"))
    return {(participant, fact, part): last for participant, fact, part, last in counted}


def _says_the_same(old: Version | None, new: Stated, text: str, *, again: bool) -> bool:
    if old is None:
        return not text
    proofs = [(one.attachment_id, one.reference) for one in old.evidence.all()]
    wanted = [(one.attachment.pk if one.attachment is not None else None, one.reference) for one in new.evidence]
    return (old.value, old.reason, proofs) == (text, new.reason, wanted) and (again or old.place == new.place)
