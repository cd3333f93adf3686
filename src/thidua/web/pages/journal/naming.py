"""What things in the journal are called today, and where who may opens them: one query, however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, CharField, Exists, Expression, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from thidua.office.access import filters
from thidua.office.access.standing import Standing
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.initiatives.queries import initiatives_read
from thidua.office.journal.wording import target_words
from thidua.office.organisations.models import Membership, Organisation, Person
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.results.filters import snapshots_read
from thidua.office.results.models import Choice, Snapshot
from thidua.office.submissions.models import Sheet

KEYS: dict[str, str] = {
    "above": "campaigns.campaign",
    "campaign": "campaigns.campaign",
    "first": "initiatives.initiative",
    "organisation": "organisations.organisation",
    "other": "organisations.person",
    "participant": "campaigns.participant",
    "person": "organisations.person",
    "second": "initiatives.initiative",
    "stands_in_for": "organisations.membership",
    "version": "plans.planversion",
}
"""What the number is a key of, where an entry's ``before`` or ``after`` gives one under this name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in words; ``url`` where the reader may open it."""

    words: str
    url: str = ""

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class _Kind:
    """Things of one kind: what they are called, which may be opened, at which address."""

    rows: QuerySet[Any]
    name: str | Expression
    opened: QuerySet[Any] | None = None
    view: str = ""


def named(standing: Standing, targets: Iterable[str]) -> dict[str, Named]:
    """Each of these targets, ``app.model:key``, as it is called today; one query, however many there are."""
    wanted = set(targets)
    keys: dict[str, set[int]] = {}
    for target in wanted:
        kind, _, key = target.partition(":")
        if key.isdecimal():
            keys.setdefault(kind, set()).add(int(key))
    kinds = _kinds(standing)
    parts = [_part(name, kinds[name], keys[name]) for name in sorted(keys.keys() & kinds.keys())]
    if not parts:
        return {target: Named(target_words(target)) for target in wanted}
    found = {f"{kind}:{key}": (name, may) for kind, key, name, may in parts[0].union(*parts[1:], all=True)}
    return {target: _named(target, kinds, found.get(target)) for target in wanted}


def target_of(name: str, value: object) -> str:
    """The target that a value of an entry means by a bare key; empty where it is none."""
    is_key = isinstance(value, int) and not isinstance(value, bool)
    return f"{KEYS[name]}:{value}" if is_key and name in KEYS else ""


def _named(target: str, kinds: dict[str, _Kind], found: tuple[str, bool] | None) -> Named:
    kind, _, key = target.partition(":")
    if found is None:
        gone = kind in kinds and kind != "initiatives.initiative"
        return Named(f"{target_words(target)} (không còn)" if gone else target_words(target))
    name, may = found
    words = f"{target_words(kind)}: {name}" if name else target_words(target)
    return Named(words, reverse(kinds[kind].view, args=[key]) if may else "")


def _part(kind: str, one: _Kind, keys: set[int]) -> QuerySet[Any]:
    may = Exists(one.opened.filter(pk=OuterRef("pk"))) if one.opened is not None else Value(False, BooleanField())
    name = F(one.name) if isinstance(one.name, str) else one.name
    told = one.rows.filter(pk__in=keys).order_by().annotate(
        told_kind=Value(kind, CharField()), told_name=Cast(name, CharField(max_length=600)), told_may=may
    )  # fmt: skip
    return told.values_list("told_kind", "pk", "told_name", "told_may")


def _kinds(standing: Standing) -> dict[str, _Kind]:
    campaigns = _Kind(Campaign.objects.all(), "title", filters.campaigns_seen(standing), "campaign")
    people, read = filters.people_kept(standing), filters.participants_read(standing)
    held = Concat("person__full_name", Value(" tại "), "organisation__name", output_field=CharField())
    kept, known = User.objects.filter(person__in=people), initiatives_read(standing)
    return {
        "accounts.user": _Kind(User.objects.all(), "person__full_name", kept, "account"),
        "campaign": campaigns,
        "campaigns.campaign": campaigns,
        "campaigns.participant": _Kind(Participant.everybody.all(), "name", read, "participant"),
        # What a unit has not sent yet has no name for others.
        "initiatives.initiative": _Kind(known, "name", known, "initiative"),
        "organisations.membership": _Kind(Membership.objects.all(), held),
        "organisations.organisation": _Kind(
            Organisation.objects.all(), "name", filters.organisations_administered(standing), "organisation"
        ),
        "organisations.person": _Kind(Person.objects.all(), "full_name", people, "person"),
        "plans.plandraft": _Kind(PlanDraft.objects.all(), "title", filters.drafts_written(standing), "draft"),
        "plans.planversion": _Kind(PlanVersion.objects.all(), "title", filters.plans_read(standing), "plan"),
        "results.choice": _Kind(Choice.objects.all(), "participant__name"),
        "results.snapshot": _Kind(
            Snapshot.objects.all(),
            Concat(Value("số "), Cast("number", CharField())),
            snapshots_read(standing),
            "snapshot",
        ),
        "submissions.sheet": _Kind(
            Sheet.objects.all(), "participant__name", Sheet.objects.filter(participant__in=read), "sheet"
        ),
    }
