"""The facts stated anew after matters have changed: what incidents come to, and what results say."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.facts.values import text_of, value_of
from thidua.office.journal.services import record
from thidua.office.plans.queries import plan_of
from thidua.office.records.book import values_origin
from thidua.office.records.models import Matter, Nature
from thidua.office.records.queries.counted import Key, Tally, number, tallies, worth, zero_keys
from thidua.plan.model.plan import Plan

_NAMED = 12
"""So many matters are named by number; more are counted."""
_PROOFS = 50
"""So many pieces of evidence go with a count; the matters have them all."""


@transaction.atomic
def restate(
    *, campaign: Campaign, by: User | None, participants: Sequence[Participant] | None = None
) -> dict[str, str]:
    """State of these participants, or of all, what books come to. What has changed: ``code.fact`` or
    ``code.fact.part`` and the value, empty where it was taken back.
    """
    campaign = Campaign.objects.select_related("plan").get(pk=campaign.pk)
    plan = plan_of(campaign.plan)
    whom = {one.pk: one for one in (campaign.participants.all() if participants is None else participants)}
    found = tallies(campaign, whom.values())
    zeros = set(zero_keys(campaign, whom.values()))
    for key in zeros:
        found.setdefault(key, Tally())
    held = _held(whom)
    wanted: list[Stated] = []
    for key in sorted({*found, *held}):
        wanted += _incident(plan, whom[key[0]], key, found.get(key, Tally()), key in zeros)
    changed = [one for one in wanted if _differs(held.get((one.participant.pk, one.fact, one.part)), one)]
    state(stated=changed, origin=Origin.INCIDENT, by=by)
    made = [*changed, *_results(plan, whom, found, by)]
    return {_name(one): text_of(one.value) if one.value is not None else "" for one in made}


@transaction.atomic
def restate_all(*, campaign: Campaign, by: User | None) -> int:
    """All facts of a campaign, as after its plan was amended or a day has passed; how many have changed."""
    changed = restate(campaign=campaign, by=by)
    if changed:
        target = f"campaigns.campaign:{campaign.pk}"
        record(
            act="records.restate", target=target, actor=by, campaign=campaign.pk, owner=campaign.owner, after=changed
        )
    return len(changed)


def _incident(plan: Plan, participant: Participant, key: Key, tally: Tally, zero: bool) -> list[Stated]:
    _, name, part = key
    if name not in plan.facts:
        return [Stated(participant=participant, fact=name, value=None, part=part)]
    value = worth(plan, name, tally)
    if value is None and zero:
        value = number(plan.facts[name], 0)
    proofs = [
        Proof(proof.attachment, proof.reference)
        for one in tally.counting
        for proof in one.evidence.all()
        if not proof.confidential
    ]
    place = place_of(tally.counting) if tally.counting else "Sổ ghi đủ, không có việc nào" if value is not None else ""
    return [Stated(participant=participant, fact=name, value=value, part=part, place=place, evidence=proofs[:_PROOFS])]


def _results(plan: Plan, whom: dict[int, Participant], found: dict[Key, Tally], by: User | None) -> list[Stated]:
    """Results as measured: the last one on record, unless somebody has supplied another value since."""
    if values_origin(plan) == Origin.INCIDENT:
        return []
    made = []
    ever, stating = _stating(whom)
    for key in sorted({*stating, *(key for key, tally in found.items() if tally.results)}):
        results, before = found.get(key, Tally()).results, stating.get(key)
        last = results[-1] if results else None
        is_new = last is not None and ((key, last.pk) not in ever or (before is not None and before.pk != last.pk))
        is_over = before is not None and last is None
        if not is_new and not is_over:
            continue
        told = last or before
        said = Stated(
            participant=whom[key[0]],
            fact=key[1],
            part=key[2],
            value=value_of(plan, plan.facts[key[1]], last.value) if last is not None else None,
            place=place_of([last]) if last is not None else "",
            evidence=[Proof(proof.attachment, proof.reference) for proof in last.evidence.all()] if last else (),
        )
        for version in state(stated=[said], origin=Origin.MEASURED, by=by, body=told.body if told else ""):
            made.append(said)
            if last is not None:
                Matter.objects.filter(pk=last.pk).update(version=version)
    return made


def _stating(whom: Iterable[int]) -> tuple[set[tuple[Key, int]], dict[Key, Matter]]:
    """Under which keys each result was ever stated, and which one stands under a key now.

    One that is asked of a part and of the whole round is stated under both: a version is known by the matter it names.
    """
    matters = Matter.objects.filter(participant__in=list(whom), nature=Nature.VALUE)
    named = {(one.participant_id, place_of([one])): one for one in matters}
    places = {place for _, place in named}
    ever, stating = set(), {}
    for version in Version.objects.filter(participant__in=list(whom), origin=Origin.MEASURED, place__in=places):
        one = named.get((version.participant_id, version.place))
        if one is None:
            continue
        key = (version.participant_id, version.fact, version.part)
        ever.add((key, one.pk))
        if version.current:
            stating[key] = one
    return ever, stating


def _held(whom: Iterable[int]) -> dict[Key, Version]:
    found = Version.objects.filter(participant__in=list(whom), origin=Origin.INCIDENT, current=True)
    return {(one.participant_id, one.fact, one.part): one for one in found.prefetch_related("evidence")}


def _differs(held: Version | None, new: Stated) -> bool:
    if held is None or not held.value:
        return new.value is not None
    proofs = [(one.attachment_id, one.reference) for one in held.evidence.all()]
    wanted = [(one.attachment.pk if one.attachment is not None else None, one.reference) for one in new.evidence]
    text = text_of(new.value) if new.value is not None else ""
    return (held.value, held.place, proofs) != (text, new.place, wanted)


def place_of(matters: Sequence[Matter]) -> str:
    """The matters by their numbers: ``Sổ sự việc: số 3, 7, 12``."""
    named = ", ".join(str(one.number) for one in matters[:_NAMED])
    rest = f" và {len(matters) - _NAMED} việc nữa" if len(matters) > _NAMED else ""
    return f"Sổ sự việc: số {named}{rest}"


def _name(one: Stated) -> str:
    return ".".join(text for text in (one.participant.code, one.fact, one.part) if text)
