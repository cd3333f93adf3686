"""The points of parts of the plan as they count in the whole, by what is known of a participant."""

from collections.abc import Mapping
from datetime import date

from thidua.office.appraisals.subjects import Subject
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.plans.queries import plan_of
from thidua.plan.model.scoring import Rubric
from thidua.rules.calendar import last_days
from thidua.rules.facts import Participant as Known
from thidua.rules.reasons import Reason
from thidua.rules.scoring import score
from thidua.rules.sheet import Sheet


class Scoring:
    """Scores participants of a campaign; none where the plan has no points or they hang on what others come to."""

    def __init__(self, campaign: Campaign, subject: Subject | None = None) -> None:
        """``subject``: only its points are wanted, so that no more is scored than they hang on."""
        self._plan = plan_of(campaign.plan)
        rubric = self._plan.rubric
        self._rubric = _alone(rubric, subject) if rubric is not None and subject is not None else rubric
        self._round, self._notices = campaign.round, notices_of(campaign)
        self._common = last_days(self._plan, self._round, self._notices.common)

    def of(self, row: Participant, known: Known) -> Mapping[str, Reason]:
        """The points of each part, by its id, with the reason."""
        if self._rubric is None:
            return {}
        made = score(self._rubric, Sheet(self._plan, known), self._days(row))
        return {**made.criteria, **made.bonus, **made.penalty}

    def both(self, row: Participant, own: Known, found: Known) -> tuple[Mapping[str, Reason], Mapping[str, Reason]]:
        """By its own word, and by what was found; most often that is the same."""
        points = self.of(row, found)
        return (points if own.facts == found.facts else self.of(row, own)), points

    def _days(self, row: Participant) -> Mapping[str, date]:
        if row.pk not in self._notices.own:
            return self._common
        return last_days(self._plan, self._round, self._notices.of(row.pk))


def _alone(rubric: Rubric, subject: Subject) -> Rubric:
    """The rubric without parts that change nothing of the points of one.

    What becomes of points that do not apply is shared out over others, and of bonuses of one name only the highest
    counts; then all is scored.
    """
    mixed = any(rubric.policy(one) is not None for one in rubric.criteria.values())
    if mixed or subject.kind not in ("criterion", "bonus", "penalty"):
        return rubric
    adjustments = {**rubric.bonus, **rubric.penalty}
    if subject.kind != "criterion" and adjustments[subject.id].best_of is not None:
        return rubric
    parts = (("criteria", rubric.criteria), ("bonus", rubric.bonus), ("penalty", rubric.penalty))
    kept = {"criterion": "criteria"}.get(subject.kind, subject.kind)
    only = {name: {subject.id: some[subject.id]} if name == kept else {} for name, some in parts}
    return rubric.model_copy(update=only)
