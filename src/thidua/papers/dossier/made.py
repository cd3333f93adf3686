"""The parts of a dossier that the product makes itself: the same papers as stand on their own, of those proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.papers.dossier.joined import together
from thidua.papers.kinds import achievement, minutes, proposal, summary_list
from thidua.papers.kinds.case import Case
from thidua.papers.making import gaps_of
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.unprintable import Unprintable, unprintable_in
from thidua.plan.model.papers import Dossier, DossierPart
from thidua.rules.results import Result


@dataclass(frozen=True, slots=True)
class Draft:
    """What waits for its signatures, how many gaps it still has, and the letters in it that the font lacks."""

    content: bytes
    gaps: int
    unprintable: tuple[Unprintable, ...] = ()


def for_all(case: Case, dossier: Dossier, part: DossierPart) -> Draft | None:
    """The paper that stands for everybody; None of a kind that somebody else must give."""
    awards = [case.plan.awards[name] for name in dossier.award]
    deciders = {award.decided_by or case.plan.issuer for award in awards}
    papers: list[Paper] = []
    if part.paper == "proposal":
        papers = [made.paper for made in proposal.make(case) if made.whose is None or made.whose in deciders]
    elif part.paper == "minutes":
        papers = [made.paper for made in minutes.make(case)]
    elif part.paper == "summary_list":
        papers = [summary_list.listed(case, awards).paper]
    return _draft(papers) if papers else None


def of_one(case: Case, dossier: Dossier, part: DossierPart, result: Result) -> Draft | None:
    """The paper of one who is proposed; None of a kind that somebody else must give."""
    if part.paper != "achievement_report":
        return None
    award = next(name for name in result.awards if name in dossier.award)
    return _draft([achievement.of_award(case, result, award).paper])


def _draft(papers: Sequence[Paper]) -> Draft:
    return Draft(
        together([pdf_file(paper) for paper in papers]),
        sum(len(gaps_of(paper)) for paper in papers),
        tuple(one for paper in papers for one in unprintable_in(paper)),
    )
