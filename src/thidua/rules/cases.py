"""Everybody judged: scores, then standings towards awards, and what is missing. No one's place yet.

Judging goes in passes over everybody, for what one figure says may hang on those of others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from thidua.plan.model.awards import Award
from thidua.plan.model.calendar import Round
from thidua.plan.model.conditions import facts_of_measure
from thidua.plan.model.plan import Plan
from thidua.plan.model.scoring import Adjustment, Criterion, Rubric
from thidua.plan.references.figures import own_facts
from thidua.rules.calendar import Notice, last_days, own_days
from thidua.rules.classes import Classed, classify
from thidua.rules.conditions import LastDays, applies
from thidua.rules.decided import Choice
from thidua.rules.facts import Participant
from thidua.rules.parts import Marked, MarkedPart, PartRows, combined, everybody_in
from thidua.rules.portions import place_facts
from thidua.rules.ranking import rank_facts
from thidua.rules.results import Status
from thidua.rules.scoring import facts_wanted, score
from thidua.rules.sheet import OwnDays, Sheet, Sheets, concerns
from thidua.rules.standing import Standing, awards_for, stand
from thidua.rules.totals import Score


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One participant before places are laid out."""

    sheet: Sheet
    score: Score | None
    standings: dict[str, Standing]
    missing: tuple[str, ...]
    undefined: tuple[str, ...]
    classed: Classed | None = None

    @property
    def participant(self) -> Participant:
        """Whose case it is."""
        return self.sheet.participant

    @property
    def complete(self) -> bool:
        """Whether the sheet has everything that points need."""
        return not self.missing and not self.undefined

    @property
    def status(self) -> Status:
        """Scored or incomplete where the rubric has lines for it; else the eligibility for the first award."""
        if self.score is not None:
            return "scored" if self.complete else "incomplete"
        first = next(iter(self.standings.values()), None)
        return first.status if first else "ineligible"

    def eligible(self, award: str) -> bool:
        """Whether every gate of ``award`` is known to be passed, on a complete sheet."""
        standing = self.standings.get(award)
        return standing is not None and standing.status == "eligible" and (self.score is None or self.complete)


def judge_everybody(
    plan: Plan,
    everyone: Mapping[str, Participant],
    round_id: str,
    days: LastDays,
    decided: Iterable[Choice] = (),
    below: Sequence[MarkedPart] = (),
    own: OwnDays | None = None,
) -> dict[str, Case]:
    """Judge all participants of a round, by code: points and totals of all, then classes, then standings.

    ``decided`` are classes that somebody had to decide; those that the plan leaves open are taken from there.
    ``below`` are the parts of the round, marked; ``own`` the days that are others for one participant.
    """
    sheets, marked = mark_everybody(plan, everyone, round_id, days, below, own)
    classes = classify(plan, sheets, days, decided)
    return {name: _stand(found, classes.get(name), round_id, days) for name, found in marked.items()}


def mark_everybody(
    plan: Plan,
    everyone: Mapping[str, Participant],
    round_id: str,
    days: LastDays,
    below: Sequence[MarkedPart] = (),
    own: OwnDays | None = None,
) -> tuple[Sheets, dict[str, Marked]]:
    """The points of all: of a round that combines its parts from theirs, else from its own facts."""
    sheets = Sheets(days=days, own=own)
    for name, participant in everyone.items():
        sheets[name] = Sheet(plan, participant, everyone, sheets)
        sheets[name].parts = tuple(part.sheet_of(participant, plan) for part in below)
    return sheets, {name: _mark(sheet, plan.rounds[round_id], days, below) for name, sheet in sheets.items()}


def scores(plan: Plan, kind: str, group: str) -> bool:
    """Whether the rubric has a line for this kind and group; whom it passes over is judged by gates alone."""
    return plan.rubric is not None and any(concerns(line.asked, kind, group) for line in _lines(plan.rubric))


def _lines(rubric: Rubric) -> Iterator[Criterion | Adjustment]:
    return chain(rubric.criteria.values(), rubric.bonus.values(), rubric.penalty.values())


