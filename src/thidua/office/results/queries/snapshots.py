"""What was frozen: read from its own text, held against its hash and against what is known now."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from thidua.office.campaigns.models import Campaign
from thidua.office.facts.queries import known
from thidua.office.facts.values import value_of
from thidua.office.journal.hashing import digest
from thidua.office.plans.queries import plan_of
from thidua.office.results.models import Snapshot
from thidua.office.results.queries.basis import Basis, basis_of
from thidua.office.results.text import choices_as_data, facts_as_data, notices_as_data
from thidua.plan.model.plan import Plan
from thidua.rules.wording.words import ORIGINS
from thidua.sheets.collate.shown import shown

NOT_THERE = "không có"


def latest_of(campaign: Campaign) -> Snapshot | None:
    """The last one frozen, without its text."""
    return campaign.snapshots.defer("content").order_by("-number").first()


def published_of(campaign: Campaign) -> Snapshot | None:
    """The last one published, without its text."""
    found = campaign.snapshots.exclude(published_on=None).defer("content")
    return found.order_by("-number").first()


def read(snapshot: Snapshot) -> dict[str, Any]:
    """The content; of the last few it is kept."""
    return _parsed(snapshot.pk, snapshot.sha256)


@lru_cache(maxsize=2)
def _parsed(snapshot: int, sha256: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(Snapshot.objects.values_list("content", flat=True).get(pk=snapshot))
    return content


def is_whole(snapshot: Snapshot) -> bool:
    """Whether the text still has the hash that was journalled."""
    return digest(snapshot.content) == snapshot.sha256


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not any more as it was frozen."""

    whose: str
    what: str
    before: str
    now: str


def has_moved_on(snapshot: Snapshot, basis: Basis) -> bool:
    """Whether anything that the results rest on has changed since."""
    return snapshot.basis != basis.key


def changed_since(snapshot: Snapshot) -> list[Difference]:
    """What has changed since: facts of each participant, who takes part, the plan, notices, councils' choices."""
    if not has_moved_on(snapshot, basis_of(snapshot.campaign)):
        return []
    return list(_changes(snapshot))


def _changes(snapshot: Snapshot) -> Iterator[Difference]:
    campaign, content = snapshot.campaign, read(snapshot)
    plan, found = plan_of(campaign.plan), known(campaign)
    if campaign.plan_id != snapshot.plan_id:
        yield Difference("Kế hoạch", "phiên bản", snapshot.plan.title, campaign.plan.title)
    then, now = content["facts"], facts_as_data(found)
    names = {one["participant"]: one["name"] or one["participant"] for one in content["evaluation"]["results"]}
    names |= {one.id: one.shown for one in found.participants}
    yield from _who(then, now, names)
    for key in sorted(then.keys() | now.keys()):
        code, _, part = key.partition("@")
        if code not in then or code not in now:
            continue
        label = plan.rounds[part].label if part in plan.rounds else part
        before, after = then.get(key, {}), now.get(key, {})
        for fact in sorted(before.keys() | after.keys()):
            for what, *values in _of_fact(plan, plan_of(snapshot.plan), fact, before.get(fact), after.get(fact)):
                yield Difference(names.get(code, code), f"{what} ({label})" if part else what, *values)
    yield from _rulings(campaign, content)


Given = dict[str, Any] | None


def _of_fact(plan: Plan, old: Plan, fact: str, before: Given, now: Given) -> Iterator[tuple[str, str, str]]:
    """What has changed about one fact: its value; where that stands, who says it, and what proves it."""
    declared = plan.facts.get(fact) or old.facts.get(fact)
    label = declared.label if declared is not None else fact
    if before is None or now is None or before["value"] != now["value"]:
        yield label, _value(old, fact, before), _value(plan, fact, now)
        return
    for name, what in (("origin", "nguồn"), ("evidence", "minh chứng")):
        if before.get(name, "") != now.get(name, ""):
            yield f"{label}: {what}", _origin(plan, before.get(name, "")), _origin(plan, now.get(name, ""))


def _value(plan: Plan, fact: str, given: Given) -> str:
    """A value in words; as it was kept, where the plan has no use for it."""
    if given is None:
        return NOT_THERE
    text = str(given["value"])
    try:
        return shown(plan, plan.facts[fact], value_of(plan, plan.facts[fact], text))
    except (KeyError, ValueError):
        return text


def _origin(plan: Plan, text: str) -> str:
    """Who says something, in words; evidence is in words already."""
    if text in plan.bodies:
        return plan.bodies[text].label
    return ORIGINS.get(text, text) or NOT_THERE


def _who(then: dict[str, Any], now: dict[str, Any], names: dict[str, str]) -> Iterator[Difference]:
    for key in sorted(then.keys() - now.keys()):
        if "@" not in key:
            yield Difference(names.get(key, key), "tham gia", "có trong bảng", "không còn tham gia")
    for key in sorted(now.keys() - then.keys()):
        if "@" not in key:
            yield Difference(names.get(key, key), "tham gia", "chưa có trong bảng", "mới tham gia")


def _rulings(campaign: Campaign, content: dict[str, Any]) -> Iterator[Difference]:
    """Notices and choices that came or went."""
    basis, plan = basis_of(campaign), plan_of(campaign.plan)
    labels = {
        name: one.label for declared in (plan.deadlines, plan.awards, plan.classes) for name, one in declared.items()
    }
    then, now = content["notices"], notices_as_data(basis)
    for deadline, day, number, *_ in [one for one in now if one not in then]:
        yield Difference("Thông báo", f"{labels.get(deadline, deadline)}, số {number}", NOT_THERE, day)
    then, now = content["choices"], choices_as_data(basis)
    for code, award, _ in [one for one in now if one not in then]:
        yield Difference(code, f"Hội đồng chọn: {labels.get(award, award)}", NOT_THERE, "đã chọn")
    for code, award, _ in [one for one in then if one not in now]:
        yield Difference(code, f"Hội đồng chọn: {labels.get(award, award)}", "đã chọn", "đã rút lại")
