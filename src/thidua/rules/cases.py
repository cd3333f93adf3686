"""Everybody judged: scores, then standings towards awards, and what is missing. No one's place yet.

Judging goes in passes over everybody, for what one figure says may hang on those of others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import facts_of_measure
from thidua.plan.model.plan import Plan
from thidua.rules.conditions import LastDays, applies
from thidua.rules.facts import Participant
from thidua.rules.results import Status
from thidua.rules.scoring import Score, rubric_facts, score
from thidua.rules.sheet import Sheet, concerns
from thidua.rules.standing import Standing, awards_for, stand


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One participant before places are laid out."""

    sheet: Sheet
    score: Score | None
    standings: dict[str, Standing]
    missing: tuple[str, ...]
    undefined: tuple[str, ...]

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
        """Scored or incomplete under a rubric; else the eligibility for the first award."""
        if self.score is not None:
            return "scored" if self.complete else "incomplete"
        first = next(iter(self.standings.values()), None)
        return first.status if first else "ineligible"

    def eligible(self, award: str) -> bool:
        """Whether every gate of ``award`` is known to be passed, on a complete sheet."""
        standing = self.standings.get(award)
        return standing is not None and standing.status == "eligible" and (self.score is None or self.complete)


@dataclass(frozen=True, slots=True, eq=False)
class _Marked:
    """A sheet with its points. ``missing``: facts and selectors that they need and nobody has given."""

    sheet: Sheet
    score: Score | None
    missing: frozenset[str]


def judge_everybody(plan: Plan, everyone: Mapping[str, Participant], round_id: str, days: LastDays) -> dict[str, Case]:
    """Judge all participants of a round, by code: points and totals of all, then their standings towards awards."""
    sheets: dict[str, Sheet] = {}
    for name, participant in everyone.items():
        sheets[name] = Sheet(plan, participant, everyone, sheets)
    marked = {name: _mark(sheet, days) for name, sheet in sheets.items()}
    return {name: _stand(found, round_id, days) for name, found in marked.items()}


def _mark(sheet: Sheet, days: LastDays) -> _Marked:
    """The points of one sheet; where they are complete, its totals can be read from it as well."""
    rubric, participant = sheet.plan.rubric, sheet.participant
    if rubric is None:
        return _Marked(sheet, None, frozenset())
    scored = score(rubric, sheet, days)
    missing = _missing(sheet, rubric_facts(rubric, participant.kind, participant.group), days)
    for adjustment in (*rubric.bonus.values(), *rubric.penalty.values()):
        missing |= applies(adjustment.asked, sheet, days)[1]
    if scored.complete:
        sheet.totals.update(scored.totals())
    return _Marked(sheet, scored, frozenset(missing))


def _stand(marked: _Marked, round_id: str, days: LastDays) -> Case:
    sheet, scored = marked.sheet, marked.score
    plan, participant = sheet.plan, sheet.participant
    awards = awards_for(plan, participant.kind, participant.group, round_id)
    if scored is None:
        standings = {award.id: stand(award, sheet, days, score_facts(plan, award, sheet)) for award in awards}
        first = next(iter(standings.values()), None)
        return Case(sheet, None, standings, first.missing if first else (), ())
    standings = {award.id: stand(award, sheet, days) for award in awards}
    missing = set(marked.missing)
    for award in awards:
        if award.among is None:
            missing.update(name for name in standings[award.id].missing if name in plan.facts)
    parts = (*scored.criteria.items(), *scored.bonus.items(), *scored.penalty.items())
    undefined = () if missing else tuple(name for name, reason in parts if reason.points is None)
    return Case(sheet, scored, standings, tuple(sorted(missing)), undefined)


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
    return tuple(name for name in facts_of_measure(award.by) if _asked(plan, name, kind, group))


def _asked(plan: Plan, name: str, kind: str, group: str) -> bool:
    return name in plan.facts and concerns(plan.facts[name].asked, kind, group)


def _missing(sheet: Sheet, names: Iterable[str], days: LastDays) -> set[str]:
    """Facts among ``names`` that are asked of the participant and not given; of an unknown selector, it alone."""
    missing: set[str] = set()
    for name in names:
        asked, selectors = applies(sheet.plan.facts[name].asked, sheet, days)
        missing |= selectors
        if asked and sheet.given(name) is None:
            missing.add(name)
    return missing
