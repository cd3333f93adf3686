"""Appraisals as they stand: shared out, accepted, found otherwise with a reason, explained; by the appraisers."""

from collections.abc import Collection, Iterable
from datetime import date

from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.appraisals.filters import participants_appraised
from thidua.office.appraisals.models import Judgement
from thidua.office.appraisals.predicates import body_of
from thidua.office.appraisals.queries.lines import Line, lines_of
from thidua.office.appraisals.services.explaining import Answered, explain
from thidua.office.appraisals.services.judging import accept, judge
from thidua.office.appraisals.services.sharing import assign
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.services.stating import Proof


class Appraising:
    """What appraisers do in one campaign."""

    def __init__(self, campaign: Campaign, lead: User) -> None:
        """``lead`` shares the work out."""
        self.campaign, self.lead = campaign, lead

    def share_out(self, shares: dict[User, list[str]], day: date) -> None:
        """Who is to appraise which parts of the plan."""
        with clock.at(day):
            for appraiser, subjects in shares.items():
                assign(campaign=self.campaign, subjects=subjects, appraiser=appraiser, by=self.lead)

    def accept(self, by: User, day: date, *, only: Collection[int] = (), but: Collection[int] = ()) -> int:
        """What somebody may accept as it was said they accept: of ``only`` some, or of all ``but`` some."""
        standing = standing_of(by)
        rows = participants_appraised(standing).filter(campaign=self.campaign).exclude(pk__in=but)
        rows = rows.filter(pk__in=only) if only else rows
        waiting = {one.key: one.mark for those in lines_of(self.campaign, rows).lines.values() for one in those}
        with clock.at(day):
            return accept(
                campaign=self.campaign, chosen=waiting, body=body_of(standing, self.campaign), by=by
            )  # fmt: skip

    def find(self, one: Participant, fact: str, text: str, reason: str, by: User, proofs: Iterable[Proof] = ()) -> None:
        """Somebody finds of a fact other than was said."""
        body = body_of(standing_of(by), self.campaign)
        judge(
            participant=one, fact=fact, text=text, reason=reason, seen=self._line(one, fact).mark, body=body, by=by,
            evidence=list(proofs),
        )  # fmt: skip

    def explain(self, one: Participant, text: str, by: User) -> None:
        """A unit answers to what was found of it."""
        found = Judgement.objects.filter(participant=one, current=True, differs=True)
        explain(participant=one, answers={judgement.pk: Answered(text) for judgement in found}, by=by)

    def _line(self, one: Participant, fact: str) -> Line:
        return next(line for line in lines_of(self.campaign, [one]).lines[one.pk] if line.fact.id == fact)