def marked_below(plan: Plan, found: Round, rows: PartRows, notices: Sequence[Notice] = ()) -> list[MarkedPart]:
    """The parts of a round with everybody's points there, in their order; a part may have parts itself."""
    marked = []
    for name in found.parts:
        part, days = plan.rounds[name], last_days(plan, name, notices)
        below = marked_below(plan, part, rows, notices)
        everyone = everybody_in(rows.get(name, ()), below)
        marked.append(
            MarkedPart(part, *mark_everybody(plan, everyone, name, days, below, own_days(plan, name, notices)))
        )
    return marked


def _mark(sheet: Sheet, round_: Round, days: LastDays, below: Sequence[MarkedPart]) -> Marked:
    """The points of one sheet; where they are complete, its totals can be read from it as well."""
    rubric = sheet.plan.rubric
    if rubric is None or not scores(sheet.plan, sheet.participant.kind, sheet.participant.group):
        return Marked(sheet, None, frozenset())
    if round_.combine is not None:
        return combined(sheet, round_, rubric, below)
    scored = score(rubric, sheet, days)
    missing = _missing(sheet, facts_wanted(rubric, sheet), days)
    for line in _lines(rubric):
        missing |= applies(line.asked, sheet, days)[1]
    if scored.complete:
        sheet.totals.update(scored.totals())
    return Marked(sheet, scored, frozenset(missing))


def _stand(marked: Marked, classed: Classed | None, round_id: str, days: LastDays) -> Case:
    sheet, scored = marked.sheet, marked.score
    for_class = {name for name in classed.missing if name in sheet.plan.facts} if classed is not None else set()
    plan, participant = sheet.plan, sheet.participant
    awards = awards_for(plan, participant.kind, participant.group, round_id)
    if scored is None:
        standings = {award.id: stand(award, sheet, days, needed_for(plan, award, sheet)) for award in awards}
        first = next(iter(standings.values()), None)
        missing = for_class | set(first.missing if first else ())
        return Case(sheet, None, standings, tuple(sorted(missing)), (), classed)
    standings = {award.id: stand(award, sheet, days, needed_for(plan, award, sheet)) for award in awards}
    missing = for_class | marked.missing | _missing(sheet, rank_facts(plan, participant.kind, participant.group), days)
    for award in awards:
        if award.among is None:
            missing.update(name for name in standings[award.id].missing if name in plan.facts)
    parts = (*scored.criteria.items(), *scored.bonus.items(), *scored.penalty.items())
    undefined = () if missing else tuple(name for name, reason in parts if reason.value is None)
    return Case(sheet, scored, standings, tuple(sorted(missing)), undefined, classed)


def needed_for(plan: Plan, award: Award, sheet: Sheet) -> tuple[str, ...]:
    """Facts besides those of gates that places of an award need: to choose by score, and to tell whose place it is."""
    kind, group = sheet.participant.kind, sheet.participant.group
    told = tuple(name for name in place_facts(award, kind, group) if _asked(plan, name, kind, group))
    return told if scores(plan, kind, group) else (*score_facts(plan, award, sheet), *told)


def score_facts(plan: Plan, award: Award, sheet: Sheet) -> tuple[str, ...]:
    """Facts that choosing by score needs of this participant; none where a council chooses."""
    kind, group = sheet.participant.kind, sheet.participant.group
    selects = {
        quota.select or award.select
        for quota in award.quotas
        if (not quota.kind or kind in quota.kind) and (not quota.group or group in quota.group)
    } or {award.select}
    if "by_score" not in selects or award.by is None:
        return ()
    read = (fact for name in facts_of_measure(award.by) for fact in own_facts(plan, name))
    return tuple(name for name in dict.fromkeys(read) if _asked(plan, name, kind, group))


def _asked(plan: Plan, name: str, kind: str, group: str) -> bool:
    return name in plan.facts and concerns(plan.facts[name].asked, kind, group)


def _missing(sheet: Sheet, names: Iterable[str], days: LastDays) -> set[str]:
    """Facts among ``names`` that are asked of the participant and not given; of an unknown selector, it alone.

    What is no fact is the day of a deadline that nobody knows yet.
    """
    missing = {name for name in names if name not in sheet.plan.facts}
    for name in names:
        if name in missing:
            continue
        asked, selectors = applies(sheet.plan.facts[name].asked, sheet, days)
        missing |= selectors
        if asked and sheet.given(name) is None:
            missing.add(name)
    return missing
