"""Who is to appraise what; who has left; what nobody is left for."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from thidua.office import clock
from thidua.office.access.standing import Standing, memberships_on
from thidua.office.accounts.models import User
from thidua.office.appraisals.filters import participants_appraised
from thidua.office.appraisals.models import Appraisal, Assignment
from thidua.office.appraisals.predicates import APPRAISING, bodies_appraising
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Campaign
from thidua.office.organisations.models import Membership, Organisation
from thidua.office.plans.queries import plan_of


@dataclass(frozen=True, slots=True)
class Shared:
    """The assignments of a campaign: in force by subject, and those whose appraiser has left or whose part is gone."""

    by_subject: dict[str, list[Assignment]]
    left: list[Assignment]
    gone: list[Assignment]

    def open_to(self, user: User, subjects: Iterable[str]) -> set[str]:
        """Of some subjects those that somebody appraises: theirs, and those that are nobody's."""
        return {
            name
            for name in subjects
            if name not in self.by_subject or any(one.appraiser_id == user.pk for one in self.by_subject[name])
        }


def shared(campaign: Campaign) -> Shared:
    """How the work is shared out. An assignment whose appraiser has left does not count: its subject is open again."""
    found = Shared({}, [], [])
    assignments = list(Assignment.objects.filter(campaign=campaign, ended_at=None).select_related("appraiser__person"))
    if not assignments:
        return found
    there = {one.pk for one in appraisers_of(campaign)}
    subjects = subjects_of(plan_of(campaign.plan))
    for one in assignments:
        if one.subject not in subjects:
            found.gone.append(one)
        elif one.appraiser_id in there:
            found.by_subject.setdefault(one.subject, []).append(one)
        else:
            found.left.append(one)
    return found


def to_appraise(standing: Standing) -> list[tuple[Campaign, int]]:
    """Campaigns of which somebody was given a share, and how many participants there are not settled yet, by title.

    One query for whom nothing was given; four at most.
    """
    given = Assignment.objects.filter(appraiser=standing.user, ended_at=None, campaign__state=Campaign.State.RUNNING)
    campaigns = Campaign.objects.select_related("owner").in_bulk(list(given.values_list("campaign", flat=True)))
    if not campaigns:
        return []
    there = Q(left_on=None) | Q(left_on__gt=clock.today())
    settled = Appraisal.objects.filter(participant=OuterRef("pk"), state=Appraisal.State.SETTLED)
    open_ = participants_appraised(standing).filter(there, ~Exists(settled), campaign__in=campaigns).order_by()
    left = dict(open_.values_list("campaign").annotate(n=Count("pk")))
    return sorted(
        ((one, left[pk]) for pk, one in campaigns.items() if pk in left), key=lambda one: (one[0].title, one[0].pk)
    )


def appraisers_of(campaign: Campaign) -> list[User]:
    """The accounts that may appraise in a campaign today, by name; the same that ``appraises_in`` says one by one."""
    exact, below = _holding(bodies_appraising(campaign).values())
    held = memberships_on(
        Membership.objects.filter(
            Q(organisation__in=exact) | Q(organisation__in=below, subtree=True), role__in=APPRAISING
        )
    )
    people = held.values("person")
    return list(
        User.objects.filter(person__in=people, is_active=True)
        .select_related("person__organisation")
        .order_by("person__sort_key", "pk")
    )


def _holding(places: Collection[int]) -> tuple[set[int], set[int]]:
    """The organisations whose roles hold at some places: by themselves, and with all that lies below them."""
    exact, below, waiting = set(places), set(places), set(places)
    rows: dict[int, tuple[str, int | None]] = {}
    while waiting:
        asked = waiting - rows.keys()
        rows |= {
            pk: (path, into)
            for pk, path, into in Organisation.objects.filter(pk__in=asked).values_list("pk", "path", "merged_into")
        }
        reached: set[int] = set()
        for pk in waiting & rows.keys():
            path, into = rows[pk]
            reached |= {int(key) for key in path.split("/") if key} | ({into} if into is not None else set())
            if into is not None and pk in exact:
                exact.add(into)
        waiting = (reached - below) | (exact - rows.keys())
        below |= reached
    return exact, below


def by_appraiser(assignments: Iterable[Assignment]) -> dict[int, list[Assignment]]:
    """Assignments by the key of the account."""
    found: dict[int, list[Assignment]] = defaultdict(list)
    for one in assignments:
        found[one.appraiser_id].append(one)
    return found
