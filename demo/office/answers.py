"""What the units of one campaign have sent by today but for their self-assessments, and what they were answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from demo.office.drawn import scan
from demo.office.filling import fill
from demo.office.ideas import Ideas
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant, Way
from thidua.office.campaigns.queries.owing import owed_across
from thidua.office.files.services.keeping import keep
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.services.reviewing import accept_many, send_back
from thidua.office.submissions.services.sending import NO_PAPER, Sealed, send
from thidua.rules.owed import ASSESSMENT, REPORT

_BEFORE = (6, 4, 3, 1)
"""So many days before the last one most send."""
_LATE = 2
_ANSWERED = timedelta(days=7)
"""After so long nearly all are answered."""
_REASONS = (
    "Biểu 2 ghi tên chung chung; đề nghị nêu rõ làm gì, cho ai.",
    "Đề nghị ghi thời gian hoàn thành của từng việc.",
    "Chưa có thuyết minh; đề nghị bổ sung khó khăn và kiến nghị.",
)


@dataclass
class Answers:
    """The hands of one campaign. ``heads`` by the unit's key; ``share``: percent of registrations, and of reports."""

    campaign: Campaign
    heads: Mapping[int, User]
    reviewer: User
    share: tuple[int, int]
    ideas: Ideas
    today: date
    random: Random
    always: frozenset[int] = frozenset()
    """Participants that send every registration."""
    _scans: int = field(default=0, init=False)

    def come_in(self) -> None:
        """All deadlines that are over or near, in their order."""
        participants = list(self.campaign.participants.select_related("organisation"))
        sheets = {
            (one.participant_id, one.key, one.part): one
            for one in Sheet.objects.filter(participant__campaign=self.campaign).select_related("participant")
        }
        for (key, part), last_day in sorted(self._days(participants).items(), key=lambda one: one[1]):
            percent = self.share[key.startswith(REPORT)]
            wanted = [
                one for one in participants
                if self.random.random() * 100 < percent or (one.pk in self.always and not key.startswith(REPORT))
            ]  # fmt: skip
            self._by_day([sheet for one in wanted if (sheet := sheets.get((one.pk, key, part)))], last_day)
        self._drafts()

    def _days(self, participants: Sequence[Participant]) -> dict[tuple[str, str], date]:
        reports = plan_of(self.campaign.plan).reports
        days = {}
        for those in owed_across([self.campaign], participants).values():
            for one in those:
                # What a body collects from below is another's part.
                collected = one.key.startswith(REPORT) and bool(reports[one.key.removeprefix(REPORT)].by)
                near = one.last_day is not None and one.last_day - self.today <= timedelta(days=10)
                if near and not collected and one.last_day is not None and one.key != ASSESSMENT:
                    days[one.key, one.part] = one.last_day
        return days

    def _by_day(self, sheets: Sequence[Sheet], last_day: date) -> None:
        by_day: dict[date, list[Sheet]] = {}
        for sheet in sheets:
            before = -_LATE if self.random.random() < 0.06 else self.random.choice(_BEFORE)
            day = min(last_day - timedelta(days=before), self.today - timedelta(days=1 + before % 2))
            by_day.setdefault(day, []).append(sheet)
        for day, those in sorted(by_day.items()):
            with clock.at(day):
                self._answer([self._sent(sheet) for sheet in those], old=last_day < self.today - _ANSWERED)

    def _sent(self, sheet: Sheet) -> Sending:
        head = self.heads[sheet.participant.organisation_id or 0]
        standing = standing_of(head)
        fill(sheet, standing, self.random, self.ideas)
        sheet.refresh_from_db()
        way, paper, drawn = Way.HEAD, NO_PAPER, self.random.random()
        if drawn < 0.08 and self._scans < 5:
            way, paper = Way.SCAN, self._sealed(sheet, head)
        elif drawn > 0.94:
            day = clock.today()
            way = Way.ENTERED
            paper = Sealed(signed_by=head.get_full_name(), number="34/BC (mẫu)", dated=day, arrived_on=day)
            standing = standing_of(self.reviewer)
        return send(
            sheet=sheet, way=way, revision=sheet.revision, standing=standing, paper=paper, incomplete=True
        )  # fmt: skip

    def _sealed(self, sheet: Sheet, head: User) -> Sealed:
        self._scans += 1
        owner = sheet.participant.organisation
        assert owner is not None
        number = f"{11 + self._scans}/BC (mẫu)"
        picture = scan(owner.name, number, head.get_full_name())
        kept = keep(pieces=[picture], name="bản ký, đóng dấu.png", owner=owner, by=head)
        return Sealed(signed_by=head.get_full_name(), number=number, dated=clock.today(), scan=kept)

    def _answer(self, sendings: list[Sending], *, old: bool) -> None:
        """Most are accepted, a few returned, a few wait."""
        by = standing_of(self.reviewer)
        accepted = []
        for one in sendings:
            drawn = self.random.random()
            if drawn < (0.94 if old else 0.6):
                accepted.append(one)
            elif drawn < (0.98 if old else 0.7):
                send_back(sending=one, reason=self.random.choice(_REASONS), standing=by)
        if accepted:
            accept_many(sendings=accepted, standing=by)

    def _drafts(self) -> None:
        """Some have begun to write what they have not sent."""
        left = Sheet.objects.filter(participant__campaign=self.campaign, state=Sheet.State.DRAFT, revision=0)
        left = left.exclude(key=ASSESSMENT)
        for sheet in left.select_related("participant").order_by("pk")[:12]:
            # The bodies of the plan send reports as well; they write theirs at the end.
            head = self.heads.get(sheet.participant.organisation_id or 0)
            if head is not None and self.random.random() < 0.5:
                fill(sheet, standing_of(head), self.random, self.ideas, share=0.4)
