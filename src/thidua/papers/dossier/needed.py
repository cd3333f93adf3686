"""What a dossier of the plan must hold for those who are proposed: its parts in order, and of whom each is wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.papers.kinds.case import Case, in_order
from thidua.papers.kinds.lists import awards_of_round
from thidua.plan.model.papers import Dossier, DossierPart
from thidua.rules.conditions import applies
from thidua.rules.results import Result
from thidua.rules.sheet import Sheet

OF_EACH = ("achievement_report", "confirmation")
"""Papers of which everybody who is proposed has one of their own; the others are one for all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part: of whom one each (empty where one stands for all), and of whom nobody knows, with the facts missing."""

    part: DossierPart
    each: tuple[Result, ...] = ()
    unsure: tuple[tuple[Result, tuple[str, ...]], ...] = ()

    @property
    def of_each(self) -> bool:
        """Whether everybody has one of their own."""
        return self.part.paper in OF_EACH


def nominees(case: Case, dossier: Dossier) -> list[Result]:
    """Who is proposed by this dossier: collectives first, then people by their names."""
    awards = {award.id for award in awards_of_round(case)} & set(dossier.award)
    return in_order(result for result in case.evaluation.results if awards & set(result.awards))


def wanted(case: Case, dossier: Dossier, people: Sequence[Result]) -> Iterator[Wanted]:
    """The parts in the plan's order; a part that is asked of nobody here is left out."""
    for part in dossier.parts.values():
        asked, unsure = _asked(case, part, people)
        if not asked and not unsure:
            continue
        if part.paper in OF_EACH:
            yield Wanted(part, tuple(asked), tuple(unsure))
        else:
            # One for all is needed as soon as one of them needs it.
            yield Wanted(part, (), () if asked else tuple(unsure))


def _asked(
    case: Case, part: DossierPart, people: Sequence[Result]
) -> tuple[list[Result], list[tuple[Result, tuple[str, ...]]]]:
    everyone = {one.participant.id: one.participant for one in case.evaluation.results}
    asked, unsure = [], []
    for result in people:
        holds, missing = applies(part.asked, Sheet(case.plan, result.participant, everyone), {})
        if holds:
            asked.append(result)
        elif missing:
            unsure.append((result, tuple(sorted(missing))))
    return asked, unsure
