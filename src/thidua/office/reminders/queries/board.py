"""Who has sent by a deadline of a campaign: in time, late, not yet, not any more."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from thidua.office import clock
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.calendar import Falling, falling
from thidua.office.campaigns.queries.notices import Notices, notices_of
from thidua.office.plans.queries import plan_of
from thidua.office.reminders.models import Reminder
from thidua.office.spelling import search_key
from thidua.office.submissions.asked import part_label
from thidua.office.submissions.models import Sheet

State = Sheet.State
MISSING = (State.DRAFT, State.RETURNED)
SENT = (State.SENT, State.ACCEPTED)

STATUSES = {
    "missing": "Chưa gửi",
    "overdue": "Quá hạn, chưa gửi",
    "in_time": "Gửi đúng hạn",
    "late": "Gửi muộn",
    "sent": "Chờ trả lời",
    "returned": "Trả lại",
    "accepted": "Đã nhận",
    "closed": "Đã khóa, không gửi",
}
"""What the board filters by; one sheet may be several of these."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sheets there are, and of these those sent in time and late, missing, returned, accepted, overdue."""

    label: str
    total: int = 0
    in_time: int = 0
    late: int = 0
    missing: int = 0
    returned: int = 0
    accepted: int = 0
    closed: int = 0
    overdue: int = 0

    @property
    def sent(self) -> int:
        """Those that have come in and were not returned."""
        return self.in_time + self.late


@dataclass(frozen=True)
class Board:
    """One deadline of a campaign, one part of it where it recurs. ``own``: last days of those who have another."""

    campaign: Campaign
    deadline: str
    part: str
    label: str
    last_day: date | None
    own: Mapping[int, date] = field(default_factory=dict)

    def last_day_of(self, participant: int) -> date | None:
        """The last day that one participant has."""
        return self.own.get(participant, self.last_day)

    def sheets(self) -> QuerySet[Sheet]:
        """The sheets due, of those who take part."""
        return _of(self.campaign).filter(deadline=self.deadline, part=self.part)

    def missing(self) -> QuerySet[Sheet]:
        """Those still to be sent, also again."""
        return self.sheets().filter(state__in=MISSING)

    def overdue(self) -> Q:
        """What holds of sheets that are missing though the last day that their participant has is over."""
        today = clock.today()
        missing = Q(state__in=MISSING)
        over = [pk for pk, day in self.own.items() if day < today]
        if self.last_day is None or self.last_day >= today:
            return missing & Q(participant__in=over)
        return missing & ~Q(participant__in=[pk for pk in self.own if pk not in over])

    def filtered(self, *, status: str = "", group: str = "", search: str = "") -> QuerySet[Sheet]:
        """Those of a status (``STATUSES``) and group whose participant's name or code holds the words."""
        found = self.sheets().filter(self._status(status))
        if group:
            found = found.filter(participant__group=group)
        for word in search_key(search).split():
            found = found.filter(participant__search__contains=word)
        return found

    def tallies(self) -> list[Tally]:
        """By group in the order of the plan, then all together; two queries."""
        by = ("participant__group", "state", "late")
        counted = list(self.sheets().order_by().values_list(*by).annotate(n=Count("pk")))
        over = Counter(
            dict(
                self.sheets()
                .filter(self.overdue())
                .order_by()
                .values_list("participant__group")
                .annotate(n=Count("pk"))
            )
        )
        groups = plan_of(self.campaign.plan).groups
        names = [name for name in groups if any(row[0] == name for row in counted)]
        labels = {name: groups[name].label for name in names}
        labels[""] = "Cơ quan chỉ báo cáo"
        names += [""] if any(row[0] == "" for row in counted) else []
        found = [_tally(labels[name], [row for row in counted if row[0] == name], over[name]) for name in names]
        return [*found, _tally("Tất cả", counted, over.total())] if len(found) != 1 else found

    def _status(self, status: str) -> Q:
        if status == "overdue":
            return self.overdue()
        conditions = {
            "missing": Q(state__in=MISSING),
            "in_time": Q(state__in=SENT, late=False),
            "late": Q(state__in=SENT, late=True),
        }
        named = {one: Q(state=one) for one in (State.SENT, State.RETURNED, State.ACCEPTED, State.CLOSED)}
        return (conditions | named).get(status, Q())


