"""Changes of a campaign as the notices that the rules' calendar takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from thidua.office.campaigns.models import Campaign, Change
from thidua.rules.calendar import Notice

SETTING_DAYS = (Change.Kind.EXTENSION, Change.Kind.EVENT)


@dataclass(frozen=True, slots=True)
class Notices:
    """The notices of a campaign: those for all, in the order in which they were made, and those for one each."""

    common: tuple[Notice, ...]
    own: Mapping[int, tuple[Notice, ...]] = field(default_factory=dict)

    def all(self, codes: Mapping[int, str]) -> tuple[Notice, ...]:
        """Those for all, then those for one each of these participants, by key, as results of everybody take them."""
        own = ((codes[pk], notice) for pk, some in sorted(self.own.items()) if pk in codes for notice in some)
        return (*self.common, *(replace(notice, participant=code) for code, notice in own))

    def of(self, participant: int) -> tuple[Notice, ...]:
        """What holds for one participant: its own last, which therefore prevails."""
        return (*self.common, *self.own.get(participant, ()))


def notices_of(campaign: Campaign) -> Notices:
    """All notices of a campaign, in one query; those for all of the campaign above hold below it too."""
    return notices_in([campaign])[campaign.pk]


def notices_in(campaigns: Iterable[Campaign]) -> dict[int, Notices]:
    """The same of several campaigns (``reports_as`` loaded) by their keys, in one query."""
    above = {one.pk: one.reports_as.campaign_id if one.reports_as is not None else None for one in campaigns}
    asked = {*above, *above.values()} - {None}
    found = list(Change.objects.filter(campaign__in=asked, kind__in=SETTING_DAYS))
    return {pk: _notices([one for one in found if one.campaign_id in (pk, top)], top) for pk, top in above.items()}


def _notices(found: Iterable[Change], above: int | None) -> Notices:
    ordered = sorted(found, key=lambda one: (one.campaign_id != above, one.recorded_at, one.pk))
    own: dict[int, list[Notice]] = {}
    for one in ordered:
        if one.participant_id is not None:
            own.setdefault(one.participant_id, []).append(_notice(one))
    return Notices(tuple(_of_all(ordered)), {key: tuple(some) for key, some in own.items()})


def _of_all(changes: Iterable[Change]) -> Iterable[Notice]:
    return (_notice(one) for one in changes if one.participant_id is None)


def _notice(change: Change) -> Notice:
    assert change.day is not None, "a constraint wants a day"
    return Notice(change.deadline, change.day, change.number, change.reason, change.part or None)
