"""Self-assessments: what units know, with evidence and the points that they give themselves; sent and received."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from random import Random

from demo.office.known import KNOWN, Known
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant, Way
from thidua.office.files.models import Attachment
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import Asked, asked_in
from thidua.office.submissions.facts_table import evidence_at, value_at
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.services.attaching import attach
from thidua.office.submissions.services.reviewing import accept_many
from thidua.office.submissions.services.sending import send
from thidua.office.submissions.services.writing import Typed, save_cells
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import FactValue, Given
from thidua.rules.facts import Participant as OfRules
from thidua.rules.owed import ASSESSMENT
from thidua.rules.wording.figures import figure
from thidua.sheets.values import labels_of


def known_in(campaign: Campaign) -> dict[int, Known]:
    """What each participant knows of itself."""
    random = Random(campaign.owner.code)
    counted: dict[str, int] = {}
    found = {}
    for one in campaign.participants.order_by("pk"):
        number = counted[one.group] = counted.get(one.group, -1) + 1
        found[one.pk] = KNOWN[campaign.owner.code](one.group, number, random)
    return found


class Assessments:
    """Who assesses themselves in one campaign; ``known``: what they know, ``better``: what some say instead."""

    def __init__(self, campaign: Campaign, heads: Mapping[int, User], known: Mapping[int, Known]) -> None:
        """Nothing written yet."""
        self.campaign, self.heads, self.known = campaign, heads, known
        self.plan = plan_of(campaign.plan)
        self._points = self._scored()

    def write(self, one: Participant, asked: Asked, sheet: Sheet, *, share: float = 1.0) -> None:
        """What the head of a participant writes; ``share``: how much of it is there already."""
        assert asked.facts is not None
        said = {name: value for name, value in self.known[one.pk].items() if name in asked.facts.own}
        cells = {}
        for number, (name, value) in enumerate(list(said.items())[: round(len(said) * share)], 1):
            fact = self.plan.facts[name]
            cells[value_at(name)] = typed(self.plan, fact, value)
            if fact.evidence == "required":
                cells[evidence_at(name)] = f"Báo cáo {40 + one.pk % 50}/BC (mẫu), trang {number}"
        if share == 1:
            for form in (self.plan.forms[name] for name in asked.forms if name in self.plan.forms):
                if "points" in form.columns and form.rows == "criteria":
                    points = self._points.get(one.code, {})
                    cells |= {(form.id, criterion, "points"): text for criterion, text in points.items()}
        cells = {slot: text for slot, text in cells.items() if asked.column(*slot) is not None}
        standing = standing_of(self._head(one))
        save_cells(sheet=sheet, cells=[Typed(slot, text, 0) for slot, text in cells.items()], standing=standing)

    def come_in(
        self,
        days: Sequence[date],
        reviewer: User,
        papers: Mapping[tuple[int, str], Attachment],
        without: Collection[int],
    ) -> None:
        """All but ``without`` send, some on each of the days; what has come is received on the last one."""
        rows = list(self.campaign.participants.select_related("organisation").order_by("pk"))
        sheets = {
            one.participant_id: one
            for one in Sheet.objects.filter(participant__in=rows, key=ASSESSMENT).select_related("participant")
        }
        asked, sent = asked_in(self.campaign, rows), []
        for number, one in enumerate(rows):
            sheet = sheets.get(one.pk)
            if sheet is None or one.pk in without:
                continue
            with clock.at(days[number % len(days)]):
                sent.append(self._sent(one, asked[one.pk][sheet.key, sheet.part], sheet, papers))
        with clock.at(days[-1]):
            accept_many(sendings=sent, standing=standing_of(reviewer))

    def _sent(
        self, one: Participant, asked: Asked, sheet: Sheet, papers: Mapping[tuple[int, str], Attachment]
    ) -> Sending:
        self.write(one, asked, sheet)
        sheet.refresh_from_db()
        standing = standing_of(self._head(one))
        for (participant, fact), kept in papers.items():
            if participant == one.pk:
                attach(sheet=sheet, attachment=kept, fact=fact, standing=standing)
                sheet.refresh_from_db()
        return send(sheet=sheet, way=Way.HEAD, revision=sheet.revision, standing=standing, incomplete=True)

    def _head(self, one: Participant) -> User:
        return self.heads[one.organisation_id or 0]

    def _scored(self) -> dict[str, dict[str, str]]:
        """The points of each criterion, by the participant's code, as somebody types them."""
        rows = list(self.campaign.participants.order_by("pk"))
        everyone = [
            OfRules(one.code, one.kind, one.group, {name: Given(it) for name, it in self.known[one.pk].items()})
            for one in rows
        ]
        found: dict[str, dict[str, str]] = {}
        for result in evaluate(self.plan, everyone, self.campaign.round).results:
            if result.score is not None:
                points = {name: reason.points for name, reason in result.score.criteria.items()}
                found[result.participant.id] = {name: figure(it) for name, it in points.items() if it is not None}
        return found


def typed(plan: Plan, fact: Fact, value: FactValue) -> str:
    """A value as somebody types it."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return labels_of(plan, fact)[str(value)] if fact.type == "level" else str(value)