def with_reminders(sheets: QuerySet[Sheet]) -> QuerySet[Any]:
    """The same with ``reminded_at`` and ``reminded``: when somebody was last reminded of it, and how often."""
    made = Reminder.objects.filter(
        participant=OuterRef("participant"), deadline=OuterRef("deadline"), part=OuterRef("part")
    ).order_by()
    number = made.values("participant").annotate(n=Count("pk")).values("n")
    return sheets.annotate(
        reminded_at=Subquery(made.order_by("-made_at").values("made_at")[:1]), reminded=Subquery(number)
    )


def boards_of(campaign: Campaign, notices: Notices | None = None) -> list[tuple[Board, Tally]]:
    """Each deadline by which something is sent, in the order of days; two queries."""
    told = notices or notices_of(campaign)
    plan = plan_of(campaign.plan)
    days = {(one.deadline.id, one.part): one for one in falling(plan, campaign.round, told.common)}
    own = {
        pk: {(one.deadline.id, one.part): one for one in falling(plan, campaign.round, told.of(pk))} for pk in told.own
    }
    by = ("deadline", "part", "state", "late")
    counted = _of(campaign).exclude(deadline="").order_by().values_list(*by).annotate(n=Count("pk"))
    rows: dict[tuple[str, str], list[tuple[str, str, bool, int]]] = {}
    for deadline, part, state, late, number in counted:
        rows.setdefault((deadline, part), []).append(("", state, late, number))
    boards = []
    for key in sorted(rows, key=lambda one: _order(days.get(one))):
        board = _board(campaign, key, days.get(key), {pk: found[key] for pk, found in own.items() if key in found})
        boards.append((board, _tally(board.label, rows[key], 0)))
    return boards


def board_of(boards: list[tuple[Board, Tally]], deadline: str = "", part: str = "") -> Board | None:
    """The one that is asked for; else the one whose last day comes next, or was the last."""
    found = [board for board, _ in boards if (board.deadline, board.part) == (deadline, part)]
    if found:
        return found[0]
    today = clock.today()
    coming = [board for board, _ in boards if board.last_day is not None and board.last_day >= today]
    known = [board for board, _ in boards if board.last_day is not None]
    return next(iter((*coming[:1], *known[-1:], *(board for board, _ in boards))), None)


def _of(campaign: Campaign) -> QuerySet[Sheet]:
    return Sheet.objects.filter(
        Q(participant__left_on=None) | Q(participant__left_on__gt=clock.today()), participant__campaign=campaign
    )


def _order(day: Falling | None) -> tuple[bool, date]:
    known = day.last_day if day is not None else None
    return known is None, known or date.max


def _board(campaign: Campaign, key: tuple[str, str], day: Falling | None, own: Mapping[int, Falling]) -> Board:
    deadline, part = key
    label = day.deadline.label if day is not None else deadline
    last_day = day.last_day if day is not None else None
    different = {pk: one.last_day for pk, one in own.items() if one.last_day is not None and one.last_day != last_day}
    return Board(campaign, deadline, part, f"{label}, {part_label(part)}" if part else label, last_day, different)


def _tally(label: str, rows: list[tuple[str, str, bool, int]], overdue: int) -> Tally:
    def number(states: tuple[str, ...], late: bool | None = None) -> int:
        return sum(n for _, state, was_late, n in rows if state in states and late in (None, was_late))

    return Tally(
        label=label,
        total=number(tuple(State.values)),
        in_time=number(SENT, late=False),
        late=number(SENT, late=True),
        missing=number(MISSING),
        returned=number((State.RETURNED,)),
        accepted=number((State.ACCEPTED,)),
        closed=number((State.CLOSED,)),
        overdue=overdue,
    )
